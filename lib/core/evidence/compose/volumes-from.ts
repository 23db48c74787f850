import type { Container, Mount } from "../container";
import type { Located } from "../source";
import { field } from "../yaml/access";
import type { YamlMapping } from "../yaml/tree";
import { listOf, type Scope, shownText } from "./scope";

/** A service as it is read, and what it is read from. */
interface ReadService {
  readonly container: Container;
  readonly node: YamlMapping;
}

/** More mounts than that nobody takes over, also along a chain of services. */
const MOST_TAKEN = 100;

/**
 * Services with the mounts that they take over by `volumes_from`, `SERVICE[:ro]` or `container:NAME[:ro]`: each stands
 * where that is said. A mount of its own at the same target stays; what a service that isn't here has is not seen.
 */
export function withTakenMounts<Service extends ReadService>(
  scope: Scope,
  services: readonly Service[],
): readonly Service[] {
  if (!services.some(({ node }) => field(node, "volumes_from"))) return services;
  const byName = new Map<string, ReadService>();
  for (const one of services) {
    for (const alias of one.container.aliases ?? []) byName.set(`container:${alias}`, one);
    byName.set(one.container.name, one);
  }
  const done = new Map<ReadService, readonly Mount[]>();
  const mountsOf = (one: ReadService): readonly Mount[] => {
    const known = done.get(one);
    if (known) return known;
    const { mounts } = one.container;
    // Services that take from one another in a circle end here.
    done.set(one, mounts);
    const byTarget = new Map<string, Mount>();
    for (const { value, at } of takenBy(scope, one.node)) {
      const from = byName.get(value.replace(/:r[ow]$/, ""));
      for (const mount of from ? mountsOf(from) : []) {
        if (byTarget.size >= MOST_TAKEN) break;
        const readOnly = mount.readOnly || value.endsWith(":ro");
        byTarget.set(mount.target, { ...mount, at, readOnly });
      }
    }
    for (const mount of mounts) byTarget.set(mount.target, mount);
    done.set(one, [...byTarget.values()]);
    return [...byTarget.values()];
  };
  return services.map((one) => ({
    ...one,
    container: { ...one.container, mounts: mountsOf(one) },
  }));
}

function takenBy(scope: Scope, node: YamlMapping): readonly Located<string>[] {
  return listOf(scope, field(node, "volumes_from")).items.flatMap((item) => shownText(item) ?? []);
}
