import type { ShellWord } from "./read";

/** Options of `sudo` and `env` that take a word of their own. */
const SUDO_VALUES = ["-u", "-g", "-h", "-p", "-C", "-r", "-t", "-T", "-U", "-D", "-R"];

interface Prefix {
  readonly values: ReadonlySet<string>;
  readonly own: number;
}

/** Programs that run the one behind them: their options that take a word, and how many words of their own they have. */
const PREFIXES: ReadonlyMap<string, Prefix> = new Map(
  (
    [
      ["sudo", SUDO_VALUES, 0],
      ["doas", SUDO_VALUES, 0],
      ["env", SUDO_VALUES, 0],
      ["exec", ["-a"], 0],
      ["command", [], 0],
      ["time", ["-f", "-o"], 0],
      ["nice", ["-n"], 0],
      ["ionice", ["-c", "-n"], 0],
      ["nohup", [], 0],
      ["winpty", [], 0],
      // A script's own choice of sudo or nothing.
      [`\${SUDO}`, SUDO_VALUES, 0],
      ["eatmydata", [], 0],
      ["stdbuf", ["-i", "-o", "-e"], 0],
      ["timeout", ["-s", "-k"], 1],
      ["flock", ["-w", "--timeout", "-E", "--conflict-exit-code"], 1],
    ] as const
  ).map(([name, values, own]) => [name, { values: new Set<string>(values), own }]),
);

/** With `xargs`, which hands words on that nobody sees here. */
export const PREFIXES_AND_XARGS: ReadonlyMap<string, Prefix> = new Map([
  ...PREFIXES,
  ["xargs", { values: new Set(["-I", "-n", "-P", "-L", "-d", "-a", "-s", "-E"]), own: 0 }],
]);

/**
 * A command's words from the program on, its folder taken off: `sudo -E env A=b /usr/bin/docker run` is `docker run`.
 * Returns an empty list where nothing is left.
 */
export function programWords(
  words: readonly ShellWord[],
  { prefixes = PREFIXES } = {},
): readonly ShellWord[] {
  let index = 0;
  for (
    let prefix = prefixes.get(words[index]?.value ?? "");
    prefix;
    prefix = prefixes.get(words[index]?.value ?? "")
  ) {
    index += 1;
    while (index < words.length) {
      const word = words[index]?.value ?? "";
      if (prefix.values.has(word)) index += 2;
      else if (word.startsWith("-") || /^[A-Za-z_]\w*=/.test(word)) index += 1;
      else break;
    }
    index += prefix.own;
  }
  const first = words[index];
  if (!first) return [];
  const folder = first.value.lastIndexOf("/") + 1;
  if (folder === 0) return index === 0 ? words : words.slice(index);
  return [{ ...first, value: first.value.slice(folder) }, ...words.slice(index + 1)];
}
