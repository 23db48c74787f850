import { afterAll, describe, expect, test } from "vitest";
import { answersAt } from "@/lib/core/history/replay";
import type { SaveAnswerInput } from "@/lib/schemas/answer";
import { saveAnswer } from "@/lib/server/answers/commands";
import { database } from "@/lib/server/db";
import { createProject, deleteProject } from "@/lib/server/projects/commands";
import { getProject } from "@/lib/server/projects/queries";
import { makeOrganisation } from "@/lib/server/projects/test-organisation";
import { createTestDatabase } from "@/scripts/testing/test-database";
import { readRevisions } from "./queries";

await createTestDatabase();
afterAll(() => database().$disconnect());

const MONDAY = new Date("2026-11-23T10:00:00.250Z");
const TUESDAY = new Date("2026-11-24T10:00:00Z");

async function start() {
  const organisation = await makeOrganisation();
  const { id: projectId } = await createProject(organisation.owner, {
    name: "Crane",
    environment: "production",
    platform: "compose",
    teamId: organisation.harbour,
  });
  const save = (over: Partial<SaveAnswerInput>, at: Date) => {
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
    return saveAnswer(organisation.assessor, input, at);
  };
  return { ...organisation, projectId, save };
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
    expect(await readRevisions(viewer, projectId)).toEqual([
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
    const revisions = await readRevisions(viewer, projectId);
    const { answers } = await getProject(viewer, projectId);
    expect(answersAt(revisions, TUESDAY.toISOString())).toEqual(answers);
    expect(answersAt(revisions, MONDAY.toISOString())["IMG-1"]?.answer).toBe("partly");
  });

  test("of another team's, another organisation's, a deleted or no project are not found", async () => {
    const { projectId, owner, outsider, reviewer, save } = await start();
    await save({}, MONDAY);
    const stranger = await makeOrganisation();
    expect(await readRevisions(reviewer, projectId)).toHaveLength(1);
    for (const [ctx, id] of [
      [outsider, projectId],
      [stranger.owner, projectId],
      [owner, "no-id"],
      [owner, crypto.randomUUID()],
    ] as const) {
      await expect(readRevisions(ctx, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    await deleteProject(owner, projectId, { name: "Crane" });
    await expect(readRevisions(owner, projectId)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
