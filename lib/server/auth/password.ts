import "server-only";
import { hash, verify } from "@node-rs/argon2";

// Argon2id is the library's default kind; memory in KiB.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

let decoy: Promise<string> | undefined;

/** Hashes a password that `newPassword` has accepted: argon2id, as a PHC string. */
export async function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), COST);
}

/** Tells whether a password is the hashed one. Without a hash it does the same work and says no. */
export async function checkPassword(passwordHash: string | null, password: string) {
  if (password.length > 2_000) return false;
  decoy ??= hashPassword("no account has this password");
  const matches = await verify(passwordHash ?? (await decoy), password.normalize("NFKC"));
  return matches && passwordHash !== null;
}
