import { gather } from "@/lib/core/evidence/gather";
import { bytesOf } from "../compose/units";
import type { Container, Healthcheck, Limits, Logging, Namespace, Variable } from "../container";
import { type CommandOption, optionOf, splitOptions } from "../shell/options";
import type { ShellWord } from "../shell/read";
import type { Located, Setting, Source, Span } from "../source";
import { numberOfText } from "../yaml/scalars";
import type { EngineCommand } from "./engine";
import { mountsOf } from "./run-mounts";
import { portsOf } from "./run-ports";

/** Options of `docker run` that take a word of their own only with `=` (docker/cli). */
const RUN_FLAGS: ReadonlySet<string> = new Set(
  "-d -i -t -P -q --detach --interactive --tty --rm --init --privileged --read-only --publish-all --no-healthcheck --oom-kill-disable --sig-proxy --quiet --use-api-socket --disable-content-trust --replace --no-hosts --systemd".split(
    " ",
  ),
);

/** Options that only an engine's line has: where one follows a variable, no command has begun. */
const OWN_OPTIONS: ReadonlySet<string> = new Set(
  "--detach --interactive --tty --rm --init --privileged --read-only --name --publish --volume --mount --env --env-file --network --restart --memory --cpus --cap-drop --cap-add --security-opt --entrypoint".split(
    " ",
  ),
);

/** Nobody's line has more variables before its image. */
const MOST_OPEN = 16;

/** A word that is nothing but a variable or a substitution. */
const WHOLLY_OPEN = /^(?:\$\{[^{}]*\}|\$\(.*\)|`.*`)$/s;
/** A variable that holds options, as its name says, or that may be empty. */
const HOLDS_OPTIONS =
  /^\$\{(?:[@*]|\w{0,64}(?:opt|(?<!t)arg|flag|param)\w{0,64}|\w+\[[@*]\]|\w+:?\+.*)\}$/is;
const HOLDS_IMAGE = /^\$\{\w{0,64}(?:image|img)\w{0,64}\}$/i;
/** With a tag or a digest, or with a registry. */
const LIKE_IMAGE = /^[^\s/:.-][^\s:]*:(?!\/\/)|^[^\s/.-][^\s/]*[.}:][^\s/]*\//;

interface RunWords {
  readonly options: readonly CommandOption[];
  readonly image: ShellWord;
  readonly command: readonly ShellWord[];
  /** The variable that may hold more options: nothing follows from what the line lacks. */
  readonly open: ShellWord | null;
}

/**
 * Parts the words of a run line. `$TTY -p 80:80 shop:1` has options in its variable, `$APP --port 80` the image; where
 * either may be, the image and what the line lacks are both open. Null where no image is named.
 */
function runWords({ text }: Source, rest: readonly ShellWord[]): RunWords | null {
  let options: readonly CommandOption[] = [];
  let open: ShellWord | null = null;
  let words = rest;
  for (let round = 0; round < MOST_OPEN; round += 1) {
    const split = splitOptions(words, RUN_FLAGS, { firstOperandEnds: true });
    options = options.concat(split.options);
    const [image, ...command] = split.operands;
    if (!image) return null;
    const { value, at } = image;
    const isImage = HOLDS_IMAGE.test(value) || !WHOLLY_OPEN.test(value);
    const isHolder = !isImage && HOLDS_OPTIONS.test(value);
    // In quotes it is one word, and an empty one would be an error.
    if (isImage || (!isHolder && text[at.start] === '"')) return { options, image, command, open };
    const behind = splitOptions(command, RUN_FLAGS, { firstOperandEnds: true });
    const next = behind.operands[0]?.value;
    // Between backticks it holds nothing.
    const isComment = value.startsWith("`#");
    const isOption =
      isHolder ||
      isComment ||
      LIKE_IMAGE.test(next ?? "") ||
      HOLDS_IMAGE.test(next ?? "") ||
      behind.options.some(({ name }) => OWN_OPTIONS.has(name));
    if (next === undefined) return isOption ? null : { options, image, command, open };
    if (!isComment) open ??= image;
    if (!isOption) return { options, image, command, open };
    words = command;
  }
  return null;
}

/**
 * The container that a `docker run` or `docker create` line starts (catalogue facts, 0.6: the operand rule and the table
 * of options). Null where the line names no image. Where it takes options from a variable, all that it doesn't say itself
 * hangs on that.
 */
export function runContainer(
  source: Source,
  { head, rest }: EngineCommand,
  observed: boolean,
): Container | null {
  const words = runWords(source, rest);
  if (!words) return null;
  const { image, command } = words;
  const given = new Options(source, words.options);
  const open = words.open
    ? { unresolved: words.open.unresolved ?? words.open.value, at: words.open.at }
    : undefined;
  const more = open ? [open] : [];
  const name = given.text("--name")?.value ?? null;
  const at = spanOf(head);
  const detached = given.isOn("-d", "--detach");
  const limits = limitsOf(given);
  const namespaces = namespacesOf(given);
  const { ports, unreadPorts } = portsOf(given.all("--publish", "-p"), namespaces.network?.value);
  const networks = given
    .all("--network", "--net")
    .filter((word) => word.unresolved === null && !isMode(networkName(word.value)))
    .map(({ value, at: place }) => ({ name: networkName(value), at: place }));
  return {
    subject: `container ${name ?? image.value}`,
    origin: "run",
    basis: observed ? "observed" : "configured",
    at,
    set: source.path,
    name: name ?? image.value,
    profiles: [],
    image: imageSetting(image),
    build: null,
    user: given.text("--user", "-u") ?? open,
    readOnly: given.flag("--read-only") ?? open,
    tmpfs: given.all("--tmpfs").map(({ value, at: place }) => ({
      value: value.split(":")[0] ?? value,
      at: place,
    })),
    limits: {
      ...limits,
      memory: limits.memory ?? open,
      cpus: limits.cpus ?? open,
      pids: limits.pids ?? open,
    },
    privileged: given.flag("--privileged") ?? open,
    capDrop: given.all("--cap-drop").map(settingOf),
    capAdd: [...given.all("--cap-add").map(settingOf), ...more],
    securityOpt: [...given.all("--security-opt").map(settingOf), ...more],
    namespaces:
      open && networks.length === 0 && !namespaces.network
        ? { ...namespaces, network: open }
        : namespaces,
    networks,
    ports,
    unreadPorts: [
      ...(unreadPorts ?? []),
      ...more.map((one) => ({ ...one.at, open: true as const })),
    ],
    publishAll: given.isOn("-P", "--publish-all")
      ? { value: true, at: given.find("-P", "--publish-all")?.at ?? at }
      : undefined,
    mounts: mountsOf(given.all("--volume", "-v"), given.all("--mount")),
    apiSocket: given.flag("--use-api-socket"),
    devices: given.all("--device").map(({ value, at: place }) => ({ value, at: place })),
    environment: given.all("--env", "-e").map((word) => variableOf(source, word)),
    envFiles: given.all("--env-file").map(settingOf),
    secrets: given.all("--secret").map(({ value, at: place }) => ({
      value: value.split(",")[0] ?? value,
      at: place,
    })),
    logging: loggingOf(given) ?? (open && { at: open.at, driver: open, options: [] }),
    healthcheck: healthcheckOf(given) ?? (open && { kind: "unresolved", ...open }),
    restart: given.text("--restart") ?? open,
    command: wordsOf(command),
    entrypoint: entrypointOf(given),
    dependsOn: [],
    aliases: given.all("--network-alias", "--hostname", "-h").map(({ value }) => value),
    labels: given.all("--label", "-l").map(({ value, at: place }) => ({ value, at: place })),
    oneShot: given.isOn("--rm") && !detached && !open,
  };
}

function imageSetting(word: ShellWord): Setting<string> {
  const setting = settingOf(word);
  // What a substitution prints may be any part of the name.
  const isTold = setting.unresolved !== undefined && !/\$\(|`/.test(word.value);
  return isTold ? { ...setting, text: word.value } : setting;
}

/** The options of one line. */
class Options {
  constructor(
    readonly source: Source,
    private readonly options: readonly CommandOption[],
  ) {}

  find(...names: readonly string[]): CommandOption | null {
    return optionOf(this.options, ...names);
  }

  all(...names: readonly string[]): readonly ShellWord[] {
    return gather(this.options, ({ name, value }) => (value && names.includes(name) ? value : []));
  }

  text(...names: readonly string[]): Setting<string> | undefined {
    const value = this.find(...names)?.value;
    return value ? settingOf(value) : undefined;
  }

  flag(...names: readonly string[]): Setting<boolean> | undefined {
    const option = this.find(...names);
    if (!option) return undefined;
    const { value, at } = option;
    if (value?.unresolved) return { unresolved: value.unresolved, at };
    return { value: !/^(false|0|f)$/i.test(value?.value ?? ""), at };
  }

  isOn(...names: readonly string[]): boolean {
    return this.flag(...names)?.value === true;
  }

  read<T>(read: (text: string) => T | null, ...names: readonly string[]): Setting<T> | undefined {
    const value = this.find(...names)?.value;
    if (!value) return undefined;
    if (value.unresolved !== null) return { unresolved: value.unresolved, at: value.at };
    const number = read(value.value);
    return number === null ? undefined : { value: number, at: value.at };
  }
}

function settingOf({ value, unresolved, at }: ShellWord): Setting<string> {
  return unresolved === null ? { value, at } : { unresolved, at, text: value };
}

function spanOf(words: readonly ShellWord[]): Span {
  const first = words[0]?.at ?? { path: "", start: 0, end: 0 };
  return { ...first, end: words.at(-1)?.at.end ?? first.end };
}

/** The engine's default period of `--cpu-quota`, in microseconds. */
const PERIOD = 100_000;

function limitsOf(given: Options): Limits {
  const quota = given.read(numberOfText, "--cpu-quota");
  const period = given.read(numberOfText, "--cpu-period")?.value || PERIOD;
  const share: Setting<number> | undefined =
    quota?.value === undefined ? quota : { value: Math.max(0, quota.value) / period, at: quota.at };
  const soft = gather(["--cpu-shares", "-c", "--memory-reservation"], (name) => {
    const option = given.find(name);
    return option ? [{ value: name, at: option.at }] : [];
  });
  return {
    memory: given.read(bytesOf, "--memory", "-m"),
    cpus: given.read(numberOfText, "--cpus") ?? share,
    pids: given.read(numberOfText, "--pids-limit"),
    soft,
  };
}

const NAMESPACES: readonly (readonly [option: string, name: Namespace])[] = [
  ["--pid", "pid"],
  ["--ipc", "ipc"],
  ["--uts", "uts"],
  ["--userns", "userns"],
];

function namespacesOf(given: Options): Container["namespaces"] {
  const namespaces: { [name in Namespace]?: Setting<string> } = {};
  for (const [option, name] of NAMESPACES) {
    const setting = given.text(option);
    if (setting) namespaces[name] = setting;
  }
  const network = given
    .all("--network", "--net")
    .findLast((word) => word.unresolved !== null || isMode(networkName(word.value)));
  if (network) {
    const setting = settingOf(network);
    namespaces.network =
      setting.value === undefined ? setting : { ...setting, value: networkName(setting.value) };
  }
  return namespaces;
}

/** `--network name=back,alias=db` names it, too. */
function networkName(text: string): string {
  return /(?:^|,)name=([^,]+)/.exec(text)?.[1] ?? text.split(",")[0] ?? text;
}

function isMode(network: string): boolean {
  return /^(host|none|bridge|default|container:.*|slirp4netns.*|pasta.*|private)$/.test(network);
}

/** `K=V`; `K` alone is taken from the shell. */
function variableOf({ path, text }: Source, word: ShellWord): Variable {
  const { value, at, unresolved } = word;
  const equals = value.indexOf("=");
  const name = equals < 0 ? value : value.slice(0, equals);
  const start = at.start + Math.max(0, text.slice(at.start, at.end).indexOf(name));
  const end = Math.min(start + name.length, at.end);
  const key: Located<string> = { value: name, at: { path, start, end } };
  if (equals < 0) return { key, value: null, raw: null };
  const given = value.slice(equals + 1);
  // What the script's own variable holds stands where that is set.
  if (word.from) {
    return { key, value: { value: given, at: word.from }, raw: { value: given, at: word.from } };
  }
  // A closing quote may end the word; it is no part of the value.
  const quote = text.charAt(at.end - 1);
  const isQuoted = (quote === '"' || quote === "'") && at.end - 1 > end;
  const raw = { path, start: Math.min(end + 1, at.end), end: isQuoted ? at.end - 1 : at.end };
  const written = { value: text.slice(raw.start, raw.end).replace(/^["']/, ""), at: raw };
  const setting: Setting<string> =
    unresolved === null ? { value: given, at: raw } : { unresolved, at: raw };
  return { key, value: setting, raw: written };
}

function loggingOf(given: Options): Logging | undefined {
  const driver = given.find("--log-driver");
  const options = given.all("--log-opt");
  const at = driver?.at ?? options[0]?.at;
  if (!at) return undefined;
  return {
    at,
    driver: driver?.value ? settingOf(driver.value) : null,
    options: gather(options, (word) => {
      const equals = word.value.indexOf("=");
      if (equals < 0) return [];
      const key = { value: word.value.slice(0, equals), at: word.at };
      return [{ key, value: settingOf({ ...word, value: word.value.slice(equals + 1) }) }];
    }),
  };
}

function healthcheckOf(given: Options): Healthcheck | undefined {
  const none = given.find("--no-healthcheck");
  if (none && given.isOn("--no-healthcheck")) return { kind: "disabled", at: none.at };
  const command = given.find("--health-cmd", "--healthcheck-command");
  if (command?.value) {
    const { value, unresolved, at } = command.value;
    if (unresolved !== null && /^\$\{\w+\}$/.test(value)) {
      return { kind: "unresolved", unresolved, at };
    }
    return value === "none" ? { kind: "disabled", at } : { kind: "shell", script: value, at };
  }
  const other = given.find(
    "--health-interval",
    "--health-timeout",
    "--health-retries",
    "--health-start-period",
  );
  return other ? { kind: "image", at: other.at } : undefined;
}

function wordsOf(words: readonly ShellWord[]): Setting<readonly string[]> | undefined {
  const [first] = words;
  if (!first) return undefined;
  return { value: words.map(({ value }) => value), at: spanOf(words) };
}

function entrypointOf(given: Options): Setting<readonly string[]> | undefined {
  const word = given.find("--entrypoint")?.value;
  return word ? { value: [word.value], at: word.at } : undefined;
}
