import type { Collected } from "./collect-entries";
import { SAMPLES } from "./samples";

export { wordEvidence } from "@/lib/core/evidence/word-evidence";
export { refusalSentence } from "@/lib/core/model/text/en/archives";
export { TryResult } from "./result/try-result";

/** The files of a sample, as if somebody had dropped them. Null for one that is not offered. */
export function collectSample(id: string): Collected | null {
  const sample = SAMPLES.find((it) => it.id === id);
  if (!sample) return null;
  const { title, complete, files } = sample;
  return {
    name: title,
    complete,
    source: "files",
    cut: false,
    neverRead: [],
    entries: Object.entries(files).map(([path, content]) => ({
      path,
      size: content.length,
      named: !complete,
      content,
    })),
  };
}
