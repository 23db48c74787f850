import type { LevelReached } from "@/lib/core/model/words";
import type { Assessment, Step } from "@/lib/core/scoring/types";

type Levels = Pick<Assessment, "declared" | "verified">;
type Switched = Pick<Step, "kind">;

/** Where the steps that are switched on lead: “With these 2 steps: level 2.” */
export function whatIfSentence(steps: readonly Switched[], before: Levels, after: Levels): string {
  const proofs = steps.filter(({ kind }) => kind === "prove").length;
  const noun = proofs === steps.length ? "proof" : "step";
  const said = steps.length === 1 ? `this ${noun}` : `these ${steps.length} ${noun}s`;
  const levels = [
    proofs < steps.length && declaredWords(before.declared, after.declared),
    proofs > 0 && verifiedWords(before.verified, after.verified),
  ];
  return `With ${said}: ${levels.filter((words) => words !== false).join(", ")}.`;
}

/** What is left after them, by the steps that the target would still need. */
export function whatIsLeft(
  { declared, verified, target }: Levels & Pick<Assessment, "target">,
  gating: readonly Pick<Step, "level">[],
): string {
  if (gating.length === 0) {
    return verified !== null && verified >= target
      ? `Target ${target} is reached and proven.`
      : `Target ${target} is reached by declaration only.`;
  }
  const next = (declared ?? 0) + 1;
  const left = gating.filter(({ level }) => level <= next).length;
  return `Level ${next} still needs ${left} ${left === 1 ? "step" : "steps"}.`;
}

function declaredWords(before: LevelReached | null, after: LevelReached | null): string {
  if (after === null) return "not assessed";
  // What nobody has said yet is no fault: "not yet" holds for it as for what is refuted.
  if (after === 0) return "level 1 not reached yet";
  return `${before === after ? "still " : ""}level ${after}`;
}

function verifiedWords(before: LevelReached | null, after: LevelReached | null): string {
  if (after === null || after === 0) return "level 1 not fully proven yet";
  return `${before === after ? "still " : ""}verified level ${after}`;
}
