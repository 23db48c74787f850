const FACTORS: Readonly<Record<string, number>> = {
  "": 1,
  b: 1,
  k: 1024,
  m: 1024 ** 2,
  g: 1024 ** 3,
  t: 1024 ** 4,
  p: 1024 ** 5,
};

/**
 * A size as Docker reads it: a number of bytes, or one with a unit (`512m`, `0.5G`, `512MiB`, `1 gb`), each 1024 times
 * the one before. Null where the text is no size.
 */
export function bytesOf(text: string): number | null {
  const word = text.trim().toLowerCase();
  const parts = word.length > 40 ? null : /^(-?\d*\.?\d+|\d+\.)\s*([bkmgtp]?)i?b?$/.exec(word);
  const factor = FACTORS[parts?.[2] ?? ""];
  const number = Number(parts?.[1]);
  return parts && factor !== undefined && Number.isFinite(number)
    ? Math.round(number * factor)
    : null;
}
