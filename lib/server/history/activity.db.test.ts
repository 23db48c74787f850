import { afterAll, expect, test } from "vitest";
import type { SaveAnswerInput } from "@/lib/schemas/answer";
import { saveAnswer } from "@/lib/server/answers/commands";
import {
  deleteComment,
  reopenThread,
  resolveThread,
  writeComment,
} from "@/lib/server/comments/commands";
import { database } from "@/lib/server/db";
import { eraseMember } from "@/lib/server/people/erase";
import { removeMember } from "@/lib/server/people/members";
import {
  archiveProject,
  copyProject,
  createProject,
  deleteProject,
  editProject,
  openExample,
  unarchiveProject,
} from "@/lib/server/projects/commands";
import { makeOrganisation } from "@/lib/server/projects/test-organisation";
import { createTestDatabase } from "@/scripts/testing/test-database";
import { readActivity } from "./activity";

await createTestDatabase();
afterAll(() => database().$disconnect());

const SETTINGS = { name: "Crane", environment: "staging", platform: "compose" } as const;
const minute = (number: number) => new Date(Date.UTC(2026, 10, 23, 10, number));

async function start() {
  const organisation = await makeOrganisation();
  const settings = { ...SETTINGS, teamId: organisation.harbour };
  const { id: projectId } = await createProject(organisation.owner, settings);
  const save = (over: Partial<SaveAnswerInput>, at: Date, by = organisation.assessor) => {
    const input: SaveAnswerInput = {
      projectId,
      control: "CTR-1",
      version: 0,
      answer: "partly",
      note: "",
      reason: "",
      links: [],
      ownerMemberId: null,
      ownerName: null,
      dueDate: null,
      ...over,
    };
    return saveAnswer(by, input, at);
  };
  const told = async (id = projectId) =>
    (await readActivity(organisation.viewer, id)).entries.map(({ key, at, ...did }) => did);
  return { ...organisation, settings, projectId, save, told };
}

const answer = { kind: "answer", control: "CTR-1", fromFiles: false, by: "Anders" };

test("answers are told from what to what, and what else changed where the answer did not", async () => {
  const { owner, save, told } = await start();
  const ownerMemberId = owner.memberId;
  await save({ answer: null, ownerMemberId }, minute(0));
  await save({ version: 1, ownerMemberId, note: "one host" }, minute(1));
  await save({ version: 2, answer: "met", ownerMemberId, note: "all" }, minute(2), owner);
  await save(
    { version: 3, answer: "met", ownerMemberId, note: "all", dueDate: "2027-01-31" },
    minute(3),
  );
  await save(
    { version: 4, answer: null, ownerMemberId, note: "all", dueDate: "2027-01-31" },
    minute(4),
  );
  expect(await told()).toEqual([
    { ...answer, before: "met", after: null, also: [] },
    { ...answer, before: "met", after: "met", also: ["due"] },
    { ...answer, before: "partly", after: "met", also: ["note"], by: "Olga" },
    { ...answer, before: null, after: "partly", also: ["note"] },
    { ...answer, before: null, after: null, also: ["owner"] },
    { kind: "made", how: "create", by: "Olga" },
  ]);
});

test("comments, settings and the archive are told; a thread that was opened again is not resolved", async () => {
  const { projectId, owner, assessor, reviewer, docks, settings, told } = await start();
  const write = (text: string, threadId: string | null = null) =>
    writeComment(reviewer, { projectId, control: "SEC-1", threadId, text });
  const { id: thread } = await write("Which one?");
  const { id: reply } = await write("The other one", thread);
  await deleteComment(reviewer, reply);
  const { id: other } = await write("Done?");
  await resolveThread(assessor, thread);
  await resolveThread(assessor, other);
  await reopenThread(assessor, other);
  const next = { ...settings, environment: "production", target: 4, teamId: docks } as const;
  await editProject(owner, projectId, next, settings);
  await editProject(owner, projectId, { ...next, name: "Big crane", teamId: null }, next);
  await editProject(
    owner,
    projectId,
    { ...next, teamId: null },
    { ...next, name: "Big crane", teamId: null },
  );
  await archiveProject(owner, projectId);
  await unarchiveProject(owner, projectId);
  const comment = {
    kind: "comment",
    control: "SEC-1",
    isReply: false,
    isDeleted: false,
    by: "Rikke",
  };
  expect(await told()).toEqual([
    { kind: "unarchived", by: "Olga" },
    { kind: "archived", by: "Olga" },
    { kind: "settings", changes: [], by: "Olga" },
    { kind: "settings", changes: [{ name: "team", isWholeOrganisation: true }], by: "Olga" },
    {
      kind: "settings",
      by: "Olga",
      changes: [
        { name: "environment", from: "staging", to: "production" },
        { name: "target", from: "2", to: "4" },
        { name: "team", isWholeOrganisation: false },
      ],
    },
    { kind: "resolved", control: "SEC-1", by: "Anders" },
    comment,
    { ...comment, isReply: true, isDeleted: true },
    comment,
    { kind: "made", how: "create", by: "Olga" },
  ]);
});

test("what was written at once is one line, and the making comes first", async () => {
  const { projectId, owner, save, told } = await start();
  await save({}, minute(0));
  await save({ control: "CTR-2" }, minute(1));
  const copy = await copyProject(owner, projectId, {
    name: "Copy",
    environment: "staging",
    target: 2,
  });
  expect(await told(copy.id)).toEqual([
    { kind: "answers", count: 2, fromFiles: false, by: "Olga" },
    { kind: "made", how: "copy", by: "Olga" },
  ]);
  const example = await openExample(owner);
  const [answers, made] = await told(example.id);
  expect(answers).toMatchObject({ kind: "answers", by: "Olga" });
  expect(made).toEqual({ kind: "made", how: "open-example", by: "Olga" });
});

test("pages follow one another without a gap or a double, also where one ends within a moment", async () => {
  const { projectId, viewer, owner, save } = await start();
  for (let version = 0; version < 20; version += 1) {
    await save({ version, note: `note ${version}` }, minute(version));
    await save({ control: "CTR-2", version, note: `note ${version}` }, minute(version), owner);
  }
  await save({ version: 20 }, minute(20)); // so that the first page ends between the two of a minute
  const first = await readActivity(viewer, projectId);
  const second = await readActivity(viewer, projectId, first.older);
  expect(first.entries.at(-1)?.at).toBe(second.entries[0]?.at);
  const seen = [...first.entries, ...second.entries].map(({ at, key }) => `${at} ${key}`);
  expect(new Set(seen).size).toBe(42);
  expect(seen).toHaveLength(42);
  expect(second.older).toBeNull();
});

test("a page has thirty entries, and the last one ends with the making", async () => {
  const { projectId, viewer, save } = await start();
  for (let version = 0; version < 65; version += 1) {
    await save(
      { version, note: `note ${version}` },
      new Date(minute(0).getTime() + version * 1000),
    );
  }
  const first = await readActivity(viewer, projectId);
  const second = await readActivity(viewer, projectId, first.older);
  const third = await readActivity(viewer, projectId, second.older);
  expect([first, second, third].map(({ entries }) => entries.length)).toEqual([30, 30, 6]);
  expect(third.older).toBeNull();
  const all = [first, second, third].flatMap(({ entries }) => entries);
  expect(all.map(({ at }) => at)).toEqual(
    all
      .map(({ at }) => at)
      .sort()
      .reverse(),
  );
  expect(new Set(all.map(({ at, key }) => at + key)).size).toBe(66);
  expect(all.at(-1)).toMatchObject({ kind: "made" });
});

test("who was erased has a number in the place of a name", async () => {
  const { owner, assessor, save, told } = await start();
  await save({}, minute(0));
  await removeMember(owner, assessor.memberId);
  await eraseMember(owner, assessor.memberId);
  expect((await told()).map(({ by }) => by)).toEqual(["Former member 1", "Olga"]);
});

test("another team's, another organisation's, a deleted or no project is not found", async () => {
  const { projectId, owner, outsider, reviewer } = await start();
  const stranger = await makeOrganisation();
  const { id: deleted } = await createProject(owner, SETTINGS);
  await deleteProject(owner, deleted, { name: "Crane" });
  expect((await readActivity(reviewer, projectId)).entries).toHaveLength(1);
  for (const [ctx, id] of [
    [outsider, projectId],
    [stranger.owner, projectId],
    [owner, deleted],
    [owner, "no-id"],
  ] as const) {
    await expect(readActivity(ctx, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
});
