import { CONTROL_TEXT } from "@/lib/core/model/text/en";
import { answerTexts } from "@/lib/core/model/text/en/catalogue";
import type { ControlId } from "@/lib/core/model/words";

/** A control as plain text: what it asks, why, what each answer means, how to check and how to mend it. */
export function controlText(id: ControlId): string {
  const text = CONTROL_TEXT[id];
  const { criteria, naCondition } = text;
  const sections = [
    `${id} ${text.title}\n${text.question}`,
    ...text.why,
    [
      `${answerTexts.met.label}: ${criteria.met}`,
      `${answerTexts.partly.label}: ${criteria.partly}`,
      `${answerTexts.not_met.label}: ${criteria.not_met}`,
      ...(naCondition ? [`${answerTexts.not_applicable.label}: ${naCondition}`] : []),
    ].join("\n"),
    ...text.verification.map(({ run, expect }) => `Check\n${indented(run)}\n  Expect: ${expect}`),
    ...text.remediation.map(({ caption, code }) => `Example: ${caption}\n${indented(code)}`),
    ...(text.modern ? [`Today: ${text.modern}`] : []),
    `Cost: ${text.cost}`,
  ];
  return `${sections.join("\n\n")}\n`;
}

function indented(code: string): string {
  return code
    .trimEnd()
    .split("\n")
    .map((line) => (line === "" ? "" : `  ${line}`))
    .join("\n");
}
