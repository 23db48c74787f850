import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { ROLES, type Role } from "@/lib/core/model/words";
import { saveAnswer } from "@/lib/server/answers/commands";
import { verifyChain } from "@/lib/server/audit/verify";
import type { Context } from "@/lib/server/auth/context";
import { contextOf } from "@/lib/server/auth/membership";
import { makeSession } from "@/lib/server/auth/test-session";
import { database } from "@/lib/server/db";
import { createProject } from "@/lib/server/projects/commands";
import { getProject } from "@/lib/server/projects/queries";
import { makeOrganisation, type TestOrganisation } from "@/lib/server/projects/test-organisation";
import { createTestDatabase } from "@/scripts/testing/test-database";
import { changeRole, leaveOrganisation, listMembers, removeMember } from "./members";

await createTestDatabase();
let us: TestOrganisation;

beforeEach(async () => {
  us = await makeOrganisation();
});
afterAll(() => database().$disconnect());

const roleOf = async ({ memberId }: Context) =>
  (await database().member.findUniqueOrThrow({ where: { id: memberId } })).role;
const claimOf = ({ personId }: Context) => makeSession(personId);
const owners = () =>
  database().member.count({ where: { organisationId: us.id, role: "owner", removedAt: null } });
const lastEvent = () =>
  database().auditEvent.findFirst({ where: { organisationId: us.id }, orderBy: { seq: "desc" } });

describe("the list of members", () => {
  test("says who is there, as what, in which teams, and shows addresses to owners alone", async () => {
    const seen = await listMembers(us.owner);
    expect(seen.map(({ name }) => name)).toEqual(["Anders", "Olga", "Otto", "Rikke", "Vera"]);
    expect(seen[0]).toMatchObject({ role: "assessor", teams: ["Harbour"], isSelf: false });
    expect(seen[0]?.email).toContain("@");
    const byViewer = await listMembers(us.viewer);
    expect(byViewer.map(({ email }) => email)).toEqual([null, null, null, null, null]);
    expect(byViewer[4]).toMatchObject({ name: "Vera", isSelf: true });
  });

  test("shows nobody of another organisation", async () => {
    const them = await makeOrganisation();
    const ids = (await listMembers(them.owner)).map(({ id }) => id);
    for (const { id } of await listMembers(us.owner)) expect(ids).not.toContain(id);
  });
});

describe("a change of role", () => {
  test("holds from the next request on and is recorded", async () => {
    await changeRole(us.owner, us.viewer.memberId, "reviewer");
    expect(await contextOf(await claimOf(us.viewer))).toMatchObject({ role: "reviewer" });
    expect(await lastEvent()).toMatchObject({
      action: "member.role",
      actor: `member:${us.owner.memberId}`,
      subject: `member:${us.viewer.memberId}`,
      details: { roleBefore: "viewer", roleAfter: "reviewer" },
    });
  });

  test("that changes nothing records nothing, and an unknown role is refused", async () => {
    await changeRole(us.owner, us.viewer.memberId, "viewer");
    expect(await lastEvent()).toBeNull();
    await expect(changeRole(us.owner, us.viewer.memberId, "admin" as Role)).rejects.toMatchObject({
      code: "INVALID",
    });
  });

  test("hands an organisation over: another becomes owner, then the first steps down", async () => {
    await expect(changeRole(us.owner, us.owner.memberId, "viewer")).rejects.toMatchObject({
      code: "CONFLICT",
      message: "This is the only owner. Make somebody else an owner first.",
    });
    await changeRole(us.owner, us.reviewer.memberId, "owner");
    await changeRole(us.owner, us.owner.memberId, "viewer");
    expect(await roleOf(us.reviewer)).toBe("owner");
    expect(await owners()).toBe(1);
  });

  test.each([
    ["step down", (who: Context) => changeRole(who, who.memberId, "viewer")],
    ["leave", (who: Context) => leaveOrganisation(who)],
  ])("leaves an owner when the only two %s at the same moment", async (_, go) => {
    await changeRole(us.owner, us.reviewer.memberId, "owner");
    const second = { ...us.reviewer, role: "owner" } as Context;
    const race = await Promise.allSettled([go(us.owner), go(second)]);
    expect(race.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(race.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "CONFLICT" },
    });
    expect(await owners()).toBe(1);
  });

  test("leaves an owner when the only two demote each other at the same moment", async () => {
    await changeRole(us.owner, us.reviewer.memberId, "owner");
    const second = { ...us.reviewer, role: "owner" } as Context;
    const race = await Promise.allSettled([
      changeRole(us.owner, second.memberId, "viewer"),
      changeRole(second, us.owner.memberId, "viewer"),
    ]);
    expect(race.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await owners()).toBe(1);
  });
});

describe("removal", () => {
  test("refuses the next request of a session, and ends it for good", async () => {
    const claim = await claimOf(us.assessor);
    expect(await contextOf(claim)).toMatchObject({ memberId: us.assessor.memberId });
    await removeMember(us.owner, us.assessor.memberId);
    expect(await contextOf(claim)).toBeNull();
    await database().member.update({
      where: { id: us.assessor.memberId },
      data: { removedAt: null },
    });
    expect(await contextOf(claim)).toBeNull();
    expect(await lastEvent()).toMatchObject({ action: "member.remove" });
    expect((await verifyChain(us.id)).brokenAt).toBeNull();
  });

  test("takes somebody out of the list and their teams; what they own stays with their name", async () => {
    const { id } = await createProject(us.owner, {
      name: "quay",
      environment: "staging",
      platform: "compose",
    });
    await saveAnswer(us.assessor, {
      projectId: id,
      control: "CTR-1",
      version: 0,
      answer: "met",
      note: "",
      reason: "",
      links: [],
      ownerMemberId: us.assessor.memberId,
      ownerName: null,
      dueDate: null,
    });
    await removeMember(us.owner, us.assessor.memberId);
    const [record] = (await getProject(us.owner, id)).records;
    expect(record).toMatchObject({ owner: "Anders", changedBy: "Anders" });
    expect((await listMembers(us.owner)).map(({ name }) => name)).not.toContain("Anders");
    const teams = await database().teamMember.count({ where: { memberId: us.assessor.memberId } });
    expect(teams).toBe(0);
  });

  test("of the only owner is refused, by themselves and by leaving", async () => {
    const itself = removeMember(us.owner, us.owner.memberId);
    await expect(itself).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(leaveOrganisation(us.owner)).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await owners()).toBe(1);
  });

  test("of somebody who is gone already finds nobody", async () => {
    await removeMember(us.owner, us.viewer.memberId);
    const again = removeMember(us.owner, us.viewer.memberId);
    await expect(again).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(leaveOrganisation(us.viewer)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("who may", () => {
  const others = ROLES.filter((role) => role !== "owner");

  test.each(others)("the role %s changes no role and removes nobody, but leaves", async (role) => {
    const [who, target] = [us[role], us.outsider.memberId];
    const refused = { code: "FORBIDDEN", message: "Only an owner does this." };
    await expect(changeRole(who, target, "owner")).rejects.toMatchObject(refused);
    await expect(changeRole(who, who.memberId, "owner")).rejects.toMatchObject(refused);
    await expect(removeMember(who, target)).rejects.toMatchObject(refused);
    expect(await lastEvent()).toBeNull();
    await leaveOrganisation(who);
    expect(await contextOf(await claimOf(who))).toBeNull();
    expect(await lastEvent()).toMatchObject({ action: "member.leave" });
  });

  test("a member of another organisation does not exist", async () => {
    const them = await makeOrganisation();
    for (const id of [them.viewer.memberId, crypto.randomUUID(), "no-id"]) {
      const missing = { code: "NOT_FOUND" };
      await expect(changeRole(us.owner, id, "owner")).rejects.toMatchObject(missing);
      await expect(removeMember(us.owner, id)).rejects.toMatchObject(missing);
    }
    expect(await roleOf(them.viewer)).toBe("viewer");
  });
});
