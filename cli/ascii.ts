const ASCII: Readonly<Record<string, string>> = {
  "✓": "+",
  "✗": "x",
  "━": "=",
  "─": "-",
  "·": "|",
  "…": "...",
  "–": "-",
  "—": "-",
  "’": "'",
  "‘": "'",
  "“": '"',
  "”": '"',
  "×": "x",
  "→": "->",
};

/** A text in ASCII, for a terminal that shows nothing else: our marks by the nearest, the rest by its number. */
export function toAscii(text: string): string {
  return text.replace(
    /\P{ASCII}/gu,
    (one) => ASCII[one] ?? `\\u{${one.codePointAt(0)?.toString(16)}}`,
  );
}
