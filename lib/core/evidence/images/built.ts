import type { DraftFinding } from "../finding";
import type { BuiltImage, Inventory } from "../inventory/types";
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

/**
 * Whether the input proves that nothing is built here (catalogue facts, 0.2): a complete one without a Dockerfile, also
 * one in error or named and absent, without `build:`, and with no file of a kind that isn't read.
 */
function nothingIsBuilt(inventory: Inventory): boolean {
  const { complete, unseen, dockerfiles, missingDockerfiles, containers, workflows } = inventory;
  return (
    complete &&
    !unseen &&
    dockerfiles.length === 0 &&
    missingDockerfiles.length === 0 &&
    containers.every(({ build }) => build === null) &&
    workflows.every(({ acts }) => acts.every(({ kind }) => kind !== "build")) &&
    !inventory.paths.some((path) => DOCKERFILE.test(path))
  );
}

const DOCKERFILE = /(?:^|\/)(?:[^/]*\.)?(?:Dockerfile|Containerfile)(?:\.[^/]*)?$/i;

/** Where nothing is built here, each container's image stands for that: the control doesn't apply to it. */
export function onlyRun(
  inventory: Inventory,
  control: DraftFinding["control"],
  code: string,
): readonly DraftFinding[] {
  if (!nothingIsBuilt(inventory)) return [];
  return inventory.containers.map(({ subject, shipped, basis, image, at }) => ({
    control,
    outcome: "not_applicable",
    basis,
    subject,
    shipped,
    at: image?.at ?? at,
    message: { code },
  }));
}
