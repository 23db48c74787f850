import { AREAS } from "@/lib/core/model/areas";
import { CATALOGUE, type Catalogue } from "@/lib/core/model/catalogue";
import type { AreaId, AreaState, ControlId, Level } from "@/lib/core/model/words";
import { countedAnswer, isInPlace } from "./counted";
import type { AnswersByControl, AreaResult } from "./types";

/** How each of the seven areas stands, in the checklist's order. An area has no level. */
export function areaResults(
  answers: AnswersByControl,
  target: Level,
  catalogue: Catalogue = CATALOGUE,
): readonly AreaResult[] {
  return AREAS.map(({ id }) => areaResult(id, answers, target, catalogue));
}

function areaResult(
  area: AreaId,
  answers: AnswersByControl,
  target: Level,
  catalogue: Catalogue,
): AreaResult {
  const controls = catalogue.controls.filter(({ group }) => group === area);
  const expected = controls.filter(({ expectedLevel }) => expectedLevel <= target);
  const judged = (expected.length > 0 ? expected : controls).map(({ id }) => id);
  return {
    area,
    state: areaState(judged, answers, catalogue),
    judged,
    answered: controls.filter(({ id }) => answers[id]).length,
    total: controls.length,
    inPlace: controls.filter(({ id }) => isInPlace(id, answers, catalogue)).length,
  };
}

function areaState(
  judged: readonly ControlId[],
  answers: AnswersByControl,
  catalogue: Catalogue,
): AreaState {
  const counted = judged.map((id) => countedAnswer(id, answers, catalogue));
  if (counted.every((answer) => answer === null || answer === "unknown")) return "not_assessed";
  if (counted.includes("not_met")) return "open";
  return judged.every((id) => isInPlace(id, answers, catalogue)) ? "in_place" : "partial";
}
