import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { assess } from "@/lib/core/scoring/assess";
import { DEFAULT_POLICY } from "@/lib/core/scoring/policy";
import { projectFilter } from "@/lib/schemas/project";
import { verifyChain } from "@/lib/server/audit/verify";
import { type Context, provenContext } from "@/lib/server/auth/context";
import { checkCredentials } from "@/lib/server/auth/sign-in";
import { database } from "@/lib/server/db";
import type { Said } from "@/lib/server/evidence/write";
import { listProjects, type ProjectPage } from "@/lib/server/projects/queries";
import { createTestDatabase } from "@/scripts/testing/test-database";
import { fillDemo, type Passwords } from "./fill";
import { ORGANISATION, PEOPLE } from "./people";

await createTestDatabase();

const DAY = "2026-11-29";
const PASSWORDS = Object.fromEntries(
  Object.keys(PEOPLE).map((key) => [key, `a password for ${key}`]),
) as Passwords;

let owner: Context;
let page: ProjectPage;

beforeAll(async () => {
  await fillDemo(DAY, PASSWORDS);
  owner = await memberNamed("mara");
  page = await listProjects(owner, projectFilter.parse({}));
}, 120_000);
afterAll(() => database().$disconnect());

async function memberNamed(key: keyof typeof PEOPLE): Promise<Context> {
  const { email } = PEOPLE[key];
  const { id, organisationId, personId, role } = await database().member.findFirstOrThrow({
    where: { person: { email } },
  });
  return provenContext({ organisationId, memberId: id, personId: personId ?? "", role });
}

function assessed(name: string) {
  const found = page.items.find(({ project }) => project.name === name);
  if (!found) throw new Error(`There is no ${name}.`);
  const { project, answers } = found;
  return assess(answers, { target: project.target, asOf: DAY, policy: DEFAULT_POLICY });
}

describe("the demo", () => {
  test("has one organisation, three teams, eight people in all four roles, six projects", async () => {
    expect(await database().organisation.findMany()).toMatchObject([{ name: ORGANISATION }]);
    expect(await database().team.count()).toBe(3);
    const roles = await database().member.findMany({ select: { role: true } });
    expect(roles).toHaveLength(8);
    expect(new Set(roles.map(({ role }) => role)).size).toBe(4);
    expect(page.total).toBe(6);
  });

  test.each([
    ["route-planner", null],
    ["label-printer", 0],
    ["shipment-etl", 1],
    ["refunds-web", 1],
    ["payments-api", 2],
    ["edge-gateway", 3],
  ])("%s declares level %s by our own scoring", (name, level) => {
    expect(assessed(name).declared).toBe(level);
  });

  test("is on all three platforms", () => {
    const platforms = page.items.map(({ project }) => project.platform);
    expect(new Set(platforms)).toEqual(new Set(["docker", "compose", "kubernetes"]));
  });

  test("has a level that files prove, skipped basics, and a target that is reached", () => {
    expect(assessed("refunds-web").verified).toBe(1);
    expect(assessed("label-printer").skippedBasics).not.toEqual([]);
    const gateway = page.items.find(({ project }) => project.name === "edge-gateway");
    expect(assessed("edge-gateway").declared).toBe(gateway?.project.target);
  });

  test("has steps that are overdue and steps that are due, and what does not apply with a reason", async () => {
    const today = new Date(DAY);
    const count = (dueDate: { lt: Date } | { gt: Date }) =>
      database().answerRecord.count({
        where: { answer: { notIn: ["met", "not_applicable"] }, dueDate },
      });
    expect(await count({ lt: today })).toBeGreaterThan(4);
    expect(await count({ gt: today })).toBeGreaterThan(4);
    const spared = await database().answerRecord.findMany({ where: { answer: "not_applicable" } });
    expect(spared.length).toBeGreaterThan(4);
    expect(spared.filter(({ reason }) => reason.length < 20)).toEqual([]);
  });

  test("has a history of eight months up to the last days, with levels won and lost", async () => {
    const { _min, _max } = await database().answerRevision.aggregate({
      _min: { at: true },
      _max: { at: true },
    });
    expect(_min.at?.toISOString().slice(0, 10)).toBe("2026-03-31");
    expect(_max.at?.toISOString().slice(0, 10)).toBe("2026-11-25");
    const gateway = page.items.find(({ project }) => project.name === "edge-gateway");
    const told = await database().answerRevision.findMany({
      where: { projectId: gateway?.project.id, control: "RUN-2" },
      orderBy: { version: "asc" },
    });
    expect(told.map(({ answer }) => answer)).toEqual(["met", "partly", "met"]);
  });

  test("changed each project when its last answer or its last files came", () => {
    const payments = page.items.find(({ project }) => project.name === "payments-api");
    expect(payments?.project.createdAt).toBe("2026-03-31T09:00:00.000Z");
    expect(payments?.project.changedAt.slice(0, 10)).toBe("2026-11-27");
  });

  test("adds the files of a repository twice: once good, then worse", async () => {
    const payments = await database().project.findFirstOrThrow({ where: { name: "payments-api" } });
    const uploads = await database().upload.findMany({
      where: { projectId: payments.id },
      orderBy: { number: "asc" },
    });
    const said = uploads.map(({ proposals }) => (proposals as Said)["CTR-2"].answer);
    expect(said).toEqual(["met", "partly"]);
  });

  test("has people who talk about controls, with mentions, one thread settled", async () => {
    const comments = await database().comment.findMany({ orderBy: { createdAt: "asc" } });
    const threads = comments.filter(({ parentId }) => parentId === null);
    expect(threads.map(({ control }) => control)).toEqual(["SEC-2", "CTR-4", "PRG-9"]);
    expect(threads.filter(({ resolvedAt }) => resolvedAt !== null)).toHaveLength(1);
    const { memberId } = await memberNamed("priya");
    expect(threads[1]?.text).toContain(`@[${memberId}]`);
    expect(comments.filter(({ text }) => /@[a-z]/.test(text))).toEqual([]);
  });

  test("has an audit chain that is whole, with an entry for each answer", async () => {
    const chain = await verifyChain(owner.organisationId);
    expect(chain.brokenAt).toBeNull();
    const saves = await database().auditEvent.count({ where: { action: "answer.save" } });
    const typed = await database().answerRevision.count({ where: { provenance: "person" } });
    expect(saves).toBe(typed);
    expect(typed).toBeGreaterThan(120);
  });

  test("lets everybody sign in with the password that is printed", async () => {
    const { email } = PEOPLE.linh;
    await expect(checkCredentials(email, PASSWORDS.linh, "here")).resolves.toBeTruthy();
  });

  test("shows a member the projects of their team alone", async () => {
    const seen = await listProjects(await memberNamed("ines"), projectFilter.parse({}));
    expect(seen.items.map(({ project }) => project.name).sort()).toEqual([
      "route-planner",
      "shipment-etl",
    ]);
  });

  test("is not filled twice", async () => {
    await expect(fillDemo(DAY, PASSWORDS)).rejects.toThrow("There is an organisation already.");
    expect(await database().project.count()).toBe(6);
  });
});
