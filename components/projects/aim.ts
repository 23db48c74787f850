import { TARGET_OF } from "@/lib/core/model/environments";
import type { Environment, Level } from "@/lib/core/model/words";

/** Where a project runs and what it aims at, while a person is choosing. */
export interface Aim {
  readonly environment: Environment | null;
  readonly target: Level | null;
  /** Somebody chose the target: it follows the environment no longer. */
  readonly isTargetChosen: boolean;
}

export const NO_AIM: Aim = { environment: null, target: null, isTargetChosen: false };

/** The aim of a project that has one; a target that is not its environment's was chosen by somebody. */
export function aimOf(project: { environment: Environment; target: Level }): Aim {
  const { environment, target } = project;
  return { environment, target, isTargetChosen: target !== TARGET_OF[environment] };
}

/** Another environment: it sets the target, unless that was chosen. */
export function withEnvironment(aim: Aim, environment: Environment): Aim {
  return { ...aim, environment, target: aim.isTargetChosen ? aim.target : TARGET_OF[environment] };
}

/** Another target; the environment's own is as good as not chosen. */
export function withTarget(aim: Aim, target: Level): Aim {
  const isOwn = aim.environment !== null && TARGET_OF[aim.environment] === target;
  return { ...aim, target, isTargetChosen: !isOwn };
}
