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
  | { readonly command: "help" }
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
  const { values, positionals } = parse(words);
  if (values.help || words.length === 0) return { command: "help" };
  if (values.version) return { command: "version" };
  const [command, ...rest] = positionals;
  switch (command) {
    case "assess":
      return readAssess(values, rest);
    case "explain":
      return readExplain(rest);
    default:
      throw new UsageError(`“${command ?? ""}” is no command. There are assess and explain.`);
  }
}

type Values = ReturnType<typeof parse>["values"];

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
  const asOf = values["as-of"];
  if (asOf !== undefined && !isDay(asOf)) {
    throw new UsageError(`--as-of takes a day such as 2026-11-23, not “${asOf}”.`);
  }
  return {
    command: "assess",
    paths,
    format: oneOf("--format", values.format, ["text", "json"]) ?? "text",
    target: levelOf("--target", values.target),
    asOf,
    compose: listOf(values.compose),
    failBelow,
    openIsFine,
    requireVerified,
    failOn: listOf(values["fail-on"]).map(controlOf),
    output: values.output,
    stdin,
    kind: oneOf("--kind", values.kind, ARTEFACT_KINDS),
  };
}

function readExplain([control, ...more]: readonly string[]): Arguments {
  if (control === undefined || more.length > 0)
    throw new UsageError("explain takes one control: plimsoll explain CTR-1.");
  return { command: "explain", control: controlOf(control) };
}

function controlOf(text: string): ControlId {
  const control = CONTROL_IDS.find((id) => id === text.toUpperCase());
  if (!control) throw new UsageError(`“${text}” is no control. They run from IMG-1 to PRG-10.`);
  return control;
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
