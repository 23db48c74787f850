import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { ROLES, type Role } from "@/lib/core/model/words";
import type { InvitationInput } from "@/lib/schemas/people";
import { verifyChain } from "@/lib/server/audit/verify";
import { contextOf } from "@/lib/server/auth/membership";
import { hashPassword } from "@/lib/server/auth/password";
import { endSession, type ProvenPerson } from "@/lib/server/auth/sessions";
import { signIn } from "@/lib/server/auth/sign-in";
import { makeSession } from "@/lib/server/auth/test-session";
import { database } from "@/lib/server/db";
import { makeOrganisation, type TestOrganisation } from "@/lib/server/projects/test-organisation";
import { createTestDatabase } from "@/scripts/testing/test-database";
import { createInvitation, listInvitations, revokeInvitation } from "./invitations";
import { joinAsNew, joinSignedIn, joinWithPassword, readOffer } from "./join";

await createTestDatabase();
const us = await makeOrganisation();
const them = await makeOrganisation();
const HERE = "192.0.2.7";
const PASSWORD = "three unrelated words";
const passwordHash = await hashPassword(PASSWORD);

afterAll(() => database().$disconnect());
beforeEach(() => database().rateLimit.deleteMany());

const address = () => `${crypto.randomUUID()}@nordhavn.example`;
const invite = (input: Partial<InvitationInput> = {}, by = us) =>
  createInvitation(by.owner, { role: "viewer", ...input });
const newcomer = (email = address()) => ({ name: "Nora", email, password: PASSWORD });
const join = (secret: string, email?: string) => joinAsNew(secret, newcomer(email), HERE);
const contextOfNew = async ({ personId }: ProvenPerson) => contextOf(await makeSession(personId));
const events = async (organisationId: string) =>
  (
    await database().auditEvent.findMany({ where: { organisationId }, orderBy: { seq: "asc" } })
  ).map(({ action }) => action);

/** Somebody with a password who is in no organisation of ours. */
async function account(): Promise<{ personId: string; email: string }> {
  const email = address();
  const { id } = await database().person.create({ data: { name: "Kim", email, passwordHash } });
  return { personId: id, email };
}

describe("an invitation", () => {
  test("makes its reader a member with its role and team, and is recorded without a name", async () => {
    const { id, secret } = await invite({ role: "assessor", teamId: us.harbour });
    const offer = { organisation: "Nordhavn", role: "assessor", team: "Harbour", isMember: false };
    expect(await readOffer(secret, null, HERE)).toEqual(offer);
    const ctx = await contextOfNew(await join(secret));
    expect(ctx).toMatchObject({ organisationId: us.id, role: "assessor" });
    const teams = await database().teamMember.findMany({ where: { memberId: ctx?.memberId } });
    expect(teams.map(({ teamId }) => teamId)).toEqual([us.harbour]);

    const last = await database().auditEvent.findFirst({
      where: { organisationId: us.id },
      orderBy: { seq: "desc" },
    });
    expect(last).toMatchObject({
      actor: `member:${ctx?.memberId}`,
      action: "invitation.accept",
      subject: `invitation:${id}`,
      details: { role: "assessor", team: us.harbour },
    });
    expect((await verifyChain(us.id)).brokenAt).toBeNull();
  });

  test("lasts seven days unless told otherwise, thirty at most, and one at least", async () => {
    const { id } = await invite();
    const { createdAt, expiresAt } = await database().invitation.findUniqueOrThrow({
      where: { id },
    });
    const days = (expiresAt.getTime() - createdAt.getTime()) / 86_400_000;
    expect(days).toBeCloseTo(7, 3);
    for (const wrong of [0, 31, 1.5, Number.NaN]) {
      await expect(invite({ days: wrong })).rejects.toThrow("Choose 1 to 30 days.");
    }
  });

  test("leaves its secret nowhere in the database", async () => {
    const { secret } = await invite({ email: address() });
    await readOffer(secret, null, HERE);
    expect(secret).toMatch(/^[\w-]{43}$/); // 256 bits
    const rows = await Promise.all([
      database().invitation.findMany(),
      database().auditEvent.findMany({ omit: { seq: true } }),
      database().rateLimit.findMany(),
    ]);
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  test("opens once, also for two who come at the same moment", async () => {
    const { secret } = await invite();
    const race = await Promise.allSettled([join(secret), join(secret)]);
    expect(race.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(join(secret)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("that is unknown, used, withdrawn, expired or by somebody who is no owner any more looks alike", async () => {
    const [used, withdrawn, expired] = [await invite(), await invite(), await invite()];
    await join(used.secret);
    await revokeInvitation(us.owner, withdrawn.id);
    await database().invitation.update({
      where: { id: expired.id },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    const other = await makeOrganisation();
    const fromDemoted = await invite({}, other);
    await database().member.update({
      where: { id: other.owner.memberId },
      data: { role: "viewer" },
    });
    const shut = [used, withdrawn, expired, fromDemoted, { secret: "made-up" }, { secret: "" }];
    const told = new Set<string>();
    for (const { secret } of shut) {
      const { personId, email } = await account();
      const claim = await makeSession(personId);
      const ways = [
        readOffer(secret, null, HERE),
        join(secret),
        joinWithPassword(secret, { email, password: PASSWORD }, HERE),
        joinSignedIn(secret, claim, HERE),
      ];
      for (const way of await Promise.allSettled(ways)) {
        expect(way).toMatchObject({ status: "rejected", reason: { code: "NOT_FOUND" } });
        told.add(
          JSON.stringify(way.status === "rejected" && [way.reason.message, way.reason.details]),
        );
      }
    }
    expect(told.size).toBe(1);
  });

  test("for one address refuses others, does not tell which, and waits for the right one", async () => {
    const email = address();
    const { id, secret } = await invite({ email: email.toUpperCase() });
    expect(JSON.stringify(await readOffer(secret, null, HERE))).not.toContain("@");
    await expect(join(secret)).rejects.toMatchObject({
      code: "INVALID",
      details: { fields: { email: "This invitation is for another address." } },
    });
    await join(secret, email);
    const used = await database().invitation.findUniqueOrThrow({ where: { id } });
    expect(used.email).toBeNull(); // kept no longer than needed
  });

  test("can be tried only so often from one address", async () => {
    const tries = Array.from({ length: 41 }, () => readOffer("guess", null, HERE));
    const codes = (await Promise.allSettled(tries)).map((it) =>
      it.status === "rejected" ? it.reason.code : "",
    );
    expect(codes.filter((code) => code === "RATE_LIMITED")).toHaveLength(1);
  });
});

describe("joining", () => {
  test("with an account needs its password, or its session of now", async () => {
    const known = await account();
    const first = await invite();
    const wrong = { email: known.email, password: "not this one" };
    await expect(joinWithPassword(first.secret, wrong, HERE)).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
    });
    await joinWithPassword(first.secret, { email: known.email, password: PASSWORD }, HERE);
    const signedIn = await account();
    const second = await invite();
    const claim = await makeSession(signedIn.personId);
    const ended = await makeSession(signedIn.personId);
    await endSession(ended.personId, ended.sessionId);
    for (const forged of [
      { ...claim, sessionVersion: 2 },
      { ...claim, sessionId: crypto.randomUUID() },
      ended,
    ]) {
      await expect(joinSignedIn(second.secret, forged, HERE)).rejects.toMatchObject({
        code: "UNAUTHENTICATED",
      });
    }
    expect(await contextOfNew(await joinSignedIn(second.secret, claim, HERE))).toMatchObject({
      organisationId: us.id,
    });
  });

  test("never takes over an account that has the address", async () => {
    const { email } = await account();
    const { secret } = await invite();
    await expect(join(secret, email)).rejects.toMatchObject({
      code: "INVALID",
      details: { fields: { email: "This address has an account. Join with it below." } },
    });
    await join(secret); // nothing was used up
  });

  test("a member is told so, and the invitation waits for another", async () => {
    const { secret } = await invite();
    expect((await readOffer(secret, us.viewer, HERE)).isMember).toBe(true);
    expect((await readOffer(secret, them.viewer, HERE)).isMember).toBe(false);
    const claim = await makeSession(us.viewer.personId);
    await expect(joinSignedIn(secret, claim, HERE)).rejects.toMatchObject({ code: "CONFLICT" });
    await join(secret);
  });

  test("somebody who was removed comes back as the same member, in no team of before", async () => {
    const known = await account();
    const first = await invite({ teamId: us.docks });
    const credentials = { email: known.email, password: PASSWORD };
    const before = await contextOfNew(await joinWithPassword(first.secret, credentials, HERE));
    await database().member.update({
      where: { id: before?.memberId },
      data: { removedAt: new Date() },
    });
    await expect(signIn(known.email, PASSWORD, HERE)).rejects.toMatchObject({ code: "FORBIDDEN" });

    const second = await invite({ role: "reviewer" });
    const after = await contextOfNew(await joinWithPassword(second.secret, credentials, HERE));
    expect(after).toEqual({ ...before, role: "reviewer" });
    expect(await database().teamMember.count({ where: { memberId: after?.memberId } })).toBe(0);
  });
});

describe("who invites", () => {
  const others = ROLES.filter((role) => role !== "owner");

  test.each(others)("the role %s makes, withdraws and lists none", async (role: Role) => {
    const { id } = await invite();
    const ctx = us[role];
    const before = await events(us.id);
    const ways = [
      createInvitation(ctx, { role: "viewer" }),
      revokeInvitation(ctx, id),
      listInvitations(ctx),
    ];
    for (const way of ways) await expect(way).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await events(us.id)).toEqual(before);
  });

  test("an owner who was demoted since the request came makes none", async () => {
    const org: TestOrganisation = await makeOrganisation();
    await database().member.update({ where: { id: org.owner.memberId }, data: { role: "viewer" } });
    await expect(invite({}, org)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("another organisation's invitation and team do not exist", async () => {
    const { id } = await invite();
    await expect(revokeInvitation(them.owner, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(revokeInvitation(us.owner, "no-id")).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(invite({ teamId: them.harbour })).rejects.toMatchObject({ code: "INVALID" });
    expect((await listInvitations(us.owner)).map((it) => it.id)).toContain(id);
    expect(await listInvitations(them.owner)).toEqual([]);
  });

  test("an invitation that was withdrawn is in the list no more, and the log has both", async () => {
    const org = await makeOrganisation();
    const { id } = await invite({ email: "kim@nordhavn.example" }, org);
    expect(await listInvitations(org.owner)).toMatchObject([
      { id, role: "viewer", team: null, email: "kim@nordhavn.example", invitedBy: "Olga" },
    ]);
    await revokeInvitation(org.owner, id);
    expect(await listInvitations(org.owner)).toEqual([]);
    await expect(revokeInvitation(org.owner, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await events(org.id)).toEqual(["invitation.create", "invitation.revoke"]);
  });
});
