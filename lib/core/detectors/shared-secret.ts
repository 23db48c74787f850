import { roleOf } from "@/lib/core/evidence/containers/image";
import { listed } from "@/lib/core/evidence/containers/verdict";
import type { Detector, DraftFinding } from "@/lib/core/evidence/finding";
import type { Inventory, RunningContainer } from "@/lib/core/evidence/inventory/types";
import { variablesIn } from "@/lib/core/evidence/secrets/environment-files";
import type { Setting } from "@/lib/core/evidence/source";

/** SEC-4: each service is given the secrets that it needs, not everybody's. */
export const sharedSecret: Detector<Inventory> = {
  id: "shared-secret",
  controls: ["SEC-4"],
  detect: (inventory) => [...sharedFiles(inventory), ...unneeded(inventory)],
};

function about({ subject, shipped, basis }: RunningContainer) {
  return { control: "SEC-4", subject, shipped, basis } as const;
}

/** One file of variables for several services: each of them has every secret in it. */
function sharedFiles(inventory: Inventory): readonly DraftFinding[] {
  return [...servicesBySet(inventory).values()].flatMap((services) => {
    const users = new Map<string, { service: RunningContainer; setting: Setting<string> }[]>();
    for (const service of services) {
      for (const setting of service.envFiles) {
        const path = setting.value;
        if (path === undefined) continue;
        const list = users.get(path);
        if (list) list.push({ service, setting });
        else users.set(path, [{ service, setting }]);
      }
    }
    return [...users].flatMap(([path, all]): DraftFinding[] => {
      if (all.length < 2) return [];
      const file = inventory.environmentFiles.find((one) => one.path === path);
      if (!file) {
        const message = { code: "secrets-shared-unseen" };
        return all.map(({ service, setting }) => ({
          outcome: "unknown",
          at: setting.at,
          message,
          ...about(service),
        }));
      }
      const names = [...new Set(variablesIn(file, inventory.textOf).map(({ name }) => name))];
      // One password between a service and its database is what both need.
      if (names.length < 2) return [];
      const everywhere = all.length === services.length;
      const message = { code: "secrets-shared", values: { what: listed(names) } };
      return all.map(({ service, setting }) => ({
        outcome: "fail",
        ...(everywhere ? {} : { best: "partly" as const }),
        at: setting.at,
        message,
        ...about(service),
      }));
    });
  });
}

function servicesBySet({
  containers,
}: Inventory): ReadonlyMap<string, readonly RunningContainer[]> {
  const sets = new Map<string, RunningContainer[]>();
  for (const container of containers) {
    if (container.origin !== "compose" || !container.shipped) continue;
    const list = sets.get(container.set);
    if (list) list.push(container);
    else sets.set(container.set, [container]);
  }
  return sets;
}

/** A database takes its secrets by variables that name their files: one that nothing names is somebody else's. */
function unneeded({ containers }: Inventory): readonly DraftFinding[] {
  return containers.flatMap((container): DraftFinding[] => {
    const { origin, build, secrets, environment, command, entrypoint, healthcheck } = container;
    if (origin !== "compose" || build || secrets.length < 2) return [];
    if (roleOf(container) !== "data-store") return [];
    if (command || entrypoint || container.envFiles.length > 0) return [];
    const said = [
      ...environment.map(({ value, raw }) => value?.value ?? raw?.value ?? ""),
      healthcheck?.kind === "shell" ? healthcheck.script : "",
      ...(healthcheck?.kind === "exec" ? healthcheck.words : []),
    ].join("\n");
    const used = secrets.filter(({ value }) => said.includes(`/${value}`));
    if (used.length === 0) return [];
    return secrets
      .filter((secret) => !used.includes(secret))
      .map(({ value, at }) => ({
        outcome: "fail",
        best: "partly",
        at,
        message: { code: "secret-not-needed", values: { name: value } },
        ...about(container),
      }));
  });
}
