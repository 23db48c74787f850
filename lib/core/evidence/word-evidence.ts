import { findingSentence } from "@/lib/core/model/text/en/findings";
import type { Evidence, Examination } from "./examine";
import type { Finding } from "./finish";
import { folded } from "./folded";

/** Evidence in words, and folded: of what was examined without. */
export function wordEvidence(examination: Examination): Evidence {
  return folded({ ...examination, findings: examination.findings.map(wordFinding) });
}

function wordFinding(finding: Finding): Finding {
  const { message, related = [], places } = finding;
  return {
    ...finding,
    sentence: findingSentence(message),
    places: places.map((place, index) => {
      const why = related[index]?.why;
      return why ? { ...place, why: findingSentence(why) } : place;
    }),
  };
}
