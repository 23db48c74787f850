import { AREAS } from "@/lib/core/model/areas";
import { controlsOf } from "@/lib/core/model/controls";
import type { AreaId, AreaState, ControlId, Level } from "@/lib/core/model/words";
import { countedAnswer, isInPlace } from "./counted";
import type { AnswersByControl, AreaResult } from "./types";

/** How each of the seven areas stands, in the checklist's order. An area has no level. */
export function areaResults(answers: AnswersByControl, target: Level): readonly AreaResult[] {
  return AREAS.map(({ id }) => areaResult(id, answers, target));
}

function areaResult(area: AreaId, answers: AnswersByControl, target: Level): AreaResult {
  const controls = controlsOf(area);
  const expected = controls.filter(({ expectedLevel }) => expectedLevel <= target);
  const judged = (expected.length > 0 ? expected : controls).map(({ id }) => id);
  return {
    area,
    state: areaState(judged, answers),
    judged,
    answered: controls.filter(({ id }) => answers[id]).length,
    total: controls.length,
    inPlace: controls.filter(({ id }) => isInPlace(id, answers)).length,
  };
}

function areaState(judged: readonly ControlId[], answers: AnswersByControl): AreaState {
  const counted = judged.map((id) => countedAnswer(id, answers));
  if (counted.every((answer) => answer === null || answer === "unknown")) return "not_assessed";
  if (counted.includes("not_met")) return "open";
  return judged.every((id) => isInPlace(id, answers)) ? "in_place" : "partial";
}
