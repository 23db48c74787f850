import type { ControlText } from "@/lib/core/model/control";

/** What of a control's prose is in sight as soon as it comes into focus: all but its question, its checks and its fixes. */
export type OpeningText = Omit<
  ControlText,
  "question" | "example" | "verification" | "remediation"
>;

/** The part of a control's prose that a page sends along; the rest comes with its area. */
export function openingOf(text: ControlText): OpeningText {
  const { title, why, criteria, naCondition, cost, modern } = text;
  return { title, why, criteria, naCondition, cost, modern };
}
