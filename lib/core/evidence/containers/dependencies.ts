import { gather } from "@/lib/core/evidence/gather";
import type { Inventory, RunningContainer } from "../inventory/types";
import { oncePer } from "../once";
import { hostsIn, namesHost } from "./hosts";
import { originOf } from "./image";
import { connect } from "./networks";
import { known } from "./verdict";

/** Which containers a container depends on, as far as the files say: both ways, for a connection has two ends. */
export type Dependencies = ReadonlyMap<RunningContainer, ReadonlySet<RunningContainer>>;

/**
 * Reads dependencies: `depends_on` and `links`, host names in environments, `env_file`s and commands, and the labels by
 * which a proxy finds its services.
 */
export const dependenciesOf = oncePer((inventory: Inventory): Dependencies => {
  const connections = connect(inventory);
  const found = new Map<RunningContainer, Set<RunningContainer>>();
  const add = (from: RunningContainer, to: RunningContainer) => {
    const known = found.get(from);
    if (known) known.add(to);
    else found.set(from, new Set([to]));
  };
  const services = new Map(inventory.containers.map((one) => [`${one.set}\n${one.name}`, one]));
  const files = new Map(inventory.environmentFiles.map((file) => [file.path, file.variables]));
  for (const container of inventory.containers) {
    const { all, byName } = connections.neighbours(container);
    if (all.length < 2) continue;
    // Compose goes by a service's name to the letter; host names below are the same in any case.
    const declared = container.dependsOn.map(({ value }) =>
      services.get(`${container.set}\n${value}`),
    );
    const named = [...namesIn(container, files, byName)].map((name) => byName.get(name));
    for (const other of [...declared, ...named]) {
      if (!other || other === container) continue;
      add(container, other);
      add(other, container);
    }
  }
  for (const [container, proxy] of labelled(inventory.containers)) {
    add(container, proxy);
    add(proxy, container);
  }
  return found;
});

function namesIn(
  container: RunningContainer,
  files: ReadonlyMap<string, RunningContainer["environment"]>,
  byName: ReadonlyMap<string, unknown>,
): ReadonlySet<string> {
  const names = new Set<string>();
  const shared = /^(?:service|container):(.*)$/.exec(known(container.namespaces.network) ?? "");
  if (shared?.[1]) names.add(shared[1].toLowerCase());
  const given = gather(container.envFiles, (file) => files.get(known(file) ?? "") ?? []);
  for (const { key, value, raw } of [...container.environment, ...given]) {
    const text = known(value);
    // A word that reads like a service's name is a host where the variable is named like one, or as the service is.
    const strict = !namesHost(key.value) && key.value.toLowerCase() !== text?.trim().toLowerCase();
    if (text) for (const host of hostsIn(text, byName, strict)) names.add(host);
    if (raw && raw.value !== text) {
      for (const host of hostsIn(raw.value, byName, strict)) names.add(host);
    }
  }
  const words = [...(known(container.entrypoint) ?? []), ...(known(container.command) ?? [])];
  for (const host of hostsIn(words.join(" "), byName, true)) names.add(host);
  return names;
}

/** Services whose labels or variables tell a proxy of their set to serve them. */
function labelled(
  containers: readonly RunningContainer[],
): readonly (readonly [RunningContainer, RunningContainer])[] {
  const proxies = new Map<string, RunningContainer>();
  for (const container of containers) {
    const last = originOf(container)?.name.split("/").at(-1) ?? "";
    if (!LABELLED.has(last)) continue;
    const key = `${container.set}\n${last}`;
    const before = proxies.get(key);
    // Of several the one that others reach serves them; a page of errors may be made of the same image.
    if (!before || before.ports.length < Math.min(container.ports.length, 1))
      proxies.set(key, container);
  }
  if (proxies.size === 0) return [];
  return gather(containers, (container) => {
    const proxy = gather([...LABELLED], ([image, mark]) => {
      const one = proxies.get(`${container.set}\n${image}`);
      return one && one !== container && mark(container) ? [one] : [];
    });
    return proxy.map((one) => [container, one] as const);
  });
}

const hasLabel = (start: string) => (container: RunningContainer) =>
  container.labels.some(({ value }) => value.startsWith(start));

/** How a service tells each proxy to serve it. */
const LABELLED: ReadonlyMap<string, (container: RunningContainer) => boolean> = new Map([
  ["traefik", hasLabel("traefik.")],
  ["caddy-docker-proxy", hasLabel("caddy")],
  ["nginx-proxy", ({ environment }) => environment.some(({ key }) => key.value === "VIRTUAL_HOST")],
]);
