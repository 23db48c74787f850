import type { WriteStream } from "node:tty";
import { type Paint, PLAIN } from "@/lib/core/exports/assessment-text";

/** Colours where a terminal shows them (NO_COLOR and TERM=dumb are minded), else none. */
export function terminalPaint(
  stream: WriteStream | (NodeJS.WriteStream & { isTTY?: boolean }),
): Paint {
  if (!stream.isTTY || !stream.hasColors() || process.env.NO_COLOR) return PLAIN;
  const code = (open: number, close: number) => (text: string) =>
    `\u001b[${open}m${text}\u001b[${close}m`;
  return {
    strong: code(1, 22),
    faint: code(2, 22),
    good: code(32, 39),
    bad: code(31, 39),
    open: code(33, 39),
  };
}
