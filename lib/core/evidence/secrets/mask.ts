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
export function mask(text: string, spans: readonly Hidden[]): string {
  if (spans.length === 0) return text;
  const ordered = [...spans].sort((a, b) => a.start - b.start);
  let out = "";
  let at = 0;
  for (const span of ordered) {
    const start = Math.max(at, span.start);
    const end = Math.min(text.length, span.end);
    if (end <= start) continue;
    out += text.slice(at, start) + hidden(text.slice(start, end));
    at = end;
  }
  return out + text.slice(at);
}

function hidden(secret: string): string {
  return secret
    .split("\n")
    .map((line, index) => {
      const content = line.endsWith("\r") ? line.slice(0, -1) : line;
      const indent = index === 0 ? 0 : content.length - content.trimStart().length;
      const kept = content.slice(0, indent);
      return kept + MASK.repeat(content.length - indent) + line.slice(content.length);
    })
    .join("\n");
}
