import { MASK } from "./judge";

/** A stretch to hide; `end` is exclusive. */
export interface Hidden {
  readonly start: number;
  readonly end: number;
}

/**
 * Hides the given stretches: the text keeps its length, and no character of them stays. Line ends and the indentation
 * behind them stay, so that lines keep their numbers and YAML its shape. Spans may overlap or reach over the ends.
 */
export function mask(text: string, spans: readonly Hidden[], sign = MASK): string {
  if (spans.length === 0) return text;
  const ordered = [...spans].sort((a, b) => a.start - b.start);
  let out = "";
  let at = 0;
  for (const span of ordered) {
    const start = Math.max(at, span.start);
    const end = Math.min(text.length, span.end);
    if (end <= start) continue;
    out += text.slice(at, start) + hidden(text.slice(start, end), sign);
    at = end;
  }
  return out + text.slice(at);
}

/** A lone `\r` ends a line too, as it does where lines are counted. */
function hidden(secret: string, sign: string): string {
  return secret
    .split(/(\r\n|\n|\r)/)
    .map((part, index) => {
      if (index % 2 === 1) return part;
      const indent = index === 0 ? 0 : part.length - part.trimStart().length;
      return part.slice(0, indent) + sign.repeat(part.length - indent);
    })
    .join("");
}
