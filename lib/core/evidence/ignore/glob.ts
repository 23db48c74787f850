/** What one step of a pattern takes. A class takes one character other than a slash. */
type Step =
  | { readonly take: "char"; readonly code: number }
  | { readonly take: "class"; readonly negated: boolean; readonly ranges: readonly number[] }
  /** `?`: one character other than a slash. */
  | { readonly take: "one" }
  /** `*`: any number of characters other than a slash. */
  | { readonly take: "many" }
  /** Any number of whole folders, none included: entry of the pair below. */
  | { readonly take: "folders" }
  | { readonly take: "inside-folders" }
  /** `**` at the end: anything. */
  | { readonly take: "rest" };

const SLASH = 47;
const BACKSLASH = 92;
const STAR = 42;
const QUESTION = 63;
const OPEN = 91;
const CLOSE = 93;
const BANG = 33;
const CARET = 94;
const DASH = 45;
const COLON = 58;

/** Steps that are the same wherever they stand are made once: a long file has a million of them. */
const ONE: Step = { take: "one" };
const MANY: Step = { take: "many" };
const FOLDERS: Step = { take: "folders" };
const INSIDE: Step = { take: "inside-folders" };
const REST: Step = { take: "rest" };
const CHARS: readonly Step[] = Array.from({ length: 128 }, (_, code) => ({ take: "char", code }));

function charStep(code: number): Step {
  return CHARS[code] ?? { take: "char", code };
}

/** A pattern taken apart, or the whole of it where it has no wildcard: most have none. */
type Glob =
  | { readonly literal: string; readonly anywhere: boolean }
  | {
      readonly literal: null;
      readonly steps: readonly Step[];
      /** The code every matching path ends with, or -1: a cheap look before the walk. */
      readonly last: number;
    };

type Dialect = "git" | "docker";

/** A pattern, taken apart when a path is first held against it. */
export class Pattern {
  #glob: Glob | null = null;

  private constructor(
    private readonly text: string,
    private readonly dialect: Dialect,
    private readonly anywhere: boolean,
  ) {}

  /**
   * A pattern as git's `wildmatch` or Docker's `patternmatcher` reads it. `anywhere` lets it match at any depth. Returns
   * null where it is broken (git then matches nothing, Docker refuses the file).
   */
  static read(text: string, dialect: Dialect, anywhere: boolean): Pattern | null {
    // Nothing else breaks one.
    const isSuspect = text.includes("[") || text.includes("\\");
    if (isSuspect && compileGlob(text, dialect, anywhere) === null) return null;
    return new Pattern(text, dialect, anywhere);
  }

  matches(path: string): boolean {
    this.#glob ??= compileGlob(this.text, this.dialect, this.anywhere);
    return this.#glob !== null && matchesGlob(this.#glob, path);
  }
}

/** Takes a pattern apart; null where it is broken. */
function compileGlob(pattern: string, dialect: Dialect, anywhere: boolean): Glob | null {
  if (!/[*?[\\]/.test(pattern)) return { literal: pattern, anywhere };
  const steps: Step[] = [];
  if (anywhere) steps.push(FOLDERS, INSIDE);
  let at = 0;
  while (at < pattern.length) {
    const code = pattern.charCodeAt(at);
    if (code === STAR) {
      let end = at;
      while (pattern.charCodeAt(end) === STAR) end++;
      const stars = end - at;
      at = pushStars(steps, pattern, at, end, stars, dialect);
    } else if (code === QUESTION) {
      steps.push(ONE);
      at++;
    } else if (code === OPEN) {
      const parsed = readClass(pattern, at + 1, dialect);
      if (parsed === null) return null;
      steps.push(parsed.step);
      at = parsed.end;
    } else if (code === BACKSLASH) {
      if (at + 1 >= pattern.length) return null;
      steps.push(charStep(pattern.charCodeAt(at + 1)));
      at += 2;
    } else {
      steps.push(charStep(code));
      at++;
    }
  }
  const end = steps[steps.length - 1];
  return { literal: null, steps, last: end?.take === "char" ? end.code : -1 };
}

/** Adds what a run of stars means and returns where the pattern goes on. */
function pushStars(
  steps: Step[],
  pattern: string,
  start: number,
  end: number,
  stars: number,
  dialect: Dialect,
): number {
  if (stars === 1) {
    steps.push(MANY);
    return end;
  }
  if (dialect === "docker") {
    // Docker reads two stars at a time: `**/` and `**x` are any folders, `**` at the end is everything.
    const next = pattern.charCodeAt(start + 2) === SLASH ? start + 3 : start + 2;
    if (next >= pattern.length) steps.push(REST);
    else steps.push(FOLDERS, INSIDE);
    return next;
  }
  const opens = start === 0 || pattern.charCodeAt(start - 1) === SLASH;
  if (opens && pattern.charCodeAt(end) === SLASH) {
    steps.push(FOLDERS, INSIDE);
    return end + 1;
  }
  if (opens && end === pattern.length) steps.push(ONE, REST);
  else steps.push(MANY);
  return end;
}

/** Character classes by name, as pairs of first and last code. */
const NAMED: Readonly<Record<string, readonly number[]>> = {
  alnum: [48, 57, 65, 90, 97, 122],
  alpha: [65, 90, 97, 122],
  blank: [9, 9, 32, 32],
  cntrl: [0, 31, 127, 127],
  digit: [48, 57],
  graph: [33, 126],
  lower: [97, 122],
  print: [32, 126],
  punct: [33, 47, 58, 64, 91, 96, 123, 126],
  space: [9, 13, 32, 32],
  upper: [65, 90],
  xdigit: [48, 57, 65, 70, 97, 102],
};

function readClass(
  pattern: string,
  start: number,
  dialect: Dialect,
): { readonly step: Step; readonly end: number } | null {
  let at = start;
  const first = pattern.charCodeAt(at);
  const negated = first === CARET || (first === BANG && dialect === "git");
  if (negated) at++;
  const ranges: number[] = [];
  let opening = true;
  for (;;) {
    if (at >= pattern.length) return null;
    let low = pattern.charCodeAt(at);
    // git takes a bracket right after the opening one as itself.
    if (low === CLOSE && !(opening && dialect === "git")) {
      return { step: { take: "class", negated, ranges }, end: at + 1 };
    }
    opening = false;
    if (low === OPEN && pattern.charCodeAt(at + 1) === COLON) {
      const close = pattern.indexOf(":]", at + 2);
      const named = close < 0 ? undefined : NAMED[pattern.slice(at + 2, close)];
      if (named !== undefined) {
        ranges.push(...named);
        at = close + 2;
        continue;
      }
    }
    if (low === BACKSLASH) low = pattern.charCodeAt(++at);
    at++;
    let high = low;
    if (pattern.charCodeAt(at) === DASH && pattern.charCodeAt(at + 1) !== CLOSE) {
      at++;
      high = pattern.charCodeAt(at);
      if (high === BACKSLASH) high = pattern.charCodeAt(++at);
      at++;
    }
    if (Number.isNaN(low) || Number.isNaN(high)) return null;
    ranges.push(low, high);
  }
}

function inClass(step: Step & { readonly take: "class" }, code: number): boolean {
  if (code === SLASH) return false;
  for (let i = 0; i < step.ranges.length; i += 2) {
    if (code >= (step.ranges[i] ?? 0) && code <= (step.ranges[i + 1] ?? 0)) return !step.negated;
  }
  return step.negated;
}

/**
 * Whether a path matches as a whole. All readings of the wildcards are followed side by side, so that the work is at
 * most path times pattern, whatever the pattern.
 */
function matchesGlob(glob: Glob, path: string): boolean {
  if (glob.literal !== null) {
    const { literal, anywhere } = glob;
    return (
      path === literal ||
      (anywhere && path.endsWith(literal) && path[path.length - literal.length - 1] === "/")
    );
  }
  if (glob.last >= 0 && path.charCodeAt(path.length - 1) !== glob.last) return false;
  const { steps } = glob;
  const size = steps.length + 1;
  let now = new Uint8Array(size);
  let then = new Uint8Array(size);
  now[0] = 1;
  spread(steps, now);
  for (let i = 0; i < path.length; i++) {
    const code = path.charCodeAt(i);
    let alive = false;
    for (let s = 0; s < steps.length; s++) {
      const step = steps[s];
      if (now[s] === 0 || step === undefined) continue;
      switch (step.take) {
        case "char":
          if (step.code === code) then[s + 1] = 1;
          break;
        case "class":
          if (inClass(step, code)) then[s + 1] = 1;
          break;
        case "one":
          if (code !== SLASH) then[s + 1] = 1;
          break;
        case "many":
          if (code !== SLASH) then[s] = 1;
          break;
        case "inside-folders":
          then[s] = 1;
          if (code === SLASH) then[s + 1] = 1;
          break;
        case "rest":
          then[s] = 1;
          break;
        case "folders":
          break;
      }
    }
    spread(steps, then);
    for (let s = 0; s < size && !alive; s++) alive = then[s] === 1;
    if (!alive) return false;
    const spent = now;
    now = then;
    then = spent.fill(0);
  }
  return now[size - 1] === 1;
}

/** Marks the steps that are reached without taking a character. */
function spread(steps: readonly Step[], states: Uint8Array): void {
  for (let s = 0; s < steps.length; s++) {
    if (states[s] === 0) continue;
    const take = steps[s]?.take;
    if (take === "many" || take === "rest") states[s + 1] = 1;
    else if (take === "folders") {
      states[s + 1] = 1;
      states[s + 2] = 1;
    }
  }
}
