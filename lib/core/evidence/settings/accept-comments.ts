import { CONTROL_IDS } from "@/lib/core/model/words";
import { isDay } from "@/lib/core/scoring/days";
import type { FileError, Source } from "../source";
import type { AcceptedRisk } from "./types";

const MARK = "plimsoll:accept";
/** The longest comment that is read. */
const LONGEST = 500;

/**
 * Comments such as `# plimsoll:accept CTR-2 until=2027-01-31 vendor image writes to /`, on a finding's line or above it.
 * One that can't be read is an error with its line: an exception that silently doesn't hold would be worse.
 */
export function acceptComments({ path, text }: Source): {
  readonly accepted: readonly AcceptedRisk[];
  readonly errors: readonly FileError[];
} {
  const accepted: AcceptedRisk[] = [];
  const errors: FileError[] = [];
  for (
    let start = text.indexOf(MARK);
    start >= 0;
    start = text.indexOf(MARK, start + MARK.length)
  ) {
    const lineStart = text.lastIndexOf("\n", start) + 1;
    if (!/#[ \t]*$/.test(text.slice(Math.max(lineStart, start - 50), start))) continue;
    const newline = text.indexOf("\n", start);
    const end = Math.min(newline < 0 ? text.length : newline, start + LONGEST);
    const at = { path, start, end };
    const [control, until, ...reason] = text
      .slice(start + MARK.length, end)
      .trim()
      .split(/[ \t]+/);
    const id = CONTROL_IDS.find((one) => one === control);
    const day = until?.startsWith("until=") ? until.slice("until=".length) : "";
    if (!id) errors.push({ code: "accept-unknown-control", at });
    else if (!isDay(day)) errors.push({ code: "accept-without-day", at });
    else if (reason.length === 0) errors.push({ code: "accept-without-reason", at });
    else {
      accepted.push({
        control: id,
        subject: null,
        reason: reason.join(" "),
        approver: null,
        until: day,
        at,
      });
    }
  }
  return { accepted, errors };
}
