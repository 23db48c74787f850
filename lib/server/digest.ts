import "server-only";
import { createHash } from "node:crypto";

/**
 * The SHA-256 of a text as 64 hexadecimal digits: what the database keeps of a secret, or says of a text without
 * telling it. Fast, so for passwords it is not enough, and for what somebody could guess it hides nothing.
 */
export function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
