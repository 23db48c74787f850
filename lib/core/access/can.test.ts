import { describe, expect, test } from "vitest";
import { ROLES, type Role } from "@/lib/core/model/words";
import { ACTIONS, type Action, type Actor, can, type Owned, seesEveryTeam } from "./can";

const OURS: Owned = { organisationId: "ours", teamId: null };
const as = (role: Role, teamIds: readonly string[] = []): Actor => ({
  organisationId: "ours",
  role,
  teamIds,
});

/** By hand: who may, of owner, assessor, reviewer, viewer. */
const TABLE: readonly [Action, string][] = [
  ["project.read", "owner assessor reviewer viewer"],
  ["project.create", "owner assessor"],
  ["project.edit", "owner assessor"],
  ["project.copy", "owner assessor"],
  ["project.archive", "owner assessor"],
  ["project.delete", "owner"],
  ["project.export", "owner assessor reviewer"],
  ["answer.save", "owner assessor"],
  ["snapshot.take", "owner assessor"],
  ["evidence.add", "owner assessor"],
  ["evidence.delete", "owner assessor"],
  ["comment.write", "owner assessor reviewer"],
  ["comment.resolve", "owner assessor"],
  ["comment.delete", "owner"],
  ["organisation.edit", "owner"],
  ["member.manage", "owner"],
  ["audit.read", "owner reviewer"],
];

describe("roles", () => {
  test.each(TABLE)("%s is for %s and refused to all others", (action, allowed) => {
    const may = ROLES.filter((role) => can(as(role), action, OURS));
    expect(may.join(" ")).toBe(allowed);
  });

  test("every action stands in the table", () => {
    expect(TABLE.map(([action]) => action)).toEqual(ACTIONS);
  });

  test.each(ACTIONS)("%s is refused in another organisation, whatever the role", (action) => {
    for (const role of ROLES) {
      expect(can(as(role), action, { organisationId: "theirs", teamId: null })).toBe(false);
    }
  });

  test.each(["", "admin", "Owner", "constructor"])("the unknown role %j is refused", (role) => {
    const actor = as(role as Role);
    for (const action of ACTIONS) expect(can(actor, action, OURS)).toBe(false);
  });

  test.each(["toString", "answer.delete", ""])("the unknown action %j is refused", (action) => {
    expect(can(as("owner"), action as Action, OURS)).toBe(false);
  });
});

describe("teams", () => {
  const harbour: Owned = { organisationId: "ours", teamId: "harbour" };

  test.each([
    ["viewer", ["harbour"], true],
    ["viewer", ["docks"], false],
    ["viewer", [], false],
    ["assessor", ["docks", "harbour"], true],
    ["assessor", ["docks"], false],
    ["reviewer", [], true],
    ["owner", [], true],
  ] as const)("a %s of %j sees a project of the harbour team: %s", (role, teams, expected) => {
    expect(can(as(role, teams), "project.read", harbour)).toBe(expected);
  });

  test("an assessor of another team may not save there, nor move a project out of sight", () => {
    for (const action of ACTIONS)
      expect(can(as("assessor", ["docks"]), action, harbour)).toBe(false);
  });

  test("owners and reviewers see every team", () => {
    expect(ROLES.filter((role) => seesEveryTeam({ role }))).toEqual(["owner", "reviewer"]);
  });
});
