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

/** The base at the end of an image's chain of stages; `at` is the operand of the `FROM` that names it. */
export function foundationOf({ chain, stage }: Pick<BuiltImage, "chain" | "stage">): Foundation {
  const { base } = chain.at(-1) ?? stage;
  switch (base.kind) {
    case "scratch":
      return { kind: "scratch", at: base.at };
    case "image": {
      const { name, tag } = base.reference;
      return {
        kind: "image",
        at: base.at,
        reference: base.reference,
        name: tag === null ? name : `${name}:${tag}`,
      };
    }
    case "unresolved":
      return { kind: "unresolved", text: base.text, at: base.at };
    case "stage":
      return { kind: "unresolved", text: "", at: base.at };
  }
}

/** What the tables say of a foundation; null where they say nothing. */
export function foundationKind(foundation: Foundation) {
  if (foundation.kind === "scratch") return "bare";
  return foundation.kind === "image" ? baseKind(foundation.reference) : null;
}
