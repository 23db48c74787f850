import type { Detector, DraftFinding } from "@/lib/core/evidence/finding";
import { bringsCompilers } from "@/lib/core/evidence/images/base";
import { type Foundation, foundationKind, foundationOf } from "@/lib/core/evidence/images/built";
import { imageKey } from "@/lib/core/evidence/images/same";
import { onlyRun } from "@/lib/core/evidence/inventory/nothing-built";
import type { BuiltImage, Inventory } from "@/lib/core/evidence/inventory/types";

/** IMG-1: images built here stand on a minimal base, not on a whole distribution or a full language image. */
export const minimalBase: Detector<Inventory> = {
  id: "minimal-base",
  controls: ["IMG-1"],
  detect(inventory) {
    return [
      ...inventory.images.map((image) => judge(image, inventory)),
      ...onlyRun(inventory, "IMG-1", "base-only-run"),
    ];
  },
};

/** An image of this size was cut down, whatever it started from. */
const SMALL_BYTES = 150_000_000;

function judge(image: BuiltImage, inventory: Inventory): DraftFinding {
  const foundation = foundationOf(image);
  const { subject, shipped } = image;
  const finding = { control: "IMG-1", subject, shipped, at: foundation.at } as const;
  if (foundation.kind === "scratch") {
    return { outcome: "pass", basis: "configured", message: { code: "base-scratch" }, ...finding };
  }
  const values = { image: nameOf(foundation) };
  const kind = foundationKind(foundation);
  if (kind === null) {
    const code = foundation.kind === "unresolved" ? "base-unresolved" : "base-unknown";
    return { outcome: "unknown", basis: "inferred", message: { code, values }, ...finding };
  }
  const inferred = { basis: "inferred", ...finding } as const;
  if (kind === "bare" || kind === "minimal") {
    const adds =
      kind === "minimal" && foundation.kind === "image" && bringsCompilers(foundation.reference);
    const code = adds ? "base-minimal-compilers" : `base-${kind}`;
    return { outcome: "pass", message: { code, values }, ...inferred };
  }
  const fail = { outcome: "fail", ...inferred } as const;
  if (kind === "service") {
    return { best: "partly", message: { code: "base-service", values }, ...fail };
  }
  const small = sizeOf(image, inventory);
  if (small !== null && small < SMALL_BYTES) {
    return { best: "partly", message: { code: "base-cut-down", values }, ...fail };
  }
  return { message: { code: `base-${kind}`, values }, ...fail };
}

function nameOf(foundation: Foundation): string {
  if (foundation.kind === "image") return foundation.name;
  return foundation.kind === "unresolved" ? foundation.text.slice(0, 200) : "scratch";
}

/** What `docker inspect` says of the image's size, found by one of its tags. */
function sizeOf({ tags }: BuiltImage, { inspectedImages }: Inventory): number | null {
  const keys = new Set(tags.flatMap(({ value }) => imageKey(value) ?? []));
  const found = inspectedImages.find((one) =>
    one.tags.some((tag) => keys.has(imageKey(tag) ?? "")),
  );
  return found?.size ?? null;
}
