import type { BuiltImage, Inventory } from "../inventory/types";
import type { Located, Span } from "../source";
import { keyFile } from "../text/key-files";
import { contextCopies } from "./context-copies";
import { isDoubtfulName, isSecretName, secretTarget } from "./secret-files";

/** A `COPY` or `ADD` that takes a file with a secret along. */
export interface SecretCopy {
  /** From 0. */
  readonly stage: number;
  /** The source's word. */
  readonly at: Span;
  /** The file or folder, as it is written or as it lies in the input. */
  readonly what: string;
  /** The file of the input that a folder brings along; null where the source names it itself. */
  readonly inside: string | null;
}

/**
 * The files with secrets that the stages of an image's Dockerfile copy. A file of the input counts by what is in it,
 * one that isn't there by its name; what the ignore file keeps out of the context can't be copied.
 */
export function secretCopies(
  image: BuiltImage,
  secretFiles: ReadonlySet<string>,
  inventory: Inventory,
): readonly SecretCopy[] {
  const { dockerfile } = image;
  const fromContext = contextCopies(dockerfile).flatMap(
    ({ stage, at, path, target, mounted }): SecretCopy[] => {
      if (mounted) return [];
      const found = ofContext(path, target, image, secretFiles, inventory);
      return found ? [{ stage: stage.index, at, ...found }] : [];
    },
  );
  const fromStages = dockerfile.stages.flatMap(({ index, instructions }) =>
    instructions.flatMap((line) =>
      (line.kind === "COPY" || line.kind === "ADD") && line.from?.kind === "stage"
        ? line.sources.flatMap(({ value, at }) => {
            const what = isSecretName(value)
              ? value
              : secretTarget(value, line.target?.value ?? null);
            return what === null ? [] : [{ stage: index, at, what, inside: null }];
          })
        : [],
    ),
  );
  return [...fromContext, ...fromStages];
}

/**
 * The first source that is named like a secret and that the ignore file keeps out of the context: the build stops at it,
 * and the secret stays where it is.
 */
export function secretKeptOut(image: BuiltImage): Located<string> | null {
  return firstCopy(image, (path) => path !== "" && isSecretName(path) && isOut(path, image.ignore));
}

/** The first source of which only the name speaks of secrets: a file, or a folder of files that are no code. */
export function doubtfulCopy(image: BuiltImage, { paths }: Inventory): Located<string> | null {
  const { context, ignore } = image;
  return firstCopy(image, (path) => {
    if (!isDoubtfulName(path) || isOut(path, ignore)) return false;
    const folder = `${context ? `${context}/` : ""}${path}/`;
    const inside = context === null ? [] : paths.filter((one) => one.startsWith(folder));
    return inside.length === 0 || !inside.every((one) => CODE.test(one));
  });
}

function firstCopy(
  { dockerfile }: BuiltImage,
  isMeant: (path: string) => boolean,
): Located<string> | null {
  const copies = contextCopies(dockerfile);
  const found = copies.find(({ path, mounted }) => !mounted && isMeant(path));
  return found ? { value: found.path, at: found.at } : null;
}

const CODE = /\.(?:[cm]?[jt]sx?|py|go|rs|rb|java|kt|cs|php|md)$/;

/** Whether the ignore file keeps out what a source names; `*` may stand for nothing. */
function isOut(path: string, ignore: BuiltImage["ignore"]): boolean {
  return ignore?.ignores(path.replaceAll("*", "")) ?? false;
}

function ofContext(
  path: string,
  target: string | null,
  { context, ignore }: BuiltImage,
  secretFiles: ReadonlySet<string>,
  { textOf, paths }: Inventory,
): Pick<SecretCopy, "what" | "inside"> | null {
  const root = context === null ? null : context === "" ? "" : `${context}/`;
  // `*` may stand for nothing.
  const file = (root ?? "") + path.replaceAll("*", "");
  if (path !== "" && isSecretName(path)) {
    if (isOut(path, ignore)) return null;
    const known = root !== null && (textOf(file) !== null || paths.includes(file));
    return known && !secretFiles.has(file) ? null : { what: path, inside: null };
  }
  const landed = secretTarget(path, target);
  if (landed !== null && !isOut(path, ignore)) {
    const text = root === null ? null : textOf(file);
    const isFolder = root !== null && paths.some((one) => one.startsWith(`${file}/`));
    const holdsOne = text === null ? !isFolder : keyFile(landed, text) !== null;
    if (holdsOne) return { what: landed, inside: null };
  }
  if (root === null || path.includes("*")) return null;
  for (const file of secretFiles) {
    if (!file.startsWith(root)) continue;
    const inside = file.slice(root.length);
    const taken = path === "" || inside === path || inside.startsWith(`${path}/`);
    if (taken && !ignore?.ignores(inside)) return { what: inside, inside: file };
  }
  return null;
}
