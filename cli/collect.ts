import { lstatSync, readdirSync, readFileSync, realpathSync, type Stats, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { isArchiveName } from "@/lib/core/archives/names";
import { compareCodePoints } from "@/lib/core/evidence/code-points";
import { MAX_FILE_BYTES } from "@/lib/core/evidence/decode";
import type { InputFile } from "@/lib/core/evidence/examine";
import { isNamedArtefact } from "@/lib/core/evidence/recognise";
import { SETTINGS_PATH } from "@/lib/core/evidence/settings/parse";
import { collectArchive } from "./collect-archive";
import { listFolder } from "./list-folder";
import { isInside, slashed } from "./paths";
import { reasonOf, UsageError } from "./usage-error";

/** Any other text file is read up to this size (design, section 3). */
const MAX_TEXT_BYTES = 1024 * 1024;
/** Of all files together: they are held in memory. */
const MAX_TOTAL_BYTES = 512 * 1024 * 1024;

/** What a command line gives to assess. */
export interface Collected {
  /** Absolute: what the paths of the files are relative to. */
  readonly root: string;
  /** One folder or archive was given, and these are all its files. */
  readonly complete: boolean;
  readonly files: readonly InputFile[];
  /** What the list of files leaves open, a sentence each. */
  readonly warnings: readonly string[];
}

interface Listener {
  /** Called after each file. */
  onFile?(read: number): void;
}

/** A path of the command line, and what is there. */
interface Named {
  readonly path: string;
  readonly stats: Stats;
}

/**
 * The files that the paths name: a folder whole, one archive as such a folder, a file as it is. Their paths are relative to the one folder that was
 * given, which makes the input complete; else to the current folder, or to what all have in common.
 * @throws UsageError For a path that isn't there or can't be read, and for more than can be held.
 */
export async function collect(
  paths: readonly string[],
  cwd: string,
  { onFile }: Listener = {},
): Promise<Collected> {
  const named = (paths.length === 0 ? ["."] : paths).map((path) => look(path, cwd));
  const archive = named.find(({ path, stats }) => stats.isFile() && isArchiveName(path));
  if (archive) return collectArchive(archive.path, { isAlone: named.length === 1 });
  const whole = named.find(
    ({ path, stats }) => stats.isDirectory() && named.every((one) => isInside(path, one.path)),
  );
  const root = whole?.path ?? commonFolder(named, cwd);
  const warnings: string[] = [];
  const reader = new Reader(root, warnings);
  for (const { path, stats } of named) {
    if (!stats.isDirectory()) reader.read(path, { named: true });
    else {
      const listed = await listFolder(path, (warning) => warnings.push(warning));
      for (const [file, tracked] of listed) {
        reader.read(join(path, file), { tracked });
        onFile?.(reader.files.size);
      }
    }
  }
  // Files that are named are assessed by the settings of the folder they are named in.
  if (!whole && root === cwd) reader.read(join(root, SETTINGS_PATH));
  for (const path of reader.files.keys()) {
    if (path.endsWith(`/${SETTINGS_PATH}`))
      warnings.push(`${path} does not count: it lies below the folder that is assessed.`);
  }
  const files = [...reader.files.values()].sort((a, b) => compareCodePoints(a.path, b.path));
  return { root, complete: whole !== undefined, files, warnings };
}

function look(path: string, cwd: string): Named {
  const absolute = resolve(cwd, path);
  let stats: Stats;
  try {
    stats = statSync(absolute);
    if (stats.isDirectory()) readdirSync(absolute);
  } catch (cause) {
    throw new UsageError(`“${path}” can’t be read: ${reasonOf(cause)}.`, { cause });
  }
  if (!stats.isDirectory() && !stats.isFile())
    throw new UsageError(`“${path}” is neither a file nor a folder. Pipe it in with --stdin.`);
  return { path: absolute, stats };
}

function commonFolder(named: readonly Named[], cwd: string): string {
  if (named.every(({ path }) => isInside(cwd, path))) return cwd;
  let folder = dirname(named[0]?.path ?? cwd);
  while (!named.every(({ path }) => isInside(folder, path))) folder = dirname(folder);
  return folder;
}

/** Reads files, each once, and counts what it holds. */
class Reader {
  readonly files = new Map<string, InputFile>();
  #bytes = 0;

  constructor(
    readonly root: string,
    readonly warnings: string[],
  ) {}

  /** A link leads elsewhere and is followed only where it is named; a text that is too long says nothing. */
  read(absolute: string, about: Pick<InputFile, "named" | "tracked"> = {}): void {
    const isNamed = about.named ?? false;
    const path = slashed(relative(this.root, absolute));
    if (this.files.has(path) && !isNamed) return;
    if (path.includes("\ufffd")) {
      this.warnings.push(`${path} was not read: its name is not UTF-8.`);
      return;
    }
    try {
      const stats = isNamed ? statSync(absolute) : lstatSync(absolute);
      if (stats.isSymbolicLink()) this.#pass(absolute, path);
      if (stats.isDirectory())
        this.#put(path, canOpen(absolute) ? "submodule-absent" : "permission-denied");
      if (!stats.isFile()) return;
      const isText = !isNamed && !isNamedArtefact(path) && !/\.(json|sarif)$/i.test(path);
      if (isText && stats.size > MAX_TEXT_BYTES) return;
      if (stats.size > MAX_FILE_BYTES) this.#put(path, "file-too-large");
      else this.#add({ ...about, path, bytes: readFileSync(absolute) });
    } catch (cause) {
      const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
      if (code === "ENOENT" && !isNamed) return; // Git lists it, and somebody has deleted it
      if (cause instanceof UsageError) throw cause;
      this.#put(path, code === "EACCES" ? "permission-denied" : "unreadable");
    }
  }

  #add(file: InputFile): void {
    this.#bytes += file.bytes.length;
    if (this.#bytes > MAX_TOTAL_BYTES)
      throw new UsageError("These files are more than 512 MB together. Assess fewer at a time.");
    this.files.set(file.path, file);
  }

  #put(path: string, error: InputFile["error"] & string): void {
    this.files.set(path, { path, bytes: new Uint8Array(), error });
  }

  /** What lies in the folder is read by its own name; what lies outside belongs to somebody else. */
  #pass(absolute: string, path: string): void {
    if (!isNamedArtefact(path)) return;
    const target = targetOf(absolute);
    if (target === null) this.#put(path, "link-to-nowhere");
    else if (!isInside(realpathSync(this.root), target)) this.#put(path, "link-elsewhere");
  }
}

function canOpen(folder: string): boolean {
  try {
    readdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

function targetOf(link: string): string | null {
  try {
    return realpathSync(link);
  } catch {
    return null;
  }
}
