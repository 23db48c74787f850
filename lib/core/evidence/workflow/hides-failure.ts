import type { ShellCommand } from "../shell/read";
import type { Located } from "../source";
import type { ScanWeakness, Step } from "./types";

/**
 * Why a command's failure doesn't fail its step; null where it does. GitHub runs scripts with `bash -e`, and with
 * `-o pipefail` only where `shell: bash` is written; a shell with options of its own has those alone.
 */
export function hidesFailure(step: Step, index: number): Located<ScanWeakness> | null {
  const { commands, shell } = step;
  const command = commands[index];
  if (!command) return null;
  const weak = (value: ScanWeakness, at = command.at): Located<ScanWeakness> => ({ value, at });
  if (command.condition || command.depth > 0) return weak("unclear");
  if (command.next === "&") return weak("ignored");
  if (command.next === "||") return afterOr(commands, index, weak);
  const pipes = shell === "bash" || /pipefail/.test(shell ?? "");
  // PowerShell and others have ways of their own to stop.
  const isKnown = /^(ba|da|k|z)?sh\b/.test(shell ?? "sh");
  if (command.next === "|" && !isSet(commands, index, PIPEFAIL, pipes)) {
    return weak(isKnown ? "piped" : "unclear");
  }
  let end = index;
  while (/^(&&|\|)$/.test(commands[end]?.next ?? "")) end += 1;
  const list = commands.slice(index, end);
  const behind = commands
    .slice(end + 1)
    .filter(({ depth, words }) => depth === 0 && !closes(words));
  if (list.some(({ next }) => next === "&&")) {
    if (commands[end]?.next === "||") return afterOr(commands, end, weak);
    // `-e` passes over a list that fails before its end.
    if (behind.length > 0) {
      return weak(commands.slice(index + 1, end + 1).every(isHarmless) ? "ignored" : "unclear");
    }
  }
  const stops = shell === null || /^(ba)?sh$|\s-(\w*e|\w*o errexit)/.test(shell);
  if (behind.length > 0 && !isSet(commands, index, ERREXIT, stops)) {
    const exits = behind.some(({ words }) => words[0]?.value === "exit");
    return weak(exits || !isKnown ? "unclear" : "ignored");
  }
  return null;
}

/** The end of a block, which has the result of what stands in it. */
function closes(words: ShellCommand["words"]): boolean {
  return /^(fi|esac|\})$/.test(words[0]?.value ?? "");
}

function isHarmless({ words }: ShellCommand): boolean {
  return /^(true|:|echo|printf)$/.test(words[0]?.value ?? "");
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
  const harmless = isHarmless(first) || first.words[0]?.value === "exit";
  return weak(harmless ? "ignored" : "unclear", first.at);
}

const ERREXIT = /\s([-+])(?:\w*e\w*|\w*o errexit)(?=\s|$)/;
const PIPEFAIL = /\s([-+])\w*o pipefail/;

/** Whether an option of the shell is on at a command, by the last `set` before it that touches it. */
function isSet(
  commands: readonly ShellCommand[],
  index: number,
  option: RegExp,
  from: boolean,
): boolean {
  let on = from;
  for (const { words } of commands.slice(0, index)) {
    if (words[0]?.value !== "set") continue;
    const sign = option.exec(words.map(({ value }) => value).join(" "))?.[1];
    if (sign) on = sign === "-";
  }
  return on;
}
