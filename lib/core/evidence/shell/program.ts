import type { ShellWord } from "./read";

/** Options of `sudo` that take a word of their own. */
const SUDO_VALUES = new Set(["-u", "-g", "-h", "-p", "-C", "-r", "-t", "-T", "-U", "-D", "-R"]);
const PREFIXES = new Set(["sudo", "doas", "env", "exec", "command", "time", "nice", "nohup"]);

/**
 * A command's words from the program on, its folder taken off: `sudo -E env A=b /usr/bin/docker run` is `docker run`.
 * Returns an empty list where nothing is left.
 */
export function programWords(words: readonly ShellWord[]): readonly ShellWord[] {
  let index = 0;
  while (PREFIXES.has(words[index]?.value ?? "")) {
    index += 1;
    while (index < words.length) {
      const word = words[index]?.value ?? "";
      if (SUDO_VALUES.has(word)) index += 2;
      else if (word.startsWith("-") || /^[A-Za-z_]\w*=/.test(word)) index += 1;
      else break;
    }
  }
  const first = words[index];
  if (!first) return [];
  const name = first.value.slice(first.value.lastIndexOf("/") + 1);
  return name === first.value
    ? words.slice(index)
    : [{ ...first, value: name }, ...words.slice(index + 1)];
}
