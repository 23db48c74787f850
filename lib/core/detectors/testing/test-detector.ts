import { describe, expect, test } from "vitest";
import { examine } from "@/lib/core/evidence/examine";
import type { Detector, Outcome } from "@/lib/core/evidence/finding";
import type { Finding } from "@/lib/core/evidence/finish";
import type { Inventory } from "@/lib/core/evidence/inventory/types";
import type { Answer } from "@/lib/core/model/words";

/** A text alone is pasted and told by its content; more files are by path. */
export type Files = string | Readonly<Record<string, string>>;

/** Where findings of an outcome stand: a line of the one file, or `file:line`. */
type Expected = { readonly [outcome in Outcome]?: readonly (number | string)[] } & {
  /** What the proposal of the detector's first control is; left out where the case doesn't care. */
  readonly answer?: Answer | null;
};

export interface CaseOptions {
  /** Several files are a complete input unless told; a pasted text is none. */
  readonly complete?: boolean;
  readonly asOf?: string;
}

export type Case = readonly [
  promise: string,
  files: Files,
  expected: Expected,
  options?: CaseOptions,
];

/** The day that tests speak of. */
const AS_OF = "2026-11-23";

/** Holds a detector to its cases: every finding of it, at its line, and none more. */
export function testDetector(detector: Detector<Inventory>, cases: readonly Case[]): void {
  describe(detector.id, () => {
    for (const [promise, files, { answer, ...expected }, options] of cases) {
      test(promise, () => {
        const evidence = examineTexts(files, options);
        const found = evidence.findings.filter((finding) => finding.detector === detector.id);
        expect(byOutcome(found, typeof files === "string")).toEqual(sorted(expected));
        const [control] = detector.controls;
        if (answer !== undefined && control) {
          expect(evidence.proposals.get(control)?.answer ?? null).toBe(answer);
        }
      });
    }
  });
}

/** Examines texts as the product would. */
export function examineTexts(files: Files, options: CaseOptions = {}) {
  const pasted = typeof files === "string";
  const entries = pasted ? [["pasted", files] as const] : Object.entries(files);
  return examine({
    files: entries.map(([path, text]) => ({
      path,
      bytes: new TextEncoder().encode(text),
      named: pasted,
    })),
    complete: options.complete ?? !pasted,
    asOf: options.asOf ?? AS_OF,
  });
}

/** What a detector says of texts, in the order of its findings. */
export function sentencesOf({ id }: Detector<Inventory>, files: Files): readonly string[] {
  return examineTexts(files)
    .findings.filter(({ detector }) => detector === id)
    .map(({ sentence }) => sentence);
}

function byOutcome(
  findings: readonly Finding[],
  pasted: boolean,
): Readonly<Record<string, unknown>> {
  const found: Record<string, (number | string)[]> = {};
  for (const { outcome, file, line } of findings) {
    found[outcome] ??= [];
    found[outcome].push(pasted ? line : `${file}:${line}`);
  }
  return sorted(found);
}

function sorted(places: Readonly<Record<string, readonly (number | string)[]>>) {
  return Object.fromEntries(
    Object.entries(places)
      .filter(([, list]) => list.length > 0)
      .map(([outcome, list]) => [outcome, [...list].sort(byPlace)]),
  );
}

function byPlace(a: number | string, b: number | string): number {
  const text = (place: number | string) =>
    String(place).replace(/\d+$/, (digits) => digits.padStart(6, "0"));
  return text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0;
}
