import { imageKey } from "../images/same";
import type { BuiltImage, Inventory, RunningContainer } from "./types";

/** An image of the input: built here, or run under a name. */
export interface InputImage {
  readonly built: BuiltImage | null;
  /** All that run it. */
  readonly containers: readonly RunningContainer[];
  /** What files call it, as they write it. */
  readonly names: readonly string[];
}

/**
 * Every image of an input once: those built here with all that run them, then those that are only run, by their name. A
 * container that builds an image whose Dockerfile isn't in the input, and doesn't name it, has one of its own.
 */
export function allImages({
  images,
  containers,
}: Pick<Inventory, "images" | "containers">): readonly InputImage[] {
  const built = images.map((image) => ({
    built: image,
    containers: image.usedBy,
    names: [
      ...image.tags.map(({ value }) => value),
      ...image.usedBy.flatMap((container) => container.image?.value ?? []),
    ],
  }));
  const run = new Map<string, { built: null; containers: RunningContainer[]; names: string[] }>();
  for (const container of containers) {
    if (container.built) continue;
    const name = container.image?.value ?? container.observed?.image?.value;
    const key = name === undefined ? container.subject : (imageKey(name) ?? name);
    const known = run.get(key);
    if (known) known.containers.push(container);
    else {
      const names = name === undefined ? [] : [name];
      run.set(key, { built: null, containers: [container], names });
    }
  }
  return [...built, ...run.values()];
}
