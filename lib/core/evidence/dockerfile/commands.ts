import { oncePer } from "../once";
import { programWords } from "../shell/program";
import { type Place, readShell, type ShellCommand } from "../shell/read";
import type { Span } from "../source";
import { placeOf } from "./lines";
import type { RunLine } from "./types";

/** A program that is a shell. */
export const SHELL = /^(?:\/(?:usr\/)?bin\/)?(?:ba|da|a)?sh$/;

/** The simple commands of a `RUN`, in shell or exec form, with the script that `sh -c "…"` is given read as well. */
export const commandsOf = oncePer((run: RunLine): readonly ShellCommand[] => {
  const commands =
    run.exec === null
      ? readShell(run.script, placeIn(run), run.variables)
      : execCommands(run, run.exec);
  // Most have no shell inside: then the list is taken as it is.
  return commands.some(isShell)
    ? commands.flatMap((command) => [command, ...inner(command, run)])
    : commands;
});

/** Where a stretch of a `RUN`'s script stands in its file. */
function placeIn(run: RunLine): Place {
  return (start, end) => ({
    path: run.at.path,
    start: placeOf(run.places, start),
    end: end > start ? placeOf(run.places, end - 1) + 1 : placeOf(run.places, start),
  });
}

function execCommands(run: RunLine, words: readonly string[]): ShellCommand[] {
  if (words.length === 0) return [];
  return [
    {
      at: run.at,
      assignments: [],
      words: words.map((value) => ({ value, at: run.at, unresolved: null })),
      redirects: [],
      next: "end",
      condition: false,
      keywords: [],
      depth: 0,
    },
  ];
}

/** The commands of `sh -c SCRIPT`; their place is the script's word. */
function inner(command: ShellCommand, { variables }: RunLine): ShellCommand[] {
  if (!isShell(command)) return [];
  const words = programWords(command.words);
  const option = words.findIndex(({ value }) => /^-[a-z]*c$/.test(value));
  const script = option > 0 ? words[option + 1] : undefined;
  if (!script) return [];
  const at: Span = script.at;
  return readShell(script.value, () => at, variables);
}

function isShell({ words }: ShellCommand): boolean {
  return SHELL.test(programWords(words)[0]?.value ?? "");
}
