import { parseArgs } from "node:util";
import { ARTEFACT_KINDS, type ArtefactKind } from "@/lib/core/evidence/kinds";
import { CONTROL_IDS, type ControlId, LEVELS, type Level } from "@/lib/core/model/words";
import { isDay } from "@/lib/core/scoring/days";
import { UsageError } from "./usage-error";

/** What `plimsoll assess` was asked. */
export interface AssessArguments {
  readonly command: "assess";
  readonly paths: readonly string[];
  readonly format: "text" | "json";
  readonly target: Level | undefined;
  /** `YYYY-MM-DD`; today unless told. */
  readonly asOf: string | undefined;
  readonly compose: readonly string[];
  readonly failBelow: Level | undefined;
  readonly openIsFine: boolean;
  readonly requireVerified: boolean;
  readonly failOn: readonly ControlId[];
  readonly output: string | undefined;
  readonly stdin: boolean;
  readonly kind: ArtefactKind | undefined;
}

export type Arguments =
  | AssessArguments
  | { readonly command: "explain"; readonly control: ControlId }
  /** `isMistake`: nothing was asked at all. */
  | { readonly command: "help"; readonly isMistake: boolean }
  | { readonly command: "version" };

const OPTIONS = {
  format: { type: "string" },
  target: { type: "string" },
  "as-of": { type: "string" },
  compose: { type: "string" },
  "fail-below": { type: "string" },
  open: { type: "string" },
  "require-verified": { type: "boolean" },
  "fail-on": { type: "string" },
  output: { type: "string", short: "o" },
  stdin: { type: "boolean" },
  kind: { type: "string" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
} as const;

/**
 * Reads a command line.
 * @throws UsageError For an option that isn't known (or isn't built yet), or a value that can't be.
 */
export function readArguments(words: readonly string[]): Arguments {
  refuseAbsent(words);
  const { values, positionals } = parse(words);
  const [command, ...rest] = positionals;
  if (values.help || command === "help") return { command: "help", isMistake: false };
  if (values.version) return { command: "version" };
  if (words.length === 0) return { command: "help", isMistake: true };
  switch (command) {
    case "assess":
      return readAssess(values, rest);
    case "explain":
      return readExplain(values, rest);
    default:
      throw new UsageError(unknownCommand(command));
  }
}

type Values = ReturnType<typeof parse>["values"];

/** What the format of the command line has, and this version has not: better said than taken for a slip of the pen. */
const ABSENT = {
  commands: ["push", "verify", "verify-log"],
  options: ["--against", "--baseline", "--diff", "--fix"],
  formats: ["html", "markdown", "sarif"],
};

function refuseAbsent(words: readonly string[]): void {
  const end = words.indexOf("--");
  const options = (end < 0 ? words : words.slice(0, end)).map((word) => word.split("=")[0] ?? "");
  const absent = options.find((option) => ABSENT.options.includes(option));
  if (absent !== undefined) throw new UsageError(`${absent} is not in this version.`);
}

function unknownCommand(command: string | undefined): string {
  if (command === undefined) return "Say what to do: assess or explain.";
  const why = ABSENT.commands.includes(command) ? "is not in this version" : "is no command";
  return `“${command}” ${why}. There are assess and explain.`;
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true, strict: true });
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(message.split("\n")[0] ?? message, { cause });
  }
}

function readAssess(values: Values, paths: readonly string[]): AssessArguments {
  const stdin = values.stdin ?? false;
  if (stdin && paths.length > 0) throw new UsageError("Give either paths or --stdin.");
  if (values.kind !== undefined && !stdin) throw new UsageError("--kind goes with --stdin.");
  const failBelow = levelOf("--fail-below", values["fail-below"]);
  const openIsFine = oneOf("--open", values.open, ["ok"]) === "ok";
  const requireVerified = values["require-verified"] ?? false;
  if (failBelow === undefined && (openIsFine || requireVerified)) {
    throw new UsageError("--open and --require-verified go with --fail-below.");
  }
  if (openIsFine && requireVerified) {
    throw new UsageError("--open ok and --require-verified contradict each other.");
  }
  const compose = listOf(values.compose);
  if (stdin && compose.length > 0) throw new UsageError("--compose goes with paths.");
  const asOf = values["as-of"];
  if (asOf !== undefined && !isDay(asOf)) {
    throw new UsageError(`--as-of takes a day such as 2026-11-23, not “${asOf}”.`);
  }
  return {
    command: "assess",
    paths,
    format: formatOf(values.format),
    target: levelOf("--target", values.target),
    asOf,
    compose,
    failBelow,
    openIsFine,
    requireVerified,
    failOn: listOf(values["fail-on"]).map(controlOf),
    output: values.output,
    stdin,
    kind: oneOf("--kind", values.kind, ARTEFACT_KINDS),
  };
}

function readExplain(values: Values, [control, ...more]: readonly string[]): Arguments {
  const [option] = Object.keys(values);
  if (option !== undefined) throw new UsageError(`--${option} goes with assess.`);
  if (control === undefined || more.length > 0)
    throw new UsageError("explain takes one control: plimsoll explain CTR-1.");
  return { command: "explain", control: controlOf(control) };
}

function controlOf(text: string): ControlId {
  const control = CONTROL_IDS.find((id) => id === text.toUpperCase());
  if (!control) throw new UsageError(`“${text}” is no control. They run from IMG-1 to PRG-10.`);
  return control;
}

function formatOf(text: string | undefined): "text" | "json" {
  if (text !== undefined && ABSENT.formats.includes(text))
    throw new UsageError(`--format ${text} is not in this version. There are text and json.`);
  return oneOf("--format", text, ["text", "json"]) ?? "text";
}

function levelOf(option: string, text: string | undefined): Level | undefined {
  const level = LEVELS.find((one) => String(one) === text);
  if (text !== undefined && level === undefined) {
    throw new UsageError(`${option} takes a level from 1 to 4, not “${text}”.`);
  }
  return level;
}

function oneOf<T extends string>(
  option: string,
  text: string | undefined,
  known: readonly T[],
): T | undefined {
  const value = known.find((one) => one === text);
  if (text !== undefined && value === undefined) {
    throw new UsageError(`${option} takes one of ${known.join(", ")}, not “${text}”.`);
  }
  return value;
}

function listOf(text: string | undefined): readonly string[] {
  return (text ?? "")
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
}
