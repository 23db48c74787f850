import { isArchiveName } from "@/lib/core/archives/names";
import { isNeverRead } from "@/lib/core/evidence/selection";
import type { Batch, Entry } from "./worker/protocol";

/** What was dropped or chosen, before a day is put to it. `cut`: not all of a folder could be listed. */
export type Collected = Omit<Batch, "asOf"> & {
  /** How it came. */
  readonly source: "files" | "folder" | "archive" | "pasted" | "tried";
  readonly cut: boolean;
  /** Folders that were met and are never read. */
  readonly neverRead: readonly NeverRead[];
};

type NeverRead = NonNullable<ReturnType<typeof isNeverRead>>;

/** So many files of a folder are listed at most; far more than are read. */
const LISTED_AT_MOST = 50_000;

/** What a drag carries: a folder is whole, files are by themselves. Null where it carries no file. */
export async function collectDropped(data: DataTransfer): Promise<Collected | null> {
  // Asked before the first wait: the browser takes the list away with the event.
  const roots = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (roots.length === 0) return collectChosen([...data.files]);
  const [only] = roots;
  const isOneFolder = roots.length === 1 && only?.isDirectory;
  const found: Entry[] = [];
  const neverRead = new Set<NeverRead>();
  let cut = false;
  // A stack of our own: a folder may lie very deep.
  const left = [...roots].reverse();
  while (left.length > 0) {
    const next = left.pop();
    if (!next) break;
    const path = pathOf(next.fullPath, isOneFolder ? (only?.name ?? "") : null);
    if (isFolder(next)) {
      const never = isNeverRead(path);
      if (never) neverRead.add(never);
      if (never) continue;
      const children = await childrenOf(next);
      // What can't be listed may hold anything: nothing follows from absence then.
      if (children === null) cut = true;
      else left.push(...children.reverse());
    } else if (isFile(next)) {
      if (found.length >= LISTED_AT_MOST) {
        cut = true;
        break;
      }
      const content = await fileOf(next); // null where it went away or may not be read
      found.push({ path, size: content?.size ?? 0, named: roots.includes(next), content });
    }
  }
  const complete = roots.some(isFolder) && !cut;
  const name = nameOf(roots.map((root) => root.name));
  const source = roots.some(isFolder) ? "folder" : sourceOfFiles(found);
  return { name, source, entries: found, complete, cut, neverRead: [...neverRead] };
}

/** What a file dialog gave: files, or a folder with everything below it. */
export function collectChosen(files: readonly File[]): Collected | null {
  const [first] = files;
  if (!first) return null;
  const isOfFolder = first.webkitRelativePath !== "";
  const neverRead = new Set<NeverRead>();
  const listed = files.filter(({ webkitRelativePath: path }) => {
    const never = isNeverRead(path);
    if (never) neverRead.add(never);
    return never === null;
  });
  const entries = listed.slice(0, LISTED_AT_MOST).map((file): Entry => {
    const path = isOfFolder ? pathOf(`/${file.webkitRelativePath}`, "") : file.name;
    return { path, size: file.size, named: !isOfFolder, content: file };
  });
  const cut = listed.length > LISTED_AT_MOST;
  const name = isOfFolder
    ? (first.webkitRelativePath.split("/")[0] ?? "folder")
    : nameOf(files.map((file) => file.name));
  const source = isOfFolder ? "folder" : sourceOfFiles(entries);
  return { name, source, entries, complete: isOfFolder && !cut, cut, neverRead: [...neverRead] };
}

function sourceOfFiles(entries: readonly Entry[]): "files" | "archive" {
  return entries.some(({ path }) => isArchiveName(path)) ? "archive" : "files";
}

/** `/shop/src/a.ts` is `src/a.ts` where `shop` is the root that was dropped. */
function pathOf(fullPath: string, root: string | null): string {
  const path = fullPath.replace(/^\/+/, "");
  if (root === null) return path;
  const slash = path.indexOf("/");
  return slash < 0 ? path : path.slice(slash + 1);
}

function nameOf(names: readonly string[]): string {
  return names.length === 1 ? (names[0] ?? "") : `${names.length} files`;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[] | null> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  while (true) {
    // The browser gives a hundred at a time.
    const some = await new Promise<FileSystemEntry[] | null>((resolve) => {
      reader.readEntries(resolve, () => resolve(null));
    });
    if (some === null) return null;
    if (some.length === 0) return all;
    all.push(...some);
    if (all.length > LISTED_AT_MOST) return all;
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File | null> {
  return new Promise((resolve) => entry.file(resolve, () => resolve(null)));
}
