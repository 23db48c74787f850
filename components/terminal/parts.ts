import type { AreaId } from "@/lib/core/model/words";

/** What each area is in a container terminal. */
export const PART_NAMES = {
  image: "quay",
  container: "doors",
  secrets: "strong room",
  network: "fence",
  runtime: "camera and siren",
  build: "inspection gantry",
  registry: "gate",
} satisfies Record<AreaId, string>;

/** As one walks: on the quay, then from left to right. */
export const WALK = [
  "image",
  "network",
  "registry",
  "runtime",
  "secrets",
  "container",
  "build",
] as const satisfies readonly AreaId[];

/** A place in a drawing: the part's focus frame and the middle of its label. */
export interface Place {
  hit: readonly [x: number, y: number, width: number, height: number];
  label: number;
}
