import type { Level, LevelReached, RequirementState } from "@/lib/core/model/words";
import type { Assessment } from "@/lib/core/scoring/types";

/** Requirements of one level: satisfied, all of them, refuted. */
type LevelCount = readonly [satisfied: number, all: number, refuted: number];

/** All that a load line is drawn from, in every size. */
export interface LoadLineState {
  /** Where the water stands; null for no water. */
  verified: LevelReached | null;
  declared: LevelReached | null;
  target: Level;
  /** Levels 1 to 4, from below. */
  counts: readonly [LevelCount, LevelCount, LevelCount, LevelCount];
}

/** An assessment of today, or one that a snapshot froze. */
interface Scored extends Pick<Assessment, "verified" | "declared" | "target"> {
  readonly levels: readonly {
    readonly level: Level;
    readonly requirements: readonly { readonly state: RequirementState }[];
  }[];
}

/** What an assessment has to draw. */
export function loadLineOf(assessment: Scored): LoadLineState {
  const { verified, declared, target, levels } = assessment;
  const count = (level: Level): LevelCount => {
    const states = levels.find((result) => result.level === level)?.requirements ?? [];
    const those = (state: string) => states.filter((result) => result.state === state).length;
    return [those("satisfied"), states.length, those("refuted")];
  };
  return { verified, declared, target, counts: [count(1), count(2), count(3), count(4)] };
}

/** What a requirement's cell shows. `ahead`: satisfied while the level below is not complete. */
export type Cell = "on" | "ahead" | "empty" | "struck";

/** The cells of each level from below: satisfied first, refuted last, open ones between. */
export function cellsOf(counts: LoadLineState["counts"]): readonly (readonly Cell[])[] {
  const incomplete = counts.findIndex(([satisfied, all]) => satisfied < all);
  return counts.map(([satisfied, all, refuted], index) =>
    Array.from({ length: all }, (_, cell) => {
      if (cell < satisfied) return incomplete < 0 || index <= incomplete ? "on" : "ahead";
      return cell >= all - refuted ? "struck" : "empty";
    }),
  );
}

/** The declared mark is drawn apart only where it stands higher than the water. */
export function isDeclaredAbove({
  verified,
  declared,
}: Pick<LoadLineState, "verified" | "declared">): boolean {
  return declared !== null && (verified === null || declared > verified);
}
