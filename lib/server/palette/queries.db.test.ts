import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CONTROL_IDS } from "@/lib/core/model/words";
import type { Context } from "@/lib/server/auth/context";
import { database } from "@/lib/server/db";
import { archiveProject, createProject, deleteProject } from "@/lib/server/projects/commands";
import { makeOrganisation, type TestOrganisation } from "@/lib/server/projects/test-organisation";
import { createTestDatabase } from "@/scripts/testing/test-database";
import { findProjects, openPalette } from "./queries";

await createTestDatabase();
afterAll(() => database().$disconnect());

let ours: TestOrganisation;
let theirs: TestOrganisation;

beforeAll(async () => {
  ours = await makeOrganisation();
  theirs = await makeOrganisation();
  await make(ours.owner, "crane control", ours.harbour);
  await make(ours.owner, "crane billing", ours.docks);
  await make(ours.owner, "crane 100%_done", null);
  await make(theirs.owner, "crane of strangers", null);
});

const make = (ctx: Context, name: string, teamId: string | null) =>
  createProject(ctx, { name, teamId, environment: "production", platform: "compose" });
const names = async (ctx: Context, text: string) =>
  (await findProjects(ctx, { text })).map(({ name }) => name).sort();

describe("the projects that the palette finds", () => {
  test("are those of one's own organisation, for an owner all of them", async () => {
    expect(await names(ours.owner, "crane")).toEqual([
      "crane 100%_done",
      "crane billing",
      "crane control",
    ]);
    expect(await names(theirs.owner, "crane")).toEqual(["crane of strangers"]);
  });

  test("are not those of another team", async () => {
    expect(await names(ours.assessor, "crane")).toEqual(["crane 100%_done", "crane control"]);
    expect(await names(ours.viewer, "billing")).toEqual([]);
    expect(await names(ours.outsider, "crane")).toEqual(["crane 100%_done"]);
  });

  test("hold every word, in any order and in any letters", async () => {
    expect(await names(ours.owner, "BILL crane")).toEqual(["crane billing"]);
    expect(await names(ours.owner, "bill control")).toEqual([]);
  });

  test("hold these very characters: % and _ stand for themselves", async () => {
    expect(await names(ours.owner, "%")).toEqual(["crane 100%_done"]);
    expect(await names(ours.owner, "_")).toEqual(["crane 100%_done"]);
    expect(await names(ours.owner, "\\")).toEqual([]);
  });

  test("are at most 20, the newest first; archived ones are marked, deleted ones gone", async () => {
    const many = await makeOrganisation();
    for (let number = 1; number <= 21; number += 1) await make(many.owner, `pier ${number}`, null);
    const found = await findProjects(many.owner, {});
    expect(found).toHaveLength(20);
    expect(found[0]).toMatchObject({ name: "pier 21", isArchived: false, team: null });
    const [first, second] = found;
    await archiveProject(many.owner, first?.id ?? "");
    await deleteProject(many.owner, second?.id ?? "", { name: "pier 20" });
    expect(await findProjects(many.owner, { text: "pier 2" })).toMatchObject([
      { name: "pier 21", isArchived: true },
      { name: "pier 12", isArchived: false },
      { name: "pier 2", isArchived: false },
    ]);
  });

  test("are not looked for by a text that is too long or is none", async () => {
    await expect(findProjects(ours.owner, { text: "a".repeat(101) })).rejects.toThrow("100");
    await expect(findProjects(ours.owner, { text: 7 as never })).rejects.toThrow("Give a text.");
  });
});

describe("the palette", () => {
  test("names all 45 controls", async () => {
    const { controls } = await openPalette(ours.viewer);
    expect(controls.map(({ id }) => id)).toEqual([...CONTROL_IDS]);
  });

  test.each([
    ["owner", { createProjects: true, managePeople: true, readAudit: true }],
    ["assessor", { createProjects: true, managePeople: false, readAudit: false }],
    ["reviewer", { createProjects: false, managePeople: false, readAudit: true }],
    ["viewer", { createProjects: false, managePeople: false, readAudit: false }],
  ] as const)("offers %s what their role may do", async (role, may) => {
    expect((await openPalette(ours[role])).may).toEqual(may);
  });
});
