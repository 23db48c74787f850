import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { catalogueDifference } from "@/lib/core/catalogues/difference";
import { upgradeEffect } from "@/lib/core/catalogues/effect";
import { NEWER, OLDER, TWO_VERSIONS } from "@/lib/core/catalogues/testing/versions";
import { CATALOGUE_VERSION } from "@/lib/core/model/version";
import type { Answer, ControlId } from "@/lib/core/model/words";
import { assess } from "@/lib/core/scoring/assess";
import { DEFAULT_POLICY } from "@/lib/core/scoring/policy";
import { metUpTo } from "@/lib/core/scoring/testing/said";
import { compareStates } from "@/lib/core/snapshot/compare-states";
import { parseStateRef } from "@/lib/core/snapshot/state-ref";
import { saveAnswer } from "@/lib/server/answers/commands";
import { verifyChain } from "@/lib/server/audit/verify";
import type { Context } from "@/lib/server/auth/context";
import { database } from "@/lib/server/db";
import { readActivity } from "@/lib/server/history/activity";
import { readEvents } from "@/lib/server/history/queries";
import { takeSnapshot } from "@/lib/server/snapshots/commands";
import { getSnapshot, getSnapshotText } from "@/lib/server/snapshots/queries";
import { readStates } from "@/lib/server/snapshots/states";
import { BLANK_ANSWER } from "@/scripts/testing/blank-answer";
import { createTestDatabase } from "@/scripts/testing/test-database";
import { archiveProject, copyProject, createProject, deleteProject, openExample } from "./commands";
import { getProject } from "./queries";
import { makeOrganisation, type TestOrganisation } from "./test-organisation";
import { lastUpgrade, upgradeCatalogue } from "./upgrade-catalogue";

await createTestDatabase();
afterAll(() => database().$disconnect());

const NOW = new Date("2027-02-03T09:00:00Z");
const TODAY = "2027-02-03";
const [FROM, TO] = [OLDER.release.version, NEWER.release.version];
const facts = { name: "Quay", environment: "production", platform: "compose" } as const;

let us: TestOrganisation;
let projectId: string;

/** Every control expected up to level 2 is met, capability dropping is not; NET-4, which will be gone, is among them. */
const ANSWERS: readonly (readonly [ControlId, Answer])[] = [
  ...(Object.keys(metUpTo(2)) as ControlId[]).map((control) => [control, "met"] as const),
  ["CTR-4", "not_met"],
];

beforeEach(async () => {
  us = await makeOrganisation();
  projectId = (await createProject(us.owner, { ...facts, teamId: us.harbour })).id;
  await setCatalogue(projectId, FROM);
  for (const [control, answer] of ANSWERS) await save(control, 0, answer);
  await save("SEC-1", 1, "met", "Read again, and still so.");
});

const setCatalogue = (id: string, catalogue: string) =>
  database().project.update({ where: { id }, data: { catalogue } });
const save = (control: ControlId, version: number, answer: Answer, note = "") =>
  saveAnswer(
    us.assessor,
    { projectId, control, version, ...BLANK_ANSWER, answer, note },
    new Date("2027-01-20T10:00:00Z"),
  );
const move = (ctx: Context, over: { id?: string; from?: string; to?: string } = {}) =>
  upgradeCatalogue(
    ctx,
    { projectId: over.id ?? projectId, from: over.from ?? FROM, to: over.to ?? TO },
    NOW,
    TWO_VERSIONS,
  );
const catalogueIs = async (id = projectId) =>
  (await database().project.findUniqueOrThrow({ where: { id } })).catalogue;
const logged = () =>
  database().auditEvent.findMany({
    where: { organisationId: us.id, action: "project.upgrade-catalogue" },
  });
const snapshotOf = (name: string) =>
  takeSnapshot(us.assessor, { projectId, name }, NOW, TWO_VERSIONS);

/** All that is kept of the project's answers, byte by byte. */
async function kept(): Promise<string> {
  const [row] = await database().$queryRaw<{ kept: string }[]>`
    SELECT json_build_array(
      (SELECT json_agg(answer ORDER BY control) FROM answer WHERE project_id = ${projectId}::uuid),
      (SELECT json_agg(answer_revision ORDER BY control, version) FROM answer_revision WHERE project_id = ${projectId}::uuid),
      (SELECT json_agg(revision_text ORDER BY control, version) FROM revision_text WHERE project_id = ${projectId}::uuid)
    )::text AS kept`;
  return row?.kept ?? "";
}

async function opened() {
  const { project, answers, proposals } = await getProject(us.viewer, projectId);
  const edition = project.catalogue === FROM ? OLDER : NEWER;
  const options = { target: project.target, asOf: TODAY, policy: DEFAULT_POLICY };
  const assessment = assess(answers, { ...options, catalogue: edition.catalogue });
  return { project, answers, proposals, options, assessment };
}

async function compared(from: string, to: string) {
  const { project, answers, assessment } = await opened();
  const standing = { ...project, asOf: TODAY, answers, assessment };
  const [one, other] = [parseStateRef(from), parseStateRef(to)];
  if (!one || !other) throw new Error("A test names states.");
  const [before, after] = await readStates(us.viewer, standing, one, other, TWO_VERSIONS);
  if (typeof before === "string" || typeof after === "string") throw new Error("No such state");
  return compareStates(before.state, after.state);
}

describe("moving a project to a newer catalogue", () => {
  test("shows first what it does, then does that, and every answer and revision stays as it was", async () => {
    const before = await opened();
    const difference = catalogueDifference(OLDER.release, NEWER.release);
    const upgrade = { from: OLDER, to: NEWER, difference };
    const effect = upgradeEffect(before, before.options, upgrade);
    expect(effect).toMatchObject({
      declared: { before: 2, after: 1 },
      unanswered: ["REG-5"],
      uncounted: ["NET-4"],
      lookAgain: [{ control: "SEC-1", reasons: ["reworded"] }],
    });
    expect(before.assessment.declared).toBe(2);
    const bytes = await kept();
    expect(JSON.parse(bytes).map((rows: unknown[]) => rows.length)).toEqual([26, 27, 27]);

    expect(await move(us.assessor)).toEqual({ id: projectId });

    expect(await kept()).toBe(bytes);
    const after = await opened();
    expect(after.project).toMatchObject({ catalogue: TO, changedAt: NOW.toISOString() });
    expect(after.answers).toEqual(before.answers);
    expect(after.assessment.declared).toBe(effect.declared.after);
    expect(after.assessment.coverage).toBe(effect.coverage.after);
  });

  test("is recorded with both versions, and told where a project's past is", async () => {
    expect(await lastUpgrade(us.viewer, projectId)).toBeNull();
    await move(us.assessor);
    expect(await logged()).toMatchObject([
      {
        subject: `project:${projectId}`,
        actor: `member:${us.assessor.memberId}`,
        details: { from: FROM, to: TO },
      },
    ]);
    expect(await verifyChain(us.id)).toMatchObject({ brokenAt: null });
    expect(await lastUpgrade(us.viewer, projectId)).toMatchObject({ from: FROM, to: TO });
    const { entries } = await readActivity(us.viewer, projectId);
    const events = await readEvents(us.viewer, projectId);
    const told = expect.objectContaining({ kind: "catalogue", from: FROM, to: TO, by: "Anders" });
    expect(entries).toContainEqual(told);
    expect(events).toContainEqual(told);
  });

  test("is refused with nothing changed to who may not edit the project, or not see it", async () => {
    const theirs = await makeOrganisation();
    for (const who of [us.viewer, us.reviewer]) {
      await expect(move(who)).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    for (const who of [us.outsider, theirs.owner]) {
      await expect(move(who)).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(lastUpgrade(who, projectId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    await expect(move(us.owner, { id: "no-id" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await catalogueIs()).toBe(FROM);
    expect(await logged()).toEqual([]);
  });

  test("is refused for an archived project, the example and a deleted one", async () => {
    const example = await openExample(us.owner);
    await setCatalogue(example.id, FROM);
    await archiveProject(us.owner, projectId);
    for (const id of [projectId, example.id]) {
      await expect(move(us.owner, { id })).rejects.toMatchObject({ code: "FORBIDDEN" });
      expect(await catalogueIs(id)).toBe(FROM);
    }
    await deleteProject(us.owner, projectId, { name: facts.name });
    await expect(move(us.owner)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await logged()).toEqual([]);
  });

  test("is refused where the project is on another version than was seen", async () => {
    await expect(move(us.owner, { from: "2026.01" })).rejects.toMatchObject({
      code: "CONFLICT",
      details: { current: FROM },
    });
    expect(await catalogueIs()).toBe(FROM);
  });

  test("goes to the newest version, and to no other", async () => {
    for (const to of [FROM, "2031.01"]) {
      await expect(move(us.owner, { to })).rejects.toMatchObject({ code: "INVALID" });
    }
    expect(await catalogueIs()).toBe(FROM);
  });

  test("happens once, however often it is asked for, also at the same moment", async () => {
    await Promise.all([move(us.owner), move(us.assessor)]);
    await move(us.owner);
    expect(await catalogueIs()).toBe(TO);
    expect(await logged()).toHaveLength(1);
  });

  test("leads from no version that this server lacks", async () => {
    await setCatalogue(projectId, "2031.01");
    await expect(move(us.owner, { from: "2031.01" })).rejects.toMatchObject({
      code: "UNAVAILABLE",
      message: expect.stringContaining("2031.01"),
    });
    await expect(snapshotOf("None")).rejects.toMatchObject({ code: "UNAVAILABLE" });
    expect(await catalogueIs()).toBe("2031.01");
  });
});

describe("a snapshot", () => {
  test("is scored by the catalogue that its project is on", async () => {
    const older = await snapshotOf("Before");
    await move(us.assessor);
    const newer = await snapshotOf("After");
    const read = (id: string) => getSnapshot(us.viewer, projectId, id);
    expect(await read(older.id)).toMatchObject({ catalogue: FROM, declared: 2 });
    expect(await read(newer.id)).toMatchObject({ catalogue: TO, declared: 1 });
    // What counts no more is in it all the same.
    const { snapshot } = await read(newer.id);
    expect(snapshot?.answers.map(({ control }) => control)).toContain("NET-4");
    expect(snapshot?.result.progress).toEqual({ answered: 25, total: 44 });
  });

  test("of before opens and compares with the levels it had, byte for byte the same", async () => {
    const { id, digest } = await snapshotOf("Before");
    const [text, page] = await Promise.all([
      getSnapshotText(us.viewer, projectId, id),
      getSnapshot(us.viewer, projectId, id),
    ]);
    await move(us.assessor);
    expect(await getSnapshotText(us.viewer, projectId, id)).toBe(text);
    expect(await getSnapshot(us.viewer, projectId, id)).toEqual(page);
    expect(page).toMatchObject({ digest, declared: 2, catalogue: FROM });

    const comparison = await compared(id, "today");
    expect(comparison.declared).toEqual({ before: 2, after: 1 });
    expect(comparison.changes.map(({ control, kind }) => [control, kind])).toEqual([
      ["NET-4", "removed"],
    ]);
    const same = await compared(id, id);
    expect(same).toMatchObject({ isSame: true, declared: { before: 2, after: 2 } });
  });
});

test("a project's level is by its own catalogue until it moves, also on days of the past", async () => {
  const day = "2027-01-21";
  await database().project.update({
    where: { id: projectId },
    data: { createdAt: new Date("2027-01-01T00:00:00Z") },
  });
  expect((await compared(day, "today")).declared).toEqual({ before: 2, after: 2 });
  await move(us.assessor);
  expect((await compared(day, "today")).declared).toEqual({ before: 1, after: 1 });
});

test("a copy is on the catalogue of its source, a new project on the newest", async () => {
  const copy = await copyProject(us.assessor, projectId, { ...facts, name: "Copy" });
  expect(await catalogueIs(copy.id)).toBe(FROM);
  const fresh = await createProject(us.assessor, facts);
  expect(await catalogueIs(fresh.id)).toBe(CATALOGUE_VERSION);
});
