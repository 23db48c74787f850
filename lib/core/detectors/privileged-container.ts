import {
  type Caps,
  lookFor,
  openOverride,
  override,
  shownOverrides,
} from "@/lib/core/evidence/containers/override";
import { isUnresolved, placeOf } from "@/lib/core/evidence/containers/verdict";
import type { Detector } from "@/lib/core/evidence/finding";
import type { Inventory } from "@/lib/core/evidence/inventory/types";

/** OF-1: a privileged container has every capability and device of the host. */
export const privilegedContainer: Detector<Inventory> = {
  id: "of-1",
  controls: ["CTR-4", "CTR-5", "CTR-1"],
  detect(inventory) {
    const found = inventory.containers.flatMap((container) => {
      const { basis, hits } = lookFor(container, ({ privileged }) =>
        privileged && privileged.value !== false ? [privileged] : [],
      );
      return hits.flatMap((privileged) =>
        isUnresolved(privileged)
          ? openOverride(container, privileged, "privileged-unresolved", CAPS)
          : override(container, basis, placeOf(privileged), { code: "privileged" }, CAPS),
      );
    });
    const shown = shownOverrides(inventory, found, ({ shows }) =>
      shows.kind === "privileged" ? "privileged" : null,
    ).map(({ container, at, code }) => override(container, "observed", { at }, { code }, CAPS));
    return [...found, ...shown];
  },
};

const CAPS: Caps = [
  { control: "CTR-4", best: "not_met" },
  { control: "CTR-5", best: "partly" },
  { control: "CTR-1", best: "partly" },
];
