import { afterAll, describe, expect, test } from "vitest";
import { sha256 } from "@/lib/core/digest/sha256";
import { TYPICAL_SAMPLE } from "@/lib/core/model/samples/typical";
import type { RevisionEvidence } from "@/lib/core/review/revision-evidence";
import { assess } from "@/lib/core/scoring/assess";
import { DEFAULT_POLICY } from "@/lib/core/scoring/policy";
import type { KeepInput } from "@/lib/schemas/keep";
import { UPLOAD_LIMITS } from "@/lib/schemas/upload-limits";
import { verifyChain } from "@/lib/server/audit/verify";
import { database } from "@/lib/server/db";
import { readEvidence } from "@/lib/server/evidence/queries";
import { createTestDatabase } from "@/scripts/testing/test-database";
import { deleteProject } from "./commands";
import { keepProject } from "./keep-project";
import { getProject } from "./queries";
import { makeOrganisation } from "./test-organisation";

await createTestDatabase();
afterAll(() => database().$disconnect());

const NOW = new Date("2026-11-29T10:00:00Z");
const filesOf = (files: Readonly<Record<string, string>>) =>
  Object.entries(files).map(([path, text]) => ({ path, text, named: false }));
const input = (over: Partial<KeepInput> = {}): KeepInput => ({
  project: { name: "shop", environment: "staging", platform: "compose" },
  complete: true,
  files: filesOf(TYPICAL_SAMPLE),
  answers: [],
  ...over,
});
const countProjects = (organisationId: string) =>
  database().project.count({ where: { organisationId } });

test("files become answers of the server's own, with file, line and digest in their revisions", async () => {
  const { id: organisationId, assessor } = await makeOrganisation();
  const { id } = await keepProject(assessor, input(), NOW);
  const { answers, records, project } = await getProject(assessor, id);
  expect(project).toMatchObject({ name: "shop", target: 2 });
  expect(answers["CTR-1"]).toMatchObject({
    answer: "met",
    strength: "verified",
    date: "2026-11-29",
  });
  expect(records.find(({ control }) => control === "CTR-2")).toMatchObject({
    answer: "not_met",
    provenance: "evidence",
  });
  const options = { target: 2, asOf: "2026-11-29", policy: DEFAULT_POLICY } as const;
  expect(assess(answers, options).levels[1]?.requirements[0]?.state).toBe("refuted");

  const where = { projectId: id, control: "CTR-2" };
  const [revision] = await database().answerRevision.findMany({ where });
  const [proof] = await database().revisionEvidence.findMany({ where });
  const evidence = proof?.evidence as RevisionEvidence | undefined;
  expect(evidence).toMatchObject({ asOf: "2026-11-29" });
  expect(evidence?.findings[0]).toMatchObject({
    file: "compose.yaml",
    line: 2,
    outcome: "fail",
    fileDigest: sha256(TYPICAL_SAMPLE["compose.yaml"]),
  });
  expect(revision).toMatchObject({ provenance: "evidence", version: 1 });
  expect(revision?.evidenceDigest).toMatch(/^sha256:[0-9a-f]{64}$/);

  const { components } = await readEvidence(assessor, id);
  expect(components[0]).toMatchObject({
    name: "Main",
    upload: { source: "tried", complete: true, files: 7 },
  });
  const event = await database().auditEvent.findFirst({ where: { organisationId } });
  expect(event).toMatchObject({ action: "project.keep", subject: `project:${id}` });
  expect(event?.details).toMatchObject({ files: 7, complete: true });
  expect(JSON.stringify(event?.details)).not.toContain("compose.yaml");
  expect(await verifyChain(organisationId)).toEqual({ entries: 1, brokenAt: null });
});

test("what somebody said on the page is theirs, asserted, and never beats a file", async () => {
  const { assessor } = await makeOrganisation();
  const said = [
    { control: "PRG-2", answer: "met" },
    { control: "CTR-2", answer: "met" },
  ] as const;
  const { id } = await keepProject(assessor, input({ answers: [...said] }), NOW);
  const { records } = await getProject(assessor, id);
  const of = (control: string) => records.find((record) => record.control === control);
  expect(of("PRG-2")).toMatchObject({ answer: "met", strength: "asserted", provenance: "person" });
  expect(of("CTR-2")).toMatchObject({ answer: "not_met", provenance: "evidence" });
});

test("a result that a client computed has no way in", async () => {
  const { assessor } = await makeOrganisation();
  const forged = { ...input(), evidence: {}, result: { verified: 4 }, asOf: "2030-01-01" };
  const { id } = await keepProject(assessor, forged, NOW);
  const { answers } = await getProject(assessor, id);
  expect(answers["CTR-2"]).toMatchObject({ answer: "not_met", date: "2026-11-29" });
});

test("what files said goes with the project, its digest stays", async () => {
  const { owner } = await makeOrganisation();
  const { id } = await keepProject(owner, input(), NOW);
  await deleteProject(owner, id, { name: "shop" });
  const where = { projectId: id };
  expect(await database().revisionEvidence.count({ where })).toBe(0);
  expect(await database().answerRevision.count({ where })).toBeGreaterThan(10);
});

describe("it is refused, and nothing is made,", () => {
  test("to a viewer and to a reviewer", async () => {
    const { id, viewer, reviewer } = await makeOrganisation();
    for (const ctx of [viewer, reviewer]) {
      await expect(keepProject(ctx, input(), NOW)).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    expect(await countProjects(id)).toBe(0);
  });

  test("for a team of others", async () => {
    const [here, there] = [await makeOrganisation(), await makeOrganisation()];
    for (const teamId of [there.harbour, here.docks]) {
      const asked = input({
        project: { name: "shop", environment: "staging", platform: "compose", teamId },
      });
      await expect(keepProject(here.assessor, asked, NOW)).rejects.toMatchObject({
        code: "INVALID",
      });
    }
    expect(await countProjects(here.id)).toBe(0);
  });

  test.each([
    ["where no file speaks of a container", { files: filesOf({ "a.txt": "hello" }) }],
    ["for a control that always applies", says("PRG-2", "not_applicable", "x".repeat(30))],
    ["for “not applicable” without a reason", says("NET-2", "not_applicable", "")],
  ])("%s", async (_, over) => {
    const { id, assessor } = await makeOrganisation();
    await expect(keepProject(assessor, input(over), NOW)).rejects.toMatchObject({
      code: "INVALID",
    });
    expect(await countProjects(id)).toBe(0);
  });

  test.each([
    ["no file", []],
    ["a path that leaves the folder", filesOf({ "../x": "" })],
    ["an absolute path", filesOf({ "/etc/passwd": "" })],
    ["a path with a control character", filesOf({ "a\u0000b": "" })],
    ["a path twice", [...filesOf({ a: "" }), ...filesOf({ a: "" })]],
    ["more files than are kept", filesOf(Object.fromEntries(many(UPLOAD_LIMITS.files + 1)))],
    ["more text than is kept", filesOf({ a: "x".repeat(UPLOAD_LIMITS.characters + 1) })],
  ])("with %s", async (_, files) => {
    const { id, assessor } = await makeOrganisation();
    await expect(keepProject(assessor, input({ files }), NOW)).rejects.toMatchObject({
      name: "ZodError",
    });
    expect(await countProjects(id)).toBe(0);
  });
});

function says(control: "PRG-2" | "NET-2", answer: "not_applicable", reason: string) {
  return { answers: [{ control, answer, reason }] };
}

function many(count: number): [string, string][] {
  return Array.from({ length: count }, (_, index) => [`f${index}`, ""]);
}
