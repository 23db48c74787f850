import { fstatSync } from "node:fs";
import { type Paint, PLAIN } from "@/lib/core/exports/paint";
import { toAscii } from "./ascii";
import { foldLines } from "./fold-lines";

/** How text is to look where it goes. */
export interface Terminal {
  readonly paint: Paint;
  /** Null where lines are not to be folded: not on a terminal. */
  readonly columns: number | null;
  /** The terminal shows nothing but ASCII. */
  readonly asciiOnly: boolean;
}

/** Of a terminal that doesn't say how wide it is. */
export const UNKNOWN_WIDTH = 80;

/** A file or a pipe: neither colours nor folded lines. */
export const NO_TERMINAL: Terminal = { paint: PLAIN, columns: null, asciiOnly: false };

type Environment = Readonly<Record<string, string | undefined>>;

export function standardOutput(): Terminal {
  return terminal(isTerminal(1) ? process.stdout.columns || UNKNOWN_WIDTH : null, process.env);
}

/** Takes the terminal's columns, or null where there is none. */
export function terminal(columns: number | null, environment: Environment): Terminal {
  return {
    paint: isColoured(columns !== null, environment) ? COLOURS : PLAIN,
    columns,
    asciiOnly: columns !== null && !hasUnicode(environment),
  };
}

/** A text as that terminal can show it. */
export function shown(text: string, { columns, asciiOnly }: Terminal): string {
  const readable = asciiOnly ? toAscii(text) : text;
  return columns === null ? readable : foldLines(readable, columns);
}

/** `process.stdout` and `node:tty` are slow to load, so only a device is asked further. */
export function isTerminal(descriptor: 1 | 2): boolean {
  try {
    if (!fstatSync(descriptor).isCharacterDevice()) return false;
  } catch {
    return false;
  }
  return (descriptor === 1 ? process.stdout : process.stderr).isTTY === true;
}

/** FORCE_COLOR counts before all else, as in Node; then NO_COLOR (no-color.org), and a terminal that has none. */
function isColoured(isTty: boolean, { FORCE_COLOR, NO_COLOR, TERM }: Environment): boolean {
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
  return isTty && !NO_COLOR && TERM !== "dumb";
}

/** By the locale, where one is set. */
function hasUnicode({ LC_ALL, LC_CTYPE, LANG }: Environment): boolean {
  const locale = LC_ALL || LC_CTYPE || LANG;
  return !locale || /utf-?8/i.test(locale);
}

const code = (open: number, close: number) => (text: string) =>
  `\u001b[${open}m${text}\u001b[${close}m`;

const COLOURS: Paint = {
  strong: code(1, 22),
  faint: code(2, 22),
  good: code(32, 39),
  bad: code(31, 39),
  open: code(33, 39),
};
