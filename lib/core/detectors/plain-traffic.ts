import type { Container } from "@/lib/core/evidence/container";
import { isOpen } from "@/lib/core/evidence/containers/addresses";
import { hostsOfUrls, isLoopback } from "@/lib/core/evidence/containers/hosts";
import { originOf } from "@/lib/core/evidence/containers/image";
import { connect, type Neighbours } from "@/lib/core/evidence/containers/networks";
import { known, listed, said, type Verdict } from "@/lib/core/evidence/containers/verdict";
import type { Detector } from "@/lib/core/evidence/finding";
import { gather } from "@/lib/core/evidence/gather";
import { processOf } from "@/lib/core/evidence/images/user";
import type { Inventory, RunningContainer } from "@/lib/core/evidence/inventory/types";
import { portRange } from "@/lib/core/evidence/port-text";
import type { Span } from "@/lib/core/evidence/source";
import { isPlainEngine } from "./engine-api";

/**
 * NET-4: traffic that carries data is encrypted. Files can show that it isn't, never that it is: TLS may end before
 * them. A good setting is a hint, a published port an open question.
 */
export const plainTraffic: Detector<Inventory> = {
  id: "plain-traffic",
  controls: ["NET-4"],
  detect(inventory) {
    const connections = connect(inventory);
    return gather(inventory.containers, (container) => {
      const { subject, shipped, basis } = container;
      const finding = { control: "NET-4" as const, subject, shipped, basis };
      return judge(container, connections.neighbours(container)).map((verdict) => ({
        ...finding,
        ...verdict,
      }));
    });
  },
};

function judge(container: RunningContainer, neighbours: Neighbours): readonly Verdict[] {
  const bad = [
    ...gather(textsOf(container), (text) => judgeText(text, container, neighbours)),
    ...gather(commandsOf(container), (command) => judgeCommand(command, isClient(container))),
  ];
  if (bad.length > 0) return bad;
  const hint = hintOf(container);
  if (hint) return [{ outcome: "pass", basis: "hint", ...hint }];
  // The engine's own port is OF-6's.
  const open = container.ports.filter((port) => isOpen(port.address) && !isPlainEngine(port));
  const [first] = open;
  if (!first) return [];
  const ports = [
    ...new Set(open.map(({ host, container, span }) => portRange(host ?? container, span))),
  ];
  const several = ports.length > 1 || first.span > 1;
  const code = several ? "traffic-open-several" : "traffic-open";
  return [{ outcome: "unknown", at: first.at, message: { code, values: { port: listed(ports) } } }];
}

/** A variable or a word of a command with its place. */
interface Text {
  readonly key: string;
  readonly text: string;
  readonly at: Span;
}

function textsOf(container: RunningContainer): readonly Text[] {
  const texts: Text[] = [];
  const set = new Set<string>();
  for (const { key, value, raw } of container.environment) {
    set.add(key.value);
    const text = known(value) ?? raw?.value;
    if (text !== undefined) texts.push({ key: key.value, text, at: value?.at ?? key.at });
  }
  for (const stage of container.built?.chain ?? []) {
    for (const instruction of stage.instructions) {
      if (instruction.kind !== "ENV") continue;
      for (const { key, value } of instruction.pairs) {
        const text = known(value);
        if (text !== null && !set.has(key.value))
          texts.push({ key: key.value, text, at: value.at });
      }
    }
  }
  for (const { at, text } of commandsOf(container)) texts.push({ key: "", text, at });
  return texts;
}

/** What the container is told to run, and what its image runs where it is told nothing. */
function commandsOf({ command, entrypoint, built }: RunningContainer): readonly Command[] {
  const process = processOf(built?.chain ?? [], { entrypoint, command });
  return gather([process.entrypoint, process.command], (setting) => {
    const words = known(setting);
    return setting && words ? [{ at: setting.at, text: words.join(" ") }] : [];
  });
}

type Command = Pick<Text, "at" | "text">;

/** Variables that switch the check of certificates off: by a no, or by a yes. */
const CHECKS =
  /(?:^|_)(?:TLS_REJECT_UNAUTHORIZED|PYTHONHTTPSVERIFY|(?:SSL|TLS|CERT|CERTS|HTTPS)_?VERIFY|VERIFY_(?:SSL|TLS|CERT|CERTS|CERTIFICATE|CERTIFICATES|HTTPS))$/i;
const SKIPS =
  /(?:^|_)(?:SSL_NO_VERIFY|INSECURE_SKIP_VERIFY|SKIP_(?:TLS|SSL)_VERIFY|(?:TLS|SSL)_SKIP_VERIFY(?:_INSECURE)?|(?:TLS|SSL)_INSECURE|INSECURE_(?:TLS|SSL)|SKIP_TLS_VERIFICATION|NO_VERIFY_SSL)$/i;
const NO = /^(?:0|false|no|off|none)$/i;
const YES = /^(?:1|true|yes|on)$/i;

function judgeText(
  { key, text, at }: Text,
  container: RunningContainer,
  neighbours: Neighbours,
): readonly Verdict[] {
  const value = text.trim();
  if ((NO.test(value) && CHECKS.test(key)) || (YES.test(value) && SKIPS.test(key))) {
    return [{ outcome: "fail", hard: true, at, message: said("traffic-unverified", key) }];
  }
  if (!text.includes("://") && !/sslmode|ssl_mode/i.test(key) && !text.includes("=")) return [];
  // The address of a forward proxy names the way to it; what goes through it brings its own TLS.
  if (/_proxy$/i.test(key)) return [];
  const host =
    plainHost(hostsOfUrls(text, "http"), container, neighbours) ??
    plainHost(hostsWithoutTls(key, text, container), container, neighbours);
  if (host === null) return [];
  return [{ outcome: "fail", best: "partly", at, message: said("traffic-plain", host) }];
}

/** The first host outside the machine and the set. */
function plainHost(
  hosts: readonly string[],
  { name }: RunningContainer,
  { byName }: Neighbours,
): string | null {
  return hosts.find((host) => host !== name && !byName.has(host) && !isHere(host)) ?? null;
}

function isHere(host: string): boolean {
  return isLoopback(host) || HERE.has(host.replace(/^\[|\]$/g, ""));
}

/** The machine that the containers run on, addresses that something listens on, and names of documents' formats. */
const HERE = new Set([
  "0.0.0.0",
  "::",
  "gateway.docker.internal",
  "host.containers.internal",
  "host.docker.internal",
  "www.w3.org",
]);

const NO_TLS =
  /\b(?:sslmode=disabled?|ssl-mode=disabled|usessl=false|ssl=false|tls=false|encrypt=false)\b/i;

/** The hosts of a connection that is told not to use TLS. */
function hostsWithoutTls(key: string, text: string, container: Container): readonly string[] {
  if (NO_TLS.test(text)) {
    const scheme = /([a-z][a-z0-9+]*):\/\//i.exec(text.slice(0, 300))?.[1];
    if (scheme) return hostsOfUrls(text, scheme);
    const host = /\bhost=([^\s;,$]+)/i.exec(text.slice(0, 2000))?.[1];
    return host ? [host.toLowerCase()] : [];
  }
  if (/SSL_?MODE$/i.test(key) && /^disabled?$/i.test(text.trim())) {
    const prefix = key.replace(/_?SSL_?MODE$/i, "");
    const host = container.environment.find(({ key: other }) =>
      [`${prefix}_HOST`, `${prefix}HOST`].includes(other.value),
    );
    const value = known(host?.value);
    return value ? [value.toLowerCase()] : [];
  }
  return [];
}

/** Words of a command that switch the check of certificates off. */
const OFF_WORD =
  /^(?:--no-check-certificate|--insecure-skip-tls-verify|--tls-skip-verify|--skip-tls-verify|--(?:[\w.]+\.)?insecureskipverify)(?:=(?:true|1))?$/i;

/** Clients that don't check certificates with `--insecure`. A server of that flag may have no TLS at all. */
const CLIENT = /(?:^|\/)(?:crane|curl|grpcurl|mc|oras)$/;
const INSECURE = /^--insecure(?:=(?:true|1))?$/i;

/** Whether the container's words are those of a client that its image or entrypoint names. */
function isClient(container: RunningContainer): boolean {
  const { entrypoint } = processOf(container.built?.chain ?? [], container);
  const [program = originOf(container)?.name ?? ""] = known(entrypoint) ?? [];
  return CLIENT.test(program);
}

function judgeCommand({ at, text }: Command, isClients: boolean): readonly Verdict[] {
  let client = isClients;
  let unclear: string | null = null;
  for (const word of text.split(/[\s"']+/)) {
    const off =
      OFF_WORD.test(word) ||
      /^verify=false$/i.test(word) ||
      (client && (INSECURE.test(word) || /^-[a-zA-Z]*k[a-zA-Z]*$/.test(word)));
    if (off)
      return [{ outcome: "fail", hard: true, at, message: said("traffic-unverified", word) }];
    if (CLIENT.test(word)) client = true;
    else if (/^(?:[|;&]+|.*;)$/.test(word)) client = false;
    else if (INSECURE.test(word)) unclear ??= word;
  }
  return unclear === null
    ? []
    : [{ outcome: "unknown", at, message: said("traffic-insecure", unclear) }];
}

/** What suggests that TLS is used: a proxy that fetches certificates by itself, labels, a checked connection. */
function hintOf(container: RunningContainer): Pick<Verdict, "at" | "message"> | null {
  const label = container.labels.find(({ value }) => /^traefik\..*\.tls(?:\.|=true|$)/.test(value));
  if (label) return { at: label.at, message: { code: "traffic-label" } };
  const checked = container.environment.find(({ value }) =>
    /sslmode=verify-full\b/.test(known(value) ?? ""),
  );
  if (checked) return { at: checked.key.at, message: { code: "traffic-checked" } };
  const last = originOf(container)?.name.split("/").at(-1) ?? "";
  const secure = container.ports.find(({ container: port }) => port === 443 || port === 8443);
  if (last !== "caddy" && last !== "traefik") return null;
  return {
    at: secure?.at ?? container.image?.at ?? container.at,
    message: said("traffic-proxy", last),
  };
}
