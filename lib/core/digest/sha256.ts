import { sha256 as hash } from "@noble/hashes/sha2";
import { bytesToHex } from "@noble/hashes/utils";

/** One for all: the library makes a new one, and a copy of the bytes, for each text. */
const ENCODER = new TextEncoder();

/** The SHA-256 of bytes, or of a text as UTF-8: `sha256:` and 64 hexadecimal digits. The same in browser and server. */
export function sha256(data: Uint8Array | string): string {
  return `sha256:${bytesToHex(hash(typeof data === "string" ? ENCODER.encode(data) : data))}`;
}

/** Room for a text's UTF-8, so that a short one needs none of its own. */
const ROOM = new Uint8Array(4096);

/**
 * The first 64 bits of a text's SHA-256, as 16 hexadecimal digits: for ids. A text of its own, where a slice would keep
 * the whole digest in memory.
 */
export function sha256Start(text: string): string {
  const fits = text.length * 3 <= ROOM.length; // no character takes more
  const bytes = fits
    ? ROOM.subarray(0, ENCODER.encodeInto(text, ROOM).written)
    : ENCODER.encode(text);
  const digest = hash(bytes);
  const codes: number[] = [];
  for (let at = 0; at < 8; at += 1) {
    const byte = digest[at] ?? 0;
    codes.push(digit(byte >> 4), digit(byte & 15));
  }
  return String.fromCharCode(...codes);
}

/** The code of a hexadecimal digit. */
function digit(value: number): number {
  return value < 10 ? 48 + value : 87 + value;
}

/** The SHA-256 of texts that are given one after the other. A text has to end between characters, not within one. */
export function sha256Of(give: (update: (text: string) => void) => void): string {
  const hasher = hash.create();
  give((text) => {
    hasher.update(ENCODER.encode(text));
  });
  return `sha256:${bytesToHex(hasher.digest())}`;
}
