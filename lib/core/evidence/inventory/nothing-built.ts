import type { DraftFinding } from "../finding";
import { buildCommands } from "./build-commands";
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
 * one in error or named and absent, without `build:` or a build in a workflow or a script, and with no file of a kind
 * that isn't read and no service that says neither or whose other part is missing.
 */
function nothingIsBuilt(inventory: Inventory): boolean {
  const { complete, unseen, dockerfiles, missingDockerfiles, containers } = inventory;
  const { transcripts, workflows, sets } = inventory;
  return (
    complete &&
    !unseen &&
    dockerfiles.length === 0 &&
    missingDockerfiles.length === 0 &&
    sets.every(({ missing }) => missing === null) &&
    containers.every((one) => one.image !== null && one.build === null && one.built === null) &&
    transcripts.every((transcript) => buildCommands(transcript).length === 0) &&
    workflows.every(({ acts }) => acts.every(({ kind }) => kind !== "build")) &&
    !inventory.paths.some((path) => DOCKERFILE.test(path))
  );
}
