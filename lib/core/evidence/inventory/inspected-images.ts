import type { Container } from "../container";
import { imageKey } from "../images/same";
import type { InspectedImage } from "./types";

/** Finds what `docker inspect` shows of the image that a container runs: by its id, else by its name. */
export function inspectedImages(
  images: readonly InspectedImage[],
): (container: Container, observed: Container | null) => InspectedImage | null {
  const byKey = new Map<string, InspectedImage | null>();
  for (const image of images) {
    const names = [...image.tags, ...image.digests].flatMap((name) => imageKey(name) ?? []);
    for (const key of new Set([...names, ...(image.id ? [image.id] : [])])) {
      const known = byKey.get(key);
      // Two of one name: which runs can't be said.
      byKey.set(key, known === undefined || known?.id === image.id ? image : null);
    }
  }
  return ({ image, imageId }, observed) => {
    const id = observed?.imageId ?? imageId;
    const key = image?.value === undefined ? null : imageKey(image.value);
    return byKey.get(id ?? "") ?? byKey.get(key ?? "") ?? null;
  };
}
