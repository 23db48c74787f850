import { sha256 as hash } from "@noble/hashes/sha2";
import { bytesToHex } from "@noble/hashes/utils";

/** One for all: the library makes a new one, and a copy of the bytes, for each text. */
const ENCODER = new TextEncoder();

/** The SHA-256 of bytes, or of a text as UTF-8: `sha256:` and 64 hexadecimal digits. The same in browser and server. */
export function sha256(data: Uint8Array | string): string {
  return `sha256:${bytesToHex(hash(typeof data === "string" ? ENCODER.encode(data) : data))}`;
}

/** The first 64 bits of a text's SHA-256, as 16 hexadecimal digits: for ids. */
export function sha256Start(text: string): string {
  const digest = sha256(text);
  return [digest.slice(7, 15), digest.slice(15, 23)].join(""); // one slice would keep all of it in memory
}

/** The SHA-256 of texts that are given one after the other. A text has to end between characters, not within one. */
export function sha256Of(give: (update: (text: string) => void) => void): string {
  const hasher = hash.create();
  give((text) => {
    hasher.update(ENCODER.encode(text));
  });
  return `sha256:${bytesToHex(hasher.digest())}`;
}
