import { canonicalDigest } from "@/lib/core/digest/canonical-digest";
import { CanonicalText, canonicalScalar } from "@/lib/core/digest/canonical-json";
import type { Finding } from "@/lib/core/evidence/finish";
import { oncePerText } from "@/lib/core/evidence/once";
import { TABLES_DATE } from "@/lib/core/model/tables/date";
import { CATALOGUE_VERSION } from "@/lib/core/model/version";
import type { AssessedEvidence } from "@/lib/core/proposals/score";
import { bestOf, controlResults, ROOT, resultJson, SCHEMA } from "./assessment-facts";

/**
 * The digest that an assessment is compared and signed by: SHA-256 over the canonical JSON of what was seen and what
 * follows from it. No sentence, roadmap, lint or tool version is in it, so that rewording breaks no replay.
 */
export function assessmentDigest(assessed: AssessedEvidence): string {
  const { evidence } = assessed;
  const quoted = oncePerText(canonicalScalar);
  return canonicalDigest({
    schema: SCHEMA,
    catalogue: CATALOGUE_VERSION,
    tables: TABLES_DATE,
    asOf: evidence.asOf,
    input: { root: ROOT, complete: evidence.complete },
    files: evidence.files.map(({ digest, kind, path, shipped }) => ({
      digest,
      kind,
      path,
      shipped,
    })),
    findings: evidence.findings.map((finding) => new CanonicalText(findingText(finding, quoted))),
    controls: controlResults(assessed).map(
      (control) => new CanonicalText(controlText(control, quoted)),
    ),
    result: resultFacts(assessed),
  });
}

/**
 * A finding without its words as canonical JSON. Written out: there are many of them, and what they are made of is
 * known. Texts of files are quoted, the words of ours stand in it as they are.
 */
export function findingText(
  finding: Finding,
  quoted: (text: string) => string = canonicalScalar,
): string {
  const { basis, column, component, control, detector, endColumn, endLine, id, line } = finding;
  const best = bestOf(finding);
  let caps = "";
  for (const cap of finding.caps ?? [])
    caps += `${caps && ","}{"best":"${cap.best}","control":"${cap.control}"}`;
  let related = "";
  for (const { file, line: at } of finding.places)
    related += `${related && ","}{"file":${quoted(file)},"line":${at}}`;
  return (
    `{"basis":"${basis}","best":${best && `"${best}"`},"caps":[${caps}],"column":${column},` +
    `"component":${component === null ? null : quoted(component)},"control":"${control}","detector":"${detector}",` +
    `"endColumn":${endColumn},"endLine":${endLine},"file":${quoted(finding.file)},` +
    `"hard":${finding.hard ?? false},"id":"${id}","line":${line},"outcome":"${finding.outcome}",` +
    `"related":[${related}],"subject":${quoted(finding.subject)}}`
  );
}

/** A control as canonical JSON, written out in the same way. */
export function controlText(
  result: ReturnType<typeof controlResults>[number],
  quoted: (text: string) => string = canonicalScalar,
): string {
  const { control, answer, strength, counts, reasons, notLookedAt } = result;
  const { met, partly, notMet, unknown, notApplicable } = counts;
  return (
    `{"answer":${answer && `"${answer}"`},"control":"${control}","counts":{"met":${met},` +
    `"notApplicable":${notApplicable},"notMet":${notMet},"partly":${partly},"unknown":${unknown}},` +
    `"notLookedAt":[${notLookedAt.map(quoted).join(",")}],` +
    `"reasons":[${reasons.length > 0 ? `"${reasons.join('","')}"` : ""}],` +
    `"strength":${strength && `"${strength}"`}}`
  );
}

/** Levels and their requirements, in the same order. */
function resultFacts(assessed: AssessedEvidence) {
  const { levels, ...result } = resultJson(assessed);
  return {
    levels: levels.map(({ level, requirements, satisfied }) => ({
      level,
      requirements: requirements.map(({ blocking, by, id, state, title }) => ({
        blocking,
        by,
        id,
        state,
        title,
      })),
      satisfied,
    })),
    ...result,
  };
}
