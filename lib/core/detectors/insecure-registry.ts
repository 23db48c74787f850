import type { Container } from "@/lib/core/evidence/container";
import { reach } from "@/lib/core/evidence/containers/addresses";
import { isLoopback } from "@/lib/core/evidence/containers/hosts";
import { registryServices } from "@/lib/core/evidence/containers/registries";
import { isUnresolved, known, unresolved } from "@/lib/core/evidence/containers/verdict";
import type { Detector, DraftFinding } from "@/lib/core/evidence/finding";
import { gather } from "@/lib/core/evidence/gather";
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
  return { control: "REG-3", outcome: "pass", basis: "hint", message, ...about };
}

type About = Pick<DraftFinding, "subject" | "shipped" | "at">;

function refuted(about: About, registry: string | null, local: boolean): DraftFinding {
  const found = { control: "REG-3", outcome: "fail", basis: "configured", ...about } as const;
  const values = { what: registry ?? "" };
  if (local)
    return { best: "partly", message: { code: "registry-insecure-local", values }, ...found };
  return { hard: true, message: { code: "registry-insecure", values }, ...found };
}

/** Flags such as `--tls-verify=false` in a workflow's commands. */
function ofWorkflows({ workflows, ships }: Inventory): DraftFinding[] {
  return gather(workflows, ({ path, acts }) =>
    gather(acts, (act): DraftFinding[] => {
      if (act.kind !== "insecure") return [];
      const about = { subject: `workflow ${nameOf(path)}`, shipped: ships(path), at: act.at };
      const host =
        act.image === null ? null : act.image.replace(/^\w+:\/\//, "").replace(/\/.*$/, "");
      if (host?.includes("$") || host === null) {
        const message = { code: "registry-insecure-unresolved" };
        return [{ control: "REG-3", outcome: "unknown", basis: "configured", message, ...about }];
      }
      return [refuted(about, host, isLocalRegistry(host))];
    }),
  );
}

/** An engine in a container (`docker:dind`) that is told of insecure registries. */
function ofEngines({ containers }: Inventory): DraftFinding[] {
  return gather(containers, (container) =>
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
  return gather([entrypoint, command], (setting) => {
    const words = known(setting);
    if (!setting || !words) return [];
    return gather(words, (word, index) => {
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
  return gather(registryServices(inventory), ({ container, fronted }): DraftFinding[] => {
    const { subject, shipped, basis, at, environment, ports, mounts, envFiles } = container;
    if (environment.some(({ key }) => key.value.startsWith("REGISTRY_HTTP_TLS_"))) return [];
    const about = { control: "REG-3", subject, shipped, basis, at } as const;
    const mayHave =
      envFiles.length > 0 ||
      mounts.some(({ target }) => /^\/etc\/(docker\/registry|distribution)(\/|$)/.test(target));
    if (fronted || mayHave) {
      return [{ outcome: "unknown", message: { code: "registry-tls-unseen" }, ...about }];
    }
    if (ports.length === 0) return [];
    const open = ports.map(({ address }) => address).find(isUnresolved);
    if (open && ports.every(({ address }) => reach(address) !== "all")) {
      return [{ ...unresolved(open, "registry-plain-unresolved"), ...about }];
    }
    const isLocal = ports.every(({ address }) => isLoopback(known(address) ?? ""));
    const message = { code: isLocal ? "registry-plain-local" : "registry-plain" };
    return [{ outcome: "fail", message, ...(isLocal ? { best: "partly" } : {}), ...about }];
  });
}

/** What `docker info` lists: the only thing that proves an engine's side. */
function ofTerminals({ transcripts, ships }: Inventory): DraftFinding[] {
  return gather(transcripts, ({ observations }) =>
    gather(observations, ({ at, subject, shows }): DraftFinding[] => {
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
        return [{ outcome: "pass", message: { code: "registry-loopback-only" }, ...about }];
      }
      const message = { code: "registry-insecure", values: { what: open } };
      return [{ outcome: "fail", hard: true, message, ...about }];
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
