import { findingSentence } from "@/lib/core/model/text/en/findings";
import type { Proposals } from "@/lib/core/proposals/fold-components";
import type { Evidence } from "./examine";
import type { Finding } from "./finish";

/** The same evidence with its findings worded, wherever they stand in it: for what was examined without words. */
export function wordEvidence(evidence: Evidence): Evidence {
  const worded = new Map(evidence.findings.map((finding) => [finding, wordFinding(finding)]));
  const inWords = (proposals: Proposals): Proposals =>
    new Map(
      [...proposals].map(([control, proposal]) => [
        control,
        {
          ...proposal,
          findings: proposal.findings.map((finding) => worded.get(finding) ?? finding),
        },
      ]),
    );
  return {
    ...evidence,
    findings: [...worded.values()],
    proposals: inWords(evidence.proposals),
    components: evidence.components.map((component) => ({
      ...component,
      proposals: inWords(component.proposals),
    })),
  };
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
