import type { Port } from "../container";
import { optionOf, splitOptions } from "../shell/options";
import type { ShellCommand } from "../shell/read";
import type { Span } from "../source";
import { type Answered, lineOf } from "./answered";
import type { EngineCommand } from "./engine";
import type { Observation } from "./types";

const INSPECT_FLAGS = new Set(["-s", "--size"]);

/** `docker top X`: the first row is the main process. */
export function observeTop(
  { rest }: EngineCommand,
  { at }: ShellCommand,
  { path, output, start }: Answered,
): readonly Observation[] {
  const [name] = rest;
  const [header = "", row = ""] = output.split(/\r?\n/, 2);
  if (!name || name.unresolved !== null) return [];
  const column = header
    .trim()
    .split(/\s+/)
    .findIndex((title) => /^(USER|UID|EUSER|RUSER)$/i.test(title));
  const user = row.trim().split(/\s+/)[column];
  if (column < 0 || !user) return [];
  const from = start + output.indexOf("\n") + 1;
  const place = { path, start: from, end: from + row.length };
  return [
    {
      at: row ? place : at,
      subject: `container ${name.value}`,
      shows: { kind: "user", user, main: true },
    },
  ];
}

/** `docker inspect X`, whole, through `grep`, or by a template. */
export function observeInspect(
  { head, rest }: EngineCommand,
  command: ShellCommand,
  answered: Answered,
): readonly Observation[] {
  const { options, operands } = splitOptions(rest, INSPECT_FLAGS);
  const name = operands[0];
  // Of several containers in one answer it can't be said which line is whose; an image runs nothing.
  if (!name || operands.length > 1 || name.unresolved !== null) return [];
  if (head.some(({ value }) => value === "image") || /[/:@]/.test(name.value)) return [];
  const subject = `container ${name.value}`;
  const template = optionOf(options, "-f", "--format")?.value;
  const at = lineOf(answered, /\S/) ?? command.at;
  const found = template
    ? byTemplate(template.value, answered.output, at)
    : ofJson(answered.output.slice(0, MOST));
  return found.map(([shows, line]) => ({
    at: lineOf(answered, line) ?? command.at,
    subject,
    shows,
  }));
}

/** Longer answers hold nothing more of one container. */
const MOST = 200_000;

type Found = readonly (readonly [Observation["shows"], RegExp])[];

function ofJson(output: string): Found {
  const found: (readonly [Observation["shows"], RegExp])[] = [];
  const dropped = listOf(output, "CapDrop");
  const added = listOf(output, "CapAdd");
  const capabilities = dropped === undefined ? null : drops(dropped, added);
  if (capabilities !== null) {
    found.push([{ kind: "capabilities", dropped: capabilities }, /"CapDrop"/]);
  }
  const readOnly = /"ReadonlyRootfs":\s*(true|false)/.exec(output)?.[1];
  if (readOnly) {
    found.push([
      { kind: "read-only", readOnly: readOnly === "true", path: null },
      /"ReadonlyRootfs"/,
    ]);
  }
  const options = listOf(output, "SecurityOpt");
  if (options !== undefined) {
    found.push([{ kind: "no-new-privileges", on: forbidsGain(options) }, /"SecurityOpt"/]);
  }
  if (/"Privileged":\s*true/.test(output)) {
    found.push([{ kind: "privileged" }, /"Privileged":\s*true/]);
  }
  return found;
}

/** The strings of a JSON list; empty for `null`; undefined where the key, or the list's end, isn't among the lines. */
function listOf(output: string, key: string): readonly string[] | undefined {
  const start = output.indexOf(`"${key}":`);
  if (start < 0) return undefined;
  const rest = output.slice(start + key.length + 3, start + key.length + 3 + 4096).trimStart();
  if (rest.startsWith("null")) return [];
  const end = rest.indexOf("]");
  if (!rest.startsWith("[") || end < 0) return undefined;
  return [...rest.slice(0, end).matchAll(/"([^"]*)"/g)].map((match) => match[1] ?? "");
}

/** All dropped and at most the one for low ports added: true; nothing dropped: false; anything between: null. */
function drops(dropped: readonly string[], added: readonly string[] | undefined): boolean | null {
  if (dropped.length === 0) return false;
  const isAll = dropped.some((name) => /^(cap_)?all$/i.test(name));
  const isBare = (added ?? []).every((name) => /^(cap_)?net_bind_service$/i.test(name));
  return isAll && isBare ? true : null;
}

function forbidsGain(options: readonly string[]): boolean {
  const last = options.findLast((option) => option.startsWith("no-new-privileges"));
  return last !== undefined && /^no-new-privileges([=:](1|t|true))?$/i.test(last);
}

const FIELD = /\{\{\s*(?:json )?(?:index )?\.([\w.]+)\s*\}\}/;
const CLOSING: Readonly<Record<string, string>> = { "[": "]", "<": ">", "{": "}" };

/** The values of a template's fields: what stands between its texts, up to where it repeats or chooses. */
function valuesOf(template: string, line: string): ReadonlyMap<string, string> {
  const none = new Map<string, string>();
  const values = new Map<string, string>();
  const [before = "", ...parts] = template
    .slice(0, 2048)
    .replace(/\{\{-?\s*(?:range|if|with)\b.*/s, "")
    .trimStart()
    .split(FIELD);
  if (line === "" || !line.startsWith(before)) return none;
  let at = before.length;
  for (let part = 0; part < parts.length; part += 2) {
    const text = parts[part + 1] ?? "";
    // A value in brackets is one, whatever it holds.
    const close = CLOSING[line[at] ?? ""];
    const from = close ? Math.max(at, line.indexOf(close, at)) : at;
    const found = text === "" ? -1 : line.indexOf(text, from);
    // Blanks at the end of the output are gone.
    const isLast = part + 2 >= parts.length && text.trim() === "";
    const end = found < 0 && isLast ? line.length : found;
    if (end < 0) return none;
    values.set(parts[part] ?? "", line.slice(at, end));
    at = end + text.length;
  }
  return values;
}

function byTemplate(template: string, output: string, at: Span): Found {
  const line = output.trim().split(/\r?\n/, 1)[0]?.slice(0, 2048) ?? "";
  const values = valuesOf(template, line);
  const value = (name: string) => values.get(name) ?? null;
  const found: (readonly [Observation["shows"], RegExp])[] = [];
  const readOnly = value("HostConfig.ReadonlyRootfs");
  if (readOnly === "true" || readOnly === "false") {
    found.push([{ kind: "read-only", readOnly: readOnly === "true", path: null }, /\S/]);
  }
  if (value("HostConfig.Privileged") === "true") found.push([{ kind: "privileged" }, /\S/]);
  const dropped = value("HostConfig.CapDrop");
  if (dropped !== null) {
    const all = drops(wordsOf(dropped), wordsOf(value("HostConfig.CapAdd") ?? ""));
    if (all !== null) found.push([{ kind: "capabilities", dropped: all }, /\S/]);
  }
  const options = value("HostConfig.SecurityOpt");
  if (options !== null) {
    found.push([{ kind: "no-new-privileges", on: forbidsGain(wordsOf(options)) }, /\S/]);
  }
  const user = value("Config.User");
  if (user !== null && /^[\w.:-]{1,64}$/.test(user)) {
    found.push([{ kind: "user", user, main: true }, /\S/]);
  }
  const settings = { ...limitsIn(value, at), ...loggingIn(value, at), ...restartIn(value, at) };
  if (Object.keys(settings).length > 0) found.push([{ kind: "settings", ...settings }, /\S/]);
  const status = value("State.Health.Status") ?? value("State.Health");
  if (status !== null && /^(?:healthy|none|<nil>|<no value>)$/.test(status)) {
    found.push([{ kind: "health", status }, /\S/]);
  }
  return found;
}

type Asked = (name: string) => string | null;
type Settings = Omit<Extract<Observation["shows"], { kind: "settings" }>, "kind">;

/** CPU that isn't limited by one setting may be by the other, which wasn't asked for: then nothing is said of it. */
function limitsIn(value: Asked, at: Span): Settings {
  const number = (name: string) => {
    const text = value(`HostConfig.${name}`);
    return text !== null && /^-?\d{1,19}$/.test(text) ? { value: Number(text), at } : undefined;
  };
  const [memory, nano, quota] = [number("Memory"), number("NanoCpus"), number("CpuQuota")];
  const cpus = nano && (nano.value > 0 ? nano : quota);
  if (!memory || !nano || (memory.value > 0 && !cpus)) return {};
  return { limits: { memory, cpus, pids: number("PidsLimit"), soft: [] } };
}

/** `{json-file map[max-size:10m]}`, or as JSON. */
function loggingIn(value: Asked, at: Span): Settings {
  const text = value("HostConfig.LogConfig");
  const type = value("HostConfig.LogConfig.Type");
  const driver = type ?? /^\{(?:"Type":")?([\w./:-]+)/.exec(text ?? "")?.[1];
  // Whether files are rotated says more than the driver.
  if (!driver || (text === null && driver === "json-file")) return {};
  const size = /\bmax-size"?:"?(\w+)/.exec(text ?? "")?.[1];
  const options = size ? [{ key: { value: "max-size", at }, value: { value: size, at } }] : [];
  return { logging: { at, driver: { value: driver, at }, options } };
}

/** `unless-stopped`, `{on-failure 5}`, or as JSON. */
function restartIn(value: Asked, at: Span): Settings {
  const text = value("HostConfig.RestartPolicy.Name") ?? value("HostConfig.RestartPolicy");
  const policy = /^(?:\{(?:"Name":")?)?(no|always|unless-stopped|on-failure)\b/.exec(
    text ?? "",
  )?.[1];
  return policy ? { restart: { value: policy, at } } : {};
}

/** `[ALL]`, `["ALL"]`, `[]`, `<no value>`, `null`. */
function wordsOf(text: string): readonly string[] {
  if (/^(<|null$)/.test(text)) return [];
  return text
    .replace(/[[\]",]/g, " ")
    .split(/\s+/)
    .filter(Boolean);
}

/** `docker info`: registries that are reached without TLS. */
export function observeInfo(
  { rest }: EngineCommand,
  command: ShellCommand,
  answered: Answered,
): readonly Observation[] {
  const { output } = answered;
  const found = (registries: readonly string[], line: RegExp): Observation => ({
    at: lineOf(answered, line) ?? command.at,
    subject: "engine",
    shows: { kind: "insecure-registries", registries },
  });
  const format = rest.find(({ value }) => value.includes("InsecureRegistryCIDRs"));
  if (format) {
    if (!output.trim().startsWith("[")) return [];
    return [found(wordsOf(output.trim().slice(0, 8192)), /\S/)];
  }
  const section = /^ ?Insecure Registries:[ \t]*\r?\n((?: {2}\S[^\n]*\n?)*)/m.exec(
    output.slice(0, MOST),
  );
  if (!section) return [];
  const registries = (section[1] ?? "")
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
  return [found(registries, /Insecure Registries:/)];
}

const PS_FLAGS = new Set(["-a", "--all", "-l", "--latest", "-q", "-s", "--size", "--no-trunc"]);

/** The PORTS column of `docker ps`, or names and ports by a template. A container that doesn't run has none. */
export function observePorts(
  { rest }: EngineCommand,
  { path, output, start }: Answered,
): readonly Observation[] {
  const { options } = splitOptions(rest, PS_FLAGS);
  const template = optionOf(options, "--format")?.value?.value ?? "table";
  const isBare = /^\{\{\.Names\}\}\W{1,8}\{\{\.Ports\}\}$/.test(template);
  const newline = isBare ? -1 : output.indexOf("\n");
  const header = isBare ? "" : output.slice(0, Math.max(0, newline)).slice(0, 4096).trimEnd();
  if (!isBare && !(header.includes("PORTS") && header.includes("NAMES"))) return [];
  const stopped = optionOf(options, "-a", "--all", "-l", "--latest", "-n", "--last") !== null;
  const observations: Observation[] = [];
  for (let from = newline + 1; from < output.length; ) {
    const next = output.indexOf("\n", from);
    const end = next < 0 ? output.length : next;
    const row = output.slice(from, Math.min(end, from + 4096)).trimEnd();
    const at = { path, start: start + from, end: start + from + row.length };
    const [bareName = ""] = row.split(/\s/, 1);
    const name = isBare ? bareName : (cellOf(header, row, "NAMES") ?? "");
    const listed = isBare ? row.slice(name.length) : (cellOf(header, row, "PORTS") ?? "");
    const status = cellOf(header, row, "STATUS");
    const empty = listed.trim() === "";
    const runs = status === null ? !stopped || !empty : /^Up\b/.test(status);
    if (runs && /^[\w.-]+$/.test(name)) {
      const ports = portsOf(listed, at);
      const shows = { kind: "ports", ports, empty } as const;
      observations.push({ at, subject: `container ${name}`, shows });
    }
    from = end + 1;
  }
  return observations;
}

/** What stands under a title; null where there is none. */
function cellOf(header: string, row: string, title: string): string | null {
  const from = header.indexOf(title);
  if (from < 0) return null;
  const gap = /\s{2,}/.exec(header.slice(from));
  return row.slice(from, gap ? from + gap.index + gap[0].length : undefined).trim();
}

/** Entries of the PORTS column, each once for IPv4 and IPv6: `0.0.0.0:8080->80/tcp`; `80/tcp` alone publishes nothing. */
function portsOf(listed: string, at: Span): Port[] {
  const entries = listed.split(",").map((entry) => entry.trim().replace(ANY_ADDRESS, "0.0.0.0:"));
  return [...new Set(entries)].flatMap((entry) => {
    const [outside, inside] = entry.split("->");
    if (outside === undefined || inside === undefined) return [];
    const colon = outside.lastIndexOf(":");
    const container = /^(\d+)(?:-(\d+))?(?:\/(\w+))?/.exec(inside);
    if (!container) return [];
    const first = Number(container[1]);
    const last = Number(container[2] ?? first);
    return {
      at,
      host: Number.parseInt(outside.slice(colon + 1), 10),
      container: first,
      address: colon > 0 ? { value: outside.slice(0, colon), at } : null,
      protocol: container[3] ?? "tcp",
      span: Math.max(1, last - first + 1),
    };
  });
}

const ANY_ADDRESS = /^(?:\[::\]|::):/;
