import {
  type Caps,
  lookFor,
  openOverride,
  override,
} from "@/lib/core/evidence/containers/override";
import { isUnresolved, placeOf, said } from "@/lib/core/evidence/containers/verdict";
import type { Detector } from "@/lib/core/evidence/finding";
import type { Inventory } from "@/lib/core/evidence/inventory/types";
import type { Setting } from "@/lib/core/evidence/source";

/** OF-4: a container without seccomp, AppArmor, SELinux labels or masked paths has lost a layer of its isolation. */
export const isolationOff: Detector<Inventory> = {
  id: "of-4",
  controls: ["CTR-4"],
  detect: ({ containers }) =>
    containers.flatMap((container) => {
      const { basis, hits } = lookFor(container, ({ securityOpt }) => securityOpt.filter(mayBeOff));
      return hits.flatMap((option) =>
        isUnresolved(option)
          ? openOverride(container, option, "isolation-unresolved", CAPS)
          : override(container, basis, placeOf(option), said("isolation-off", option.value), CAPS),
      );
    }),
};

const CAPS: Caps = [{ control: "CTR-4", best: "partly" }];

/** A profile's name or path that only begins or ends with a variable is one all the same. */
function mayBeOff(option: Setting<string>): boolean {
  return isUnresolved(option)
    ? option.text === undefined || OPEN.test(option.text.trim())
    : OFF.test(option.value.trim());
}

const OPEN = /^(?:(?:seccomp|apparmor|systempaths|label)[=:]\s*)?\$\{[^{}]*\}$/i;
const OFF = /^(?:(?:seccomp|apparmor|systempaths)[=:]\s*unconfined|label[=:]\s*disable)$/i;
