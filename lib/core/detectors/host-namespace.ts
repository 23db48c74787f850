import type { Container, Namespace } from "@/lib/core/evidence/container";
import {
  type Caps,
  lookFor,
  openOverride,
  override,
} from "@/lib/core/evidence/containers/override";
import { isUnresolved, placeOf, said } from "@/lib/core/evidence/containers/verdict";
import type { Detector } from "@/lib/core/evidence/finding";
import type { Inventory, RunningContainer } from "@/lib/core/evidence/inventory/types";

/** OF-3: a container that shares a namespace of the host isn't kept apart from it. */
export const hostNamespace: Detector<Inventory> = {
  id: "of-3",
  controls: ["CTR-4", "NET-1"],
  detect: ({ containers }) =>
    containers.filter(sharesAny).flatMap((container) =>
      NAMESPACES.flatMap((name) => {
        const { basis, hits } = lookFor(container, ({ namespaces }) =>
          hostOnly(namespaces[name], name),
        );
        return hits.flatMap((setting) => {
          if (isUnresolved(setting)) {
            return openOverride(container, setting, "namespace-unresolved", capsOf(name));
          }
          const message = said(`namespace-host-${name}`, name);
          return override(container, basis, placeOf(setting), message, capsOf(name));
        });
      }),
    ),
};

/** Hardly any container says a word about its namespaces. */
function sharesAny({ namespaces, observed }: RunningContainer): boolean {
  return Object.keys(namespaces).length > 0 || observed !== null;
}

const NAMESPACES: readonly Namespace[] = ["network", "pid", "ipc", "uts", "userns"];

function capsOf(name: Namespace): Caps {
  return name === "network"
    ? [{ control: "NET-1", best: "not_met" }]
    : [{ control: "CTR-4", best: "partly" }];
}

/** A network that hangs on a variable is `network-isolation`'s to say. */
function hostOnly<S extends Container["namespaces"][Namespace]>(
  setting: S,
  name: Namespace,
): NonNullable<S>[] {
  if (!setting) return [];
  const open = isUnresolved(setting) && name !== "network";
  return setting.value === "host" || open ? [setting] : [];
}
