import { answerTexts } from "@/lib/core/model/text/en/catalogue";
import type { Answer, ControlId } from "@/lib/core/model/words";
import type { Accepted, AcceptRefusal } from "@/lib/schemas/review";

const NAMED_AT_MOST = 8;

/** What was taken: "CTR-1 is Met now, verified", "4 answers are verified now: CTR-1, CTR-3 …". */
export function acceptedWords(
  accepted: readonly { readonly control: ControlId; readonly answer: Answer | null }[],
): string {
  const [only] = accepted;
  if (!only) return "";
  if (accepted.length === 1 && only.answer) {
    return `${only.control} is ${answerTexts[only.answer].label}, verified.`;
  }
  return `${accepted.length} answers are verified: ${named(accepted)}.`;
}

const WHY = {
  "answer-changed": "the answer was changed in the meantime",
  "files-changed": "the files say otherwise by now",
  "too-old": "the files are too old to count",
} satisfies Record<AcceptRefusal, string>;

/** What was left, and why; null where nothing was. */
export function leftWords(left: Accepted["left"]): string | null {
  if (left.length === 0) return null;
  const reasons = (Object.keys(WHY) as AcceptRefusal[]).flatMap((why) => {
    const those = left.filter((each) => each.why === why);
    return those.length === 0 ? [] : [`${named(those)}: ${WHY[why]}`];
  });
  return `${reasons.join("; ")}. The page shows what stands now.`;
}

function named(list: readonly { readonly control: ControlId }[]): string {
  const shown = list.slice(0, NAMED_AT_MOST).map(({ control }) => control);
  const more = list.length - shown.length;
  return more > 0 ? `${shown.join(", ")} and ${more} more` : shown.join(", ");
}
