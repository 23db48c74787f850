import "server-only";
import type { Role } from "@/lib/core/model/words";

declare const proven: unique symbol;

/** Who acts, in which organisation: made only by `lib/server/auth`, so that no query goes without one. */
export interface Context {
  readonly organisationId: string;
  readonly memberId: string;
  readonly personId: string;
  readonly role: Role;
  readonly [proven]: true;
}

/** Brands a context once the membership has been read from the database. For `lib/server/auth` and tests. */
export function provenContext(facts: Omit<Context, typeof proven>): Context {
  return facts as Context;
}
