import { folderOf, joinPath } from "../paths";
import { onlyLooks } from "../shell/look-only";
import type { Located } from "../source";
import type { Command, TranscriptFacts } from "../transcript/types";

/** A `docker build` line of a script or a terminal. Paths are tried from each of `folders`. */
export interface BuildCommand {
  readonly folders: readonly string[];
  readonly context: string;
  readonly file: string | null;
  readonly target: string | null;
  readonly tags: readonly Located<string>[];
  /** All of its words, for the rules that read others of its options. */
  readonly words: Command["words"];
  readonly observed: boolean;
}

const BUILDERS: ReadonlySet<string> = new Set(["docker", "podman", "nerdctl", "buildah"]);
/** Options of `docker build` that take no value. */
const SWITCHES: ReadonlySet<string> = new Set([
  "--no-cache",
  "--pull",
  "--push",
  "--load",
  "--rm",
  "--force-rm",
  "--quiet",
  "-q",
  "--squash",
  "--compress",
  "--debug",
  "-D",
]);

/** The builds that a transcript shows, each with the folders it may have run in: the script's own, and the root. */
export function buildCommands({ path, commands }: TranscriptFacts): readonly BuildCommand[] {
  const folders = [...new Set([folderOf(path), ""])];
  return commands.flatMap((command) => {
    const build = readBuild(command);
    return build ? [{ folders, ...build }] : [];
  });
}

function readBuild({ words, observed }: Command): Omit<BuildCommand, "folders"> | null {
  if (!BUILDERS.has(words[0]?.value ?? "")) return null;
  let at = 1;
  while (["image", "buildx", "builder"].includes(words[at]?.value ?? "")) at += 1;
  if (!["build", "bud", "b"].includes(words[at]?.value ?? "")) return null;
  if (onlyLooks(words)) return null;
  let file: string | null = null;
  let target: string | null = null;
  const tags: Located<string>[] = [];
  const operands: string[] = [];
  for (at += 1; at < words.length; at += 1) {
    const word = words[at];
    if (!word) break;
    if (!word.value.startsWith("-") || word.value === "-") {
      operands.push(word.value);
      continue;
    }
    if (SWITCHES.has(word.value)) continue;
    const equals = word.value.indexOf("=");
    const name = equals < 0 ? word.value : word.value.slice(0, equals);
    let value: { readonly value: string; readonly at: Located<string>["at"] } | undefined;
    if (equals >= 0) value = { value: word.value.slice(equals + 1), at: word.at };
    else value = words[++at];
    if (!value) break;
    if (name === "-t" || name === "--tag") tags.push({ value: value.value, at: value.at });
    else if (name === "-f" || name === "--file") file = value.value;
    else if (name === "--target") target = value.value;
  }
  const context = operands[0];
  return context === undefined ? null : { context, file, target, tags, words, observed };
}

/** The paths that the Dockerfile of a build may have, likeliest first, each with the context it goes with. */
export function placesOf(
  build: BuildCommand,
): readonly { readonly context: string; readonly dockerfile: string }[] {
  return build.folders.flatMap((folder) => {
    const context = joinPath(folder, build.context);
    if (context === null) return [];
    const dockerfile =
      build.file === null ? joinPath(context, "Dockerfile") : joinPath(folder, build.file);
    return dockerfile === null ? [] : [{ context, dockerfile }];
  });
}
