import { PHASE_OF } from "@/lib/core/model/phases";
import { requirementStateTexts } from "@/lib/core/model/text/en/catalogue";
import { requirementTitle } from "@/lib/core/model/text/en/result";
import type { Level, Phase } from "@/lib/core/model/words";
import type { Assessment, LevelResult, Roadmap } from "@/lib/core/scoring/types";
import { counted } from "./counted-words";

/**
 * Where a phase stands: its level is reached; steps are left; its own requirements are satisfied,
 * but a lower level's are not; or the project does not aim that high.
 */
type PhaseState = "reached" | "steps" | "waiting" | "beyond";

export interface PhaseView {
  readonly phase: Phase;
  readonly level: Level;
  readonly state: PhaseState;
  readonly sentence: string;
}

const NAMED_AT_MOST = 3;

/**
 * The four phases in order, each with its state and one line on where it stands.
 * `proven` are the levels as judged by proven answers alone.
 */
export function phaseViews(
  { declared, target, levels }: Pick<Assessment, "declared" | "target" | "levels">,
  { gating }: Pick<Roadmap, "gating">,
  proven: readonly LevelResult[],
): readonly PhaseView[] {
  return levels.map((result) => {
    const { level } = result;
    const steps = gating.filter((step) => step.level === level);
    const state = stateOf(level, declared ?? 0, target, steps.length);
    const provenResult = proven.find((it) => it.level === level);
    const sentence = sentenceOf(state, result, provenResult);
    return { phase: PHASE_OF[level], level, state, sentence };
  });
}

function stateOf(level: Level, declared: number, target: Level, steps: number): PhaseState {
  if (level <= declared) return "reached";
  if (level > target) return "beyond";
  return steps > 0 ? "steps" : "waiting";
}

function sentenceOf(state: PhaseState, result: LevelResult, proven: LevelResult | undefined) {
  const { level, requirements } = result;
  const all = `All ${counted(requirements.length, "requirement")} are satisfied`;
  switch (state) {
    case "reached":
      return `${all}, ${provenWords(requirements.length, proven)}.`;
    case "waiting":
      return `${all}. It counts once level ${level - 1} is reached.`;
    case "beyond":
      return `Beyond the target. ${standing(result, 0)}`;
    case "steps":
      return standing(result, NAMED_AT_MOST);
  }
}

function provenWords(all: number, proven: LevelResult | undefined): string {
  const count = proven?.requirements.filter(({ state }) => state === "satisfied").length ?? 0;
  if (count === 0) return "by declaration only";
  return count === all ? "all of them proven" : `${count} of them proven`;
}

/** “Refuted: read-only filesystem, network isolation. Satisfied: 3 of 5.” */
function standing({ requirements }: LevelResult, namedAtMost: number): string {
  const parts = (["refuted", "open", "satisfied"] as const).flatMap((state) => {
    const those = requirements.filter((requirement) => requirement.state === state);
    if (those.length === 0) return [];
    const isNamed = state !== "satisfied" && those.length <= namedAtMost;
    const named = those.map(({ id }) => requirementTitle(id).toLowerCase()).join(", ");
    const counts = `${those.length} of ${requirements.length}`;
    return [`${requirementStateTexts[state].label}: ${isNamed ? named : counts}.`];
  });
  return parts.join(" ");
}
