import type { Detector } from "@/lib/core/evidence/finding";
import type { Inventory } from "@/lib/core/evidence/inventory/types";

/** Every detector, by id. Their order never matters: findings are sorted by place. */
export const DETECTORS: readonly Detector<Inventory>[] = [];
