import { isArchiveName } from "@/lib/core/archives/names";
import { readArchive } from "@/lib/core/archives/read";
import { ARCHIVE_LIMITS, type Refusal } from "@/lib/core/archives/types";
import type { Batch, Entry } from "./protocol";

/** Opens the archive that was handed over: the batch it stands for is the folder that was packed. */
export async function openArchive(batch: Batch): Promise<Batch | Refusal> {
  const archive = batch.entries.find(({ path, named }) => named && isArchiveName(path));
  if (!archive) return batch;
  if (batch.entries.some(({ path }) => path !== archive.path)) return { code: "not-alone" };
  if (archive.size > ARCHIVE_LIMITS.packed) return { code: "packed-too-large" };
  const bytes = await fileBytes(archive);
  // As any file that went away or may not be read: the file says so itself.
  if (bytes === null) return batch;
  const read = await readArchive(bytes, ARCHIVE_LIMITS);
  if (read.refusal) return read.refusal;
  const { files, skipped, complete, tracked } = read;
  const entries = files.map(({ path, bytes }) => ({
    path,
    size: bytes.length,
    named: false,
    content: bytes,
  }));
  return { ...batch, entries, complete, tracked, skipped };
}

async function fileBytes({ content }: Entry): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!(content instanceof Blob)) return null;
  return content.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    () => null,
  );
}
