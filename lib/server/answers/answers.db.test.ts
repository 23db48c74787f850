import { afterAll, describe, expect, test } from "vitest";
import { CONTROL_IDS } from "@/lib/core/model/words";
import type { SaveAnswerInput } from "@/lib/schemas/answer";
import { verifyChain } from "@/lib/server/audit/verify";
import { database } from "@/lib/server/db";
import { archiveProject, createProject } from "@/lib/server/projects/commands";
import { getProject } from "@/lib/server/projects/queries";
import { makeOrganisation } from "@/lib/server/projects/test-organisation";
import { createTestDatabase } from "@/scripts/testing/test-database";
import { saveAnswer } from "./commands";
import { getHistory, listPossibleOwners } from "./queries";

await createTestDatabase();
afterAll(() => database().$disconnect());

const MORNING = new Date("2026-11-24T23:30:00Z");
const LATER = new Date("2026-12-01T08:00:00Z");

async function start() {
  const organisation = await makeOrganisation();
  const { id } = await createProject(organisation.owner, {
    name: "Crane",
    environment: "production",
    platform: "compose",
  });
  const answer = (over: Partial<SaveAnswerInput> = {}): SaveAnswerInput => ({
    projectId: id,
    control: "IMG-1",
    version: 0,
    answer: "partly",
    note: "first note",
    reason: "",
    links: [],
    ownerMemberId: null,
    ownerName: null,
    dueDate: null,
    ...over,
  });
  const events = () =>
    database().auditEvent.findMany({
      where: { organisationId: organisation.id, action: "answer.save" },
      orderBy: { seq: "asc" },
    });
  return { ...organisation, projectId: id, answer, events };
}

test("an answer is saved with its owner, due date, revision and audit entry, and moves the project", async () => {
  const { id, projectId, assessor, owner, viewer, answer, events } = await start();
  const ownerMemberId = owner.memberId;
  const first = await saveAnswer(
    assessor,
    answer({ dueDate: "2027-01-31", ownerMemberId }),
    MORNING,
  );
  expect(first).toMatchObject({
    version: 1,
    strength: "asserted",
    provenance: "person",
    date: "2026-11-24",
    owner: "Olga",
    dueDate: "2027-01-31",
    changedBy: "Anders",
    changedAt: MORNING.toISOString(),
  });
  const links = ["https://wiki.example/base"];
  const change = answer({ version: 1, answer: "met", links, ownerName: "Henrik" });
  const second = await saveAnswer(owner, change, LATER);
  expect(second).toMatchObject({
    version: 2,
    strength: "attached",
    date: "2026-12-01",
    owner: "Henrik",
  });

  expect((await getProject(viewer, projectId)).records).toEqual([second]);
  expect((await getProject(viewer, projectId)).answers).toEqual({
    "IMG-1": { answer: "met", strength: "attached", date: "2026-12-01", reason: "" },
  });
  expect(await getHistory(viewer, projectId, "IMG-1")).toMatchObject([
    { version: 2, answer: "met", owner: "Henrik", changedBy: "Olga", links },
    { version: 1, answer: "partly", owner: "Olga", changedBy: "Anders", note: "first note" },
  ]);
  expect((await getProject(viewer, projectId)).project.changedAt).toBe(LATER.toISOString());

  const [one, two] = await events();
  expect(one).toMatchObject({
    actor: `member:${assessor.memberId}`,
    subject: `project:${projectId}`,
    details: { control: "IMG-1", versionBefore: 0, versionAfter: 1, answerAfter: "partly" },
  });
  expect(two?.details).toMatchObject({ answerBefore: "partly", answerAfter: "met" });
  expect(JSON.stringify([one?.details, two?.details])).not.toMatch(/first note|Henrik|wiki/);
  expect(await verifyChain(id)).toEqual({ entries: 3, brokenAt: null });
});

test("an owner and a due date leave the day that the answer speaks of", async () => {
  const { assessor, answer } = await start();
  await saveAnswer(assessor, answer(), MORNING);
  const owned = await saveAnswer(assessor, answer({ version: 1, ownerName: "Henrik" }), LATER);
  expect(owned).toMatchObject({ version: 2, date: "2026-11-24" });
});

test("an answer is cleared again, and the control counts as unanswered", async () => {
  const { projectId, assessor, answer } = await start();
  await saveAnswer(assessor, answer());
  await saveAnswer(assessor, answer({ version: 1, answer: null }));
  expect((await getProject(assessor, projectId)).answers).toEqual({});
  expect((await getProject(assessor, projectId)).records).toMatchObject([
    { answer: null, version: 2 },
  ]);
});

test("the same state saved again, at the version seen or sent twice, makes no revision", async () => {
  const { projectId, assessor, answer, events } = await start();
  const saved = await saveAnswer(assessor, answer({ dueDate: "2027-01-31" }), MORNING);
  for (const version of [1, 0]) {
    const again = answer({ version, dueDate: "2027-01-31" });
    expect(await saveAnswer(assessor, again, LATER)).toEqual(saved);
  }
  expect(await getHistory(assessor, projectId, "IMG-1")).toHaveLength(1);
  expect(await events()).toHaveLength(1);
});

test("eight people at eight controls of one project at once all save, each with a revision and an entry", async () => {
  const { id, projectId, assessor, answer, events } = await start();
  const controls = CONTROL_IDS.slice(0, 8);
  for (const version of [0, 1, 2]) {
    const note = `text ${version}`;
    await Promise.all(
      controls.map((control) => saveAnswer(assessor, answer({ control, version, note }))),
    );
  }
  const { records } = await getProject(assessor, projectId);
  expect(records.map(({ version }) => version)).toEqual(controls.map(() => 3));
  for (const control of controls) {
    expect(await getHistory(assessor, projectId, control)).toHaveLength(3);
  }
  expect(await events()).toHaveLength(24);
  expect(await verifyChain(id)).toMatchObject({ brokenAt: null });
});

test("a project that is archived while saves are under way takes no save after it", async () => {
  const { projectId, assessor, owner, answer, events } = await start();
  const saves = CONTROL_IDS.slice(0, 20).map((control) =>
    saveAnswer(assessor, answer({ control })),
  );
  const [archived, ...settled] = await Promise.allSettled([
    archiveProject(owner, projectId),
    ...saves,
  ]);
  expect(archived.status).toBe("fulfilled");
  for (const save of settled) {
    if (save.status === "rejected") expect(save.reason).toMatchObject({ code: "FORBIDDEN" });
  }
  const { records } = await getProject(assessor, projectId);
  expect(records).toHaveLength(settled.filter(({ status }) => status === "fulfilled").length);
  const chain = await database().auditEvent.findMany({
    where: { organisationId: owner.organisationId },
    orderBy: { seq: "asc" },
  });
  expect(chain.at(-1)?.action).toBe("project.archive");
  expect(await events()).toHaveLength(records.length);
});

describe("refused", () => {
  test.each(["viewer", "reviewer"] as const)("a %s saves no answer", async (role) => {
    const organisation = await start();
    const refusal = saveAnswer(organisation[role], organisation.answer());
    await expect(refusal).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect((await getProject(organisation[role], organisation.projectId)).records).toEqual([]);
    expect(await organisation.events()).toEqual([]);
  });

  test("a stale version: the newer state and the refused one come back, nothing is written", async () => {
    const { projectId, assessor, owner, answer, events } = await start();
    await saveAnswer(assessor, answer());
    await saveAnswer(owner, answer({ version: 1, note: "the newer text" }));
    for (const version of [0, 1, 7]) {
      const refusal = saveAnswer(assessor, answer({ version, note: "my text" }));
      await expect(refusal).rejects.toMatchObject({
        code: "CONFLICT",
        message: "Olga changed this answer in the meantime. Compare both and choose.",
        details: { current: { version: 2, note: "the newer text" }, yours: { note: "my text" } },
      });
    }
    expect(await getHistory(assessor, projectId, "IMG-1")).toHaveLength(2);
    expect(await events()).toHaveLength(2);
  });

  test("a version of an answer that was never there", async () => {
    const { assessor, answer } = await start();
    const refusal = saveAnswer(assessor, answer({ version: 3 }));
    await expect(refusal).rejects.toMatchObject({ code: "CONFLICT", details: { current: null } });
  });

  test.each([0, 1])("of eight saves at once on version %s all but one", async (version) => {
    const { projectId, assessor, answer, events } = await start();
    if (version === 1) await saveAnswer(assessor, answer());
    const saves = await Promise.allSettled(
      Array.from({ length: 8 }, (_, n) => saveAnswer(assessor, answer({ version, note: `n${n}` }))),
    );
    expect(saves.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const save of saves) {
      if (save.status === "rejected") expect(save.reason).toMatchObject({ code: "CONFLICT" });
    }
    expect(await getHistory(assessor, projectId, "IMG-1")).toHaveLength(version + 1);
    expect(await events()).toHaveLength(version + 1);
  });

  test.each([
    ["where the control always applies", { control: "SEC-1", reason: "x".repeat(40) }, "answer"],
    ["without a reason", { control: "BLD-1", reason: "" }, "reason"],
    [
      "with a reason of 19 characters",
      { control: "BLD-1", reason: ` ${"x".repeat(19)}   ` },
      "reason",
    ],
  ] as const)("not applicable %s", async (_, over, field) => {
    const { assessor, answer } = await start();
    const refusal = saveAnswer(assessor, answer({ ...over, answer: "not_applicable" }));
    await expect(refusal).rejects.toMatchObject({
      code: "INVALID",
      details: { fields: { [field]: expect.any(String) } },
    });
  });

  test("an owner who is no member here, of another organisation, removed or made up", async () => {
    const { assessor, viewer, answer } = await start();
    const theirs = await makeOrganisation();
    await database().member.update({
      where: { id: viewer.memberId },
      data: { removedAt: new Date() },
    });
    for (const ownerMemberId of [theirs.owner.memberId, viewer.memberId, "x"]) {
      await expect(saveAnswer(assessor, answer({ ownerMemberId }))).rejects.toMatchObject({
        code: "INVALID",
        details: { fields: { ownerMemberId: expect.any(String) } },
      });
    }
  });
});

test("not applicable with a reason is saved", async () => {
  const { assessor, answer } = await start();
  const reason = "Nothing is compiled in this image.";
  const save = answer({ control: "BLD-1", answer: "not_applicable", reason });
  expect(await saveAnswer(assessor, save)).toMatchObject({ answer: "not_applicable", reason });
});

test("an owner who has left stays on the answer, and cannot be chosen anew", async () => {
  const { assessor, viewer, projectId, answer } = await start();
  const ownerMemberId = viewer.memberId;
  await saveAnswer(assessor, answer({ ownerMemberId }));
  await database().member.update({ where: { id: ownerMemberId }, data: { removedAt: new Date() } });
  const kept = await saveAnswer(assessor, answer({ version: 1, ownerMemberId, note: "more" }));
  expect(kept).toMatchObject({ version: 2, owner: "Vera" });
  const owners = await listPossibleOwners(assessor, projectId);
  expect(owners.map(({ name }) => name)).toEqual(["Anders", "Olga", "Otto", "Rikke"]);
});

test("an answer is owned by those who see the project, and who that is is told to them alone", async () => {
  const { owner, outsider, docks, reviewer, answer } = await start();
  const settings = { name: "Pier", environment: "production", platform: "compose" } as const;
  const { id } = await createProject(owner, { ...settings, teamId: docks });
  const owners = await listPossibleOwners(owner, id);
  expect(owners.map(({ name }) => name)).toEqual(["Olga", "Rikke"]); // no one else is of the docks, or sees all
  const givenTo = ({ memberId }: typeof owner) =>
    saveAnswer(owner, answer({ projectId: id, ownerMemberId: memberId }));
  await expect(givenTo(outsider)).rejects.toMatchObject({ code: "INVALID" });
  expect(await givenTo(reviewer)).toMatchObject({ owner: "Rikke" });
  for (const stranger of [outsider, (await start()).owner]) {
    await expect(listPossibleOwners(stranger, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
});
