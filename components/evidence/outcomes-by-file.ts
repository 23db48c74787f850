import type { Outcome } from "@/lib/core/evidence/finding";
import type { KeptFinding } from "@/lib/core/review/types";

/** How many findings of each outcome lie in a file. */
export type OutcomeCounts = { readonly [outcome in Outcome]?: number };

/** What was found in each file, by path. A hint proves nothing and is left out. */
export function outcomesByFile(
  findings: readonly Pick<KeptFinding, "file" | "outcome" | "basis">[],
): ReadonlyMap<string, OutcomeCounts> {
  const byFile = new Map<string, { [outcome in Outcome]?: number }>();
  for (const { file, outcome, basis } of findings) {
    if (basis === "hint") continue;
    const counts = byFile.get(file) ?? {};
    counts[outcome] = (counts[outcome] ?? 0) + 1;
    byFile.set(file, counts);
  }
  return byFile;
}
