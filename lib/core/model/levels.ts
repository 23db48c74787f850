import type { ControlId, Level, LevelReached, RequirementId } from "./words";

export interface Requirement {
  readonly id: RequirementId;
  readonly level: Level;
  /** All of them must be met, or not applicable where that is allowed. */
  readonly controls: readonly ControlId[];
}

/** The 19 requirements of the four levels, in the checklist's order. */
export const REQUIREMENTS: readonly Requirement[] = [
  { id: "L1-1", level: 1, controls: ["CTR-1"] },
  { id: "L1-2", level: 1, controls: ["IMG-2"] },
  { id: "L1-3", level: 1, controls: ["PRG-1"] },
  { id: "L1-4", level: 1, controls: ["SEC-1", "BLD-2"] },
  { id: "L2-1", level: 2, controls: ["CTR-2"] },
  { id: "L2-2", level: 2, controls: ["CTR-3"] },
  { id: "L2-3", level: 2, controls: ["NET-1"] },
  { id: "L2-4", level: 2, controls: ["SEC-2"] },
  { id: "L2-5", level: 2, controls: ["PRG-2", "IMG-3"] },
  { id: "L3-1", level: 3, controls: ["CTR-4"] },
  { id: "L3-2", level: 3, controls: ["BLD-5"] },
  { id: "L3-3", level: 3, controls: ["PRG-4", "RUN-2"] },
  { id: "L3-4", level: 3, controls: ["PRG-3", "BLD-4"] },
  { id: "L3-5", level: 3, controls: ["PRG-5"] },
  { id: "L4-1", level: 4, controls: ["PRG-6"] },
  { id: "L4-2", level: 4, controls: ["PRG-7"] },
  { id: "L4-3", level: 4, controls: ["PRG-8"] },
  { id: "L4-4", level: 4, controls: ["PRG-9"] },
  { id: "L4-5", level: 4, controls: ["PRG-10"] },
];

export const TOP_LEVEL = 4 satisfies Level;

/** The level that is reached when this one is missed. */
export const LEVEL_BELOW = { 1: 0, 2: 1, 3: 2, 4: 3 } as const satisfies Record<
  Level,
  LevelReached
>;

const LEVEL_OF: ReadonlyMap<RequirementId, Level> = new Map(
  REQUIREMENTS.map((requirement) => [requirement.id, requirement.level]),
);

/**
 * The level that a requirement belongs to.
 * @throws When the catalogue lacks the id, which its own test rules out.
 */
export function levelOfRequirement(id: RequirementId): Level {
  const level = LEVEL_OF.get(id);
  if (!level) throw new Error(`No requirement ${id} in the catalogue`);
  return level;
}
