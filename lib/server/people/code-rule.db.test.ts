import { afterAll, describe, expect, test } from "vitest";
import { ROLES } from "@/lib/core/model/words";
import type { Context } from "@/lib/server/auth/context";
import { contextOf, lacksCode } from "@/lib/server/auth/membership";
import { makeSession } from "@/lib/server/auth/test-session";
import { database } from "@/lib/server/db";
import { makeOrganisation } from "@/lib/server/projects/test-organisation";
import { createTestDatabase } from "@/scripts/testing/test-database";
import { readCodeRule, requireCodes } from "./code-rule";

await createTestDatabase();
const BY_CODE = { bySso: false, byTotp: true };
const BY_SSO = { bySso: true, byTotp: false };

afterAll(() => database().$disconnect());

/** Has somebody have an authenticator app. */
async function enrol({ personId }: Context): Promise<void> {
  await database().totp.create({ data: { personId, secret: "sealed", confirmedAt: new Date() } });
}

/** An organisation that requires codes, decided by its owner. */
async function strictOrganisation() {
  const us = await makeOrganisation();
  await enrol(us.owner);
  await requireCodes(us.owner, true);
  return us;
}

describe("where codes are required", () => {
  test.each(ROLES)(
    "nothing opens for the role %s without one, and the way to it does",
    async (role) => {
      const us = await strictOrganisation();
      const { personId } = us[role];
      const byPassword = await makeSession(personId);
      expect(await contextOf(byPassword)).toBeNull();
      expect(await lacksCode(byPassword)).toMatchObject({ ctx: { personId, role } });
    },
  );

  test("the code of an app opens everything, and so does single sign-on", async () => {
    const us = await strictOrganisation();
    const { personId } = us.assessor;
    await enrol(us.assessor);
    const byCode = await makeSession(personId, BY_CODE);
    expect(await contextOf(byCode)).toMatchObject({ role: "assessor" });
    expect(await lacksCode(byCode)).toBeNull();
    expect(await contextOf(await makeSession(us.viewer.personId, BY_SSO))).not.toBeNull();
    // A session of before, opened with the password alone.
    expect(await contextOf(await makeSession(personId))).toBeNull();
  });

  test("an app that was shown and not confirmed, or turned off since, opens nothing", async () => {
    const us = await strictOrganisation();
    const { personId } = us.viewer;
    const byCode = await makeSession(personId, BY_CODE);
    expect(await contextOf(byCode)).toBeNull();
    await database().totp.create({ data: { personId, secret: "sealed" } });
    expect(await contextOf(byCode)).toBeNull();
    await database().totp.update({ where: { personId }, data: { confirmedAt: new Date() } });
    expect(await contextOf(byCode)).not.toBeNull();
  });

  test("a session that has ended is not sent to set an app up", async () => {
    const us = await strictOrganisation();
    const claim = await makeSession(us.viewer.personId);
    await database().session.updateMany({
      where: { id: claim.sessionId },
      data: { endedAt: new Date() },
    });
    expect(await lacksCode(claim)).toBeNull();
  });
});

describe("an owner", () => {
  test("without an app of their own can't require codes, and nothing changes", async () => {
    const us = await makeOrganisation();
    await expect(requireCodes(us.owner, true)).rejects.toMatchObject({ code: "CONFLICT" });
    expect((await readCodeRule(us.owner)).isRequired).toBe(false);
    expect(await contextOf(await makeSession(us.viewer.personId))).not.toBeNull();
  });

  test("requires codes and no longer, in their own organisation alone, and the log has both", async () => {
    const us = await strictOrganisation();
    const them = await makeOrganisation();
    expect(await readCodeRule(us.owner)).toEqual({
      isRequired: true,
      members: 5,
      withAuthenticator: 1,
    });
    expect(await contextOf(await makeSession(them.viewer.personId))).not.toBeNull();
    await requireCodes(us.owner, true); // no change, no entry
    await requireCodes(us.owner, false);
    expect(await contextOf(await makeSession(us.viewer.personId))).not.toBeNull();
    const where = { organisationId: us.id };
    const log = await database().auditEvent.findMany({ where, orderBy: { seq: "asc" } });
    expect(log.map(({ action, actor, details }) => ({ action, actor, details }))).toEqual(
      [true, false].map((required) => ({
        action: "organisation.require-codes",
        actor: `member:${us.owner.memberId}`,
        details: { required },
      })),
    );
  });
});

test.each(ROLES.filter((role) => role !== "owner"))(
  "the role %s neither reads nor sets the rules",
  async (role) => {
    const us = await makeOrganisation();
    await enrol(us[role]);
    await expect(requireCodes(us[role], true)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(readCodeRule(us[role])).rejects.toMatchObject({ code: "FORBIDDEN" });
  },
);
