import { afterAll, beforeEach, expect, test } from "vitest";
import { ROLES } from "@/lib/core/model/words";
import type { SaveAnswerInput } from "@/lib/schemas/answer";
import { saveAnswer } from "@/lib/server/answers/commands";
import { getHistory } from "@/lib/server/answers/queries";
import { verifyChain } from "@/lib/server/audit/verify";
import type { Context } from "@/lib/server/auth/context";
import { database } from "@/lib/server/db";
import { createProject } from "@/lib/server/projects/commands";
import { getProject } from "@/lib/server/projects/queries";
import { makeOrganisation, type TestOrganisation } from "@/lib/server/projects/test-organisation";
import { createTestDatabase } from "@/scripts/testing/test-database";
import { eraseMember } from "./erase";
import { createInvitation } from "./invitations";
import { listFormerMembers, listMembers, removeMember } from "./members";

await createTestDatabase();
let us: TestOrganisation;
let projectId: string;

beforeEach(async () => {
  us = await makeOrganisation();
  const facts = { name: "quay", environment: "staging", platform: "compose" } as const;
  projectId = (await createProject(us.owner, facts)).id;
});
afterAll(() => database().$disconnect());

const save = (ctx: Context, version: number, given: Partial<SaveAnswerInput> = {}) =>
  saveAnswer(ctx, {
    projectId,
    control: "CTR-1",
    version,
    answer: "met",
    note: "USER node in the Dockerfile",
    reason: "",
    links: [],
    ownerMemberId: null,
    ownerName: null,
    dueDate: null,
    ...given,
  });

async function rename(ctx: Context, name: string): Promise<string> {
  const { email } = await database().person.update({
    where: { id: ctx.personId },
    data: { name },
  });
  return email;
}

/** Everything that the database holds, but for ids. */
async function everything(): Promise<string> {
  const tables = await database().$queryRaw<{ name: string }[]>`
    SELECT table_name::text AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_name NOT LIKE '\\_prisma%'`;
  const rows = tables.map(({ name }) =>
    database().$queryRawUnsafe<{ text: string }[]>(`SELECT t::text AS text FROM "${name}" t`),
  );
  return (await Promise.all(rows))
    .flat()
    .map(({ text }) => text)
    .join("\n");
}

test("who is erased stands in no table any more; answers, histories and the chain stay whole", async () => {
  const email = await rename(us.assessor, "Zacharias Quist");
  await save(us.assessor, 0, { ownerMemberId: us.assessor.memberId });
  await save(us.owner, 1, { ownerName: "zacharias quist " });
  await createInvitation(us.owner, { role: "viewer", email });
  await removeMember(us.owner, us.assessor.memberId);
  expect(await everything()).toMatch(/Zacharias Quist/);
  const before = await database().auditEvent.count({ where: { organisationId: us.id } });

  const former = { id: us.assessor.memberId, former: 1 };
  expect(await eraseMember(us.owner, us.assessor.memberId)).toEqual(former);
  const left = await everything();
  expect(left).not.toMatch(/Zacharias/i);
  expect(left).not.toContain(email);
  expect(left).not.toContain(us.assessor.personId);

  const history = await getHistory(us.owner, projectId, "CTR-1");
  expect(history.map(({ changedBy, owner, note }) => [changedBy, owner, note])).toEqual([
    ["Olga", "Former member 1", "USER node in the Dockerfile"],
    ["Former member 1", "Former member 1", "USER node in the Dockerfile"],
  ]);
  expect((await getProject(us.owner, projectId)).records[0]?.owner).toBe("Former member 1");
  const chain = await verifyChain(us.id);
  expect(chain).toEqual({ entries: before + 1, brokenAt: null });
});

test("an answer of somebody who was erased can still be changed", async () => {
  await save(us.assessor, 0, { ownerMemberId: us.assessor.memberId });
  await removeMember(us.owner, us.assessor.memberId);
  await eraseMember(us.owner, us.assessor.memberId);
  const after = await save(us.owner, 1, {
    note: "still so",
    ownerMemberId: us.assessor.memberId,
  });
  expect(after).toMatchObject({ version: 2, owner: "Former member 1", changedBy: "Olga" });
});

test("each who is erased has a number of their own in the organisation", async () => {
  for (const who of [us.viewer, us.reviewer]) await removeMember(us.owner, who.memberId);
  expect((await listFormerMembers(us.owner)).map(({ name }) => name)).toEqual(["Rikke", "Vera"]);
  const both = await Promise.all(
    [us.viewer, us.reviewer].map(({ memberId }) => eraseMember(us.owner, memberId)),
  );
  expect(both.map(({ former }) => former).sort()).toEqual([1, 2]);
  expect(await listFormerMembers(us.owner)).toEqual([]);
});

test("somebody who belongs to another organisation, too, is erased here alone", async () => {
  const them = await makeOrganisation();
  const { personId } = us.viewer;
  await database().member.create({ data: { organisationId: them.id, personId, role: "viewer" } });
  await removeMember(us.owner, us.viewer.memberId);
  await eraseMember(us.owner, us.viewer.memberId);
  expect((await listMembers(them.owner)).filter(({ name }) => name === "Vera")).toHaveLength(2);
  const here = await database().member.findUniqueOrThrow({ where: { id: us.viewer.memberId } });
  expect(here).toMatchObject({ personId: null, formerNumber: 1 });
});

test("a member is not erased before they are removed, and nobody twice", async () => {
  const early = eraseMember(us.owner, us.viewer.memberId);
  await expect(early).rejects.toMatchObject({ code: "CONFLICT" });
  await removeMember(us.owner, us.viewer.memberId);
  await eraseMember(us.owner, us.viewer.memberId);
  const again = eraseMember(us.owner, us.viewer.memberId);
  await expect(again).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test.each(ROLES.filter((role) => role !== "owner"))("the role %s erases nobody", async (role) => {
  await removeMember(us.owner, us.outsider.memberId);
  const refused = { code: "FORBIDDEN" };
  await expect(eraseMember(us[role], us.outsider.memberId)).rejects.toMatchObject(refused);
  await expect(listFormerMembers(us[role])).rejects.toMatchObject(refused);
});

test("a former member of another organisation does not exist", async () => {
  const them = await makeOrganisation();
  await removeMember(them.owner, them.viewer.memberId);
  for (const id of [them.viewer.memberId, crypto.randomUUID(), "no-id"]) {
    await expect(eraseMember(us.owner, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
  expect(await listFormerMembers(us.owner)).toEqual([]);
});
