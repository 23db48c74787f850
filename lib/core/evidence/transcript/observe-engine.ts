import { optionOf, splitOptions } from "../shell/options";
import type { ShellCommand } from "../shell/read";
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
  { rest }: EngineCommand,
  command: ShellCommand,
  answered: Answered,
): readonly Observation[] {
  const { options, operands } = splitOptions(rest, INSPECT_FLAGS);
  const name = operands[0];
  // Of several containers in one answer it can't be said which line is whose.
  if (!name || operands.length > 1 || name.unresolved !== null) return [];
  const subject = `container ${name.value}`;
  const template = optionOf(options, "-f", "--format")?.value;
  const found = template
    ? byTemplate(template.value, answered.output)
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
    found.push([{ kind: "read-only", readOnly: readOnly === "true" }, /"ReadonlyRootfs"/]);
  }
  const options = listOf(output, "SecurityOpt");
  if (options !== undefined) {
    found.push([{ kind: "no-new-privileges", on: forbidsGain(options) }, /"SecurityOpt"/]);
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

/** The values of a template's fields, by their order. */
function byTemplate(template: string, output: string): Found {
  const fields = [
    ...template.slice(0, 2048).matchAll(/\{\{\s*(?:json )?(?:index )?\.([\w.]+)\s*\}\}/g),
  ].map((match) => match[1] ?? "");
  const line = output.trim().split(/\r?\n/, 1)[0]?.slice(0, 2048) ?? "";
  // A value in brackets is one, whatever it holds.
  const values = fields.length === 1 ? [line] : (line.match(/\[[^\]]*\]|<[^>]*>|\S+/g) ?? []);
  if (line === "" || values.length !== fields.length) return [];
  const value = (name: string) => values[fields.indexOf(name)] ?? null;
  const found: (readonly [Observation["shows"], RegExp])[] = [];
  const readOnly = value("HostConfig.ReadonlyRootfs");
  if (readOnly === "true" || readOnly === "false") {
    found.push([{ kind: "read-only", readOnly: readOnly === "true" }, /\S/]);
  }
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
  return found;
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

/** The PORTS column of `docker ps`. */
export function observePorts({ path, output, start }: Answered): readonly Observation[] {
  const newline = output.indexOf("\n");
  const header = output.slice(0, Math.max(0, newline));
  const [ports, names] = [header.indexOf("PORTS"), header.indexOf("NAMES")];
  if (ports < 0 || names < 0) return [];
  const observations: Observation[] = [];
  let from = newline + 1;
  while (from < output.length) {
    const next = output.indexOf("\n", from);
    const end = next < 0 ? output.length : next;
    const row = output.slice(from, Math.min(end, from + 4096)).trimEnd();
    const name = row.slice(names).trim();
    if (/^[\w.-]+$/.test(name)) {
      const listed = row
        .slice(ports, names)
        .split(",")
        .map((port) => port.trim())
        .filter(Boolean);
      observations.push({
        at: { path, start: start + from, end: start + from + row.length },
        subject: `container ${name}`,
        shows: { kind: "ports", ports: listed },
      });
    }
    from = end + 1;
  }
  return observations;
}
