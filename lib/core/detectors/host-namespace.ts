import type { Container, Namespace } from "@/lib/core/evidence/container";
import { lookFor, openOverride, override } from "@/lib/core/evidence/containers/override";
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
        return hits.map((setting) => {
          if (isUnresolved(setting)) {
            return openOverride(container, controlOf(name), setting, "namespace-unresolved");
          }
          const best = name === "network" ? "not_met" : "partly";
          const message = said(`namespace-host-${name}`, name);
          return override(container, basis, placeOf(setting), message, [
            { control: controlOf(name), best },
          ]);
        });
      }),
    ),
};

/** Hardly any container says a word about its namespaces. */
function sharesAny({ namespaces, observed }: RunningContainer): boolean {
  return Object.keys(namespaces).length > 0 || observed !== null;
}

const NAMESPACES: readonly Namespace[] = ["network", "pid", "ipc", "uts", "userns"];

function controlOf(name: Namespace): "NET-1" | "CTR-4" {
  return name === "network" ? "NET-1" : "CTR-4";
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
