import { buildFindings } from "./findings/build";
import { containerFindings } from "./findings/container";
import { imageFindings } from "./findings/image";
import { networkFindings } from "./findings/network";
import { programmeFindings } from "./findings/programme";
import { registryFindings } from "./findings/registry";
import { runtimeFindings } from "./findings/runtime";
import { secretsFindings } from "./findings/secrets";
import type { FindingTexts, FindingValues } from "./findings/texts";

const TEXTS: FindingTexts = {
  "detector-failed": ({ detector }) =>
    `The rule “${detector}” failed on these files: a fault of Plimsoll’s. It says nothing here.`,
  ...imageFindings,
  ...containerFindings,
  ...secretsFindings,
  ...networkFindings,
  ...runtimeFindings,
  ...buildFindings,
  ...registryFindings,
  ...programmeFindings,
};

/**
 * The sentence of a finding's message, or of why another line belongs to it.
 * @throws Error For a code without a text: a detector's own table of cases finds it.
 */
export function findingSentence({
  code,
  values = {},
}: {
  readonly code: string;
  readonly values?: FindingValues;
}): string {
  const text = TEXTS[code];
  if (!text) throw new Error(`No text for the finding “${code}”.`);
  return text(values);
}
