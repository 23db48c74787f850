import type { BuiltImage, Inventory } from "../inventory/types";

/**
 * The images built here that no container of the input stands for: each is a subject of its own. A shipped image that
 * only a development service runs is one, too.
 */
export function unusedImages({ images }: Inventory): readonly BuiltImage[] {
  return images.filter(({ shipped, usedBy }) =>
    shipped ? !usedBy.some((container) => container.shipped) : usedBy.length === 0,
  );
}
