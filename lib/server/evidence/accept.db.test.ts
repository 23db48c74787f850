import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { TYPICAL_SAMPLE } from "@/lib/core/model/samples/typical";
import type { ControlId } from "@/lib/core/model/words";
import type { SaveAnswerInput } from "@/lib/schemas/answer";
import type { AcceptInput } from "@/lib/schemas/review";
import { saveAnswer } from "@/lib/server/answers/commands";
import { verifyChain } from "@/lib/server/audit/verify";
import { database } from "@/lib/server/db";
import { archiveProject, createProject, openExample } from "@/lib/server/projects/commands";
import { getProject } from "@/lib/server/projects/queries";
import { makeOrganisation, type TestOrganisation } from "@/lib/server/projects/test-organisation";
import { chainHead, readChain } from "@/lib/server/realtime/changes";
import { createTestDatabase } from "@/scripts/testing/test-database";
import { acceptProposals, keepAnswer } from "./accept";
import { uploadFiles } from "./upload";

await createTestDatabase();
afterAll(() => database().$disconnect());

const BEFORE = new Date("2026-11-29T10:00:00Z");
const NOW = new Date("2026-11-30T10:00:00Z");
const LATER = new Date("2026-11-30T11:00:00Z");
const SETTINGS = { name: "Crane", environment: "staging", platform: "compose" } as const;
let us: TestOrganisation;
let projectId: string;

beforeEach(async () => {
  us = await makeOrganisation();
  projectId = (await createProject(us.owner, { ...SETTINGS, teamId: us.harbour })).id;
});

const save = (control: ControlId, over: Partial<SaveAnswerInput> = {}, by = us.assessor) =>
  saveAnswer(
    by,
    {
      projectId,
      control,
      version: 0,
      answer: "met",
      note: "as the wiki says",
      reason: "",
      links: ["https://wiki.example/users"],
      ownerMemberId: us.owner.memberId,
      ownerName: null,
      dueDate: "2027-01-31",
      ...over,
    },
    BEFORE,
  );
const upload = (over: Readonly<Record<string, string>> = {}, date?: string) =>
  uploadOnly({ ...TYPICAL_SAMPLE, ...over }, date);
const uploadOnly = (files: Readonly<Record<string, string>>, date = "2026-11-28") =>
  uploadFiles(
    us.assessor,
    {
      projectId,
      component: "Main",
      source: "folder",
      mode: "replace",
      complete: true,
      date,
      files: Object.entries(files).map(([path, text]) => ({ path, text })),
    },
    BEFORE,
  );
const accept = (controls: AcceptInput["controls"], by = us.assessor, at = NOW) =>
  acceptProposals(by, { projectId, controls }, at);
const recordOf = async (control: ControlId) =>
  (await getProject(us.viewer, projectId, undefined, "2026-11-30")).records.find(
    (record) => record.control === control,
  );
const events = (action: string) =>
  database().auditEvent.findMany({
    where: { organisationId: us.id, action },
    orderBy: { seq: "asc" },
  });

describe("a proposal that is taken", () => {
  test("proves the answer, of the files' day, and keeps what people typed, owner and due date", async () => {
    await save("CTR-1");
    await upload();
    const { accepted, left } = await accept([{ control: "CTR-1", version: 1, proposed: "met" }]);
    expect(left).toEqual([]);
    expect(accepted).toEqual([await recordOf("CTR-1")]);
    expect(accepted[0]).toMatchObject({
      answer: "met",
      version: 2,
      strength: "verified",
      provenance: "evidence",
      date: "2026-11-28",
      note: "as the wiki says",
      links: ["https://wiki.example/users"],
      owner: "Olga",
      dueDate: "2027-01-31",
      changedBy: "Anders",
      changedAt: NOW.toISOString(),
    });
    const where = { projectId_control_version: { projectId, control: "CTR-1", version: 2 } };
    const { evidence } = await database().revisionEvidence.findUniqueOrThrow({ where });
    const newest = await database().upload.findFirstOrThrow({ where: { projectId } });
    expect(evidence).toMatchObject({
      asOf: "2026-11-28",
      assessment: newest.assessment,
      findings: expect.arrayContaining([
        expect.objectContaining({
          file: "Dockerfile",
          line: 14,
          outcome: "pass",
          fileDigest: expect.stringMatching(/^sha256:/),
        }),
      ]),
    });
    const revision = await database().answerRevision.findUniqueOrThrow({ where });
    expect(revision.evidenceDigest).toMatch(/^sha256:/);
    const [event] = await events("answer.accept");
    expect(event).toMatchObject({
      subject: `project:${projectId}`,
      actor: `member:${us.assessor.memberId}`,
      details: {
        control: "CTR-1",
        versionBefore: 1,
        versionAfter: 2,
        answerAfter: "met",
        strengthAfter: "verified",
        evidence: revision.evidenceDigest,
      },
    });
    expect(JSON.stringify(event?.details)).not.toMatch(/wiki|Dockerfile/);
  });

  test("fills blanks and takes the place of other answers, all at once, each with its entry in the log", async () => {
    await save("CTR-2");
    await upload();
    const seen = await chainHead(us.id);
    const { accepted } = await accept([
      { control: "CTR-2", version: 1, proposed: "not_met" },
      { control: "NET-1", version: 0, proposed: "partly" },
      { control: "RUN-4", version: 0, proposed: "met" },
    ]);
    expect(accepted.map(({ control, answer, version }) => [control, answer, version])).toEqual([
      ["CTR-2", "not_met", 2],
      ["NET-1", "partly", 1],
      ["RUN-4", "met", 1],
    ]);
    expect((await events("answer.accept")).map(({ details }) => details)).toMatchObject([
      { control: "CTR-2" },
      { control: "NET-1" },
      { control: "RUN-4" },
    ]);
    expect((await verifyChain(us.id)).brokenAt).toBeNull();
    // Other open pages are told each answer.
    const told = (await readChain(us.id, seen)).map(({ change }) => change);
    expect(told).toMatchObject([
      { kind: "answer", projectId, record: { control: "CTR-2", strength: "verified" } },
      { kind: "answer", record: { control: "NET-1" } },
      { kind: "answer", record: { control: "RUN-4" } },
    ]);
  });

  test("is left where the answer or the files are not what was seen, and the others are taken", async () => {
    await save("CTR-1");
    await save("CTR-2");
    await upload();
    const result = await accept([
      { control: "CTR-1", version: 0, proposed: "met" },
      { control: "CTR-2", version: 1, proposed: "partly" },
      { control: "PRG-9", version: 0, proposed: "met" },
      { control: "RUN-4", version: 0, proposed: "met" },
    ]);
    expect(result.left).toEqual([
      { control: "CTR-1", why: "answer-changed" },
      { control: "CTR-2", why: "files-changed" },
      { control: "PRG-9", why: "files-changed" },
    ]);
    expect(result.accepted.map(({ control }) => control)).toEqual(["RUN-4"]);
    expect(await recordOf("CTR-1")).toMatchObject({ version: 1, strength: "attached" });
    expect(await recordOf("PRG-9")).toBeUndefined();
  });

  test("twice is once", async () => {
    await upload();
    const seen = [{ control: "RUN-4", version: 0, proposed: "met" }] as const;
    const once = await accept([...seen]);
    expect(await accept([...seen])).toEqual(once);
    expect(await events("answer.accept")).toHaveLength(1);
    const both = await Promise.all([
      accept([{ control: "CTR-1", version: 0, proposed: "met" }]),
      accept([{ control: "CTR-1", version: 0, proposed: "met" }], us.owner),
    ]);
    expect(both.map(({ accepted }) => accepted.map(({ version }) => version))).toEqual([[1], [1]]);
  });

  test("is left where the files are too old to count", async () => {
    await upload({}, "2026-08-01");
    const { left } = await accept([{ control: "RUN-4", version: 0, proposed: "met" }]);
    expect(left).toEqual([{ control: "RUN-4", why: "too-old" }]);
    expect(await events("answer.accept")).toEqual([]);
  });

  test("of what does not apply has what the file shows as its reason", async () => {
    await uploadOnly({ "compose.yaml": "services:\n  web:\n    image: nginx:1.31.1\n" });
    const seen = { control: "BLD-1", version: 0, proposed: "not_applicable" } as const;
    const { accepted } = await accept([seen]);
    expect(accepted[0]?.reason).toMatch(/^compose.yaml:\d+, .+: .+/);
  });

  test("that lowers the declared level is told, once", async () => {
    for (const control of ["CTR-1", "IMG-2", "PRG-1", "SEC-1", "BLD-2"] as const) {
      await save(control, { ownerMemberId: null });
    }
    await upload({
      "compose.yaml": TYPICAL_SAMPLE["compose.yaml"].replace("postgres:17-alpine", "postgres"),
    });
    await accept([{ control: "IMG-2", version: 1, proposed: "not_met" }]);
    const fell = await database().notice.findMany({ where: { projectId, kind: "level_fell" } });
    expect(fell).toMatchObject([
      { memberId: us.owner.memberId, control: "IMG-2", fromLevel: 1, toLevel: 0 },
    ]);
  });
});

describe("an answer that is kept against the files", () => {
  const reason = "The proxy before it mounts everything read-only.";

  test("has the reason in its note, is nobody's proof, and stays contradicted", async () => {
    await save("CTR-2");
    await upload();
    const kept = await keepAnswer(
      us.assessor,
      { projectId, control: "CTR-2", version: 1, proposed: "not_met", answer: "met", reason },
      NOW,
    );
    expect(kept).toMatchObject({
      version: 2,
      answer: "met",
      strength: "attached",
      provenance: "person",
      note: `as the wiki says\n\n${reason}`,
      owner: "Olga",
      dueDate: "2027-01-31",
    });
    const { answers } = await getProject(us.viewer, projectId, undefined, "2026-11-30");
    expect(answers["CTR-2"]?.contradiction).toEqual({ proposed: "not_met" });
  });

  test("can be another than both", async () => {
    await save("CTR-2");
    await upload();
    const given = { projectId, control: "CTR-2", version: 1, proposed: "not_met" } as const;
    const other = await keepAnswer(us.assessor, { ...given, answer: "partly", reason }, NOW);
    expect(other).toMatchObject({ answer: "partly", version: 2 });
    const blank = await keepAnswer(
      us.assessor,
      {
        ...given,
        control: "NET-1",
        version: 0,
        proposed: "partly",
        answer: "not_applicable",
        reason,
      },
      NOW,
    );
    expect(blank).toMatchObject({ answer: "not_applicable", reason, note: "", version: 1 });
  });

  test.each([
    ["without a reason", { reason: "no" }, { name: "ZodError" }],
    ["with blanks for a reason", { reason: " ".repeat(40) }, { name: "ZodError" }],
    ["over another version", { version: 0 }, { code: "CONFLICT" }],
    ["against what files do not say", { proposed: "partly" }, { code: "CONFLICT" }],
    [
      "as not applicable where it always applies",
      { control: "CTR-3", version: 0, answer: "not_applicable" },
      { code: "INVALID" },
    ],
  ] as const)("is refused %s", async (_, over, expected) => {
    await save("CTR-2");
    await upload();
    const given = {
      projectId,
      control: "CTR-2",
      version: 1,
      proposed: "not_met",
      answer: "met",
      reason,
      ...over,
    } as const;
    await expect(keepAnswer(us.assessor, given, NOW)).rejects.toMatchObject(expected);
    expect(await recordOf("CTR-2")).toMatchObject({ version: 1 });
  });
});

describe("who takes proposals", () => {
  const seen = [{ control: "RUN-4", version: 0, proposed: "met" }] as const;
  const reason = "The proxy before it mounts everything read-only.";
  const both = [
    (ctx: typeof us.owner, id: string) =>
      acceptProposals(ctx, { projectId: id, controls: [...seen] }, LATER),
    (ctx: typeof us.owner, id: string) =>
      keepAnswer(ctx, { projectId: id, ...seen[0], answer: "partly", reason }, LATER),
  ];

  test.each([
    ["a viewer", () => us.viewer, "FORBIDDEN"],
    ["a reviewer", () => us.reviewer, "FORBIDDEN"],
    ["an assessor of another team", () => us.outsider, "NOT_FOUND"],
    ["another organisation", async () => (await makeOrganisation()).owner, "NOT_FOUND"],
  ] as const)("%s is refused", async (_, who, code) => {
    await upload();
    const ctx = await who();
    for (const command of both) {
      await expect(command(ctx, projectId)).rejects.toMatchObject({ code });
      await expect(command(ctx, "no-id")).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    expect(await database().answerRecord.count({ where: { projectId } })).toBe(0);
  });

  test("nobody, in an archived project or in the example", async () => {
    await upload();
    await archiveProject(us.assessor, projectId);
    const { id: example } = await openExample(us.owner);
    for (const command of both) {
      await expect(command(us.assessor, projectId)).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    await expect(both[0]?.(us.assessor, example)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
