import { isArchiveName } from "@/lib/core/archives/names";
import { readArchive } from "@/lib/core/archives/read";
import { ARCHIVE_LIMITS, type Refusal } from "@/lib/core/archives/types";
import { unreadArtefacts } from "@/lib/core/archives/unread";
import type { InputFile } from "@/lib/core/evidence/examine";
import { selectFiles } from "@/lib/core/evidence/selection";
import type { AsideReason, Batch, Entry } from "./protocol";

/** Bounds of one batch; the page names them. */
const LIMITS = { files: 10_000, bytes: 200 * 1024 * 1024 };
const LARGEST_IGNORE_FILE = 1024 * 1024;

/** What of a batch is to be read. */
export interface OpenBatch {
  readonly chosen: readonly Entry[];
  readonly complete: boolean;
  /** Git has each of the files, whatever ignore rules say. */
  readonly tracked: boolean;
  /** Files that are there and are not read. */
  readonly unread: readonly InputFile[];
  readonly skipped: readonly { readonly path: string; readonly reason: AsideReason }[];
}

/** Chooses what is read of a batch; an archive that was handed over is opened, as the folder that was packed. */
export async function openBatch({
  entries,
  complete,
  tracked: isTracked,
}: Batch): Promise<OpenBatch | Refusal> {
  const unique = [...new Map(entries.map((entry) => [entry.path, entry])).values()];
  const archive = unique.find(({ path, named }) => named && isArchiveName(path));
  if (!archive) return choose(unique, complete, isTracked);
  if (unique.length > 1) return { code: "not-alone" };
  if (archive.size > ARCHIVE_LIMITS.packed) return { code: "packed-too-large" };
  const bytes = await fileBytes(archive);
  // As any file that went away or may not be read: the file says so itself.
  if (bytes === null) return choose(unique, complete);
  const read = await readArchive(bytes, ARCHIVE_LIMITS);
  if (read.refusal) return read.refusal;
  const { files, skipped, tracked } = read;
  const packed = files.map(({ path, bytes }) => ({
    path,
    size: bytes.length,
    named: false,
    content: bytes,
  }));
  const open = await choose(packed, read.complete, tracked);
  return {
    ...open,
    unread: unreadArtefacts(skipped),
    skipped: [...open.skipped, ...skipped.map(({ path, why }) => ({ path, reason: why }))],
  };
}

/** @throws Where it can't be read. */
export async function bytesOf({ content }: Entry): Promise<Uint8Array> {
  if (content === null) throw new Error("It can’t be read.");
  if (content instanceof Uint8Array) return content;
  return typeof content === "string"
    ? new TextEncoder().encode(content)
    : new Uint8Array(await content.arrayBuffer());
}

async function fileBytes({ content }: Entry): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!(content instanceof Blob)) return null;
  return content.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    () => null,
  );
}

async function choose(
  entries: readonly Entry[],
  complete: boolean,
  tracked = false,
): Promise<OpenBatch> {
  const ignoreFiles = tracked ? [] : await Promise.all(entries.filter(isIgnoreFile).map(textOf));
  const { chosen, skipped } = selectFiles(entries, ignoreFiles, LIMITS);
  const isCut = skipped.some(({ reason }) => reason === "too-many");
  return { chosen, complete: complete && !isCut, tracked, unread: [], skipped };
}

function isIgnoreFile({ path, size, content }: Entry): boolean {
  return content !== null && /(^|\/)\.gitignore$/.test(path) && size < LARGEST_IGNORE_FILE;
}

async function textOf(entry: Entry) {
  return { path: entry.path, text: new TextDecoder().decode(await bytesOf(entry)) };
}
