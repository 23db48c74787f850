import type { Located } from "../source";

/** Options with which a build makes no image: it checks the Dockerfile, or says what it would do. */
const LOOKS = /^--(?:check|print|list|list-targets|dry-run)(?:$|=(?!false|0))/;

/** Whether a build's words say that it only looks. */
export function onlyLooks(words: readonly Located<string>[]): boolean {
  return words.some(({ value }, index) => {
    if (value === "--call") return looksBy(words[index + 1]?.value ?? "");
    return value.startsWith("--call=") ? looksBy(value.slice(7)) : LOOKS.test(value);
  });
}

/** Whether a method that `--call` names makes no image: `check,format=json` and the like, not `build`. */
export function looksBy(call: string): boolean {
  return /^(?:check|lint|outline|targets)(?:,|$)/.test(call);
}
