import type { ShellCommand } from "../shell/read";
import type { Located } from "../source";
import type { ScanWeakness, Step } from "./types";

/**
 * Why a command's failure doesn't fail its step; null where it does. GitHub runs scripts with `bash -e`, and with
 * `-o pipefail` only where `shell: bash` is written.
 */
export function hidesFailure(step: Step, index: number): Located<ScanWeakness> | null {
  const { commands, shell } = step;
  const command = commands[index];
  if (!command) return null;
  const weak = (value: ScanWeakness, at = command.at): Located<ScanWeakness> => ({ value, at });
  if (command.condition || command.depth > 0) return weak("unclear");
  if (command.next === "&") return weak("ignored");
  if (command.next === "||") return afterOr(commands, index, weak);
  if (command.next === "|" && !shell?.startsWith("bash") && !sets(commands, index, /pipefail/)) {
    return weak("piped");
  }
  const isLast = index >= commands.filter(({ depth }) => depth === 0).length - 1;
  if (!isLast && sets(commands, index, /^\+\w*e/)) {
    const exits = commands.slice(index + 1).some(({ words }) => words[0]?.value === "exit");
    return weak(exits ? "unclear" : "ignored");
  }
  return null;
}

function afterOr(
  commands: readonly ShellCommand[],
  index: number,
  weak: (value: ScanWeakness, at: ShellCommand["at"]) => Located<ScanWeakness>,
): Located<ScanWeakness> | null {
  const first = commands[index + 1];
  if (!first) return null;
  for (const { words, next } of commands.slice(index + 1, index + 9)) {
    if (words[0]?.value === "exit") {
      return words[1]?.value === "0" ? weak("ignored", first.at) : null;
    }
    if (words[0]?.value === "false") return null;
    if (next === "newline" && words[0]?.value !== "echo") break;
  }
  const harmless = /^(true|:|echo|printf|exit)$/.test(first.words[0]?.value ?? "");
  return weak(harmless ? "ignored" : "unclear", first.at);
}

/** Whether a `set` before a command, the last that touches it, has an option. */
function sets(commands: readonly ShellCommand[], index: number, option: RegExp): boolean {
  return commands
    .slice(0, index)
    .some(
      ({ words }) => words[0]?.value === "set" && words.some(({ value }) => option.test(value)),
    );
}
