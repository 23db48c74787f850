import type { Inventory, RunningContainer } from "../inventory/types";
import { originOf } from "./image";

/** A container that is a registry. */
export interface RegistryService {
  readonly container: RunningContainer;
  /** It publishes no port itself, and another container of its set publishes one: that one may stand before it. */
  readonly fronted: boolean;
}

/** The containers that run Docker's own registry (`registry`, `distribution`). */
export function registryServices({
  containers,
}: Pick<Inventory, "containers">): readonly RegistryService[] {
  return containers
    .filter((container) =>
      /^(registry|distribution\/distribution|ghcr\.io\/distribution\/distribution)$/.test(
        originOf(container)?.name ?? "",
      ),
    )
    .map((container) => ({
      container,
      fronted:
        container.ports.length === 0 &&
        !container.publishAll &&
        container.namespaces.network?.value !== "host" &&
        containers.some(
          (other) => other !== container && other.set === container.set && other.ports.length > 0,
        ),
    }));
}
