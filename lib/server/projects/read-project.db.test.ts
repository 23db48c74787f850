import { afterAll, beforeAll, expect, test } from "vitest";
import { saveAnswer } from "@/lib/server/answers/commands";
import { membershipOf } from "@/lib/server/auth/membership";
import { endSession } from "@/lib/server/auth/sessions";
import { makeSession } from "@/lib/server/auth/test-session";
import { database } from "@/lib/server/db";
import { BLANK_ANSWER } from "@/scripts/testing/blank-answer";
import { createTestDatabase } from "@/scripts/testing/test-database";
import { createProject, deleteProject } from "./commands";
import { readOpening, readProject } from "./read-project";
import { makeOrganisation, type TestOrganisation } from "./test-organisation";

await createTestDatabase();
afterAll(() => database().$disconnect());

const input = { name: "Harbour crane", environment: "production", platform: "compose" } as const;
const NOTHING = { membership: null, project: null };
let us: TestOrganisation;
let them: TestOrganisation;
beforeAll(async () => {
  us = await makeOrganisation();
  them = await makeOrganisation();
});

test("a page opens with who asks and the project, each as it is read alone", async () => {
  const { id } = await createProject(us.assessor, input);
  const answer = { ...BLANK_ANSWER, answer: "met" } as const;
  await saveAnswer(us.assessor, { projectId: id, control: "IMG-1", version: 0, ...answer });
  const claim = await makeSession(us.viewer.personId);
  const opening = await readOpening(claim, id);
  expect(opening).toEqual({
    membership: await membershipOf(claim),
    project: await readProject(us.viewer, id),
  });
  expect(opening.membership?.ctx).toEqual(us.viewer);
  expect(opening.project).toMatchObject({ name: input.name, answers: [{ control: "IMG-1" }] });
  expect(opening.project?.changedAt).toBeInstanceOf(Date);
});

test("another organisation's project, one that is gone, and what is no id are not there", async () => {
  const { id: theirs } = await createProject(them.assessor, input);
  const { id: gone } = await createProject(us.assessor, input);
  await deleteProject(us.owner, gone, { name: input.name });
  const claim = await makeSession(us.viewer.personId);
  for (const id of [theirs, gone, crypto.randomUUID(), "settings"]) {
    expect(await readOpening(claim, id)).toEqual({
      membership: await membershipOf(claim),
      project: null,
    });
    expect(await readProject(us.viewer, id)).toBeNull();
  }
});

test("a session that has ended reads nothing", async () => {
  const { id } = await createProject(us.assessor, input);
  const claim = await makeSession(us.viewer.personId);
  await endSession(us.viewer.personId, claim.sessionId);
  expect(await readOpening(claim, id)).toEqual(NOTHING);
});

test("a session without the code that its organisation asks for reads nothing", async () => {
  const { id } = await createProject(us.assessor, input);
  const claim = await makeSession(us.viewer.personId);
  await database().organisation.update({ where: { id: us.id }, data: { requireTotp: true } });
  expect(await readOpening(claim, id)).toEqual(NOTHING);
});
