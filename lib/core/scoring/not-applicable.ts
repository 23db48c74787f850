import { ALWAYS_APPLIES } from "@/lib/core/model/always-applies";
import type { ControlId } from "@/lib/core/model/words";

/** Characters that a reason has at least, spaces at its ends and runs of them not counted. */
export const MIN_REASON_LENGTH = 20;

const MIN_LETTERS = 6;

/** Words that repeat the answer instead of giving a reason. */
const FILLER = new Set(
  (
    "a an and applicable applies apply are at because can cannot cant control do does doesnt dont " +
    "for here in irrelevant is isnt it item just n na necessary need needed needs no none not " +
    "nothing of on our point question reason relevant required so test that the there this to us " +
    "use used uses we xxx yes"
  ).split(" "),
);

export type NotApplicableProblem = "never" | "reason-too-short" | "reason-says-nothing";

/** Why "not applicable" with this reason is no answer to a control, or null when it is one. */
export function notApplicableProblem(
  id: ControlId,
  reason: string | null | undefined,
): NotApplicableProblem | null {
  if (ALWAYS_APPLIES.has(id)) return "never";
  const text = (reason ?? "").replace(/\s+/gu, " ").trim();
  if ([...text].length < MIN_REASON_LENGTH) return "reason-too-short";
  return saysSomething(text) ? null : "reason-says-nothing";
}

/** More than one letter or word over and over, and more than the answer in other words. */
function saysSomething(text: string): boolean {
  const plain = text.normalize("NFKC").toLowerCase().replace(/['’]/gu, "");
  if (new Set(plain.match(/\p{L}/gu) ?? []).size < MIN_LETTERS) return false;
  const words = new Set(plain.match(/[\p{L}\p{N}]+/gu) ?? []);
  // Scripts without spaces write a whole reason as one word.
  const isSpaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(
    plain,
  );
  return (isSpaceless || words.size > 1) && [...words].some((word) => !FILLER.has(word));
}
