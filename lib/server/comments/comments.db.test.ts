import { afterAll, describe, expect, test } from "vitest";
import type { WriteCommentInput } from "@/lib/schemas/comment";
import { verifyChain } from "@/lib/server/audit/verify";
import type { Context } from "@/lib/server/auth/context";
import { database } from "@/lib/server/db";
import { eraseMember } from "@/lib/server/people/erase";
import { removeMember } from "@/lib/server/people/members";
import {
  archiveProject,
  createProject,
  deleteProject,
  openExample,
} from "@/lib/server/projects/commands";
import { getProject } from "@/lib/server/projects/queries";
import { makeOrganisation } from "@/lib/server/projects/test-organisation";
import { createTestDatabase } from "@/scripts/testing/test-database";
import { deleteComment, editComment, reopenThread, resolveThread, writeComment } from "./commands";
import { getTalk } from "./queries";

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
  const write = async (by: Context, text: string, over: Partial<WriteCommentInput> = {}) =>
    (await writeComment(by, { projectId, control: "CTR-1", threadId: null, text, ...over })).id;
  const talk = (as: Context = organisation.viewer) => getTalk(as, projectId, "CTR-1");
  const actions = async () => {
    const rows = await database().auditEvent.findMany({
      where: { organisationId: organisation.id, action: { startsWith: "comment." } },
      orderBy: { seq: "asc" },
    });
    return rows.map(({ action }) => action);
  };
  return { ...organisation, projectId, write, talk, actions };
}

const FORBIDDEN = { code: "FORBIDDEN" };
const NOT_FOUND = { code: "NOT_FOUND" };
const at = (context: Context) => `@[${context.memberId}]`;

test("people talk about a control: a thread, a reply, an edit, a resolution, each in the audit log without its text", async () => {
  const { id, projectId, assessor, reviewer, viewer, write, talk, actions } = await start();
  const thread = await write(reviewer, "Which user does the *job* run as?");
  const reply = await write(assessor, "The same one", { threadId: thread });
  await editComment(assessor, reply, { text: "User 10001, as in the Dockerfile" });
  expect((await getProject(viewer, projectId)).openThreads).toEqual({ "CTR-1": 1 });
  await resolveThread(assessor, thread);
  expect((await getProject(viewer, projectId)).openThreads).toEqual({});

  expect((await talk()).threads).toMatchObject([
    {
      id: thread,
      author: "Rikke",
      text: "Which user does the *job* run as?",
      isEdited: false,
      resolved: { by: "Anders" },
      mayResolve: false,
      replies: [{ author: "Anders", text: "User 10001, as in the Dockerfile", isEdited: true }],
    },
  ]);
  await reopenThread(reviewer, thread);
  expect((await talk()).threads[0]?.resolved).toBeNull();
  expect(await actions()).toEqual([
    "comment.write",
    "comment.write",
    "comment.edit",
    "comment.resolve",
    "comment.reopen",
  ]);
  const events = await database().auditEvent.findMany({ where: { organisationId: id } });
  expect(JSON.stringify(events, (_, it) => (typeof it === "bigint" ? String(it) : it))) //
    .not.toMatch(/Dockerfile|which user/i);
  expect((await verifyChain(id)).brokenAt).toBeNull();
});

test("a deleted comment leaves its place and not its text, in no row", async () => {
  const { owner, reviewer, assessor, write, talk } = await start();
  const thread = await write(reviewer, "a secret that slipped in");
  const reply = await write(assessor, "seen", { threadId: thread });
  await deleteComment(owner, reply);
  await deleteComment(reviewer, thread);
  expect((await talk(reviewer)).threads).toMatchObject([
    {
      author: "Rikke",
      text: "",
      isDeleted: true,
      mayDelete: false,
      mayResolve: false,
      replies: [{ author: "Anders", text: "", isDeleted: true }],
    },
  ]);
  const kept = await database().comment.findMany({ where: { id: { in: [thread, reply] } } });
  expect(kept.map(({ text }) => text)).toEqual(["", ""]);
  await expect(editComment(reviewer, thread, { text: "again" })).rejects.toMatchObject(NOT_FOUND);
  await expect(write(assessor, "late", { threadId: thread })).rejects.toMatchObject({
    code: "CONFLICT",
  });
});

describe("refused, with nothing written", () => {
  test("a viewer reads and does nothing else", async () => {
    const { owner, viewer, write, talk, actions } = await start();
    const thread = await write(owner, "a question");
    await expect(write(viewer, "an answer")).rejects.toMatchObject(FORBIDDEN);
    await expect(write(viewer, "an answer", { threadId: thread })).rejects.toMatchObject(FORBIDDEN);
    await expect(editComment(viewer, thread, { text: "x" })).rejects.toMatchObject(FORBIDDEN);
    await expect(deleteComment(viewer, thread)).rejects.toMatchObject(FORBIDDEN);
    await expect(resolveThread(viewer, thread)).rejects.toMatchObject(FORBIDDEN);
    await expect(reopenThread(viewer, thread)).rejects.toMatchObject(FORBIDDEN);
    const read = await talk(viewer);
    expect(read).toMatchObject({ mayWrite: false, people: [] });
    expect(read.threads).toMatchObject([{ text: "a question", mayDelete: false }]);
    expect(await actions()).toEqual(["comment.write"]);
  });

  test("somebody else’s comment is changed by nobody, and deleted by an owner alone", async () => {
    const { owner, assessor, reviewer, write } = await start();
    const comment = await write(assessor, "mine");
    for (const other of [owner, reviewer]) {
      await expect(editComment(other, comment, { text: "x" })).rejects.toMatchObject(FORBIDDEN);
    }
    await expect(deleteComment(reviewer, comment)).rejects.toMatchObject(FORBIDDEN);
    await deleteComment(owner, comment);
  });

  test("a reviewer resolves the threads they began and no others", async () => {
    const { assessor, reviewer, write } = await start();
    const theirs = await write(assessor, "a question of the team");
    await expect(resolveThread(reviewer, theirs)).rejects.toMatchObject(FORBIDDEN);
    await resolveThread(reviewer, await write(reviewer, "a question of mine"));
  });

  test("who is not in the team, and who is of another organisation, finds nothing", async () => {
    const { assessor, outsider, write, projectId } = await start();
    const stranger = (await makeOrganisation()).owner;
    const thread = await write(assessor, "within the team");
    for (const other of [outsider, stranger]) {
      await expect(write(other, "hello")).rejects.toMatchObject(NOT_FOUND);
      await expect(write(other, "x", { threadId: thread })).rejects.toMatchObject(NOT_FOUND);
      await expect(editComment(other, thread, { text: "x" })).rejects.toMatchObject(NOT_FOUND);
      await expect(deleteComment(other, thread)).rejects.toMatchObject(NOT_FOUND);
      await expect(resolveThread(other, thread)).rejects.toMatchObject(NOT_FOUND);
      await expect(reopenThread(other, thread)).rejects.toMatchObject(NOT_FOUND);
      await expect(getTalk(other, projectId, "CTR-1")).rejects.toMatchObject(NOT_FOUND);
    }
  });

  test("a reply to a thread of another control, project, or to a reply", async () => {
    const { owner, write } = await start();
    const thread = await write(owner, "one");
    const reply = await write(owner, "two", { threadId: thread });
    const elsewhere = await start();
    const theirs = await elsewhere.write(elsewhere.owner, "three");
    await expect(write(owner, "x", { threadId: reply })).rejects.toMatchObject(NOT_FOUND);
    await expect(write(owner, "x", { threadId: theirs })).rejects.toMatchObject(NOT_FOUND);
    await expect(write(owner, "x", { threadId: "no id" })).rejects.toMatchObject(NOT_FOUND);
    await expect(write(owner, "x", { threadId: thread, control: "CTR-2" })).rejects.toMatchObject(
      NOT_FOUND,
    );
    await expect(resolveThread(owner, reply)).rejects.toMatchObject(NOT_FOUND);
  });

  test("a reply to what is resolved", async () => {
    const { owner, write } = await start();
    const thread = await write(owner, "one");
    await resolveThread(owner, thread);
    await expect(write(owner, "x", { threadId: thread })).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });

  test("an oversized, an empty or a malformed comment", async () => {
    const { owner, write, talk } = await start();
    for (const text of ["x".repeat(4_001), "", " \n ", "a\0b"]) {
      await expect(write(owner, text)).rejects.toThrow();
    }
    await expect(write(owner, "x", { control: "XYZ-1" as "CTR-1" })).rejects.toThrow();
    await write(owner, "x".repeat(4_000));
    await write(owner, "half a pair \ud83d");
    expect((await talk()).threads.map(({ text }) => text.length)).toEqual([4_000, 13]);
  });

  test("any comment on the example and on an archived project", async () => {
    const { owner, projectId, write } = await start();
    const thread = await write(owner, "before");
    await archiveProject(owner, projectId);
    const example = await openExample(owner);
    await expect(write(owner, "x")).rejects.toMatchObject(FORBIDDEN);
    await expect(resolveThread(owner, thread)).rejects.toMatchObject(FORBIDDEN);
    await expect(write(owner, "x", { projectId: example.id })).rejects.toMatchObject(FORBIDDEN);
    expect(await getTalk(owner, projectId, "CTR-1")).toMatchObject({
      mayWrite: false,
      threads: [{ mayDelete: false, mayResolve: false }],
    });
  });
});

describe("a mention", () => {
  test("names a member who may see the project, whatever they are called later", async () => {
    const { owner, assessor, viewer, write, talk } = await start();
    await write(owner, `${at(viewer)} and ${at(assessor)}: look`);
    await database().person.update({ where: { id: viewer.personId }, data: { name: "Vera Lund" } });
    const { people } = await talk();
    expect(people.map(({ name }) => name).sort()).toEqual(["Anders", "Vera Lund"]);
  });

  test("of a stranger is refused, naming them", async () => {
    const { owner, outsider, write, talk } = await start();
    const stranger = (await makeOrganisation()).owner;
    const refusedFor = (message: RegExp) => ({
      code: "INVALID",
      details: { fields: { text: expect.stringMatching(message) } },
    });
    await expect(write(owner, `${at(outsider)}`)).rejects.toMatchObject(
      refusedFor(/^Otto may not/),
    );
    await expect(write(owner, `${at(stranger)}`)).rejects.toMatchObject(
      refusedFor(new RegExp(`^No member is @\\[${stranger.memberId}\\]`)),
    );
    const thread = await write(owner, "nobody");
    await expect(editComment(owner, thread, { text: at(outsider) })).rejects.toMatchObject(
      refusedFor(/^Otto may not/),
    );
    expect((await talk()).threads).toMatchObject([{ text: "nobody" }]);
  });

  test("of somebody who has left is refused; where it stands it stays, also after an edit", async () => {
    const { owner, viewer, write } = await start();
    const text = `${at(viewer)} knows`;
    const comment = await write(owner, text);
    await removeMember(owner, viewer.memberId);
    await expect(write(owner, text)).rejects.toMatchObject({ code: "INVALID" });
    await editComment(owner, comment, { text: `${text} it` });
  });

  test("is offered of those who may see the project, to those who may write", async () => {
    const { assessor, talk } = await start();
    const { people } = await talk(assessor);
    expect(people.map(({ name }) => name)).toEqual(["Anders", "Olga", "Rikke", "Vera"]);
  });

  test("more than twenty are refused", async () => {
    const { owner, write } = await start();
    const ids = Array.from({ length: 21 }, () => `@[${crypto.randomUUID()}]`);
    await expect(write(owner, ids.join(" "))).rejects.toMatchObject({ code: "INVALID" });
  });
});

test("somebody who is erased stands as a number, where they wrote and where they are mentioned", async () => {
  const { owner, assessor, write, talk } = await start();
  const thread = await write(assessor, "I was here");
  await write(owner, `ask ${at(assessor)}`, { threadId: thread });
  await resolveThread(assessor, thread);
  await removeMember(owner, assessor.memberId);
  await eraseMember(owner, assessor.memberId);
  const { threads, people } = await talk(owner);
  expect(threads).toMatchObject([
    {
      author: "Former member 1",
      resolved: { by: "Former member 1" },
      replies: [{ author: "Olga" }],
    },
  ]);
  expect(people.find(({ memberId }) => memberId === assessor.memberId)).toEqual({
    memberId: assessor.memberId,
    name: "Former member 1",
    canBeMentioned: false,
  });
});

test("a deleted project takes its comments along", async () => {
  const { owner, projectId, write } = await start();
  await write(owner, "reply", { threadId: await write(owner, "thread") });
  await deleteProject(owner, projectId, { name: "Crane" });
  expect(await database().comment.count({ where: { projectId } })).toBe(0);
});
