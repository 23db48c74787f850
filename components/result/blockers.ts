import type { ControlId, Level } from "@/lib/core/model/words";
import type { Assessment, RequirementResult } from "@/lib/core/scoring/types";

/** A control that keeps a level from being reached, and the requirement that asks for it. */
export interface Blocker {
  readonly control: ControlId;
  readonly requirement: RequirementResult["id"];
}

/** What stands between a project and its next level. */
export interface Blockers {
  readonly level: Level;
  readonly requirements: readonly RequirementResult[];
  /** Answered partly or not met. */
  readonly broken: readonly Blocker[];
  /** Nobody has said, or somebody looked and can't say. */
  readonly waiting: readonly Blocker[];
}

/** What blocks the level above the declared one; null where the target is reached. */
export function blockersOf({ declared, target, levels }: Assessment): Blockers | null {
  const next = levels.find(({ level }) => level === (declared ?? 0) + 1);
  if (!next || next.level > target) return null;
  const { level, requirements } = next;
  const broken = blockersIn(requirements, ({ broken }) => broken);
  const waiting = blockersIn(requirements, ({ blocking, broken }) =>
    blocking.filter((control) => !broken.includes(control)),
  );
  return { level, requirements, broken, waiting };
}

function blockersIn(
  requirements: readonly RequirementResult[],
  controlsOf: (requirement: RequirementResult) => readonly ControlId[],
): readonly Blocker[] {
  // A strict policy asks for a control a second time; the catalogue's requirement says more.
  const found = new Map<ControlId, Blocker>();
  for (const requirement of requirements) {
    for (const control of controlsOf(requirement)) {
      if (!found.has(control)) found.set(control, { control, requirement: requirement.id });
    }
  }
  return [...found.values()];
}
