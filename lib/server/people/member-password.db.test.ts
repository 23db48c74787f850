import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { ROLES } from "@/lib/core/model/words";
import { authenticatorOf } from "@/lib/server/auth/authenticator";
import type { Context } from "@/lib/server/auth/context";
import { resetPassword } from "@/lib/server/auth/reset-password";
import { signIn } from "@/lib/server/auth/sign-in";
import { makeSession } from "@/lib/server/auth/test-session";
import { database } from "@/lib/server/db";
import { makeOrganisation, type TestOrganisation } from "@/lib/server/projects/test-organisation";
import { createTestDatabase } from "@/scripts/testing/test-database";
import { createInvitation } from "./invitations";
import { joinSignedIn } from "./join";
import { turnOffMembersAuthenticator } from "./member-authenticator";
import { offerNewPassword } from "./member-password";
import { changeRole, leaveOrganisation } from "./members";

await createTestDatabase();
const us = await makeOrganisation();
const them = await makeOrganisation();
const HERE = "192.0.2.7";
const WANTED = "four other unrelated words";

afterAll(() => database().$disconnect());
beforeEach(() => database().rateLimit.deleteMany());

const offer = (to: Context, by: TestOrganisation = us) => offerNewPassword(by.owner, to.memberId);
const use = (token: string) => resetPassword(token, WANTED, HERE);
const SHUT = { code: "INVALID" };

describe("an owner's link to a new password", () => {
  test("sets it once, and the log says who made it", async () => {
    const { token } = await offer(us.assessor);
    const made = await database().auditEvent.findFirst({
      where: { organisationId: us.id },
      orderBy: { seq: "desc" },
    });
    expect(made).toMatchObject({
      actor: `member:${us.owner.memberId}`,
      action: "password.reset-offered",
      subject: `member:${us.assessor.memberId}`,
      details: {},
    });
    const race = await Promise.allSettled([use(token), use(token)]);
    expect(race.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(use(token)).rejects.toMatchObject(SHUT);
    const { email } = await database().person.findUniqueOrThrow({
      where: { id: us.assessor.personId },
    });
    expect(await signIn(email, WANTED, HERE)).toMatchObject({ personId: us.assessor.personId });
  });

  test("lasts an hour, ends an older one, and leaves its secret nowhere", async () => {
    const older = await offer(us.viewer);
    const { token } = await offer(us.viewer);
    await expect(use(older.token)).rejects.toMatchObject(SHUT);
    const where = { personId: us.viewer.personId };
    const [row] = await database().oneTimeToken.findMany({ where });
    const minutes = ((row?.expiresAt.getTime() ?? 0) - (row?.createdAt.getTime() ?? 0)) / 60_000;
    expect(minutes).toBeCloseTo(60, 0);
    expect(JSON.stringify(row)).not.toContain(token);
    await database().oneTimeToken.updateMany({ where, data: { expiresAt: new Date() } });
    await expect(use(token)).rejects.toMatchObject(SHUT);
  });

  test.each(ROLES.filter((role) => role !== "owner"))(
    "is not made by the role %s",
    async (role) => {
      const asked = offerNewPassword(us[role], us.outsider.memberId);
      await expect(asked).rejects.toMatchObject({ code: "FORBIDDEN" });
    },
  );

  test("is not made by an owner who was demoted since the request came", async () => {
    const org = await makeOrganisation();
    await database().member.update({ where: { id: org.owner.memberId }, data: { role: "viewer" } });
    await expect(offer(org.viewer, org)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("is made for no member of another organisation, nobody who left, and not for oneself", async () => {
    await expect(offer(them.viewer)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(offerNewPassword(us.owner, "no-id")).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(offer(us.owner)).rejects.toMatchObject({ code: "CONFLICT" });
    const org = await makeOrganisation();
    await leaveOrganisation(org.viewer);
    await expect(offer(org.viewer, org)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("opens no other organisation: neither one that knows the member, nor one they join", async () => {
    const org = await makeOrganisation();
    const { token } = await offer(org.viewer, org);
    const { secret } = await createInvitation(them.owner, { role: "viewer" });
    const claim = await makeSession(org.viewer.personId);
    await joinSignedIn(secret, claim, HERE);
    await expect(use(token)).rejects.toMatchObject(SHUT);
    await expect(offer(org.viewer, org)).rejects.toMatchObject({
      code: "CONFLICT",
      message: expect.stringContaining("another organisation"),
    });
    expect(await database().oneTimeToken.count({ where: { personId: claim.personId } })).toBe(0);
  });

  test("ends when an owner steps down or leaves: it may be in their hands", async () => {
    const org = await makeOrganisation();
    await changeRole(org.owner, org.assessor.memberId, "owner");
    const first = await offer(org.viewer, org);
    await changeRole(org.owner, org.assessor.memberId, "assessor");
    await expect(use(first.token)).rejects.toMatchObject(SHUT);
    await changeRole(org.owner, org.assessor.memberId, "owner");
    const second = await offer(org.viewer, org);
    await leaveOrganisation(org.owner);
    await expect(use(second.token)).rejects.toMatchObject(SHUT);
  });
});

describe("a member's authenticator app", () => {
  /** Has signing in ask somebody for a code. */
  async function enrol({ personId }: Context): Promise<void> {
    const confirmedAt = new Date();
    await database().totp.upsert({
      where: { personId },
      create: { personId, secret: "sealed", confirmedAt },
      update: { confirmedAt },
    });
    await database().recoveryCode.create({ data: { personId, digest: crypto.randomUUID() } });
  }
  const turnOff = (to: Context, by: TestOrganisation = us) =>
    turnOffMembersAuthenticator(by.owner, to.memberId);

  test("is turned off by an owner, recovery codes with it, and the log says who did", async () => {
    await enrol(us.outsider);
    await turnOff(us.outsider);
    expect((await authenticatorOf(us.outsider.personId)).isOn).toBe(false);
    expect((await authenticatorOf(us.outsider.personId)).recoveryCodesLeft).toBe(0);
    const made = await database().auditEvent.findFirst({
      where: { organisationId: us.id },
      orderBy: { seq: "desc" },
    });
    expect(made).toMatchObject({
      actor: `member:${us.owner.memberId}`,
      action: "authenticator.turned-off",
      subject: `member:${us.outsider.memberId}`,
    });
    await expect(turnOff(us.outsider)).rejects.toMatchObject({ code: "CONFLICT" });
  });

  test.each(ROLES.filter((role) => role !== "owner"))(
    "is not turned off by the role %s",
    async (role) => {
      await enrol(us.outsider);
      const asked = turnOffMembersAuthenticator(us[role], us.outsider.memberId);
      await expect(asked).rejects.toMatchObject({ code: "FORBIDDEN" });
    },
  );

  test("is turned off for nobody of another organisation, or who belongs to one, and not for oneself", async () => {
    await enrol(them.viewer);
    await expect(turnOff(them.viewer)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(turnOff(us.owner)).rejects.toMatchObject({ code: "CONFLICT" });
    await enrol(us.viewer);
    await database().member.create({
      data: { organisationId: them.id, personId: us.viewer.personId, role: "viewer" },
    });
    await expect(turnOff(us.viewer)).rejects.toMatchObject({ code: "CONFLICT" });
    expect((await authenticatorOf(us.viewer.personId)).isOn).toBe(true);
  });
});
