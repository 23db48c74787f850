import { readFileSync } from "node:fs";
import { join } from "node:path";
import { keepHeapSmall } from "@/cli/small-heap";
import type { Finding } from "@/lib/core/evidence/finish";
import { assessFiles } from "./engine";

/**
 * The peak of this process over a corpus that lies in a folder, in megabytes: repository by repository, or all files as
 * one input. Findings are kept, as a report keeps them; the heap is as the command has it.
 */
export function measureMemory(folder: string, asOne: boolean): Record<string, number> {
  const list: readonly (readonly string[])[] = JSON.parse(
    readFileSync(join(folder, "corpus.json"), "utf8"),
  );
  keepHeapSmall(list.flat().length);
  const inputs = asOne ? [list.flat()] : list;
  const kept: (readonly Finding[])[] = [];
  for (const paths of inputs) {
    kept.push(
      assessFiles(paths.map((path) => ({ path, bytes: readFileSync(join(folder, path)) }))),
    );
  }
  return {
    findings: kept.reduce((sum, findings) => sum + findings.length, 0),
    peak_mb: process.resourceUsage().maxRSS / 1024,
  };
}
