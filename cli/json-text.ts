import type { Json } from "@/lib/core/digest/canonical-json";

// `JSON.stringify` leaves these as they are, and a terminal obeys some of them.
const DRIVES_A_TERMINAL = /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb]/g;

/** JSON to read and to pipe, with nothing in it that a terminal obeys. */
export function jsonText(value: Json): string {
  const text = JSON.stringify(value, null, 2).replace(
    DRIVES_A_TERMINAL,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `${text}\n`;
}
