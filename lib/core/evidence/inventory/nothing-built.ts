import type { DraftFinding } from "../finding";
import type { Inventory } from "./types";

const DOCKERFILE = /(?:^|\/)(?:[^/]+\.)?(?:docker|container)file(?:[._-][^/]*)?$/i;

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

/**
 * Whether the input proves that nothing is built here (catalogue facts, 0.2): a complete one without a Dockerfile, also
 * one in error or named and absent, without `build:` or a build in a workflow, and with no file of a kind that isn't read.
 */
function nothingIsBuilt(inventory: Inventory): boolean {
  const { complete, unseen, dockerfiles, missingDockerfiles, containers, workflows } = inventory;
  return (
    complete &&
    !unseen &&
    dockerfiles.length === 0 &&
    missingDockerfiles.length === 0 &&
    containers.every(({ build, built }) => build === null && built === null) &&
    workflows.every(({ acts }) => acts.every(({ kind }) => kind !== "build")) &&
    !inventory.paths.some((path) => DOCKERFILE.test(path))
  );
}
