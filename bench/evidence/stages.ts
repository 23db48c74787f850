import { DETECTORS } from "@/lib/core/detectors/all";
import { decode } from "@/lib/core/evidence/decode";
import type { InputFile } from "@/lib/core/evidence/examine";
import { joinInventory } from "@/lib/core/evidence/inventory/join";
import { readArtefact } from "@/lib/core/evidence/read";
import { recognise } from "@/lib/core/evidence/recognise";
import { processorTime } from "./clock";

/** How long the parts of the engine take, in milliseconds of processor time. */
export interface StageTimes {
  readonly parse: number;
  readonly facts: number;
  readonly detectors: number;
}

/** Runs the parts one by one, as `examine` does, over each input. */
export function timeStages(inputs: readonly (readonly InputFile[])[]): StageTimes {
  let parse = 0;
  let facts = 0;
  let detectors = 0;
  for (const files of inputs) {
    const start = processorTime();
    const read = files.flatMap(({ path, bytes }) => {
      const { text } = decode(bytes);
      if (text === undefined) return [];
      return [readArtefact({ path, text }, recognise({ path, text }), false).file];
    });
    const parsed = processorTime();
    const options = { asOf: "2026-11-23", complete: true, platform: null };
    const { inventory } = joinInventory(read, options);
    const joined = processorTime();
    for (const detector of DETECTORS) detector.detect(inventory);
    parse += parsed - start;
    facts += joined - parsed;
    detectors += processorTime() - joined;
  }
  return { parse, facts, detectors };
}
