/** What JSON can say. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

/** A part of a value that is canonical JSON already. */
export class CanonicalText {
  constructor(readonly json: string) {}
}

/**
 * The canonical JSON of a value (RFC 8785): members sorted by UTF-16 code unit, no blanks.
 * @throws TypeError For what JSON can't say: undefined, a number that is not finite, half of a surrogate pair, an object
 * that is not plain.
 */
export function canonicalJson(value: unknown): string {
  let json = "";
  writeCanonical(value, (piece) => {
    json += piece;
  });
  return json;
}

/** Gives the canonical JSON of a value piece by piece, so that a long one never lies in memory whole. */
export function writeCanonical(value: unknown, write: Write): void {
  walk(value, write, writeItem);
}

type Write = (piece: string) => void;

/** An item of a list at once, where the platform's own JSON of it is the canonical one. */
function writeItem(item: unknown, write: Write): void {
  const json = isInOrder(item) ? JSON.stringify(item) : null;
  if (json === null || ESCAPED_HALF.test(json)) walk(item, write, walkOn);
  else write(json);
}

/** What was looked at once is not looked at again in each of its parts. */
function walkOn(item: unknown, write: Write): void {
  walk(item, write, walkOn);
}

function walk(value: unknown, write: Write, item: (item: unknown, write: Write) => void): void {
  if (Array.isArray(value)) {
    write("[");
    for (let index = 0; index < value.length; index += 1) {
      if (index > 0) write(",");
      item(value[index], write);
    }
    write("]");
  } else if (value instanceof CanonicalText) write(value.json);
  else if (typeof value === "object" && value !== null && isPlain(value)) {
    let open = "{";
    // Without a comparison of its own `sort` goes by UTF-16 code unit, as the RFC asks.
    for (const key of Object.keys(value).sort()) {
      write(`${open}${canonicalScalar(key)}:`);
      walk(value[key], write, item);
      open = ",";
    }
    write(open === "{" ? "{}" : "}");
  } else write(canonicalScalar(value));
}

/** Whether all of it is what JSON can say, and members come as they are to be written. */
function isInOrder(value: unknown): boolean {
  switch (typeof value) {
    case "string":
    case "boolean":
      return true;
    case "number":
      return Number.isFinite(value);
    case "object": {
      if (value === null) return true;
      if (Array.isArray(value)) return isListInOrder(value);
      if (!isPlain(value)) return false;
      let before = "";
      for (const key of Object.keys(value)) {
        if (key < before || !isInOrder(value[key])) return false;
        before = key;
      }
      return true;
    }
    default:
      return false;
  }
}

/** Not `every`, which passes over holes. */
function isListInOrder(list: readonly unknown[]): boolean {
  for (let index = 0; index < list.length; index += 1) if (!isInOrder(list[index])) return false;
  return true;
}

/** How `JSON.stringify` tells half of a surrogate pair; where a text says so by itself, it is looked at closely. */
const ESCAPED_HALF = /\\ud[89a-f]/;

/** The canonical JSON of what is neither a list nor an object. Throws as `canonicalJson` does. */
export function canonicalScalar(value: unknown): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new TypeError(`${value} is not a JSON number.`);
    return JSON.stringify(value);
  }
  if (typeof value === "string") {
    if (SURROGATE.test(value) && HALF_PAIR.test(value)) {
      throw new TypeError("The text holds half of a surrogate pair.");
    }
    return JSON.stringify(value);
  }
  throw new TypeError(`JSON has no ${typeof value} like this.`);
}

/** Asked first: it is the cheaper question, and nearly always answered with no. */
const SURROGATE = /[\uD800-\uDFFF]/;
const HALF_PAIR = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

function isPlain(value: object): value is Readonly<Record<string, unknown>> {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
