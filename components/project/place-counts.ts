import { CONTROL_IDS } from "@/lib/core/model/words";

/** The words beside a project's places: answered controls, and steps that the target waits for. */
export function placeCounts(answered: number, steps: number) {
  return {
    checklist: `${answered} of ${CONTROL_IDS.length}`,
    roadmap: steps === 1 ? "1 step" : `${steps} steps`,
  };
}
