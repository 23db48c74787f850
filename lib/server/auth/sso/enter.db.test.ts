import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { verifyChain } from "@/lib/server/audit/verify";
import { contextOf } from "@/lib/server/auth/membership";
import { hashPassword } from "@/lib/server/auth/password";
import { signIn } from "@/lib/server/auth/sign-in";
import { makeSession } from "@/lib/server/auth/test-session";
import { database } from "@/lib/server/db";
import { createInvitation } from "@/lib/server/people/invitations";
import { removeMember } from "@/lib/server/people/members";
import { makeOrganisation } from "@/lib/server/projects/test-organisation";
import { createTestDatabase } from "@/scripts/testing/test-database";
import { enterBySso, type SsoClaims } from "./enter";
import { readRoles, type SsoSettings } from "./settings";

await createTestDatabase();
afterAll(() => database().$disconnect());

const ISSUER = "https://id.example.com";
const SETTINGS: SsoSettings = {
  issuer: ISSUER,
  clientId: "plimsoll",
  clientSecret: "secret",
  name: "Nordhavn ID",
  groupsClaim: "groups",
  roles: readRoles("platform=owner,security=reviewer,builders=assessor"),
  domains: [],
};
const BY_INVITATION = { ...SETTINGS, roles: null };
const PASSWORD = "three unrelated words";

// The first organisation of the installation is the one that single sign-on leads to.
const us = await makeOrganisation();
const others = await makeOrganisation();

let unique = 0;
let claims: SsoClaims;
beforeEach(() => {
  unique += 1;
  claims = {
    issuer: ISSUER,
    subject: `subject-${unique}`,
    email: `Nora-${unique}@Nordhavn.example`,
    emailVerified: true,
    name: "Nora",
    groups: ["builders"],
  };
});

const enter = (over: Partial<SsoClaims> = {}, settings = SETTINGS) =>
  enterBySso({ ...claims, ...over }, settings);
const memberOf = (personId: string) =>
  database().member.findFirst({ where: { personId, organisationId: us.id } });
const refused = (reason: string) => ({ code: "FORBIDDEN", details: { reason } });
const events = async (count: number) =>
  (
    await database().auditEvent.findMany({
      where: { organisationId: us.id },
      orderBy: { seq: "desc" },
      take: count,
    })
  ).map(({ action, actor, details }) => ({ action, actor, details }));
const SYSTEM = "system:single-sign-on";

/** Somebody of ours with a password, as an invitation makes them: nobody has checked the address. */
async function account(email: string, role: "viewer" | "owner" = "viewer", organisation = us) {
  const passwordHash = await hashPassword(PASSWORD);
  const person = await database().person.create({ data: { email, name: "Typed", passwordHash } });
  const member = await database().member.create({
    data: { organisationId: organisation.id, personId: person.id, role },
  });
  return { personId: person.id, memberId: member.id };
}

describe("somebody new", () => {
  test("becomes a member with the role of their groups, which is recorded without a name", async () => {
    const { personId, sessionVersion } = await enter();
    const person = await database().person.findUniqueOrThrow({ where: { id: personId } });
    expect(person).toMatchObject({
      email: `nora-${unique}@nordhavn.example`,
      name: "Nora",
      passwordHash: null,
      sessionVersion,
    });
    expect(await memberOf(personId)).toMatchObject({ role: "assessor", removedAt: null });
    expect(await events(2)).toEqual([
      { action: "member.join", actor: SYSTEM, details: { role: "assessor" } },
      { action: "identity.link", actor: SYSTEM, details: { passwordEnded: false } },
    ]);
    expect(await enter()).toEqual({ personId, sessionVersion }); // and is the same one ever after
    expect((await verifyChain(us.id)).brokenAt).toBeNull();
  });

  test.each([
    ["no group that has a role", { groups: ["canteen"] }, "group"],
    ["an address that nobody verified", { emailVerified: false }, "address"],
    ["no address", { email: null }, "address"],
    ["an address that is none", { email: "nora" }, "address"],
  ])("with %s is not let in, and nothing is kept", async (_, over, reason) => {
    const people = await database().person.count();
    await expect(enter(over)).rejects.toMatchObject(refused(reason));
    expect(await database().person.count()).toBe(people);
    expect(await database().identity.count({ where: { subject: claims.subject } })).toBe(0);
  });

  test("of another domain is not let in where domains are named", async () => {
    const settings = { ...SETTINGS, domains: ["example.org", "nordhavn.example"] };
    for (const email of ["nora@sydhavn.example", "nora@nordhavn.example.evil.test"]) {
      await expect(enter({ email }, settings)).rejects.toMatchObject(refused("domain"));
    }
    await expect(enter({ emailVerified: false }, settings)).rejects.toMatchObject(
      refused("address"),
    );
    await enter({}, settings);
  });

  test("without a map of roles needs an invitation for the address, which is used up by it", async () => {
    await expect(enter({}, BY_INVITATION)).rejects.toMatchObject(refused("uninvited"));
    const email = `nora-${unique}@nordhavn.example`;
    await createInvitation(us.owner, { role: "viewer" }); // for whoever has the link: not by this door
    await expect(enter({}, BY_INVITATION)).rejects.toMatchObject(refused("uninvited"));
    const { id } = await createInvitation(us.owner, { role: "viewer", email, teamId: us.docks });
    const { personId } = await enter({}, BY_INVITATION);
    const member = await memberOf(personId);
    expect(member?.role).toBe("viewer");
    const teams = await database().teamMember.findMany({ where: { memberId: member?.id } });
    expect(teams.map(({ teamId }) => teamId)).toEqual([us.docks]);
    expect(await database().invitation.findUnique({ where: { id } })).toMatchObject({
      usedAt: expect.any(Date),
      email: null,
    });
  });

  test("who comes twice at the same moment is made once", async () => {
    const both = await Promise.allSettled([enter(), enter()]);
    const made = both.flatMap((one) => (one.status === "fulfilled" ? [one.value.personId] : []));
    expect(new Set(made).size).toBe(1);
    const email = `nora-${unique}@nordhavn.example`;
    expect(await database().person.count({ where: { email } })).toBe(1);
  });
});

describe("an account that has the address already", () => {
  test("is linked, and whoever knew its password or has a session of it is out", async () => {
    const { personId, memberId } = await account(`nora-${unique}@nordhavn.example`);
    const before = await makeSession(personId);
    await database().oneTimeToken.create({
      data: {
        personId,
        purpose: "reset_password",
        digest: `digest ${unique}`,
        expiresAt: new Date(Date.now() + 60_000),
      },
    });
    await database().totp.create({ data: { personId, secret: "of whoever made it" } });
    await database().recoveryCode.create({ data: { personId, digest: "of theirs" } });
    const entered = await enter();
    expect(entered.personId).toBe(personId);
    expect(await database().totp.count({ where: { personId } })).toBe(0);
    expect(await database().recoveryCode.count({ where: { personId } })).toBe(0);
    expect(await memberOf(personId)).toMatchObject({ id: memberId, role: "assessor" });
    expect(await contextOf(before)).toBeNull();
    expect(await database().oneTimeToken.count({ where: { personId } })).toBe(0);
    const email = `nora-${unique}@nordhavn.example`;
    await expect(signIn(email, PASSWORD, "192.0.2.1")).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
    });
    expect((await events(3)).at(-1)).toEqual({
      action: "identity.link",
      actor: SYSTEM,
      details: { passwordEnded: true },
    });
  });

  test("is left alone where the address is not verified", async () => {
    const { personId } = await account(`nora-${unique}@nordhavn.example`);
    await expect(enter({ emailVerified: false })).rejects.toMatchObject(refused("address"));
    expect(await database().identity.count({ where: { personId } })).toBe(0);
    await signIn(`nora-${unique}@nordhavn.example`, PASSWORD, "192.0.2.1");
  });

  test("is not given to another subject: an address that was passed on opens nothing", async () => {
    const { personId } = await enter();
    await expect(enter({ subject: "somebody new" })).rejects.toMatchObject(refused("other"));
    expect(await database().identity.count({ where: { personId } })).toBe(1);
  });

  test("is not opened by our provider where another organisation relies on it", async () => {
    const { personId } = await account(`nora-${unique}@nordhavn.example`, "owner", others);
    await expect(enter()).rejects.toMatchObject(refused("other"));
    expect(await database().identity.count({ where: { personId } })).toBe(0);
    expect(await memberOf(personId)).toBeNull();
  });
});

describe("the role of a member", () => {
  test("follows the groups at each sign-in, and the change is recorded", async () => {
    const { personId } = await enter();
    await enter({ groups: ["security", "builders"] });
    expect(await memberOf(personId)).toMatchObject({ role: "reviewer" });
    expect(await events(1)).toEqual([
      {
        action: "member.role",
        actor: SYSTEM,
        details: { roleBefore: "assessor", roleAfter: "reviewer" },
      },
    ]);
    await enter({ groups: ["security"] });
    expect((await events(2)).map(({ action }) => action)).not.toEqual([
      "member.role",
      "member.role",
    ]);
  });

  test("is not touched where roles are given in Plimsoll", async () => {
    const { personId } = await enter();
    await enter({ groups: [] }, BY_INVITATION);
    expect(await memberOf(personId)).toMatchObject({ role: "assessor" });
  });

  test("without any group is kept, and the member is not let in", async () => {
    const { personId } = await enter();
    await expect(enter({ groups: [] })).rejects.toMatchObject(refused("group"));
    expect(await memberOf(personId)).toMatchObject({ role: "assessor", removedAt: null });
  });

  test("never leaves the organisation without an owner", async () => {
    const { personId } = await enter({ groups: ["platform"] });
    const rest = { organisationId: us.id, role: "owner", personId: { not: personId } } as const;
    await database().member.updateMany({ where: rest, data: { role: "viewer" } });
    await enter({ groups: ["builders"] });
    expect(await memberOf(personId)).toMatchObject({ role: "owner" });
    await database().member.update({ where: { id: us.owner.memberId }, data: { role: "owner" } });
    await enter({ groups: ["builders"] });
    expect(await memberOf(personId)).toMatchObject({ role: "assessor" });
  });
});

describe("somebody who was removed", () => {
  test("is not let in again by their groups, only by an owner's invitation", async () => {
    const { personId } = await enter();
    const member = await memberOf(personId);
    await removeMember(us.owner, member?.id ?? "");
    await expect(enter({ groups: ["platform"] })).rejects.toMatchObject(refused("removed"));
    await expect(enter({}, BY_INVITATION)).rejects.toMatchObject(refused("removed"));
    expect((await memberOf(personId))?.removedAt).not.toBeNull();
    const email = `nora-${unique}@nordhavn.example`;
    await createInvitation(us.owner, { role: "viewer", email });
    expect((await enter()).personId).toBe(personId);
    expect(await memberOf(personId)).toMatchObject({
      id: member?.id,
      role: "assessor", // the groups decide, not the invitation
      removedAt: null,
    });
  });
});
