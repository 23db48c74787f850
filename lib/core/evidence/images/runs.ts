import { commandsOf } from "../dockerfile/commands";
import type { RunLine, Stage } from "../dockerfile/types";
import { programWords } from "../shell/program";
import type { ShellCommand, ShellWord } from "../shell/read";

/** A `RUN` of an image with what was set when it ran. */
export interface ImageRun {
  readonly run: RunLine;
  readonly stage: Stage;
  readonly commands: readonly RunCommand[];
  /** `ENV` and `ARG` values in force, as far as they are known. */
  readonly environment: ReadonlyMap<string, string | null>;
}

export interface RunCommand {
  readonly command: ShellCommand;
  /** From the program's name on. */
  readonly words: readonly ShellWord[];
  readonly program: string;
}

/** The `RUN`s that made an image's file system, the deepest stage first. `chain` is the stage, then those it starts from. */
export function runsOf(chain: readonly Stage[]): readonly ImageRun[] {
  const environment = new Map<string, string | null>();
  const runs: ImageRun[] = [];
  let snapshot: ReadonlyMap<string, string | null> | null = null;
  for (const stage of chain.toReversed()) {
    for (const line of stage.instructions) {
      if (line.kind === "ENV") {
        for (const { key, value } of line.pairs) environment.set(key.value, value.value ?? null);
        snapshot = null;
      } else if (line.kind === "ARG") {
        for (const { key, value } of line.args) environment.set(key.value, value?.value ?? null);
        snapshot = null;
      } else if (line.kind === "RUN") {
        snapshot ??= new Map(environment);
        const commands = commandsOf(line).map((command) => {
          const words = programWords(command.words);
          return { command, words, program: words[0]?.value ?? "" };
        });
        runs.push({ run: line, stage, commands, environment: snapshot });
      }
    }
  }
  return runs;
}

/** Whether `NODE_ENV` is production for a command: by `ENV`, by `export`, or written before it. */
export function isProduction(run: ImageRun, { command }: RunCommand): boolean {
  const isSet = (words: readonly ShellWord[]) =>
    words.some(({ value }) =>
      /^(?:NODE_ENV|npm_config_omit|NPM_CONFIG_OMIT)=(?:production|dev)$/.test(value),
    );
  return (
    run.environment.get("NODE_ENV") === "production" ||
    isSet(command.assignments) ||
    run.commands.some(({ program, words }) => program === "export" && isSet(words)) ||
    isSet(command.words)
  );
}
