import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { assess } from "@/lib/core/scoring/assess";
import { DEFAULT_POLICY } from "@/lib/core/scoring/policy";
import { compareStates } from "@/lib/core/snapshot/compare-states";
import { parseStateRef } from "@/lib/core/snapshot/state-ref";
import { saveAnswer } from "@/lib/server/answers/commands";
import { database } from "@/lib/server/db";
import { createProject } from "@/lib/server/projects/commands";
import { getProject } from "@/lib/server/projects/queries";
import { makeOrganisation, type TestOrganisation } from "@/lib/server/projects/test-organisation";
import { BLANK_ANSWER } from "@/scripts/testing/blank-answer";
import { createTestDatabase } from "@/scripts/testing/test-database";
import { takeSnapshot } from "./commands";
import { readStates } from "./states";

await createTestDatabase();
afterAll(() => database().$disconnect());

const TODAY = "2026-11-30";
let us: TestOrganisation;
let projectId: string;

beforeEach(async () => {
  us = await makeOrganisation();
  const facts = { name: "Quay", environment: "production", platform: "compose" } as const;
  projectId = (await createProject(us.owner, facts)).id;
  const createdAt = new Date("2026-11-01T08:00:00Z");
  await database().project.update({ where: { id: projectId }, data: { createdAt } });
});

const save = (version: number, answer: "met" | "not_met", moment: string) =>
  saveAnswer(
    us.assessor,
    { projectId, control: "CTR-1", version, ...BLANK_ANSWER, answer },
    new Date(moment),
  );

async function states(from: string, to: string) {
  const { project, answers } = await getProject(us.viewer, projectId);
  const options = { target: project.target, asOf: TODAY, policy: DEFAULT_POLICY };
  const standing = { ...project, asOf: TODAY, answers, assessment: assess(answers, options) };
  const [one, other] = [parseStateRef(from), parseStateRef(to)];
  if (!one || !other) throw new Error("A test names states.");
  return readStates(us.viewer, standing, one, other);
}

async function changes(from: string, to: string) {
  const [before, after] = await states(from, to);
  if (typeof before === "string" || typeof after === "string") return [before, after];
  return compareStates(before.state, after.state).changes.map(
    ({ control, kind, before: was, after: is }) => `${control} ${kind}: ${was} to ${is}`,
  );
}

describe("two states", () => {
  test("of days are what stood at their ends, by UTC", async () => {
    await save(0, "not_met", "2026-11-10T23:59:59.000Z");
    await save(1, "met", "2026-11-11T00:00:00.000Z");
    expect(await changes("2026-11-09", "2026-11-10")).toEqual(["CTR-1 new: null to not_met"]);
    expect(await changes("2026-11-10", "2026-11-11")).toEqual(["CTR-1 improved: not_met to met"]);
    expect(await changes("2026-11-11", "today")).toEqual([]);
    expect(await changes("2026-11-30", "today")).toEqual([]);
  });

  test("of which one is a snapshot hold what stands in it", async () => {
    await save(0, "met", "2026-11-10T10:00:00Z");
    const { id } = await takeSnapshot(us.owner, { projectId, name: "Ten" });
    await save(1, "not_met", "2026-11-20T10:00:00Z");
    expect(await changes(id, "today")).toEqual(["CTR-1 regressed: met to not_met"]);
    expect(await changes("2026-11-20", id)).toEqual(["CTR-1 improved: not_met to met"]);
    expect((await states(id, "today"))[0]).toMatchObject({ snapshotName: "Ten" });
  });

  test("that are none say why", async () => {
    const missing = "0193a1b2-0000-7000-8000-00000000abcd";
    expect(await changes("2026-10-31", "2026-12-01")).toEqual(["before-project", "ahead"]);
    expect((await states(missing, "today"))[0]).toBe("no-snapshot");
  });

  test("of another project's snapshot are none", async () => {
    const facts = { name: "Docks", environment: "production", platform: "compose" } as const;
    const other = await createProject(us.owner, { ...facts, teamId: us.docks });
    const { id } = await takeSnapshot(us.owner, { projectId: other.id, name: "Theirs" });
    expect((await states(id, "today"))[0]).toBe("no-snapshot");
  });
});
