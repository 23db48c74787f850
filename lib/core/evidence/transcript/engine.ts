import { splitOptions } from "../shell/options";
import type { ShellWord } from "../shell/read";

const ENGINES = new Set(["docker", "podman", "nerdctl"]);
const GLOBAL_FLAGS = new Set(["-D", "--debug", "--tls", "--tlsverify", "--remote"]);
const GROUPS = new Set(["container", "image", "system", "buildx", "builder"]);

/** A command of a container engine: its verb and what follows. */
export interface EngineCommand {
  readonly verb: string;
  /** From the program to the verb. */
  readonly head: readonly ShellWord[];
  readonly rest: readonly ShellWord[];
}

/** `docker [global options] [container] VERB …`; null for any other program. */
export function engineCommand(words: readonly ShellWord[]): EngineCommand | null {
  const [program, ...others] = words;
  if (!program || !ENGINES.has(program.value)) return null;
  const { operands } = splitOptions(others, GLOBAL_FLAGS, { firstOperandEnds: true });
  const skip = GROUPS.has(operands[0]?.value ?? "") ? 1 : 0;
  const verb = operands[skip];
  if (!verb) return null;
  const head = [program, ...operands.slice(0, skip + 1)];
  return { verb: verb.value, head, rest: operands.slice(skip + 1) };
}
