import "server-only";
import { hash, verify } from "@node-rs/argon2";
import { slots } from "./slots";

// Argon2id is the library's default kind; memory in KiB.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

// 19 MB each and a thread of Node's pool of four: many sign-ins at once wait for one another.
const inTurn = slots(2);

let decoy: Promise<string> | undefined;

/** Hashes a password that `newPassword` has accepted: argon2id, as a PHC string. */
export async function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize("NFKC"), COST));
}

/** Tells whether a password is the hashed one. Without a hash it does the same work and says no. */
export async function checkPassword(passwordHash: string | null, password: string) {
  if (password.length > 2_000) return false;
  decoy ??= hashPassword("no account has this password");
  const known = passwordHash ?? (await decoy);
  const matches = await inTurn(() => verify(known, password.normalize("NFKC")));
  return matches && passwordHash !== null;
}
