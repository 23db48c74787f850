import "server-only";
import { AppError } from "@/lib/server/app-error";
import { hasAuthenticator, removeAuthenticator } from "@/lib/server/auth/authenticator";
import type { Context } from "@/lib/server/auth/context";
import { changeInTransaction } from "@/lib/server/transaction";
import { demandManaging, lockToManage } from "./access";
import { helpedPerson } from "./member-password";

/**
 * Turns off the codes of a member who has lost app and recovery codes: from now on the password alone signs them in.
 * @returns whose they were.
 * @throws AppError `FORBIDDEN`, `NOT_FOUND`, and `CONFLICT` for oneself, for somebody whom more organisations know, and
 * where no code is asked for.
 */
export async function turnOffMembersAuthenticator(
  ctx: Context,
  id: string,
): Promise<{ personId: string }> {
  demandManaging(ctx);
  return changeInTransaction(ctx, async (tx) => {
    await lockToManage(tx, ctx);
    const personId = await helpedPerson(tx, ctx, id);
    if (!(await hasAuthenticator(personId, tx))) {
      throw new AppError("CONFLICT", "Signing in does not ask them for a code.");
    }
    await removeAuthenticator(tx, personId);
    const audit = { action: "authenticator.turned-off", subject: `member:${id}` };
    return { result: { personId }, audit };
  });
}
