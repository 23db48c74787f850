import "server-only";
import type { Role } from "@/lib/core/model/words";
import { notFound } from "@/lib/server/app-error";
import { runStatement, type Statement } from "@/lib/server/db";
import type { Context } from "./context";

export interface OwnAccount {
  readonly name: string;
  readonly email: string;
  readonly organisation: string;
  readonly role: Role;
}

const ACCOUNT: Statement = {
  name: "account",
  text: `
    SELECT person.name, person.email, organisation.name AS organisation
      FROM member JOIN person ON person.id = member.person_id
      JOIN organisation ON organisation.id = member.organisation_id
     WHERE member.id = $1 AND organisation.id = $2`,
};

/** The person who is signed in, as the account page and the top bar show them. */
export async function ownAccount(ctx: Context): Promise<OwnAccount> {
  const [account] = await runStatement<Omit<OwnAccount, "role">>(ACCOUNT, [
    ctx.memberId,
    ctx.organisationId,
  ]);
  if (!account) throw notFound("account");
  return { ...account, role: ctx.role };
}
