import "server-only";
import { AppError, notFound } from "@/lib/server/app-error";
import type { Context } from "@/lib/server/auth/context";
import type { Transaction } from "@/lib/server/db";
import { isUuid } from "@/lib/server/projects/access";
import { changeInTransaction } from "@/lib/server/transaction";
import { demandManaging, lockToManage } from "./access";

/**
 * Erases somebody who left: name, e-mail address, password and links go for good, here and where others typed the name
 * as an owner. The member stays as "Former member 7", so that answers, histories and the audit log stay whole. What
 * they wrote about a project stays.
 * @throws AppError `FORBIDDEN`, `NOT_FOUND`, also for one who was erased, `CONFLICT` for one who is still a member.
 */
export async function eraseMember(
  ctx: Context,
  id: string,
): Promise<{ id: string; former: number }> {
  demandManaging(ctx);
  const { organisationId } = ctx;
  return changeInTransaction(ctx, async (tx) => {
    await lockToManage(tx, ctx);
    const member = isUuid(id)
      ? await tx.member.findFirst({ where: { id, organisationId }, include: { person: true } })
      : null;
    const name = member?.person?.name ?? member?.importedName;
    if (!member || !name) throw notFound("member");
    if (member.removedAt === null) {
      throw new AppError("CONFLICT", "This is a member. Remove them first.");
    }
    const former = await nextNumber(tx, organisationId);
    await eraseTypedName(tx, organisationId, name, `Former member ${former}`);
    const data = { personId: null, importedName: null, formerNumber: former };
    await tx.member.update({ where: { id }, data });
    if (member.person) await erasePerson(tx, organisationId, member.person);
    const audit = { action: "member.erase", subject: `member:${id}`, details: { former } };
    return { result: { id, former }, audit };
  });
}

async function erasePerson(
  tx: Transaction,
  organisationId: string,
  { id, email }: { readonly id: string; readonly email: string },
): Promise<void> {
  const where = { organisationId, email };
  await tx.invitation.updateMany({ where, data: { email: null, revokedAt: new Date() } });
  // Somebody who is known elsewhere stays known there.
  if ((await tx.member.count({ where: { personId: id } })) === 0) {
    await tx.person.delete({ where: { id } });
  }
}

// Under the organisation's lock: no two get the same one.
async function nextNumber(tx: Transaction, organisationId: string): Promise<number> {
  const { _max } = await tx.member.aggregate({
    where: { organisationId },
    _max: { formerNumber: true },
  });
  return (_max.formerNumber ?? 0) + 1;
}

async function eraseTypedName(
  tx: Transaction,
  organisationId: string,
  name: string,
  stands: string,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE answer SET owner_name = ${stands} FROM project
     WHERE project.id = project_id AND organisation_id = ${organisationId}::uuid
       AND lower(trim(owner_name)) = lower(trim(${name}))`;
  await tx.$executeRaw`
    UPDATE revision_text SET owner_name = ${stands} FROM project
     WHERE project.id = project_id AND organisation_id = ${organisationId}::uuid
       AND lower(trim(owner_name)) = lower(trim(${name}))`;
}
