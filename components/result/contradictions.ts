import { CONTROL_IDS, type ControlId } from "@/lib/core/model/words";
import type { PlacedProposals } from "@/lib/core/review/standing";
import type { AnswersByControl } from "@/lib/core/scoring/types";

/** Where files speak against answers: by control the place, as `compose.yaml:7`. */
export type Contradictions = ReadonlyMap<ControlId, string>;

/** The answers of a project that its files contradict. */
export function contradictionsOf(
  answers: AnswersByControl,
  proposals: PlacedProposals,
): Contradictions {
  return new Map(
    CONTROL_IDS.flatMap((control): [ControlId, string][] => {
      if (!answers[control]?.contradiction) return [];
      const said = proposals[control];
      return [[control, said?.file ? `${said.file}:${said.line}` : "the files"]];
    }),
  );
}
