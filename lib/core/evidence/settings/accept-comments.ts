import { CONTROL_IDS } from "@/lib/core/model/words";
import { isDay } from "@/lib/core/scoring/days";
import type { ArtefactKind } from "../kinds";
import type { FileError, Source, Span } from "../source";
import type { AcceptedRisk } from "./types";

const MARK = "plimsoll:accept";
/** Kinds in which `#` begins a comment. */
const COMMENTED: ReadonlySet<ArtefactKind> = new Set<ArtefactKind>([
  "dockerfile",
  "compose",
  "dockerignore",
  "gitignore",
  "env",
  "transcript",
  "workflow",
  "updates",
  "registry-config",
  "text",
]);
/** The longest comment that is read. */
const LONGEST = 500;

/**
 * Comments such as `# plimsoll:accept CTR-2 until=2027-01-31 vendor image writes to /`, on a finding's line or above it.
 * One that can't be read is an error with its line: an exception that silently doesn't hold would be worse. In `text`,
 * which may be code or prose that only speaks of such comments, they count beside what `isFound`.
 */
export function acceptComments(
  { path, text }: Source,
  kind: ArtefactKind,
  isFound: (at: Span) => boolean,
): { readonly accepted: readonly AcceptedRisk[]; readonly errors: readonly FileError[] } {
  const accepted: AcceptedRisk[] = [];
  const errors: FileError[] = [];
  if (!COMMENTED.has(kind)) return { accepted, errors };
  let end = 0;
  for (let start = text.indexOf(MARK); start >= 0; start = text.indexOf(MARK, end)) {
    const newline = text.indexOf("\n", start);
    const lineEnd = newline < 0 ? text.length : newline;
    const behind = text.charCodeAt(start + MARK.length);
    end = start + MARK.length;
    if (!/(?:^|[ \t\r\n])#[ \t]*$/.test(text.slice(Math.max(0, start - 50), start))) continue;
    if (behind > 32) continue;
    end = Math.min(lineEnd, start + LONGEST);
    const at = { path, start, end };
    if (kind === "text" && !isFound(at)) continue;
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
