import { readSync } from "node:fs";
import { MAX_FILE_BYTES } from "@/lib/core/evidence/decode";
import type { InputFile } from "@/lib/core/evidence/examine";
import type { ArtefactKind } from "@/lib/core/evidence/kinds";
import { reasonOf, UsageError } from "./usage-error";
import { waitBriefly } from "./wait";

/**
 * What comes in by a pipe, as one file.
 * @throws UsageError When it can't be read, or is larger than a file may be.
 */
export function readStandardInput(kind: ArtefactKind | undefined): InputFile {
  const chunks: Buffer[] = [];
  let size = 0;
  for (;;) {
    const chunk = Buffer.alloc(64 * 1024);
    const read = readChunk(chunk);
    if (read === 0) break;
    size += read;
    if (size > MAX_FILE_BYTES) throw new UsageError("Standard input is larger than 64 MB.");
    chunks.push(chunk.subarray(0, read));
  }
  return { path: "stdin", bytes: Buffer.concat(chunks), named: true, ...(kind ? { kind } : {}) };
}

function readChunk(chunk: Buffer): number {
  for (;;) {
    try {
      return readSync(0, chunk);
    } catch (cause) {
      const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
      if (code === "EOF") return 0;
      if (code !== "EAGAIN")
        throw new UsageError(`Standard input can’t be read: ${reasonOf(cause)}.`, { cause });
      waitBriefly();
    }
  }
}
