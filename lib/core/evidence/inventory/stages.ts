import type { Dockerfile, Stage } from "../dockerfile/types";

/**
 * The stage that a build makes: the last one, or the one that `target` names, by name in any case or by its number. One
 * that isn't there builds nothing.
 */
export function targetStage(dockerfile: Dockerfile, target: string | null): Stage | undefined {
  const last = dockerfile.stages[dockerfile.stages.length - 1];
  if (target === null || target === "") return last;
  const name = target.toLowerCase();
  const named = dockerfile.stages.findLast((stage) => stage.name === name);
  return named ?? (/^\d{1,4}$/.test(name) ? dockerfile.stages[Number(name)] : undefined);
}

/** A stage, the earlier stage that it starts from, and so on down to the one that starts from an image. */
export function chainOf(dockerfile: Dockerfile, stage: Stage): readonly Stage[] {
  const chain: Stage[] = [stage];
  let base = stage.base;
  while (base.kind === "stage") {
    const earlier = dockerfile.stages[base.index];
    // Only earlier stages can be started from, so it ends.
    if (!earlier) break;
    chain.push(earlier);
    base = earlier.base;
  }
  return chain;
}

/** The stages that building one needs: those it starts from, copies from and mounts. */
export function reachedStages(dockerfile: Dockerfile, stage: Stage): ReadonlySet<Stage> {
  const reached = new Set<Stage>([stage]);
  // A set hands out what is added while it is walked.
  for (const one of reached) {
    for (const index of neededBy(one)) {
      const needed = dockerfile.stages[index];
      if (needed) reached.add(needed);
    }
  }
  return reached;
}

function neededBy({ base, instructions }: Stage): readonly number[] {
  const needed = base.kind === "stage" ? [base.index] : [];
  for (const instruction of instructions) {
    if (instruction.kind === "COPY" || instruction.kind === "ADD") {
      if (instruction.from?.kind === "stage") needed.push(instruction.from.index);
    } else if (instruction.kind === "RUN") {
      for (const { from } of instruction.mounts)
        if (from?.kind === "stage") needed.push(from.index);
    }
  }
  return needed;
}

/** A stage as findings call it: `stage 2 (runtime)`, with the file where several are in the input. */
export function stageSubject(stage: Stage, place: string | null): string {
  const name = stage.name === null ? "" : ` (${stage.name})`;
  return `stage ${stage.index + 1}${name}${place === null ? "" : ` of ${place}`}`;
}
