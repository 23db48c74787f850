import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ArtefactKind } from "@/lib/core/evidence/kinds";
import type { FuzzCase } from "./case";

/** A case as JSON. */
export interface EncodedCase {
  readonly complete: boolean;
  readonly canaries: readonly string[];
  readonly files: readonly {
    readonly path: string;
    readonly kind?: ArtefactKind;
    readonly named?: boolean;
    readonly base64: string;
  }[];
}

export function encodeCase({ files, complete, canaries }: FuzzCase): EncodedCase {
  return {
    complete,
    canaries,
    files: files.map(({ bytes, ...file }) => ({
      ...file,
      base64: Buffer.from(bytes).toString("base64"),
    })),
  };
}

/** Writes a case and why it failed into a folder; the bytes lie beside them too, for people. */
export function saveCase(folder: string, encoded: EncodedCase, why: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "case.json"), `${JSON.stringify(encoded, null, 2)}\n`);
  writeFileSync(join(folder, "why.txt"), `${why}\n`);
  for (const [index, { path, base64 }] of encoded.files.entries()) {
    const name = `${index}-${path.replace(/[^\w.-]+/g, "_").slice(-60)}`;
    writeFileSync(join(folder, name), Buffer.from(base64, "base64"));
  }
}

/** Reads what `saveCase` wrote. */
export function readCase(folder: string): FuzzCase {
  const { files, ...rest }: EncodedCase = JSON.parse(
    readFileSync(join(folder, "case.json"), "utf8"),
  );
  return {
    ...rest,
    files: files.map(({ base64, ...file }) => ({
      ...file,
      bytes: Uint8Array.from(Buffer.from(base64, "base64")),
    })),
  };
}
