import type { SnapshotKind } from "@/lib/core/snapshot/types";

/** What a snapshot was taken by, in words. */
export const snapshotKindTexts = {
  by_hand: "By hand",
  workshop: "At the end of a workshop",
  sign_off: "At sign-off",
  pipeline: "By a pipeline",
} satisfies Record<SnapshotKind, string>;
