import { sha256 as hash } from "@noble/hashes/sha2";
import { bytesToHex } from "@noble/hashes/utils";

/** The SHA-256 of bytes, or of a text as UTF-8: `sha256:` and 64 hexadecimal digits. The same in browser and server. */
export function sha256(data: Uint8Array | string): string {
  return `sha256:${bytesToHex(hash(data))}`;
}
