import { originOf } from "@/lib/core/evidence/containers/image";
import { said } from "@/lib/core/evidence/containers/verdict";
import type { Detector } from "@/lib/core/evidence/finding";
import type { Inventory } from "@/lib/core/evidence/inventory/types";
import { watchedBy } from "@/lib/core/model/tables/monitoring-images";

/** RUN-2, PRG-7: a monitoring image shows that something is watched, never that anybody is told. */
export const monitoringHint: Detector<Inventory> = {
  id: "monitoring-hint",
  controls: ["RUN-2", "PRG-7"],
  detect: ({ containers }) =>
    containers.flatMap((container) => {
      const name = originOf(container)?.name;
      const watched = name === undefined ? null : watchedBy(name);
      if (!watched || name === undefined) return [];
      const { subject, shipped, at } = container;
      const controls =
        watched === "behaviour" ? (["RUN-2", "PRG-7"] as const) : (["RUN-2"] as const);
      return controls.map((control) => ({
        control,
        outcome: "pass" as const,
        basis: "hint" as const,
        subject,
        shipped,
        at: container.image?.at ?? at,
        message: said(`monitoring-${watched}`, name),
      }));
    }),
};
