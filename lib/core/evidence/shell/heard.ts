import { programWords } from "./program";
import type { ShellCommand, ShellWord } from "./read";

/** What a command reads: the last word that `echo … |` or `<<<` says to it, and the program that does. */
export function heardBy(
  commands: readonly ShellCommand[],
  index: number,
): { readonly said: ShellWord | undefined; readonly by: string } {
  const given = commands[index]?.redirects.find(({ operator }) => operator === "<<<");
  if (given) return { said: given.target, by: "" };
  const before = commands[index - 1];
  const words = before?.next === "|" ? programWords(before.words) : [];
  const by = words[0]?.value ?? "";
  return { said: /^(?:echo|printf)$/.test(by) ? words.at(-1) : undefined, by };
}
