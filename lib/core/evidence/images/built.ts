import type { CopyLine, Dockerfile, Stage } from "../dockerfile/types";
import { chainOf } from "../inventory/stages";
import type { BuiltImage } from "../inventory/types";
import type { Span } from "../source";
import { baseKind } from "./base";
import type { ImageReference } from "./reference";

/** What an image built here stands on in the end. */
export type Foundation = { readonly at: Span } & (
  | { readonly kind: "scratch" }
  | { readonly kind: "unresolved"; readonly text: string }
  | { readonly kind: "image"; readonly reference: ImageReference; readonly name: string }
);

/**
 * The base at the end of an image's chain of stages; `at` is the operand of the `FROM` that names it. An empty one into
 * which a whole file system is put is what it is filled with.
 */
export function foundationOf({
  chain,
  stage,
  dockerfile,
}: Pick<BuiltImage, "chain" | "stage" | "dockerfile">): Foundation {
  const { base } = chain.at(-1) ?? stage;
  switch (base.kind) {
    case "scratch": {
      const filling = chain.flatMap(rootCopies).at(0);
      return filling ? fillingOf(filling, stage, dockerfile) : { kind: "scratch", at: base.at };
    }
    case "image":
      return onImage(base.reference, base.at);
    case "unresolved":
      return { kind: "unresolved", text: base.text, at: base.at };
    case "stage":
      return { kind: "unresolved", text: "", at: base.at };
  }
}

function onImage(reference: ImageReference, at: Span): Foundation {
  const { name, tag } = reference;
  return { kind: "image", at, reference, name: tag === null ? name : `${name}:${tag}` };
}

function fillingOf(line: CopyLine, { index }: Stage, dockerfile: Dockerfile): Foundation {
  const { from, sources, at } = line;
  if (from?.kind === "image") return onImage(from.reference, from.at);
  const source = from?.kind === "stage" && from.index < index && dockerfile.stages[from.index];
  if (!source) return { kind: "unresolved", text: sources[0]?.value ?? "", at };
  return foundationOf({ chain: chainOf(dockerfile, source), stage: source, dockerfile });
}

/** The lines of a stage that put a whole file system at its root: another image's, or an archive that `ADD` unpacks. */
export function rootCopies({ instructions }: Stage): readonly CopyLine[] {
  return instructions.flatMap((line) =>
    (line.kind === "COPY" || line.kind === "ADD") && copiesRoot(line) ? [line] : [],
  );
}

/** Whether a line puts a whole file system at the root. */
export function copiesRoot({ kind, from, sources, target }: CopyLine): boolean {
  if (!isRoot(target?.value)) return false;
  if (from !== null) return sources.some(({ value }) => isRoot(value));
  return kind === "ADD" && sources.some(({ value }) => ARCHIVE.test(value));
}

function isRoot(path: string | undefined): boolean {
  return path === "/" || path === "/." || path === "/*";
}

const ARCHIVE = /\.(?:tar(?:\.\w{1,4})?|tgz|tbz2?|txz)$/i;

/** What the tables say of a foundation; null where they say nothing. */
export function foundationKind(foundation: Foundation) {
  if (foundation.kind === "scratch") return "bare";
  return foundation.kind === "image" ? baseKind(foundation.reference) : null;
}
