import { lookFor, override } from "@/lib/core/evidence/containers/override";
import { placeOf, said } from "@/lib/core/evidence/containers/verdict";
import type { Detector } from "@/lib/core/evidence/finding";
import type { Inventory } from "@/lib/core/evidence/inventory/types";

/** OF-4: a container without seccomp, AppArmor, SELinux labels or masked paths has lost a layer of its isolation. */
export const isolationOff: Detector<Inventory> = {
  id: "of-4",
  controls: ["CTR-4"],
  detect: ({ containers }) =>
    containers.flatMap((container) => {
      const { basis, hits } = lookFor(container, ({ securityOpt }) =>
        securityOpt.filter(({ value }) => OFF.test(value?.trim() ?? "")),
      );
      return hits.map((option) =>
        override(container, basis, placeOf(option), said("isolation-off", option.value ?? ""), [
          { control: "CTR-4", best: "partly" },
        ]),
      );
    }),
};

const OFF = /^(?:(?:seccomp|apparmor|systempaths)[=:]\s*unconfined|label[=:]\s*disable)$/i;
