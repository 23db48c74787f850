import { sha256 as hash } from "@noble/hashes/sha2";
import { bytesToHex } from "@noble/hashes/utils";

/** One for all: the library makes a new one, and a copy of the bytes, for each text. */
const ENCODER = new TextEncoder();

/** The SHA-256 of bytes, or of a text as UTF-8: `sha256:` and 64 hexadecimal digits. The same in browser and server. */
export function sha256(data: Uint8Array | string): string {
  return `sha256:${bytesToHex(hash(typeof data === "string" ? ENCODER.encode(data) : data))}`;
}
