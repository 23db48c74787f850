import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sha256 } from "@/lib/core/digest/sha256";
import { TYPICAL_SAMPLE } from "@/lib/core/model/samples/typical";
import { CONTROL_IDS } from "@/lib/core/model/words";
import type { UploadInput } from "@/lib/schemas/upload";
import { UPLOAD_LIMITS } from "@/lib/schemas/upload-limits";
import { verifyChain } from "@/lib/server/audit/verify";
import { database } from "@/lib/server/db";
import { archiveProject, createProject, deleteProject } from "@/lib/server/projects/commands";
import { makeOrganisation, type TestOrganisation } from "@/lib/server/projects/test-organisation";
import { createTestDatabase } from "@/scripts/testing/test-database";
import { readEvidence, readEvidenceFile } from "./queries";
import { deleteFiles } from "./remove";
import { uploadFiles } from "./upload";

await createTestDatabase();
afterAll(() => database().$disconnect());

const NOW = new Date("2026-11-30T10:00:00Z");
const LATER = new Date("2026-11-30T11:00:00Z");
const filesOf = (files: Readonly<Record<string, string>>): UploadInput["files"] =>
  Object.entries(files).map(([path, text]) => ({ path, text }));
// Made up: no service ever gave it out.
const LEAK =
  "services:\n  web:\n    image: nginx:1.31.1\n    environment:\n      DB_PASSWORD: hunter2-made-up-for-a-test\n";

let ours: TestOrganisation;
beforeAll(async () => {
  ours = await makeOrganisation();
});
const makeProject = async (teamId: string | null = null) =>
  (
    await createProject(ours.assessor, {
      name: "shop",
      environment: "staging",
      platform: "compose",
      teamId,
    })
  ).id;
const input = (projectId: string, over: Partial<UploadInput> = {}): UploadInput => ({
  projectId,
  component: "Main",
  source: "folder",
  mode: "replace",
  complete: true,
  date: "2026-11-30",
  files: filesOf(TYPICAL_SAMPLE),
  ...over,
});
const proposalsOf = async (projectId: string) => {
  const rows = await database().proposalRecord.findMany({ where: { projectId } });
  return new Map(rows.map((row) => [row.control, row]));
};
const textsOf = (organisationId: string) =>
  database().storedText.findMany({ where: { organisationId } });

describe("files of a project", () => {
  test("are read by the server, kept once with what they say, and no answer changes", async () => {
    const projectId = await makeProject();
    const result = await uploadFiles(
      ours.assessor,
      input(projectId, { commit: "9F3C2E1", branch: "main" }),
      NOW,
    );
    expect(result).toMatchObject({ number: 1, component: "Main", files: 7, isSame: false });
    const { components, last, before } = await readEvidence(ours.viewer, projectId);
    expect(components).toHaveLength(1);
    const [main] = components;
    expect(main?.upload).toMatchObject({
      date: "2026-11-30",
      commit: "9f3c2e1",
      branch: "main",
      by: "Anders",
      complete: true,
    });
    expect(main?.files.map(({ path }) => path)).toEqual(Object.keys(TYPICAL_SAMPLE).sort());
    expect(main?.files.find(({ path }) => path === "compose.yaml")).toMatchObject({
      kind: "compose",
      shipped: true,
    });
    expect(last?.said["CTR-2"]).toMatchObject({ answer: "not_met", basis: "configured" });
    expect(before).toBeNull();
    const proposals = await proposalsOf(projectId);
    expect([...proposals.keys()].sort()).toEqual([...CONTROL_IDS].sort());
    expect(proposals.get("CTR-2")).toMatchObject({ answer: "not_met", since: NOW });
    expect(proposals.get("PRG-9")).toMatchObject({ answer: null, basis: null });
    expect(await database().answerRecord.count({ where: { projectId } })).toBe(0);
    const event = await database().auditEvent.findFirst({
      where: {
        organisationId: ours.id,
        action: "evidence.upload",
        subject: `project:${projectId}`,
      },
    });
    expect(event?.details).toMatchObject({ upload: result.uploadId, number: 1, files: 7 });
    expect(JSON.stringify(event?.details)).not.toMatch(/compose|9f3c2e1|"main"/);
    expect((await verifyChain(ours.id)).brokenAt).toBeNull();
  });

  test("hold no secret, whatever the browser did", async () => {
    const projectId = await makeProject();
    await uploadFiles(
      ours.assessor,
      input(projectId, { files: filesOf({ "compose.yaml": LEAK }) }),
      NOW,
    );
    const { components } = await readEvidence(ours.assessor, projectId);
    const [file] = components[0]?.files ?? [];
    const { text, digest, findings } = await readEvidenceFile(
      ours.viewer,
      projectId,
      file?.id ?? "",
    );
    expect(text).toHaveLength(LEAK.length);
    expect(text).not.toContain("hunter2");
    expect(digest).toBe(sha256(text ?? ""));
    expect(findings.map(({ control }) => control)).toContain("SEC-1");
    const stored = await database().$queryRawUnsafe<object[]>(
      "SELECT content FROM upload_content WHERE content::text LIKE '%hunter2%'",
    );
    expect(stored).toEqual([]);
  });

  test("that Git has are in the repository whatever ignore rules say, in every later reading too", async () => {
    const outcome = async (tracked: boolean) => {
      const projectId = await makeProject();
      const files = filesOf({
        ...TYPICAL_SAMPLE,
        ".gitignore": ".env\n",
        ".env": "DB_PASSWORD=hunter2-made-up-for-a-test\n",
      }).map((file) => ({ ...file, tracked }));
      await uploadFiles(ours.assessor, input(projectId, { files }), NOW);
      await uploadFiles(
        ours.assessor,
        input(projectId, { mode: "add", files: filesOf({ "notes.txt": "hello\n" }) }),
        LATER,
      );
      return (await proposalsOf(projectId)).get("SEC-1")?.answer;
    };
    expect(await outcome(true)).toBe("not_met");
    expect(await outcome(false)).not.toBe("not_met");
  });

  test("the same again is nothing new", async () => {
    const projectId = await makeProject();
    const first = await uploadFiles(ours.assessor, input(projectId), NOW);
    const again = await uploadFiles(ours.assessor, input(projectId), LATER);
    expect(again).toEqual({ ...first, isSame: true });
    expect(await database().upload.count({ where: { projectId } })).toBe(1);
  });

  test("of another day are another upload, and stay the same rows", async () => {
    const projectId = await makeProject();
    await uploadFiles(ours.assessor, input(projectId, { date: "2026-11-01" }), NOW);
    expect((await proposalsOf(projectId)).get("CTR-2")?.date).toEqual(new Date("2026-11-01"));
    const { number } = await uploadFiles(ours.assessor, input(projectId), LATER);
    expect(number).toBe(2);
    expect(await database().componentFile.count({ where: { projectId } })).toBe(7);
    const proposals = await proposalsOf(projectId);
    expect(proposals.get("CTR-2")).toMatchObject({ date: new Date("2026-11-30"), since: NOW });
  });

  test("a folder takes the place of what was there, a file comes beside it", async () => {
    const projectId = await makeProject();
    await uploadFiles(ours.assessor, input(projectId), NOW);
    const compose = TYPICAL_SAMPLE["compose.yaml"].replace(
      "  web:\n",
      "  web:\n    read_only: true\n",
    );
    const { files } = await uploadFiles(
      ours.assessor,
      input(projectId, {
        mode: "add",
        complete: false,
        source: "files",
        files: filesOf({ "compose.yaml": compose }),
      }),
      LATER,
    );
    expect(files).toBe(7);
    expect((await readEvidence(ours.assessor, projectId)).components[0]?.upload.complete).toBe(
      true,
    );
    expect((await proposalsOf(projectId)).get("CTR-2")).toMatchObject({
      answer: "partly",
      since: LATER,
    });
    const rows = await database().componentFile.findMany({
      where: { projectId, path: "compose.yaml" },
    });
    expect(rows.map(({ fromUpload, toUpload }) => [fromUpload, toUpload]).sort()).toEqual([
      [1, 2],
      [2, null],
    ]);
    await uploadFiles(
      ours.assessor,
      input(projectId, { files: filesOf({ Dockerfile: "FROM node:24.9.0\nUSER node\n" }) }),
      LATER,
    );
    expect(await database().componentFile.count({ where: { projectId, toUpload: null } })).toBe(1);
  });

  test("of several components make the project no better than the lowest", async () => {
    const projectId = await makeProject();
    const compose = (more: string) =>
      filesOf({ "compose.yaml": `services:\n  web:\n    image: nginx:1.31.1\n${more}` });
    await uploadFiles(
      ours.assessor,
      input(projectId, { component: "api", files: compose("    read_only: true\n") }),
      NOW,
    );
    await uploadFiles(
      ours.assessor,
      input(projectId, { component: "web", files: compose("") }),
      NOW,
    );
    const { components } = await readEvidence(ours.assessor, projectId);
    expect(components.map(({ name }) => name)).toEqual(["api", "web"]);
    expect((await proposalsOf(projectId)).get("CTR-2")?.answer).toBe("partly");
    // Names of components are one whatever their case.
    await uploadFiles(
      ours.assessor,
      input(projectId, { component: "WEB", files: compose("    read_only: true\n") }),
      LATER,
    );
    expect(await database().component.count({ where: { projectId } })).toBe(2);
    expect((await proposalsOf(projectId)).get("CTR-2")?.answer).toBe("met");
  });

  test("two uploads at once are one after the other, each whole", async () => {
    const projectId = await makeProject();
    const more = ["a", "b", "c"].map((name) =>
      uploadFiles(
        ours.assessor,
        input(projectId, {
          mode: "add",
          source: "files",
          files: filesOf({ [`${name}/Dockerfile`]: "FROM node:24.9.0\nUSER node\n" }),
        }),
        NOW,
      ),
    );
    const results = await Promise.all(more);
    expect(results.map(({ number }) => number).sort()).toEqual([1, 2, 3]);
    expect(await database().componentFile.count({ where: { projectId, toUpload: null } })).toBe(3);
    expect(Math.max(...results.map(({ files }) => files))).toBe(3);
  });

  test("a file that could not be read counts as unseen", async () => {
    const projectId = await makeProject();
    const files = [
      ...filesOf(TYPICAL_SAMPLE),
      { path: "secret.bin", text: null, error: "permission-denied" as const },
    ];
    await uploadFiles(ours.assessor, input(projectId, { files }), NOW);
    const { components } = await readEvidence(ours.assessor, projectId);
    const file = components[0]?.files.find(({ path }) => path === "secret.bin");
    expect(file).toMatchObject({ digest: null, size: 0 });
    expect(file?.errors).toHaveLength(1);
    expect(await readEvidenceFile(ours.assessor, projectId, file?.id ?? "")).toMatchObject({
      text: null,
      deletedAt: null,
    });
  });

  test.each([
    ["no file", { files: [] }],
    ["a path that leaves the folder", { files: filesOf({ "../x": "" }) }],
    ["a path twice", { files: [...filesOf({ a: "" }), ...filesOf({ a: "" })] }],
    ["a file with neither text nor reason", { files: [{ path: "a", text: null }] }],
    ["too much text", { files: filesOf({ a: "x".repeat(UPLOAD_LIMITS.characters + 1) }) }],
    ["a component without a name", { component: " " }],
    ["a day that is none", { date: "2026-02-30" }],
    ["a commit that is none", { commit: "<script>" }],
  ] satisfies [string, Partial<UploadInput>][])("with %s are refused whole", async (_, over) => {
    const projectId = await makeProject();
    await expect(uploadFiles(ours.assessor, input(projectId, over), NOW)).rejects.toMatchObject({
      name: "ZodError",
    });
    expect(await database().upload.count({ where: { projectId } })).toBe(0);
  });

  test.each([
    ["that say nothing of containers", { files: filesOf({ "a.txt": "hello" }) }, "files"],
    ["of a day to come", { date: "2026-12-02" }, "date"],
  ] satisfies [string, Partial<UploadInput>, string][])(
    "%s are refused, naming what is wrong",
    async (_, over, field) => {
      const projectId = await makeProject();
      await expect(uploadFiles(ours.assessor, input(projectId, over), NOW)).rejects.toMatchObject({
        code: "INVALID",
        details: { fields: { [field]: expect.any(String) } },
      });
      expect(await database().component.count({ where: { projectId } })).toBe(0);
    },
  );

  test("a zero character reaches no table", async () => {
    const projectId = await makeProject();
    const files = filesOf({ Dockerfile: "FROM node:24.9.0\n", "odd.txt": `${"x".repeat(9000)}\0` });
    await uploadFiles(ours.assessor, input(projectId, { files }), NOW);
    const { components } = await readEvidence(ours.assessor, projectId);
    expect(components[0]?.files.find(({ path }) => path === "odd.txt")).toMatchObject({
      digest: null,
    });
  });
});

describe("who adds, reads and deletes", () => {
  test.each([
    ["a viewer", () => ours.viewer, "FORBIDDEN"],
    ["a reviewer", () => ours.reviewer, "FORBIDDEN"],
    ["an assessor of another team", () => ours.outsider, "NOT_FOUND"],
  ] as const)("%s is refused", async (_, who, code) => {
    const projectId = await makeProject(ours.harbour);
    const { componentId } = await uploadFiles(ours.assessor, input(projectId), NOW);
    await expect(
      uploadFiles(who(), input(projectId, { date: "2026-11-29" }), NOW),
    ).rejects.toMatchObject({ code });
    const all = { projectId, componentId, fileIds: "all" } as const;
    await expect(deleteFiles(who(), all, NOW)).rejects.toMatchObject({ code });
    expect(await database().upload.count({ where: { projectId } })).toBe(1);
  });

  test("another organisation finds nothing", async () => {
    const theirs = await makeOrganisation();
    const projectId = await makeProject();
    const { componentId } = await uploadFiles(ours.assessor, input(projectId), NOW);
    const [file] = (await readEvidence(ours.assessor, projectId)).components[0]?.files ?? [];
    const gone = { code: "NOT_FOUND" };
    await expect(uploadFiles(theirs.owner, input(projectId), NOW)).rejects.toMatchObject(gone);
    await expect(readEvidence(theirs.owner, projectId)).rejects.toMatchObject(gone);
    await expect(readEvidenceFile(theirs.owner, projectId, file?.id ?? "")).rejects.toMatchObject(
      gone,
    );
    const all = { projectId, componentId, fileIds: "all" } as const;
    await expect(deleteFiles(theirs.owner, all, NOW)).rejects.toMatchObject(gone);
    // Nor by a project of their own.
    const own = (
      await createProject(theirs.owner, { name: "x", environment: "staging", platform: "compose" })
    ).id;
    await expect(readEvidenceFile(theirs.owner, own, file?.id ?? "")).rejects.toMatchObject(gone);
    await expect(deleteFiles(theirs.owner, { ...all, projectId: own }, NOW)).rejects.toMatchObject(
      gone,
    );
  });

  test("an archived project takes none", async () => {
    const projectId = await makeProject();
    await archiveProject(ours.assessor, projectId, NOW);
    await expect(uploadFiles(ours.assessor, input(projectId), NOW)).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
});

describe("files that are deleted", () => {
  test("are gone with every version, unless somebody else has the same", async () => {
    const org = await makeOrganisation();
    const make = async () =>
      (await createProject(org.owner, { name: "p", environment: "staging", platform: "compose" }))
        .id;
    const [one, other] = [await make(), await make()];
    await uploadFiles(org.owner, input(one), NOW);
    await uploadFiles(org.owner, input(other), NOW);
    expect(await textsOf(org.id)).toHaveLength(7);
    const changed = {
      ...TYPICAL_SAMPLE,
      "compose.yaml": `${TYPICAL_SAMPLE["compose.yaml"]}# changed\n`,
    };
    await uploadFiles(org.owner, input(one, { files: filesOf(changed) }), LATER);
    expect(await textsOf(org.id)).toHaveLength(8);

    const { components } = await readEvidence(org.owner, one);
    const file = components[0]?.files.find(({ path }) => path === "compose.yaml");
    const which = {
      projectId: one,
      componentId: components[0]?.id ?? "",
      fileIds: [file?.id ?? ""],
    };
    expect(await deleteFiles(org.owner, which, LATER)).toEqual({ deleted: 1 });
    expect(await textsOf(org.id)).toHaveLength(7); // the other project's stays
    const gone = await readEvidenceFile(org.owner, one, file?.id ?? "");
    expect(gone).toMatchObject({ text: null, isCurrent: false, deletedAt: LATER.toISOString() });
    const { components: left, last } = await readEvidence(org.owner, one);
    expect(left[0]?.upload).toMatchObject({ source: "removal", complete: false, files: 6 });
    expect(last?.said["NET-1"].answer).toBeNull();
    expect(await deleteFiles(org.owner, which, LATER)).toEqual({ deleted: 0 });
    expect((await verifyChain(org.id)).brokenAt).toBeNull();
  });

  test("all of them, and the project has none", async () => {
    const projectId = await makeProject();
    const { componentId } = await uploadFiles(ours.assessor, input(projectId), NOW);
    await deleteFiles(ours.assessor, { projectId, componentId, fileIds: "all" }, LATER);
    const { components, last } = await readEvidence(ours.assessor, projectId);
    expect(components).toEqual([]);
    expect(last).toMatchObject({ number: 2, source: "removal", files: 0 });
    expect(await proposalsOf(projectId)).toEqual(new Map());
    // They can come again.
    const { number } = await uploadFiles(ours.assessor, input(projectId), LATER);
    expect(number).toBe(3);
    expect((await readEvidence(ours.assessor, projectId)).components).toHaveLength(1);
  });

  test("go with their project, while its uploads stay by their digests", async () => {
    const org = await makeOrganisation();
    const { id } = await createProject(org.owner, {
      name: "p",
      environment: "staging",
      platform: "compose",
    });
    await uploadFiles(org.owner, input(id, { branch: "main" }), NOW);
    await deleteProject(org.owner, id, { name: "p" }, LATER);
    expect(await textsOf(org.id)).toEqual([]);
    const where = { projectId: id };
    expect(await database().component.count({ where })).toBe(0);
    expect(await database().componentFile.count({ where })).toBe(0);
    expect(await database().uploadContent.count({ where })).toBe(0);
    expect(await database().proposalRecord.count({ where })).toBe(0);
    expect(await database().upload.count({ where })).toBe(1);
    await expect(database().upload.updateMany({ where, data: { files: 0 } })).rejects.toThrow();
  });
});
