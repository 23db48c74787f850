import type { Dockerfile, Stage } from "../dockerfile/types";

/** A stage, then the stages it starts from, down to the one on an image: `FROM alias` followed. */
export function chainOf(dockerfile: Pick<Dockerfile, "stages">, stage: Stage): readonly Stage[] {
  const chain = [stage];
  for (;;) {
    const base = chain.at(-1)?.base;
    // An earlier stage each time, so it ends.
    const next = base?.kind === "stage" ? dockerfile.stages[base.index] : undefined;
    if (!next) return chain;
    chain.push(next);
  }
}
