/** What JSON can say. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

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
export function writeCanonical(value: unknown, write: (piece: string) => void): void {
  if (Array.isArray(value)) {
    write("[");
    for (const [index, item] of value.entries()) {
      if (index > 0) write(",");
      writeCanonical(item, write);
    }
    write("]");
  } else if (typeof value === "object" && value !== null && isPlain(value)) {
    let open = "{";
    // Without a comparison of its own `sort` goes by UTF-16 code unit, as the RFC asks.
    for (const key of Object.keys(value).sort()) {
      write(`${open}${scalar(key)}:`);
      writeCanonical(value[key], write);
      open = ",";
    }
    write(open === "{" ? "{}" : "}");
  } else write(scalar(value));
}

function scalar(value: unknown): string {
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
