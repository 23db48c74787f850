import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { ROLES } from "@/lib/core/model/words";
import type { Context } from "@/lib/server/auth/context";
import { database } from "@/lib/server/db";
import { createProject, deleteProject } from "@/lib/server/projects/commands";
import { getProject } from "@/lib/server/projects/queries";
import { makeOrganisation, type TestOrganisation } from "@/lib/server/projects/test-organisation";
import { createTestDatabase } from "@/scripts/testing/test-database";
import {
  addToTeam,
  createTeam,
  deleteTeam,
  listTeamsWithMembers,
  removeFromTeam,
  renameTeam,
} from "./teams";

await createTestDatabase();
let us: TestOrganisation;

beforeEach(async () => {
  us = await makeOrganisation();
});
afterAll(() => database().$disconnect());

const events = async () =>
  (
    await database().auditEvent.findMany({
      where: { organisationId: us.id, action: { startsWith: "team." } },
      orderBy: { seq: "asc" },
    })
  ).map(({ action }) => action);
const makeProject = (teamId: string, name = "quay") =>
  createProject(us.owner, { name, environment: "staging", platform: "compose", teamId });

describe("a team", () => {
  test("is made, renamed and deleted, each recorded by its id alone", async () => {
    const { id } = await createTeam(us.owner, { name: " Cranes " });
    await renameTeam(us.owner, id, { name: "Pilots" });
    const names = (await listTeamsWithMembers(us.owner)).map(({ name }) => name);
    expect(names).toEqual(["Docks", "Harbour", "Pilots"]);
    await deleteTeam(us.owner, id);
    expect(await events()).toEqual(["team.create", "team.rename", "team.delete"]);
    const log = await database().auditEvent.findMany({ omit: { seq: true } });
    expect(JSON.stringify(log)).not.toMatch(/Cranes|Pilots/);
  });

  test.each(["harbour", "HARBOUR"])("cannot have the name %s of another", async (name) => {
    const taken = { code: "INVALID", details: { fields: { name: "Another team has this name." } } };
    await expect(createTeam(us.owner, { name })).rejects.toMatchObject(taken);
    await expect(renameTeam(us.owner, us.docks, { name })).rejects.toMatchObject(taken);
    await renameTeam(us.owner, us.harbour, { name }); // but its own, written otherwise
  });

  test("needs a name of one line", async () => {
    for (const name of ["", "  ", "a\nb", "x".repeat(81)]) {
      await expect(createTeam(us.owner, { name })).rejects.toThrow();
    }
    await createTeam(us.owner, { name: "100% _\\" });
    await createTeam(us.owner, { name: "100% x\\" }); // no wildcards
  });

  test("with projects is not deleted, and says which; their own removal frees it", async () => {
    const { id } = await makeProject(us.harbour);
    await expect(deleteTeam(us.owner, us.harbour)).rejects.toMatchObject({
      code: "CONFLICT",
      message: "It still has projects: quay. Put them under another team first, in their settings.",
    });
    await deleteProject(us.owner, id, { name: "quay" });
    await deleteTeam(us.owner, us.harbour);
  });

  test("that gets a project while it is deleted keeps it or refuses it, and shows it to nobody else", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await createTeam(us.owner, { name: `Team ${round}` });
      const [made] = await Promise.allSettled([makeProject(id), deleteTeam(us.owner, id)]);
      if (made.status === "rejected") continue;
      expect((await getProject(us.owner, made.value.id)).project.team?.id).toBe(id);
    }
  });

  test("decides at the next request who sees its projects", async () => {
    const { id } = await makeProject(us.docks);
    const hidden = getProject(us.viewer, id);
    await expect(hidden).rejects.toMatchObject({ code: "NOT_FOUND" });
    await addToTeam(us.owner, us.docks, us.viewer.memberId);
    await addToTeam(us.owner, us.docks, us.viewer.memberId); // changes nothing, records nothing
    expect((await getProject(us.viewer, id)).project.name).toBe("quay");
    const docks = (await listTeamsWithMembers(us.owner)).find((team) => team.id === us.docks);
    expect(docks).toMatchObject({ projects: 1, members: [{ name: "Vera" }] });
    await removeFromTeam(us.owner, us.docks, us.viewer.memberId);
    await expect(getProject(us.viewer, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await events()).toEqual(["team.add-member", "team.remove-member"]);
  });
});

describe("who may", () => {
  const ways = (ctx: Context, team: string, member: string) => [
    () => renameTeam(ctx, team, { name: "Other" }),
    () => deleteTeam(ctx, team),
    () => addToTeam(ctx, team, member),
    () => removeFromTeam(ctx, team, member),
  ];

  test.each(ROLES.filter((role) => role !== "owner"))(
    "the role %s may none of it",
    async (role) => {
      const refused = { code: "FORBIDDEN" };
      await expect(createTeam(us[role], { name: "Mine" })).rejects.toMatchObject(refused);
      await expect(listTeamsWithMembers(us[role])).rejects.toMatchObject(refused);
      for (const way of ways(us[role], us.docks, us.viewer.memberId)) {
        await expect(way()).rejects.toMatchObject(refused);
      }
      expect(await events()).toEqual([]);
    },
  );

  test("another organisation's team and member do not exist", async () => {
    const them = await makeOrganisation();
    for (const team of [them.harbour, crypto.randomUUID(), "no-id"]) {
      for (const way of ways(us.owner, team, us.viewer.memberId)) {
        await expect(way()).rejects.toMatchObject({ code: "NOT_FOUND" });
      }
    }
    const stranger = addToTeam(us.owner, us.docks, them.viewer.memberId);
    await expect(stranger).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await events()).toEqual([]);
  });
});
