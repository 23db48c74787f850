import { DETECTORS } from "@/lib/core/detectors/all";
import { decode } from "@/lib/core/evidence/decode";
import { type Evidence, examine } from "@/lib/core/evidence/examine";
import { joinInventory } from "@/lib/core/evidence/inventory/join";
import { readArtefact } from "@/lib/core/evidence/read";
import { recognise } from "@/lib/core/evidence/recognise";
import { assessmentJson } from "@/lib/core/exports/assessment-json";
import { assessmentText } from "@/lib/core/exports/assessment-text";
import { scoreEvidence } from "@/lib/core/proposals/score";
import { Random } from "../corpus/random";
import type { FuzzCase } from "./case";
import { Places } from "./locations";

/** A promise of the engine that an input broke. */
export interface Fault {
  readonly promise: "throws" | "detector" | "location" | "mask" | "secret" | "same" | "id" | "slow";
  readonly message: string;
}

const AS_OF = "2026-11-23";
const TOOL = { name: "plimsoll", version: "0.0.0" } as const;

/**
 * Runs the whole engine over a case. Returns the first promise that it breaks, or null. `again` also runs it over the
 * same files in another order, which must tell the same.
 */
export function faultOf(fuzzed: FuzzCase, again = false): Fault | null {
  try {
    const evidence = examineCase(fuzzed);
    const json = JSON.stringify(toldOf(evidence));
    return (
      failedDetector(fuzzed, evidence) ??
      misplacedFinding(evidence) ??
      badMask(fuzzed, evidence) ??
      toldSecret(fuzzed, evidence, json) ??
      repeatedId(evidence) ??
      (again ? otherWhenAgain(fuzzed, json) : null)
    );
  } catch (error) {
    return { promise: "throws", message: stackOf(error) };
  }
}

function examineCase({ files, complete }: FuzzCase): Evidence {
  return examine({ files, complete, asOf: AS_OF });
}

function toldOf(evidence: Evidence): unknown {
  return assessmentJson(scoreEvidence(evidence), TOOL);
}

/** `examine` takes what a detector throws for "cannot tell": here it is a fault, and its stack is wanted. */
function failedDetector({ files, complete }: FuzzCase, { findings }: Evidence): Fault | null {
  const failed = findings.find(({ message }) => message.code === "detector-failed");
  if (!failed) return null;
  const read = files.flatMap(({ path, bytes, kind, named = false }) => {
    const { text } = decode(bytes);
    if (text === undefined) return [];
    return [readArtefact({ path, text }, kind ?? recognise({ path, text }), named).file];
  });
  const { inventory } = joinInventory(read, { asOf: AS_OF, complete, platform: null });
  try {
    DETECTORS.find(({ id }) => id === failed.detector)?.detect(inventory);
  } catch (error) {
    return { promise: "detector", message: `${failed.detector}: ${stackOf(error)}` };
  }
  return { promise: "detector", message: failed.detector };
}

function misplacedFinding({ files, findings }: Evidence): Fault | null {
  const places = new Map(files.map(({ path, masked }) => [path, new Places(masked ?? "")]));
  const fault = (message: string): Fault => ({ promise: "location", message });
  for (const finding of findings) {
    const { detector, file } = finding;
    const place = places.get(file);
    if (!place) return fault(`${detector}: no file “${file}”`);
    const wrong = place.misplaced(finding);
    if (wrong) return fault(`${detector} in ${file} ${wrong}`);
    const other = finding.places.find((one) => !places.get(one.file)?.hasLine(one.line));
    if (other) return fault(`${detector} speaks of line ${other.line} of “${other.file}”`);
  }
  for (const { path, errors, notes } of files) {
    const outside = [...errors, ...notes].find(
      ({ line }) => line !== null && !places.get(path)?.hasLine(line),
    );
    if (outside) return fault(`${outside.code} at line ${outside.line} of ${path}`);
  }
  return null;
}

/** A masked text keeps its length and its lines. */
function badMask({ files }: FuzzCase, evidence: Evidence): Fault | null {
  const masked = new Map(evidence.files.map((file) => [file.path, file.masked]));
  for (const { path, bytes } of files) {
    const { text } = decode(bytes);
    const hidden = masked.get(path);
    if (text === undefined || typeof hidden !== "string") continue;
    const ends = (value: string) => value.replace(/[^\r\n]+/g, (line) => String(line.length));
    if (ends(hidden) !== ends(text))
      return { promise: "mask", message: `${path} has other lines when masked` };
  }
  return null;
}

function toldSecret({ canaries }: FuzzCase, evidence: Evidence, json: string): Fault | null {
  if (canaries.length === 0) return null;
  const { files, findings, accepted, settings, notLookedAt } = evidence;
  const told = {
    json,
    text: assessmentText(scoreEvidence(evidence)),
    ...Object.fromEntries(files.map(({ path, masked }) => [`masked ${path}`, masked ?? ""])),
    rest: JSON.stringify({
      files: files.map(({ errors, notes }) => ({ errors, notes })),
      findings,
      accepted,
      settings,
      notLookedAt,
    }),
  };
  for (const canary of canaries) {
    for (const [where, text] of Object.entries(told)) {
      // Half of a secret is half of a secret.
      const half = canary.slice(-10);
      const at = text.indexOf(half);
      if (at >= 0)
        return {
          promise: "secret",
          message: `${where}: “${text.slice(Math.max(0, at - 60), at + 20)}”`,
        };
    }
  }
  return null;
}

function repeatedId({ findings }: Evidence): Fault | null {
  const seen = new Set<string>();
  for (const { id, detector } of findings) {
    if (seen.has(id)) return { promise: "id", message: `${detector}: ${id} twice` };
    seen.add(id);
  }
  return null;
}

function otherWhenAgain(fuzzed: FuzzCase, json: string): Fault | null {
  const files = new Random(fuzzed.files.length).shuffled(fuzzed.files);
  const other = JSON.stringify(toldOf(examineCase({ ...fuzzed, files })));
  if (other === json) return null;
  let at = 0;
  while (other[at] === json[at]) at += 1;
  const around = (text: string) => text.slice(Math.max(0, at - 100), at + 100);
  return { promise: "same", message: `“${around(json)}” became “${around(other)}”` };
}

function stackOf(error: unknown): string {
  return error instanceof Error
    ? (error.stack ?? error.message).split("\n").slice(0, 6).join("\n")
    : String(error);
}
