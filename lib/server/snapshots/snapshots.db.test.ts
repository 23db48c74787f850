import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { sha256 } from "@/lib/core/digest/sha256";
import type { SaveAnswerInput } from "@/lib/schemas/answer";
import { saveAnswer } from "@/lib/server/answers/commands";
import { verifyChain } from "@/lib/server/audit/verify";
import type { Context } from "@/lib/server/auth/context";
import { database } from "@/lib/server/db";
import { eraseMember } from "@/lib/server/people/erase";
import { removeMember } from "@/lib/server/people/members";
import {
  archiveProject,
  createProject,
  deleteProject,
  editProject,
  openExample,
} from "@/lib/server/projects/commands";
import { makeOrganisation, type TestOrganisation } from "@/lib/server/projects/test-organisation";
import { withClient } from "@/scripts/database/roles";
import { createTestDatabase } from "@/scripts/testing/test-database";
import { takeSnapshot } from "./commands";
import { getSnapshot, getSnapshotText, listSnapshots } from "./queries";

const { ownerUrl } = await createTestDatabase();
const asOwner = (statement: string) => withClient(ownerUrl, (client) => client.query(statement));
afterAll(() => database().$disconnect());

const NOW = new Date("2026-11-30T10:00:00Z");
const facts = { name: "Harbour crane", environment: "production", platform: "compose" } as const;
let us: TestOrganisation;
let projectId: string;

beforeEach(async () => {
  us = await makeOrganisation();
  projectId = (await createProject(us.owner, { ...facts, teamId: us.harbour })).id;
});

const save = (version: number, over: Partial<SaveAnswerInput> = {}) =>
  saveAnswer(us.assessor, {
    projectId,
    control: "CTR-1",
    version,
    answer: "met",
    note: "USER node in the Dockerfile",
    reason: "",
    links: ["https://wiki.example/users"],
    ownerMemberId: null,
    ownerName: null,
    dueDate: null,
    ...over,
  });
const take = (ctx: Context, over: object = {}) =>
  takeSnapshot(ctx, { projectId, name: "Before the audit", ...over }, NOW);
const events = (action: string) =>
  database().auditEvent.findMany({ where: { organisationId: us.id, action } });

describe("a snapshot", () => {
  test("opens as it was taken, after answers, words and the project have changed", async () => {
    await save(0, { ownerName: "Platform team", dueDate: "2027-01-31" });
    const { id, digest } = await take(us.assessor);
    const before = await getSnapshot(us.viewer, projectId, id);
    await save(1, { answer: "not_met", note: "No: root", links: [] });
    const changed = { ...facts, name: "Crane", teamId: us.harbour, target: 1 } as const;
    await editProject(us.owner, projectId, changed, { ...facts, teamId: us.harbour });

    const after = await getSnapshot(us.viewer, projectId, id);
    expect(after).toEqual(before);
    expect(after).toMatchObject({
      name: "Before the audit",
      takenBy: "Anders",
      asOf: "2026-11-30",
      digest,
    });
    expect(after.snapshot).toMatchObject({
      project: { name: "Harbour crane", target: 3 },
      answers: [{ control: "CTR-1", answer: "met", version: 1, dueDate: "2027-01-31" }],
    });
    expect(after.wordsOf.get("CTR-1")).toMatchObject({
      owner: "Platform team",
      words: { note: "USER node in the Dockerfile", links: ["https://wiki.example/users"] },
    });
  });

  test("is kept as the very bytes that its digest is of, and none of the words", async () => {
    await save(0);
    const { id, digest } = await take(us.assessor);
    const text = await getSnapshotText(us.viewer, projectId, id);
    expect(sha256(text)).toBe(digest);
    expect(text).not.toMatch(/USER node|wiki\.example/);
  });

  test("is recorded with its digest, in a whole chain", async () => {
    const { id, digest } = await take(us.assessor);
    expect(await events("snapshot.made")).toMatchObject([
      {
        actor: `member:${us.assessor.memberId}`,
        subject: `snapshot:${id}`,
        details: { digest, project: projectId, kind: "by_hand" },
      },
    ]);
    expect(await verifyChain(us.id)).toMatchObject({ brokenAt: null });
  });

  test("that cannot be recorded is not taken", async () => {
    await asOwner(`
      CREATE FUNCTION fail_here() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN IF NEW.action = 'snapshot.made' THEN RAISE EXCEPTION 'no room'; END IF; RETURN NEW; END $$;
      CREATE TRIGGER fail_here BEFORE INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION fail_here()`);
    try {
      await expect(take(us.assessor)).rejects.toThrow("no room");
    } finally {
      await asOwner("DROP FUNCTION fail_here() CASCADE");
    }
    expect(await listSnapshots(us.owner, projectId)).toEqual([]);
    expect(await database().snapshotContent.count({ where: { projectId } })).toBe(0);
  });

  test("names the evidence of the revision that it froze", async () => {
    await save(0);
    const evidenceDigest = sha256("what files said");
    await database().$executeRaw`
      INSERT INTO answer_revision (id, organisation_id, project_id, control, version, answer, strength, provenance, date,
                                   text_digest, evidence_digest, member_id)
      VALUES (gen_random_uuid(), ${us.id}::uuid, ${projectId}::uuid, 'CTR-1', 2, 'met', 'verified', 'evidence', '2026-11-30',
              'x', ${evidenceDigest}, ${us.owner.memberId}::uuid)`;
    await database()
      .$executeRaw`UPDATE answer SET version = 2 WHERE project_id = ${projectId}::uuid`;
    const { id } = await take(us.assessor);
    const { snapshot } = await getSnapshot(us.owner, projectId, id);
    expect(snapshot?.answers).toMatchObject([{ control: "CTR-1", evidence: evidenceDigest }]);
  });

  test("of another catalogue opens with the levels and controls that stand in it", async () => {
    await save(0);
    const { id } = await take(us.assessor);
    const text = (await getSnapshotText(us.owner, projectId, id))
      .replaceAll('"CTR-1"', '"OLD-7"')
      .replace(/"catalogue":"[^"]+"/, '"catalogue":"2025.02"')
      .replace('"declared":0', '"declared":3');
    const old = { organisationId: us.id, projectId, memberId: us.owner.memberId } as const;
    const row = await database().snapshot.create({
      data: {
        ...old,
        kind: "by_hand",
        catalogue: "2025.02",
        asOf: NOW,
        digest: sha256(text),
        declared: 3,
      },
    });
    const kept = { snapshotId: row.id, projectId, name: "Old", content: text };
    await database().snapshotContent.create({ data: kept });
    const opened = await getSnapshot(us.viewer, projectId, row.id);
    expect(opened.snapshot).toMatchObject({
      catalogue: "2025.02",
      answers: [{ control: "OLD-7" }],
      result: { declared: 3 },
    });
  });

  test("whose kept bytes are others says so, and shows none of them", async () => {
    const { id } = await take(us.assessor);
    const content = await getSnapshotText(us.owner, projectId, id);
    const forged = await database().snapshot.create({
      data: {
        organisationId: us.id,
        projectId,
        kind: "by_hand",
        catalogue: "2026.11",
        asOf: NOW,
        digest: sha256("another"),
        memberId: us.owner.memberId,
      },
    });
    await database().snapshotContent.create({
      data: { snapshotId: forged.id, projectId, name: "Forged", content },
    });
    expect((await getSnapshot(us.owner, projectId, forged.id)).snapshot).toBeNull();
  });

  test("taken while answers are saved holds one state of them", async () => {
    await save(0);
    const [taken] = await Promise.all([take(us.assessor), save(1, { answer: "partly" })]);
    const { snapshot, wordsOf } = await getSnapshot(us.owner, projectId, taken.id);
    const [answer] = snapshot?.answers ?? [];
    expect([
      ["met", 1],
      ["partly", 2],
    ]).toContainEqual([answer?.answer, answer?.version]);
    expect(wordsOf.get("CTR-1")?.words).not.toBeNull();
  });
});

describe("refused", () => {
  test.each(["viewer", "reviewer"] as const)("a %s takes none", async (role) => {
    await expect(take(us[role])).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await listSnapshots(us.owner, projectId)).toEqual([]);
    expect(await events("snapshot.made")).toEqual([]);
  });

  test("another team's and another organisation's project and snapshots are not found", async () => {
    const { id } = await take(us.owner);
    const elsewhere = await makeOrganisation();
    for (const ctx of [us.outsider, elsewhere.owner]) {
      const tries = [
        () => take(ctx),
        () => listSnapshots(ctx, projectId),
        () => getSnapshot(ctx, projectId, id),
        () => getSnapshotText(ctx, projectId, id),
      ];
      for (const attempt of tries)
        await expect(attempt()).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });

  test("a snapshot is not found under a project that is not its own", async () => {
    const { id } = await take(us.owner);
    const other = await createProject(us.owner, facts);
    for (const wrong of [id.replace(/^./, "f"), "no-id"]) {
      await expect(getSnapshot(us.owner, projectId, wrong)).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
    }
    await expect(getSnapshot(us.owner, other.id, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("the example and an archived project are read-only", async () => {
    const example = await openExample(us.owner);
    await archiveProject(us.owner, projectId);
    for (const each of [example.id, projectId]) {
      await expect(take(us.owner, { projectId: each })).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
    }
  });

  test.each([
    ["", "Give the snapshot a name."],
    ["x".repeat(101), "Use at most 100 characters."],
    ["a\nb", "Leave out tabs, line breaks and control characters."],
  ])("a name that is none: %j", async (name, message) => {
    await expect(take(us.owner, { name })).rejects.toThrow(message);
  });
});

describe("what is kept", () => {
  test.each([
    "UPDATE snapshot SET digest = 'x'",
    "DELETE FROM snapshot",
    "TRUNCATE snapshot",
    "UPDATE snapshot_content SET content = '{}'",
    "DELETE FROM snapshot_content",
    "TRUNCATE snapshot_content",
  ])("is changed by nobody, the tables' owner included: %s", async (statement) => {
    const { id } = await take(us.owner);
    const refusal = /append-only|its project stands|permission denied|42501/;
    await expect(database().$executeRawUnsafe(statement)).rejects.toThrow(refusal);
    await expect(asOwner(statement)).rejects.toThrow(/append-only|its project stands/);
    expect((await getSnapshot(us.owner, projectId, id)).snapshot).not.toBeNull();
  });

  test("goes with a deleted project, but for the row with its digest", async () => {
    await save(0);
    const { id, digest } = await take(us.owner);
    await deleteProject(us.owner, projectId, { name: facts.name });
    expect(await database().snapshotContent.count({ where: { projectId } })).toBe(0);
    expect(await database().snapshot.findUnique({ where: { id } })).toMatchObject({ digest });
    expect(await verifyChain(us.id)).toMatchObject({ brokenAt: null });
    await expect(getSnapshot(us.owner, projectId, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("stays whole when a person is erased: their number stands where their name stood", async () => {
    await save(0, { ownerName: "Anders" });
    await save(1, { ownerName: null, ownerMemberId: us.assessor.memberId, note: "mine" });
    await saveAnswer(us.owner, {
      projectId,
      control: "IMG-1",
      version: 0,
      answer: "met",
      note: "slim",
      reason: "",
      links: [],
      ownerMemberId: null,
      ownerName: "Anders",
      dueDate: null,
    });
    const { id, digest } = await take(us.assessor);
    await removeMember(us.owner, us.assessor.memberId);
    await eraseMember(us.owner, us.assessor.memberId);

    const opened = await getSnapshot(us.owner, projectId, id);
    expect(opened).toMatchObject({ takenBy: "Former member 1", digest });
    expect(opened.snapshot).not.toBeNull();
    expect(opened.wordsOf.get("CTR-1")).toMatchObject({
      owner: "Former member 1",
      words: { note: "mine" },
    });
    expect(opened.wordsOf.get("IMG-1")).toMatchObject({
      owner: "Former member 1",
      words: { note: "slim" },
    });
    expect(JSON.stringify(opened.snapshot)).not.toContain("Anders");
  });

  test("words that were changed behind its back are not shown as the frozen ones", async () => {
    await save(0);
    const { id } = await take(us.owner);
    await database().revisionText.updateMany({ where: { projectId }, data: { note: "another" } });
    const { wordsOf } = await getSnapshot(us.owner, projectId, id);
    expect(wordsOf.get("CTR-1")?.words).toBeNull();
  });
});
