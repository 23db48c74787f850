import { afterAll, describe, expect, test } from "vitest";
import { answersAt } from "@/lib/core/history/replay";
import type { SaveAnswerInput } from "@/lib/schemas/answer";
import { saveAnswer } from "@/lib/server/answers/commands";
import { database } from "@/lib/server/db";
import { eraseMember } from "@/lib/server/people/erase";
import { removeMember } from "@/lib/server/people/members";
import {
  archiveProject,
  copyProject,
  createProject,
  deleteProject,
  editProject,
  unarchiveProject,
} from "@/lib/server/projects/commands";
import { getProject } from "@/lib/server/projects/queries";
import { makeOrganisation } from "@/lib/server/projects/test-organisation";
import { createTestDatabase } from "@/scripts/testing/test-database";
import { readEvents, readLog } from "./queries";

await createTestDatabase();
afterAll(() => database().$disconnect());

const MONDAY = new Date("2026-11-23T10:00:00.250Z");
const TUESDAY = new Date("2026-11-24T10:00:00Z");

const SETTINGS = { name: "Crane", environment: "production", platform: "compose" } as const;

async function start() {
  const organisation = await makeOrganisation();
  const settings = { ...SETTINGS, teamId: organisation.harbour };
  const { id: projectId } = await createProject(organisation.owner, settings);
  const save = (over: Partial<SaveAnswerInput>, at: Date, by = organisation.assessor) => {
    const input: SaveAnswerInput = {
      projectId,
      control: "IMG-1",
      version: 0,
      answer: "partly",
      note: "a note that scoring does not need",
      reason: "",
      links: [],
      ownerMemberId: null,
      ownerName: null,
      dueDate: null,
      ...over,
    };
    return saveAnswer(by, input, at);
  };
  return { ...organisation, settings, projectId, save };
}

describe("the revisions of a project", () => {
  test("are all changes, oldest first, and nothing that scoring does not need", async () => {
    const { projectId, viewer, save } = await start();
    await save(
      { control: "IMG-6", answer: "not_applicable", reason: "Nothing is built here" },
      TUESDAY,
    );
    await save({}, MONDAY);
    await save({ version: 1, answer: null }, TUESDAY);
    const common = { strength: "asserted", reason: "" };
    const monday = { at: "2026-11-23T10:00:00.250Z", date: "2026-11-23" };
    const tuesday = { at: "2026-11-24T10:00:00.000Z", date: "2026-11-24" };
    expect((await readLog(viewer, projectId)).revisions).toEqual([
      { ...common, ...monday, control: "IMG-1", version: 1, answer: "partly" },
      { ...common, ...tuesday, control: "IMG-1", version: 2, answer: null },
      {
        ...common,
        ...tuesday,
        control: "IMG-6",
        version: 1,
        answer: "not_applicable",
        reason: "Nothing is built here",
      },
    ]);
  });

  test("played to the end are the answers that the project has", async () => {
    const { projectId, viewer, save } = await start();
    await save({}, MONDAY);
    await save({ version: 1, answer: "met" }, TUESDAY);
    await save({ control: "CTR-1", answer: "not_met" }, TUESDAY);
    const { revisions } = await readLog(viewer, projectId);
    const { answers } = await getProject(viewer, projectId);
    expect(answersAt(revisions, TUESDAY.toISOString())).toEqual(answers);
    expect(answersAt(revisions, MONDAY.toISOString())["IMG-1"]?.answer).toBe("partly");
  });

  test("of another team's, another organisation's, a deleted or no project are not found", async () => {
    const { projectId, owner, outsider, reviewer, save } = await start();
    const { id: deleted } = await createProject(owner, SETTINGS);
    await save({}, MONDAY);
    const stranger = await makeOrganisation();
    await deleteProject(owner, deleted, { name: "Crane" });
    for (const read of [readLog, readEvents]) {
      expect(await read(reviewer, projectId)).toBeDefined();
      for (const [ctx, id] of [
        [outsider, projectId],
        [stranger.owner, projectId],
        [owner, "no-id"],
        [owner, crypto.randomUUID()],
        [owner, deleted],
      ] as const) {
        await expect(read(ctx, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
      }
    }
  });
});

describe("what people did in a project, by day", () => {
  test("is its making, answers with their people, targets that changed, and the archive", async () => {
    const { projectId, owner, assessor, viewer, settings, save } = await start();
    await save({}, MONDAY);
    await save({ version: 1, answer: "met" }, MONDAY, owner);
    await save({ control: "CTR-1", answer: "not_met" }, MONDAY);
    await save({ control: "CTR-1", version: 1, answer: null }, TUESDAY);
    await editProject(assessor, projectId, { ...settings, target: 4 }, settings);
    await editProject(
      owner,
      projectId,
      { ...settings, target: 4, name: "Big crane" },
      { ...settings, target: 4 },
    );
    await archiveProject(owner, projectId);
    await unarchiveProject(owner, projectId);
    const today = new Date().toISOString().slice(0, 10);
    const [monday] = await readEvents(viewer, projectId).then((events) =>
      events.filter((event) => event.kind === "answers" && event.day === "2026-11-23"),
    );
    expect(monday).toMatchObject({ controls: 2 });
    expect(monday?.kind === "answers" && [...monday.people].sort()).toEqual(["Anders", "Olga"]);
    expect(await readEvents(viewer, projectId)).toEqual([
      { kind: "made", day: "2026-11-23", by: "Olga" }, // not after its first answer
      { kind: "target", day: today, from: 3, to: 4, by: "Anders" },
      { kind: "archived", day: today, by: "Olga" },
      { kind: "unarchived", day: today, by: "Olga" },
      monday,
      { kind: "answers", day: "2026-11-24", controls: 1, people: ["Anders"] },
    ]);
  });

  test("of a copy begins with the copy", async () => {
    const { projectId, owner, save } = await start();
    await save({}, MONDAY);
    const now = new Date();
    const copy = await copyProject(
      owner,
      projectId,
      { name: "Copy", environment: "staging", target: 2 },
      now,
    );
    const day = now.toISOString().slice(0, 10);
    expect(await readEvents(owner, copy.id)).toEqual([
      { kind: "made", day, by: "Olga" },
      { kind: "answers", day, controls: 1, people: ["Olga"] },
    ]);
  });

  test("names nobody who was erased", async () => {
    const { projectId, owner, assessor, save } = await start();
    await save({}, MONDAY);
    await removeMember(owner, assessor.memberId);
    await eraseMember(owner, assessor.memberId);
    expect(await readEvents(owner, projectId)).toContainEqual(
      expect.objectContaining({ kind: "answers", people: ["Former member 1"] }),
    );
  });
});
