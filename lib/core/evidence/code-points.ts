/** Orders texts by code point, the same on every machine: `<` alone would put half a surrogate pair before U+E000. */
export function compareCodePoints(a: string, b: string): number {
  if (a === b) return 0;
  const shared = Math.min(a.length, b.length);
  for (let index = 0; index < shared; index += 1) {
    const [one, other] = [a.charCodeAt(index), b.charCodeAt(index)];
    if (one !== other) return lifted(one) - lifted(other);
  }
  return a.length - b.length;
}

/** Surrogates stand for code points above all others. */
function lifted(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

/** Asked first: it is the cheaper question, and nearly always answered with no. */
const SURROGATE = /[\uD800-\uDFFF]/;
const HALF_PAIR = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/**
 * A text with U+FFFD for each half of a surrogate pair. No file holds one, but escapes (`"\ud800"`) can say one, and
 * neither UTF-8 nor canonical JSON can tell it.
 */
export function wellFormed(text: string): string {
  return SURROGATE.test(text) ? text.replace(HALF_PAIR, "\uFFFD") : text;
}
