import type { Level, Phase } from "./words";

/** The phases of the strategy, in order. */
export const PHASES: readonly Phase[] = ["basics", "staging", "production", "regulated"];

/** The phase that carries a project to a level. */
export const PHASE_OF = {
  1: "basics",
  2: "staging",
  3: "production",
  4: "regulated",
} as const satisfies Record<Level, Phase>;
