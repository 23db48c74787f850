import { foldComponents } from "@/lib/core/proposals/fold-components";
import type { Evidence, Examination } from "./examine";

/** What was found with what it proposes, for the whole and for each component. */
export function folded(examination: Examination): Evidence {
  const { findings, settings } = examination;
  const names = settings.components.map(({ name }) => name);
  const { whole: proposals, components } = foldComponents(findings, names);
  return { ...examination, proposals, components };
}
