import type { FileError } from "./source";

/** The most that is read of one file; reports of scanners are long. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;

/** A file's text, or why it has none. */
export type Decoded =
  | { readonly text: string; readonly error?: undefined }
  | { readonly text?: undefined; readonly error: FileError };

/** Bytes to text: UTF-8 with or without its mark, UTF-16 with its mark. Binary and broken files are an error with the place. */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length > MAX_FILE_BYTES) {
    return { error: { code: "file-too-large", values: { bytes: String(MAX_FILE_BYTES) } } };
  }
  const encoding = markedEncoding(bytes);
  // A zero byte is the mark of a binary file, as Git sees it.
  if (encoding === "utf-8" && bytes.subarray(0, 8192).includes(0)) {
    return { error: { code: "binary-file" } };
  }
  try {
    // The decoder takes the mark off.
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch {
    return { error: { code: "not-utf-8" } };
  }
}

function markedEncoding(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return "utf-8";
}
