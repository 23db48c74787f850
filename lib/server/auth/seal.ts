import "server-only";
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { authSecret } from "./auth-secret";

const NONCE = 12;
const TAG = 16;

/**
 * Encrypts a text that has to be read again, under a key that is not in the database (AES-256-GCM).
 * @param label names what the key is for: each purpose has its own, derived from `NEXTAUTH_SECRET`.
 * @param owner whom it belongs to: moved to somebody else's row it opens no more.
 */
export function seal(label: string, owner: string, text: string): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", keyFor(label), nonce).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url");
}

/** Reads what `seal` made; null when it was changed, is somebody else's, or the secret is another one by now. */
export function unseal(label: string, owner: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, "base64url");
  if (bytes.length < NONCE + TAG) return null;
  try {
    const nonce = bytes.subarray(0, NONCE);
    const decipher = createDecipheriv("aes-256-gcm", keyFor(label), nonce, {
      authTagLength: TAG,
    });
    decipher.setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
    const text = Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]);
    return text.toString("utf8");
  } catch {
    return null;
  }
}

function keyFor(label: string): Buffer {
  return Buffer.from(hkdfSync("sha256", authSecret(), "", `plimsoll ${label}`, 32));
}
