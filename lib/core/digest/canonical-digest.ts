// Not as "./sha256": bundles for Node put their own in the place of this name.
import { sha256Of } from "@/lib/core/digest/sha256";
import { writeCanonical } from "./canonical-json";

/** So many characters are hashed at a time. */
const PIECE = 1 << 15;

/**
 * The SHA-256 of a value's canonical JSON (RFC 8785): `sha256:` and 64 hexadecimal digits.
 * @throws TypeError For what JSON can't say, as `canonicalJson` does.
 */
export function canonicalDigest(value: unknown): string {
  return sha256Of((update) => {
    let waiting = "";
    writeCanonical(value, (piece) => {
      waiting += piece;
      if (waiting.length < PIECE) return;
      update(waiting);
      waiting = "";
    });
    update(waiting);
  });
}
