import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { canonicalDigest } from "@/lib/core/digest/canonical-digest";
import { sha256 } from "@/lib/core/digest/sha256";
import { TYPICAL_SAMPLE } from "@/lib/core/model/samples/typical";
import type { SealedProjectFile } from "@/lib/core/project-file/types";
import { saveAnswer } from "@/lib/server/answers/commands";
import { dayOf } from "@/lib/server/answers/states";
import { verifyChain } from "@/lib/server/audit/verify";
import { database } from "@/lib/server/db";
import { readEvidence, readEvidenceFile } from "@/lib/server/evidence/queries";
import { readActivity } from "@/lib/server/history/activity";
import { readEvents } from "@/lib/server/history/queries";
import { eraseMember } from "@/lib/server/people/erase";
import { listFormerMembers } from "@/lib/server/people/members";
import { takeSnapshot } from "@/lib/server/snapshots/commands";
import { getSnapshot, getSnapshotText, listSnapshots } from "@/lib/server/snapshots/queries";
import { BLANK_ANSWER } from "@/scripts/testing/blank-answer";
import { createTestDatabase } from "@/scripts/testing/test-database";
import { openExample } from "./commands";
import { exportProject } from "./export-project";
import { importProject } from "./import-project";
import { keepProject } from "./keep-project";
import { getProject } from "./queries";
import { makeOrganisation, type TestOrganisation } from "./test-organisation";

await createTestDatabase();
afterAll(() => database().$disconnect());

// The project is made at the database's own time, so the rest goes by that.
const NOW = new Date();
const LATER = new Date(NOW.getTime() + 3_600_000);
let theirs: TestOrganisation;
let ours: TestOrganisation;
let projectId: string;
let sealed: SealedProjectFile;

/** A project with answers of files and people, an owner, a snapshot and files, of another organisation. */
beforeAll(async () => {
  theirs = await makeOrganisation();
  ours = await makeOrganisation();
  const files = Object.entries(TYPICAL_SAMPLE).map(([path, text]) => ({
    path,
    text,
    named: false,
  }));
  const project = { name: "shop", environment: "staging", platform: "compose" } as const;
  const kept = { project, complete: true, files, answers: [] };
  projectId = (await keepProject(theirs.assessor, kept, NOW)).id;
  const save = { ...BLANK_ANSWER, projectId, control: "PRG-3", answer: "met" } as const;
  await saveAnswer(
    theirs.owner,
    {
      ...save,
      version: 0,
      note: "We do.",
      links: ["https://wiki.example.com/x"],
      ownerMemberId: theirs.viewer.memberId,
      dueDate: "2026-12-24",
    },
    NOW,
  );
  await saveAnswer(
    theirs.assessor,
    { ...save, version: 1, answer: "partly", ownerName: "Sub Contractor" },
    NOW,
  );
  await takeSnapshot(theirs.assessor, { projectId, name: "Before the audit" }, NOW);
  sealed = JSON.parse((await exportProject(theirs.reviewer, projectId, LATER)).text);
});

/** The file as somebody who knows the format would change it: the digest is right again. */
const forged = (change: (file: SealedProjectFile["file"]) => SealedProjectFile["file"]) => {
  const file = change(structuredClone(sealed.file));
  return { digest: canonicalDigest(file), file };
};
const bring = (raw: unknown = sealed, who = ours.assessor) => importProject(who, raw, null, LATER);
const countProjects = () => database().project.count({ where: { organisationId: ours.id } });

describe("a project that was exported", () => {
  test("is one file, sealed by its digest, and the log says that it went out", async () => {
    const { text, digest, name } = await exportProject(theirs.owner, projectId, LATER);
    expect(name).toBe("shop");
    const { file } = JSON.parse(text);
    expect(canonicalDigest(file)).toBe(digest);
    expect(file).toMatchObject({
      schema: "plimsoll.project/1",
      project: { name: "shop", target: 2 },
    });
    expect(file.people.map((person: { name: string }) => person.name).sort()).toEqual([
      "Anders",
      "Olga",
      "Vera",
    ]);
    const event = await database().auditEvent.findFirst({
      where: { organisationId: theirs.id, action: "project.export" },
      orderBy: { seq: "desc" },
    });
    expect(event).toMatchObject({
      subject: `project:${projectId}`,
      details: { digest, snapshots: 1, files: 7 },
    });
  });

  test("comes into another organisation with every answer, revision, file and snapshot", async () => {
    const { id } = await bring();
    const [before, after] = [
      await getProject(theirs.owner, projectId),
      await getProject(ours.viewer, id),
    ];
    expect(after.answers).toEqual(before.answers);
    expect(after.project).toMatchObject({
      name: "shop",
      target: 2,
      createdAt: before.project.createdAt,
    });
    expect(after.records.find(({ control }) => control === "PRG-3")).toMatchObject({
      version: 2,
      ownerName: "Sub Contractor",
      changedBy: "Anders (imported)",
    });
    const revisions = (of: string) =>
      database().answerRevision.findMany({
        where: { projectId: of },
        orderBy: [{ control: "asc" }, { version: "asc" }],
        omit: {
          id: true,
          organisationId: true,
          projectId: true,
          memberId: true,
          ownerMemberId: true,
        },
      });
    expect(await revisions(id)).toEqual(await revisions(projectId));
    const texts = (of: string) =>
      database().revisionText.findMany({
        where: { projectId: of },
        orderBy: [{ control: "asc" }, { version: "asc" }],
        omit: { projectId: true },
      });
    expect(await texts(id)).toEqual(await texts(projectId));

    const [theirFiles] = (await readEvidence(theirs.owner, projectId)).components;
    const [ourFiles] = (await readEvidence(ours.owner, id)).components;
    expect(ourFiles?.upload).toMatchObject({
      source: "imported",
      date: dayOf(NOW),
      complete: true,
    });
    expect(ourFiles?.content).toEqual(theirFiles?.content);
    const compose = ourFiles?.files.find(({ path }) => path === "compose.yaml");
    const { text } = await readEvidenceFile(ours.owner, id, compose?.id ?? "");
    expect(text).toBe(TYPICAL_SAMPLE["compose.yaml"]);

    const [theirSnapshot] = await listSnapshots(theirs.owner, projectId);
    const [ourSnapshot] = await listSnapshots(ours.owner, id);
    expect(ourSnapshot).toMatchObject({
      name: "Before the audit",
      takenBy: "Anders (imported)",
      digest: theirSnapshot?.digest,
    });
    const snapshotText = await getSnapshotText(ours.owner, id, ourSnapshot?.id ?? "");
    expect(sha256(snapshotText)).toBe(theirSnapshot?.digest);
    const opened = await getSnapshot(ours.owner, id, ourSnapshot?.id ?? "");
    expect(opened.wordsOf.get("PRG-3")?.owner).toBe("Sub Contractor");

    const event = await database().auditEvent.findFirst({
      where: { organisationId: ours.id, action: "project.import", subject: `project:${id}` },
    });
    expect(event?.details).toMatchObject({
      from: projectId,
      file: sealed.digest,
      lowered: 0,
      snapshots: 1,
    });
    expect((await verifyChain(ours.id)).brokenAt).toBeNull();
  });

  test("has a history of who imported it, beside what was done elsewhere", async () => {
    const { id } = await bring();
    const events = await readEvents(ours.viewer, id);
    // By the database's clock, which may be a day before LATER.
    expect(events).toContainEqual({ kind: "imported", day: expect.any(String), by: "Anders" });
    expect(events).toContainEqual({
      kind: "snapshots",
      day: dayOf(NOW),
      count: 1,
      name: "Before the audit",
      people: ["Anders (imported)"],
    });
    expect(events.filter(({ kind }) => kind === "made")).toEqual([
      { kind: "made", day: expect.any(String), by: null },
    ]);
    const { entries } = await readActivity(ours.viewer, id);
    expect(entries[0]).toMatchObject({ kind: "imported", by: "Anders" });
    expect(entries.filter(({ kind }) => kind === "files")).toEqual([]);
    expect(entries).toContainEqual(
      expect.objectContaining({ kind: "snapshot", name: "Before the audit" }),
    );
  });

  test("names people whom an owner can erase", async () => {
    const { id } = await bring();
    const former = await listFormerMembers(ours.owner);
    for (const { id: member, name } of former) {
      expect(name).toMatch(/ \(imported\)$/);
      await eraseMember(ours.owner, member);
    }
    expect(await listFormerMembers(ours.owner)).toEqual([]);
    const { records } = await getProject(ours.owner, id);
    expect(records[0]?.changedBy).toMatch(/^Former member \d+$/);
  });

  test("comes back into its own organisation beside the first, and names no member as who answered", async () => {
    const { id } = await importProject(theirs.owner, sealed, theirs.harbour, LATER);
    expect(id).not.toBe(projectId);
    const revisions = await database().answerRevision.findMany({ where: { projectId: id } });
    const members = [theirs.owner, theirs.assessor, theirs.viewer].map(({ memberId }) => memberId);
    expect(revisions.filter(({ memberId }) => members.includes(memberId))).toEqual([]);
    expect((await getProject(theirs.owner, id)).project.team?.name).toBe("Harbour");
  });

  test("and exported again says the same of its answers", async () => {
    const { id } = await bring();
    const again = JSON.parse((await exportProject(ours.owner, id, LATER)).text).file;
    const bare = (file: SealedProjectFile["file"]) =>
      file.revisions.map(({ memberId: _, ownerMemberId: __, ...rest }) => rest);
    expect(bare(again)).toEqual(bare(sealed.file));
    expect(again.texts).toEqual(sealed.file.texts);
    expect(again.components).toEqual(sealed.file.components);
  });

  test("proves nothing by its own word: what its files do not prove here is asserted", async () => {
    const lie = forged((file) => ({
      ...file,
      revisions: file.revisions.map((revision) =>
        revision.control === "CTR-2"
          ? { ...revision, answer: "met", strength: "verified" }
          : revision,
      ),
    }));
    const { id } = await bring(lie);
    const { records } = await getProject(ours.owner, id);
    expect(records.find(({ control }) => control === "CTR-2")).toMatchObject({
      answer: "met",
      strength: "asserted",
      provenance: "import",
      version: 2,
    });
    expect(records.find(({ control }) => control === "CTR-1")?.strength).toBe("verified");
  });

  test("masks what the file brings unmasked", async () => {
    // Made up: no service ever gave it out.
    const leak =
      "services:\n  web:\n    image: nginx:1.31.1\n    environment:\n      DB_PASSWORD: hunter2-made-up-for-a-test\n";
    const raw = forged((file) => ({
      ...file,
      texts: { ...file.texts, [sha256(leak)]: leak },
      components: file.components.map((component) => ({
        ...component,
        files: component.files.map((one) =>
          one.path === "compose.yaml" ? { ...one, digest: sha256(leak) } : one,
        ),
      })),
    }));
    await bring(raw);
    const found = await database().storedText.count({ where: { text: { contains: "hunter2" } } });
    expect(found).toBe(0);
  });
});

describe("a file is refused whole, with the reason,", () => {
  test.each([
    ["that is something else", () => ({ hello: "world" }), "no project"],
    [
      "of another format",
      () => ({ ...sealed, file: { ...sealed.file, schema: "plimsoll.project/9" } }),
      "plimsoll.project/9",
    ],
    [
      "that was changed",
      () => ({ ...sealed, file: { ...sealed.file, exportedAt: NOW.toISOString() } }),
      "digest",
    ],
    [
      "with a text that is another",
      () => forged((file) => ({ ...file, texts: { ...file.texts, [sha256("a")]: "b" } })),
      "A text",
    ],
    [
      "without a text that a file needs",
      () => forged((file) => ({ ...file, texts: {} })),
      "is missing",
    ],
    [
      "with a snapshot that was changed",
      () =>
        forged((file) => ({
          ...file,
          snapshots: file.snapshots.map((one) => ({
            ...one,
            content: one.content.replace("met", "not_met"),
          })),
        })),
      "Before the audit",
    ],
    [
      "without a revision",
      () =>
        forged((file) => ({
          ...file,
          revisions: file.revisions.filter(
            ({ control, version }) => control !== "PRG-3" || version !== 1,
          ),
        })),
      "PRG-3",
    ],
    [
      "with somebody who has no name",
      () => forged((file) => ({ ...file, people: [] })),
      "everybody",
    ],
    [
      "with a later revision than its export",
      () =>
        forged((file) => ({
          ...file,
          revisions: file.revisions.map((one) => ({ ...one, at: "2126-12-24T00:00:00.000Z" })),
        })),
      "later",
    ],
    [
      "of a day to come",
      () => forged((file) => ({ ...file, exportedAt: "2126-01-01T00:00:00.000Z" })),
      "still to come",
    ],
    [
      "of a catalogue that is unknown",
      () => forged((file) => ({ ...file, project: { ...file.project, catalogue: "2099.1" } })),
      "2099.1",
    ],
    [
      "with a path that leaves the folder",
      () =>
        forged((file) => ({
          ...file,
          components: file.components.map((one) => ({
            ...one,
            files: one.files.map((it) => ({ ...it, path: `../${it.path}` })),
          })),
        })),
      "components",
    ],
    [
      "with a link that runs a script",
      () =>
        forged((file) => ({
          ...file,
          revisions: file.revisions.map((one) => ({ ...one, links: ["javascript:alert(1)"] })),
        })),
      "links",
    ],
  ] as const)("%s", async (_, raw, words) => {
    const before = await countProjects();
    await expect(bring(raw())).rejects.toMatchObject({
      code: "INVALID",
      details: { fields: { file: expect.stringContaining(words) } },
    });
    expect(await countProjects()).toBe(before);
  });

  test("for a team that is not ours", async () => {
    const before = await countProjects();
    await expect(importProject(ours.assessor, sealed, theirs.harbour, LATER)).rejects.toMatchObject(
      {
        code: "INVALID",
        details: { fields: { teamId: expect.any(String) } },
      },
    );
    expect(await countProjects()).toBe(before);
  });
});

describe("who may", () => {
  test("a viewer exports nothing, and imports nothing", async () => {
    await expect(exportProject(theirs.viewer, projectId, LATER)).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(bring(sealed, ours.viewer)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(bring(sealed, ours.reviewer)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("another organisation finds no project to export", async () => {
    await expect(exportProject(ours.owner, projectId, LATER)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  test("the example is not exported", async () => {
    const { id } = await openExample(theirs.owner, NOW);
    await expect(exportProject(theirs.owner, id, LATER)).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
});
