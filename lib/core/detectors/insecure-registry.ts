import type { Container } from "@/lib/core/evidence/container";
import { isLoopback } from "@/lib/core/evidence/containers/hosts";
import { registryServices } from "@/lib/core/evidence/containers/registries";
import { known } from "@/lib/core/evidence/containers/verdict";
import type { Detector, DraftFinding } from "@/lib/core/evidence/finding";
import type { Inventory, RegistrySetting } from "@/lib/core/evidence/inventory/types";
import { nameOf } from "@/lib/core/evidence/paths";
import { isLocalRegistry } from "@/lib/core/evidence/registry-config/local";
import type { Span } from "@/lib/core/evidence/source";

/** REG-3: registries are reached over HTTPS with certificates that are checked. Files can only refute it. */
export const insecureRegistry: Detector<Inventory> = {
  id: "insecure-registry",
  controls: ["REG-3"],
  detect: (inventory) => [
    ...inventory.registrySettings.map((setting) => ofSetting(setting, inventory)),
    ...ofWorkflows(inventory),
    ...ofEngines(inventory),
    ...ofServices(inventory),
    ...ofTerminals(inventory),
  ],
};

function ofSetting(setting: RegistrySetting, { ships }: Inventory): DraftFinding {
  const { path, at, registry, insecure, local } = setting;
  const about = { subject: `client ${nameOf(path)}`, shipped: ships(path), at };
  if (insecure) return refuted(about, registry, local);
  const message = { code: "registry-checked", values: { what: registry ?? "" } };
  return { ...about, control: "REG-3", outcome: "pass", basis: "hint", message };
}

type About = Pick<DraftFinding, "subject" | "shipped" | "at">;

function refuted(about: About, registry: string | null, local: boolean): DraftFinding {
  const found = { ...about, control: "REG-3", outcome: "fail", basis: "configured" } as const;
  const values = { what: registry ?? "" };
  if (local)
    return { ...found, best: "partly", message: { code: "registry-insecure-local", values } };
  return { ...found, hard: true, message: { code: "registry-insecure", values } };
}

/** Flags such as `--tls-verify=false` in a workflow's commands. */
function ofWorkflows({ workflows, ships }: Inventory): DraftFinding[] {
  return workflows.flatMap(({ path, acts }) =>
    acts.flatMap((act): DraftFinding[] => {
      if (act.kind !== "insecure") return [];
      const about = { subject: `workflow ${nameOf(path)}`, shipped: ships(path), at: act.at };
      const host =
        act.image === null ? null : act.image.replace(/^\w+:\/\//, "").replace(/\/.*$/, "");
      if (host?.includes("$") || host === null) {
        const message = { code: "registry-insecure-unresolved" };
        return [{ ...about, control: "REG-3", outcome: "unknown", basis: "configured", message }];
      }
      return [refuted(about, host, isLocalRegistry(host))];
    }),
  );
}

/** An engine in a container (`docker:dind`) that is told of insecure registries. */
function ofEngines({ containers }: Inventory): DraftFinding[] {
  return containers.flatMap((container) =>
    insecureWords(container).map(({ registry, at }) => ({
      ...refuted(
        { subject: container.subject, shipped: container.shipped, at },
        registry,
        isLocalRegistry(registry),
      ),
      basis: container.basis,
    })),
  );
}

function insecureWords({ command, entrypoint }: Container): { registry: string; at: Span }[] {
  return [entrypoint, command].flatMap((setting) => {
    const words = known(setting);
    if (!setting || !words) return [];
    return words.flatMap((word, index) => {
      const registry =
        word === "--insecure-registry"
          ? words[index + 1]
          : /^--insecure-registry=(.+)$/.exec(word)?.[1];
      return registry && !registry.includes("$") ? [{ registry, at: setting.at }] : [];
    });
  });
}

/** A registry that answers without TLS, to others than this machine. */
function ofServices(inventory: Inventory): DraftFinding[] {
  return registryServices(inventory).flatMap(({ container, fronted }): DraftFinding[] => {
    const { subject, shipped, basis, at, environment, ports, mounts, envFiles } = container;
    if (environment.some(({ key }) => key.value.startsWith("REGISTRY_HTTP_TLS_"))) return [];
    const about = { control: "REG-3", subject, shipped, basis, at } as const;
    const mayHave =
      envFiles.length > 0 ||
      mounts.some(({ target }) => /^\/etc\/(docker\/registry|distribution)(\/|$)/.test(target));
    if (fronted || mayHave) {
      return [{ ...about, outcome: "unknown", message: { code: "registry-tls-unseen" } }];
    }
    if (ports.length === 0) return [];
    const isLocal = ports.every(({ address }) => isLoopback(known(address) ?? ""));
    const message = { code: isLocal ? "registry-plain-local" : "registry-plain" };
    return [{ ...about, outcome: "fail", message, ...(isLocal ? { best: "partly" } : {}) }];
  });
}

/** What `docker info` lists: the only thing that proves an engine's side. */
function ofTerminals({ transcripts, ships }: Inventory): DraftFinding[] {
  return transcripts.flatMap(({ observations }) =>
    observations.flatMap(({ at, subject, shows }): DraftFinding[] => {
      if (shows.kind !== "insecure-registries") return [];
      const about = {
        control: "REG-3",
        basis: "observed",
        subject,
        shipped: ships(at.path),
        at,
      } as const;
      const open = shows.registries.find((registry) => !isLoopbackRange(registry));
      if (open === undefined) {
        return [{ ...about, outcome: "pass", message: { code: "registry-loopback-only" } }];
      }
      const message = { code: "registry-insecure", values: { what: open } };
      return [{ ...about, outcome: "fail", hard: true, message }];
    }),
  );
}

/** `127.0.0.0/8` and `::1/128`, which Docker takes without TLS anyway. */
function isLoopbackRange(registry: string): boolean {
  return isLoopback(
    registry
      .replace(/\/\d{1,3}$/, "")
      .replace(/:\d{1,5}$/, (port) => (registry.includes("::") ? port : "")),
  );
}
