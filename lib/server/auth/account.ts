import "server-only";
import { database } from "@/lib/server/db";
import type { Context } from "./context";

/** The person who is signed in, as the account page and the top bar show them. */
export async function ownAccount(ctx: Context) {
  const member = await database().member.findUniqueOrThrow({
    where: { id: ctx.memberId, organisationId: ctx.organisationId },
    select: {
      person: { select: { name: true, email: true } },
      organisation: { select: { name: true } },
    },
  });
  return { ...member.person, organisation: member.organisation.name, role: ctx.role };
}
