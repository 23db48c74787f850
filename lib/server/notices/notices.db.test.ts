import { afterAll, describe, expect, test } from "vitest";
import { can } from "@/lib/core/access/can";
import type { ControlId } from "@/lib/core/model/words";
import type { SaveAnswerInput } from "@/lib/schemas/answer";
import { projectFilter } from "@/lib/schemas/project";
import { saveAnswer } from "@/lib/server/answers/commands";
import { verifyChain } from "@/lib/server/audit/verify";
import type { Context } from "@/lib/server/auth/context";
import { membershipOf } from "@/lib/server/auth/membership";
import { makeSession } from "@/lib/server/auth/test-session";
import { deleteComment, editComment, writeComment } from "@/lib/server/comments/commands";
import { database } from "@/lib/server/db";
import { eraseMember } from "@/lib/server/people/erase";
import { removeMember } from "@/lib/server/people/members";
import { removeFromTeam } from "@/lib/server/people/teams";
import { createProject, deleteProject } from "@/lib/server/projects/commands";
import { MAY_SEE } from "@/lib/server/projects/may-see";
import { listProjects } from "@/lib/server/projects/queries";
import { makeOrganisation } from "@/lib/server/projects/test-organisation";
import { BLANK_ANSWER } from "@/scripts/testing/blank-answer";
import { createTestDatabase } from "@/scripts/testing/test-database";
import { markAllRead, markRead, setNoticeWish } from "./commands";
import { listNotices, listWishes } from "./queries";
import { countUnread } from "./unread";

await createTestDatabase();
afterAll(() => database().$disconnect());

async function start(team: "harbour" | null = "harbour") {
  const organisation = await makeOrganisation();
  const { id: projectId } = await createProject(organisation.owner, {
    name: "Crane",
    environment: "production",
    platform: "compose",
    teamId: team && organisation[team],
  });
  const save = async (by: Context, control: ControlId, over: Partial<SaveAnswerInput>) => {
    const where = { projectId_control: { projectId, control } };
    const version = (await database().answerRecord.findUnique({ where }))?.version ?? 0;
    return saveAnswer(by, { projectId, control, version, ...BLANK_ANSWER, answer: "met", ...over });
  };
  const write = async (by: Context, text: string) =>
    (await writeComment(by, { projectId, control: "CTR-1", threadId: null, text })).id;
  const told = async (as: Context) =>
    (await listNotices(as)).notices.map(
      ({ kind, actor, control }) => `${kind} ${actor} ${control}`,
    );
  return { ...organisation, projectId, save, write, told };
}

const at = (context: Context) => `@[${context.memberId}]`;

test("whoever is mentioned is told once, also after an edit; who mentions themselves is not", async () => {
  const { owner, assessor, viewer, write, told } = await start();
  const comment = await write(owner, `${at(viewer)} ${at(owner)}`);
  await editComment(owner, comment, { text: `${at(viewer)} ${at(assessor)}` });
  await editComment(owner, comment, { text: "nobody" });
  await editComment(owner, comment, { text: `${at(viewer)}` });
  expect(await told(viewer)).toEqual(["mentioned Olga CTR-1"]);
  expect(await told(assessor)).toEqual(["mentioned Olga CTR-1"]);
  expect(await told(owner)).toEqual([]);
  await deleteComment(owner, comment);
  expect(await told(viewer)).toEqual([]);
});

test("a refused comment tells nobody", async () => {
  const { owner, outsider, viewer, write, told } = await start();
  await expect(write(owner, `${at(viewer)} ${at(outsider)}`)).rejects.toThrow();
  expect(await told(viewer)).toEqual([]);
});

test("whoever is made an owner is told, each time, and not when they do it themselves", async () => {
  const { owner, assessor, save, told } = await start();
  const ownerMemberId = assessor.memberId;
  await save(owner, "IMG-1", { ownerMemberId });
  await save(owner, "IMG-1", { ownerMemberId, note: "still" });
  await save(assessor, "IMG-2", { ownerMemberId });
  expect(await told(assessor)).toEqual(["assigned Olga IMG-1"]);
  await save(owner, "IMG-1", {});
  await save(owner, "IMG-1", { ownerMemberId });
  expect(await told(assessor)).toHaveLength(2);
});

test("the list of projects can be those with an answer that one owns", async () => {
  const { owner, assessor, projectId, save } = await start();
  const mine = projectFilter.parse({ assigned: "me" });
  expect((await listProjects(assessor, mine)).total).toBe(0);
  await save(owner, "IMG-1", { ownerMemberId: assessor.memberId });
  const { items } = await listProjects(assessor, mine);
  expect(items.map(({ project }) => project.id)).toEqual([projectId]);
  expect((await listProjects(owner, mine)).total).toBe(0);
});

test("a save that comes too late tells nobody", async () => {
  const { owner, assessor, projectId, save, told } = await start();
  await save(owner, "IMG-1", {});
  const late = {
    projectId,
    control: "IMG-1",
    version: 0,
    ...BLANK_ANSWER,
    answer: "partly",
  } as const;
  const assigning = { ...late, ownerMemberId: assessor.memberId };
  await expect(saveAnswer(owner, assigning)).rejects.toMatchObject({ code: "CONFLICT" });
  expect(await told(assessor)).toEqual([]);
});

const BASICS = ["CTR-1", "IMG-2", "PRG-1", "SEC-1", "BLD-2"] as const;

test("a fall of the declared level is told to owners and to whoever answers there, once a day, with its levels", async () => {
  const { id, owner, assessor, viewer, reviewer, save, told } = await start();
  for (const control of BASICS) await save(assessor, control, {});
  await save(assessor, "SEC-1", { note: "a note lowers nothing" });
  expect(await told(owner)).toEqual([]);
  await save(assessor, "CTR-1", { answer: "partly" });
  expect(await told(owner)).toEqual(["level_fell Anders CTR-1"]);
  expect((await listNotices(owner)).notices[0]).toMatchObject({ fromLevel: 1, toLevel: 0 });
  for (const other of [assessor, viewer, reviewer]) expect(await told(other)).toEqual([]);

  await save(assessor, "CTR-1", {});
  await save(assessor, "CTR-1", { answer: "not_met" });
  expect(await told(owner)).toHaveLength(1);
  await save(owner, "CTR-1", {});
  await save(owner, "IMG-2", { answer: "not_met" });
  expect(await told(assessor)).toEqual(["level_fell Olga IMG-2"]);
  expect((await verifyChain(id)).brokenAt).toBeNull();
});

describe("what one does not want", () => {
  test("is not shown in the bell, kind by kind, and the choice is in the log", async () => {
    const { id, owner, viewer, write, told } = await start();
    await setNoticeWish(viewer, { kind: "mentioned", channel: "bell", isWanted: false });
    await setNoticeWish(viewer, { kind: "mentioned", channel: "bell", isWanted: false });
    await write(owner, at(viewer));
    expect(await told(viewer)).toEqual([]);
    expect(await countUnread(viewer)).toBe(0);
    expect((await listWishes(viewer)).filter(({ isWanted }) => !isWanted)).toEqual([
      { kind: "mentioned", channel: "bell", isWanted: false },
    ]);
    await setNoticeWish(viewer, { kind: "mentioned", channel: "bell", isWanted: true });
    await write(owner, at(viewer));
    expect(await told(viewer)).toEqual(["mentioned Olga CTR-1"]);
    const where = { organisationId: id, action: { startsWith: "notice." } };
    const events = await database().auditEvent.findMany({ where, orderBy: { seq: "asc" } });
    expect(events.map(({ action }) => action)).toEqual(["notice.mute", "notice.unmute"]);
  });

  test("of an unknown kind or channel is refused", async () => {
    const { viewer } = await start();
    const wish = { kind: "mentioned", channel: "bell", isWanted: false } as const;
    await expect(setNoticeWish(viewer, { ...wish, kind: "spam" as "mentioned" })).rejects.toThrow();
    await expect(setNoticeWish(viewer, { ...wish, channel: "fax" as "bell" })).rejects.toThrow();
  });
});

test("a notice of a project that one may no longer see is not shown or counted; it is again when one may", async () => {
  const { owner, viewer, harbour, projectId, write, told } = await start();
  await write(owner, at(viewer));
  expect(await countUnread(viewer)).toBe(1);
  await removeFromTeam(owner, harbour, viewer.memberId);
  expect(await told(viewer)).toEqual([]);
  expect(await countUnread(viewer)).toBe(0);
  await database().project.update({ where: { id: projectId }, data: { teamId: null } });
  expect(await countUnread(viewer)).toBe(1);
});

test("one reads one’s own notices and nobody else’s, and what came later stays unread", async () => {
  const { owner, viewer, assessor, write } = await start();
  await write(owner, `${at(viewer)} ${at(assessor)}`);
  await write(owner, at(viewer));
  const [second, first] = (await listNotices(viewer)).notices;
  if (!first || !second) throw new Error("nobody was told");
  await expect(markRead(assessor, first.id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(markAllRead(assessor, first.id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(markRead(viewer, "no id")).rejects.toMatchObject({ code: "NOT_FOUND" });
  await markAllRead(viewer, first.id);
  expect((await listNotices(viewer)).notices.map(({ isRead }) => isRead)).toEqual([false, true]);
  await markRead(viewer, second.id);
  expect(await countUnread(viewer)).toBe(0);
  expect(await countUnread(assessor)).toBe(1);
});

test("the notices of somebody who leaves or is erased, and of a deleted project, are gone", async () => {
  const { owner, viewer, assessor, projectId, write } = await start();
  await write(owner, `${at(viewer)} ${at(assessor)}`);
  await setNoticeWish(viewer, { kind: "assigned", channel: "mail", isWanted: false });
  await removeMember(owner, viewer.memberId);
  await eraseMember(owner, viewer.memberId);
  const of = { where: { memberId: viewer.memberId } };
  expect(await database().notice.count(of)).toBe(0);
  expect(await database().mutedNotice.count(of)).toBe(0);
  await deleteProject(owner, projectId, { name: "Crane" });
  expect(await database().notice.count({ where: { projectId } })).toBe(0);
});

test("the count stands with who is signed in", async () => {
  const { owner, viewer, write } = await start();
  await write(owner, at(viewer));
  const found = await membershipOf(await makeSession(viewer.personId));
  expect(found?.account.unread).toBe(1);
});

test("who is told is who may see the project, as `can` has it", async () => {
  const organisation = await makeOrganisation();
  const { id: organisationId, harbour, docks, owner } = organisation;
  const stranger = (await makeOrganisation()).owner;
  const facts = { name: "x", environment: "production", platform: "compose" } as const;
  for (const teamId of [null, harbour, docks]) {
    const { id } = await createProject(owner, { ...facts, teamId });
    for (const it of [...Object.values(organisation), stranger]) {
      if (typeof it === "string") continue;
      const [row] = await database().$queryRawUnsafe<{ sees: boolean }[]>(
        `SELECT ${MAY_SEE} AS sees FROM member, project
          WHERE member.id = $1::uuid AND project.id = $2::uuid`,
        it.memberId,
        id,
      );
      const teams = await database().teamMember.findMany({ where: { memberId: it.memberId } });
      const actor = { ...it, teamIds: teams.map((team) => team.teamId) };
      expect(row?.sees).toBe(can(actor, "project.read", { organisationId, teamId }));
    }
  }
});
