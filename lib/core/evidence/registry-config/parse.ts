import type { RegistrySetting } from "../inventory/types";
import { nameOf } from "../paths";
import type { Parsed, Source } from "../source";
import { isLocalRegistry } from "./local";

/**
 * Reads how a client reaches registries: `registries.conf` (Podman, CRI-O), `buildkitd.toml`, containerd's
 * `hosts.toml`. Of TOML only tables and the few keys that matter are read, line by line; a line that is no TOML is
 * passed over. One setting per line that says something of a registry's transport.
 */
export function parseRegistryConfig(source: Source): Parsed<readonly RegistrySetting[]> {
  const { path, text } = source;
  const facts: RegistrySetting[] = [];
  const isHosts = /^hosts\.toml$/i.test(nameOf(path));
  let table: Table = { name: "", registry: null };
  /** The `location` of a `[[registry]]` may stand below its `insecure`. */
  let waiting: number[] = [];
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(start, Math.min(end, start + LONGEST));
    const header = tableOf(line);
    if (header) {
      table = header;
      waiting = [];
      const told = isHosts && table.name === "host" ? transport([table.registry ?? ""]) : null;
      if (told?.insecure) {
        const at = { path, start, end: start + line.trimEnd().length };
        facts.push({
          path,
          at,
          insecure: true,
          registry: table.registry,
          local: isLocalRegistry(table.registry),
        });
      }
    } else {
      const pair = pairOf(line);
      const place = registryOf(table, pair);
      if (place) {
        table = { ...table, registry: place };
        for (const index of waiting) {
          const setting = facts[index];
          if (setting)
            facts[index] = { ...setting, registry: place, local: isLocalRegistry(place) };
        }
      }
      const told = pair && judge(pair, table, isHosts);
      if (pair && told) {
        const at = { path, start: start + pair.start, end: start + pair.end };
        for (const registry of told.registries) {
          if (registry === null) waiting.push(facts.length);
          facts.push({
            path,
            at,
            registry,
            insecure: told.insecure,
            local: isLocalRegistry(registry),
          });
        }
      }
    }
    start = end + 1;
  }
  return { facts, errors: [], notes: [] };
}

/** Longer lines say nothing that we look for. */
const LONGEST = 4096;

interface Table {
  /** Its last name: `registry`, `host`. */
  readonly name: string;
  readonly registry: string | null;
}

/** `[registry."host:5000"]`, `[[registry]]`, `[host."https://host"]`. */
function tableOf(line: string): Table | null {
  const trimmed = line.trim();
  if (!trimmed.startsWith("[") || !/^\[[^=]*\]\s*(#.*)?$/.test(trimmed)) return null;
  const quoted = /["']([^"']{1,512})["']/.exec(trimmed)?.[1] ?? null;
  const bare = trimmed.replace(/["'][^"']*["']/g, "");
  if (bare.includes("registries.insecure")) return { name: "insecure", registry: null };
  const name = /registr(?:y|ies)/.test(bare) ? "registry" : /host/.test(bare) ? "host" : bare;
  return { name, registry: quoted };
}

interface Pair {
  readonly key: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

function pairOf(line: string): Pair | null {
  const match = /^([ \t]*)([A-Za-z_-]{1,64})[ \t]*=[ \t]*(\S.*)?$/.exec(line.replace(/\r$/, ""));
  const [, indent = "", key = "", rest = ""] = match ?? [];
  if (!match) return null;
  const value = /^(?:"[^"]*"|'[^']*'|\[[^\]]*\]?|[^#]*)/.exec(rest)?.[0].trim() ?? "";
  return { key, value, start: indent.length, end: line.trimEnd().length };
}

function registryOf(table: Table, pair: Pair | null): string | null {
  if (!pair || table.name !== "registry" || table.registry !== null) return null;
  if (pair.key !== "location" && pair.key !== "prefix") return null;
  return strings(pair.value)[0] ?? null;
}

interface Told {
  readonly insecure: boolean;
  readonly registries: readonly (string | null)[];
}

function judge({ key, value }: Pair, table: Table, isHosts: boolean): Told | null {
  const isTrue = value === "true";
  switch (key) {
    case "insecure":
    case "http":
      if (table.name !== "registry" && table.name !== "host") return null;
      return { insecure: isTrue, registries: [table.registry] };
    case "skip_verify":
    case "insecure_skip_verify":
      return { insecure: isTrue, registries: [table.registry] };
    case "server":
      return isHosts ? transport(strings(value)) : null;
    case "endpoint":
      return transport(strings(value));
    case "registries":
      // Version 1 of registries.conf: `[registries.insecure]`.
      return table.name === "insecure" ? { insecure: true, registries: strings(value) } : null;
    default:
      return null;
  }
}

function transport(urls: readonly string[]): Told | null {
  const plain = urls.filter((url) => /^http:\/\//i.test(url));
  if (plain.length > 0) return { insecure: true, registries: plain };
  return urls.length > 0 ? { insecure: false, registries: urls } : null;
}

function strings(value: string): string[] {
  return [...value.matchAll(/"([^"]*)"|'([^']*)'/g)].map((match) => match[1] ?? match[2] ?? "");
}
