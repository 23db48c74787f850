import { gather } from "@/lib/core/evidence/gather";
import { oncePerText } from "../once";
import type { ShellCommand, ShellWord } from "../shell/read";
import type { Pair, Step } from "./types";

/** Longer texts are no image's name. */
const LONGEST = 2048;
/** How often a variable may stand for another one. */
const ROUNDS = 4;

/** What GitHub puts into every step's environment, as an expression says it. */
const GIVEN: ReadonlyMap<string, string> = new Map([
  ["GITHUB_SHA", expression("github.sha")],
  ["GITHUB_REF_NAME", expression("github.ref_name")],
  ["GITHUB_REPOSITORY", expression("github.repository")],
  ["GITHUB_REPOSITORY_OWNER", expression("github.repository_owner")],
  ["GITHUB_ACTOR", expression("github.actor")],
  ["GITHUB_RUN_NUMBER", expression("github.run_number")],
  ["GITHUB_RUN_ID", expression("github.run_id")],
]);

/** The file that hands variables on to later steps, as the shell's reader writes it. */
const LATER_STEPS = `\${GITHUB_ENV}`;

function expression(inner: string): string {
  return `\${{ ${inner} }}`;
}

/**
 * The variables of a job, so that one image written in two ways reads the same: `$IMAGE`, `${{ env.IMAGE }}` and
 * `ghcr.io/acme/app` become the last where the file gives it.
 */
export class Names {
  readonly #values = new Map<string, string>();
  /** Names of images by the step that works out their tags. */
  readonly #images = new Map<string, readonly string[]>();

  add(pairs: readonly Pair[]): void {
    for (const { key, value } of pairs)
      this.#values.set(key.value, value.value ?? value.unresolved);
  }

  /** `IMAGE=…`, `export IMAGE=…`, `echo "IMAGE=…" >> $GITHUB_ENV`. */
  learn({ words, assignments, redirects }: ShellCommand): void {
    const [first, ...rest] = words;
    const kept = redirects.some(({ target }) => target.value === LATER_STEPS);
    const told = !first
      ? assignments
      : first.value === "export" || (first.value === "echo" && kept)
        ? rest
        : [];
    for (const { value } of told) {
      const match = /^([A-Za-z_]\w*)=/.exec(value);
      if (match?.[1]) this.#values.set(match[1], value.slice(match[0].length));
    }
  }

  /** `docker/metadata-action`: later steps take its tags by its id. */
  remember(step: Step): void {
    if (step.id === null) return;
    const images = step.with.find(({ key }) => key.value === "images")?.value;
    const lines = (images?.value ?? images?.unresolved ?? "").split(/[\n,]/);
    const names = lines.map((line) => line.trim().replace(/^name=/, "")).filter(Boolean);
    this.#images.set(
      step.id,
      names.map((name) => this.say(name)),
    );
  }

  /** The images behind a text that may hold several, or a step's output; as written where nothing is known. */
  images(text: string): readonly string[] {
    if (text.length > LONGEST) return [];
    return gather(
      text
        .split(/[\n,]/)
        .map((line) => line.trim())
        .filter(Boolean),
      (line) => {
        const step = /^\$\{\{\s*steps\.([\w-]+)\.outputs\.\w+\s*\}\}$/.exec(line)?.[1];
        return this.#images.get(step ?? "") ?? [this.say(line)];
      },
    );
  }

  /** A text with what is known put in, expressions evenly spaced. */
  say(text: string): string {
    let said = text;
    for (
      let round = 0;
      round < ROUNDS && said.includes("${") && said.length < LONGEST;
      round += 1
    ) {
      const before = said;
      said = said
        .replace(/\$\{\{([^{}]*)\}\}/g, (_, inside: string) => {
          const inner = inside.trim();
          const name = /^env\.(\w+)$/.exec(inner)?.[1];
          return (name && this.#value(name)) ?? expression(inner);
        })
        .replace(/\$\{(\w+)\}/g, (whole, name: string) => this.#value(name) ?? whole);
      if (said === before) break;
    }
    return said.slice(0, LONGEST);
  }

  #value(name: string): string | undefined {
    return this.#values.get(name) ?? GIVEN.get(name);
  }

  word(word: ShellWord): ShellWord {
    if (word.unresolved === null) return word;
    const value = this.say(word.value);
    return {
      ...word,
      value,
      unresolved: value.includes("$") || value.includes("`") ? word.unresolved : null,
    };
  }
}

/** The first of several names that is one, and not a piece of a script that makes it. */
export function firstName(names: readonly string[]): string | undefined {
  return names.find((name) => !/\$\(|`/.test(name));
}

/** Whether two texts name the same image as far as can be said: the same repository, and no two different known tags. */
export function sameImage(one: string, other: string): boolean {
  if (one === other) return true;
  const [a, b] = [splitImage(one), splitImage(other)];
  if (a.repository !== b.repository || a.repository === "") return false;
  return a.tag === null || b.tag === null || a.tag === b.tag;
}

/** What a name hangs on: an expression, a variable, the place of a word that `xargs` puts in, a command's output. */
const OPEN = /(\$\{\{[^}]*\}\}|\$\{\w+\}|\{\}|[$`].*)/;

/** Whether two repositories are one; null where that hangs on what they leave open. */
export function sameRepository(one: string, other: string): boolean | null {
  if (one === other) return true;
  if (!OPEN.test(one) && !OPEN.test(other)) return false;
  const [a, b] = [one.split(OPEN), other.split(OPEN)];
  const from = a.findIndex((part, index) => part !== b[index]);
  // Every second part is an open one.
  const ends = [a, b].map((parts) => {
    const rest = parts.slice(Math.max(from, 0));
    const first = from % 2 === 0 ? rest[0] : "";
    return { first: first ?? "", last: rest.at(-1) ?? "", open: rest.length > 1 };
  });
  const [x, y] = ends;
  if (!x || !y || !(x.open || y.open)) return false;
  const begins = x.first.startsWith(y.first) || y.first.startsWith(x.first);
  return begins && (x.last.endsWith(y.last) || y.last.endsWith(x.last)) ? null : false;
}

/** Repository and tag; the tag is null where there is none, where it hangs on something, and for a digest. */
interface ImageParts {
  readonly repository: string;
  readonly tag: string | null;
}

/** The parts of a name of an image. Builds, scans and pushes are held against each other by them. */
export const splitImage: (text: string) => ImageParts = oncePerText((text) => {
  const plain = text.replace(/^docker:\/\//, "").replace(/@.*$/, "");
  const colon = plain.lastIndexOf(":");
  if (colon <= plain.lastIndexOf("/"))
    return { repository: plain.replace(/^((index\.)?docker\.io\/)?(library\/)?/, ""), tag: null };
  const tag = plain.slice(colon + 1);
  return {
    repository: plain.slice(0, colon).replace(/^((index\.)?docker\.io\/)?(library\/)?/, ""),
    tag: /[$`]|\{\}/.test(tag) ? null : tag,
  };
});
