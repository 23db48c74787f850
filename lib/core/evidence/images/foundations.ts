import type { BuiltImage } from "../inventory/types";
import { type Foundation, foundationOf } from "./built";
import { tableName } from "./names";

/** What an image built here stands on, and the compilers whose libraries are in what it copies. */
export function foundationsOf(image: BuiltImage): readonly [Foundation, ...Foundation[]] {
  return [foundationOf(image), ...compilersOf(image)];
}

/** The Go and Rust stages that an image copies from: their standard libraries are compiled into what is copied. */
function compilersOf({ dockerfile, chain }: BuiltImage): Foundation[] {
  const copied = new Set<number>();
  for (const { instructions } of chain) {
    for (const line of instructions) {
      if (line.kind === "COPY" && line.from?.kind === "stage") copied.add(line.from.index);
    }
  }
  // A set hands out what is added while it is walked: the stages that a copied one starts from.
  for (const index of copied) {
    const base = dockerfile.stages[index]?.base;
    if (base?.kind === "stage") copied.add(base.index);
  }
  return [...copied].flatMap((index) => {
    const stage = dockerfile.stages[index];
    if (stage?.base.kind !== "image") return [];
    return COMPILERS.test(tableName(stage.base.reference))
      ? [foundationOf({ chain: [stage], stage, dockerfile })]
      : [];
  });
}

const COMPILERS = /^(?:golang|rust)$/;
