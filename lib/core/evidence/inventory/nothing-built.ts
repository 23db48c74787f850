import type { ControlId } from "@/lib/core/model/words";
import type { DraftFinding } from "../finding";
import type { Inventory } from "./types";

/**
 * "Not applicable": nothing is built here (catalogue facts, 0.2). Proven only in a complete input all of whose kinds are
 * read, without a Dockerfile, a `build:` or a build in a workflow, at each container that runs somebody else's image;
 * elsewhere there is nothing to say.
 */
export function nothingBuilt(inventory: Inventory, control: ControlId): DraftFinding[] {
  const { complete, unseen, paths, containers, workflows } = inventory;
  const builds =
    containers.some(({ build, built }) => build !== null || built !== null) ||
    paths.some((path) => /(^|\/)([^/]+\.)?(docker|container)file([._-][^/]*)?$/i.test(path)) ||
    workflows.some(({ acts }) => acts.some(({ kind }) => kind === "build"));
  if (!complete || unseen || builds) return [];
  return containers.map(({ subject, shipped, basis, image, at }) => ({
    control,
    outcome: "not_applicable",
    basis,
    subject,
    shipped,
    at: image?.at ?? at,
    message: { code: "nothing-built" },
  }));
}
