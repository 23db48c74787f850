import { decode } from "@/lib/core/evidence/decode";
import type { FuzzCase } from "./case";

/** How often a smaller case is tried. */
const TRIES = 400;

/** Takes files, lines and characters away as long as the case stays `bad`. What comes back is small, not the smallest. */
export function minimised(fuzzed: FuzzCase, bad: (smaller: FuzzCase) => boolean): FuzzCase {
  let tries = 0;
  const still = (smaller: FuzzCase): boolean => {
    tries += 1;
    return tries <= TRIES && bad(smaller);
  };
  let best = fuzzed;
  for (const { path } of fuzzed.files) {
    const without = { ...best, files: best.files.filter((file) => file.path !== path) };
    if (without.files.length > 0 && still(without)) best = without;
  }
  for (const { path } of best.files) {
    for (const split of [/(?<=\n)/, /(?<=[\s,:;{}[\]"'])/]) {
      const file = best.files.find((one) => one.path === path);
      const { text } = decode(file?.bytes ?? new Uint8Array());
      if (text === undefined) continue;
      const put = (pieces: readonly string[]): FuzzCase => {
        const bytes = new TextEncoder().encode(pieces.join(""));
        const files = best.files.map((one) => (one.path === path ? { ...one, bytes } : one));
        return { ...best, files };
      };
      best = put(fewer(text.split(split), (pieces) => still(put(pieces))));
    }
  }
  return bad(best) ? best : fuzzed;
}

/** Takes halves, then quarters, then ever smaller runs of pieces away. */
function fewer(
  pieces: readonly string[],
  still: (pieces: readonly string[]) => boolean,
): readonly string[] {
  let left = pieces;
  for (let run = Math.ceil(left.length / 2); run >= 1; run = run === 1 ? 0 : Math.ceil(run / 2)) {
    for (let at = 0; at < left.length; ) {
      const without = [...left.slice(0, at), ...left.slice(at + run)];
      if (still(without)) left = without;
      else at += run;
    }
  }
  return left;
}
