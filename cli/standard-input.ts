import { readSync } from "node:fs";
import { MAX_FILE_BYTES } from "@/lib/core/evidence/decode";
import type { InputFile } from "@/lib/core/evidence/examine";
import type { ArtefactKind } from "@/lib/core/evidence/kinds";
import { UsageError } from "./usage-error";

/**
 * What comes in by a pipe, as one file.
 * @throws UsageError When it is larger than a file may be.
 */
export function readStandardInput(kind: ArtefactKind | undefined): InputFile {
  const chunks: Buffer[] = [];
  let size = 0;
  for (;;) {
    const chunk = Buffer.alloc(64 * 1024);
    const read = readChunk(chunk);
    if (read === 0) break;
    size += read;
    if (size > MAX_FILE_BYTES)
      throw new UsageError("What came by standard input is larger than 64 MB.");
    chunks.push(chunk.subarray(0, read));
  }
  return { path: "stdin", bytes: Buffer.concat(chunks), named: true, ...(kind ? { kind } : {}) };
}

function readChunk(chunk: Buffer): number {
  for (;;) {
    try {
      return readSync(0, chunk);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      if (code === "EOF") return 0;
      // A pipe without anything in it yet: wait for it, without burning the processor.
      if (code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}
