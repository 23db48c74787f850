import "server-only";
import type { Role } from "@/lib/core/model/words";
import { notFound } from "@/lib/server/app-error";
import { database } from "@/lib/server/db";
import type { Context } from "./context";

export interface OwnAccount {
  readonly name: string;
  readonly email: string;
  readonly organisation: string;
  readonly role: Role;
}

/** The person who is signed in, as the account page and the top bar show them. */
export async function ownAccount(ctx: Context): Promise<OwnAccount> {
  const [account] = await database().$queryRaw<Omit<OwnAccount, "role">[]>`
    SELECT person.name, person.email, organisation.name AS organisation
      FROM member JOIN person ON person.id = member.person_id
      JOIN organisation ON organisation.id = member.organisation_id
     WHERE member.id = ${ctx.memberId}::uuid AND organisation.id = ${ctx.organisationId}::uuid`;
  if (!account) throw notFound("account");
  return { ...account, role: ctx.role };
}
