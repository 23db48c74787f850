import { Contents } from "./contents";
import { gunzip } from "./gunzip";
import { Refused } from "./refused";
import { isTarHeader, readTar } from "./tar";
import type { ArchiveLimits, ArchiveRead } from "./types";
import { readZip } from "./zip";

/**
 * The files of a ZIP, a tar or a gzipped tar, told apart by their first bytes. Links are never followed, an archive within
 * it is a file like any other, and what a folder's walk never reads is not read here. Everything else that could mislead
 * refuses the whole: nothing is ever read in part without being told.
 * @returns a refusal with its code and the entry it speaks of; bytes of any kind make it throw nothing.
 */
export async function readArchive(
  bytes: Uint8Array<ArrayBuffer>,
  limits: ArchiveLimits,
): Promise<ArchiveRead> {
  if (bytes.length > limits.packed) return { refusal: { code: "packed-too-large" } };
  const contents = new Contents(limits, bytes.length);
  try {
    if (bytes[0] === 0x50 && bytes[1] === 0x4b) await readZip(bytes, contents);
    else if (bytes[0] === 0x1f && bytes[1] === 0x8b) await readTar(gunzip(bytes), contents);
    else if (isTarHeader(bytes)) await readTar(once(bytes), contents);
    else return { refusal: { code: "not-an-archive" } };
    return contents.finish();
  } catch (error) {
    if (error instanceof Refused) return { refusal: error.refusal };
    // An offset that leads out of the file.
    if (error instanceof RangeError) return { refusal: { code: "damaged" } };
    throw error;
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
