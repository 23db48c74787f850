import { unreadArtefacts } from "@/lib/core/archives/unread";
import type { InputFile } from "@/lib/core/evidence/examine";
import { selectFiles } from "@/lib/core/evidence/selection";
import type { AsideReason, Batch, Entry } from "./protocol";

/** Bounds of one batch; the page names them. */
const LIMITS = { files: 10_000, bytes: 200 * 1024 * 1024 };
const LARGEST_IGNORE_FILE = 1024 * 1024;

/** What of a batch is to be read. */
export interface Chosen {
  readonly chosen: readonly Entry[];
  readonly complete: boolean;
  /** Files that are there and are not read. */
  readonly unread: readonly InputFile[];
  readonly skipped: readonly { readonly path: string; readonly reason: AsideReason }[];
}

/** Chooses what is read of a batch. */
export async function choose(batch: Batch): Promise<Chosen> {
  const { tracked = false, skipped: packed = [] } = batch;
  const entries = [...new Map(batch.entries.map((entry) => [entry.path, entry])).values()];
  const ignoreFiles = tracked ? [] : await Promise.all(entries.filter(isIgnoreFile).map(textOf));
  const { chosen, skipped } = selectFiles(entries, ignoreFiles, LIMITS);
  const isCut = skipped.some(({ reason }) => reason === "too-many");
  return {
    chosen,
    complete: batch.complete && !isCut,
    unread: unreadArtefacts(packed),
    skipped: [...skipped, ...packed.map(({ path, why }) => ({ path, reason: why }))],
  };
}

/** @throws Where it can’t be read. */
export async function bytesOf({ content }: Entry): Promise<Uint8Array> {
  if (content === null) throw new Error("It can’t be read.");
  if (content instanceof Uint8Array) return content;
  return typeof content === "string"
    ? new TextEncoder().encode(content)
    : new Uint8Array(await content.arrayBuffer());
}

function isIgnoreFile({ path, size, content }: Entry): boolean {
  return content !== null && /(^|\/)\.gitignore$/.test(path) && size < LARGEST_IGNORE_FILE;
}

async function textOf(entry: Entry) {
  return { path: entry.path, text: new TextDecoder().decode(await bytesOf(entry)) };
}
