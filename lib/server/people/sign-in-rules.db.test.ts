import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { verifyChain } from "@/lib/server/audit/verify";
import { contextOf } from "@/lib/server/auth/membership";
import { hashPassword } from "@/lib/server/auth/password";
import { signIn } from "@/lib/server/auth/sign-in";
import { makeSession } from "@/lib/server/auth/test-session";
import { database } from "@/lib/server/db";
import { makeOrganisation } from "@/lib/server/projects/test-organisation";
import { createTestDatabase } from "@/scripts/testing/test-database";
import { createInvitation } from "./invitations";
import { joinAsNew, joinSignedIn, joinWithPassword } from "./join";
import { readSignInRules, requireSso } from "./sign-in-rules";

await createTestDatabase();
// The first organisation of the installation is the one that single sign-on leads to.
const us = await makeOrganisation();
const them = await makeOrganisation();
const HERE = "192.0.2.8";
const PASSWORD = "three unrelated words";
const ISSUER = "https://id.example.com";
const PROVIDER = {
  OIDC_ISSUER: ISSUER,
  OIDC_CLIENT_ID: "plimsoll",
  OIDC_CLIENT_SECRET: "secret",
  OIDC_NAME: "Nordhavn ID",
  OIDC_ROLES: "leads=owner,*=viewer",
};
const BY_SSO = { bySso: true, byTotp: false };

afterAll(() => database().$disconnect());
beforeAll(async () => {
  for (const { personId } of [us.owner, them.owner]) {
    await database().identity.create({ data: { issuer: ISSUER, subject: personId, personId } });
  }
  const data = { passwordHash: await hashPassword(PASSWORD) };
  await database().person.updateMany({ data });
});
afterEach(async () => {
  await database().organisation.updateMany({ data: { requireSso: false } });
  configure(PROVIDER);
});

function configure(variables: Partial<typeof PROVIDER> | null): void {
  for (const name of Object.keys(PROVIDER)) delete process.env[name];
  Object.assign(process.env, variables);
}
configure(PROVIDER);

const lastEvent = () =>
  database().auditEvent.findFirst({ where: { organisationId: us.id }, orderBy: { seq: "desc" } });
const emailOf = async (personId: string) =>
  (await database().person.findUniqueOrThrow({ where: { id: personId } })).email;

describe("requiring single sign-on", () => {
  test.each(["assessor", "reviewer", "viewer"] as const)("is refused to a %s", async (role) => {
    const refused = { code: "FORBIDDEN" };
    await expect(requireSso(us[role], true)).rejects.toMatchObject(refused);
    await expect(requireSso(us[role], false)).rejects.toMatchObject(refused);
    await expect(readSignInRules(us[role])).rejects.toMatchObject(refused);
    expect(await lastEvent()).toBeNull();
  });

  test("needs a provider that leads here, and an owner who came in by it", async () => {
    configure(null);
    await expect(requireSso(us.owner, true)).rejects.toMatchObject({ code: "CONFLICT" });
    configure(PROVIDER);
    await expect(requireSso(them.owner, true)).rejects.toMatchObject({
      message: "No single sign-on is configured.",
    });
    const where = { issuer_subject: { issuer: ISSUER, subject: us.owner.personId } };
    const identity = await database().identity.delete({ where });
    expect((await readSignInRules(us.owner)).hasIdentity).toBe(false);
    await expect(requireSso(us.owner, true)).rejects.toMatchObject({
      message: "Sign in with Nordhavn ID once yourself, so that it is known to work.",
    });
    await database().identity.create({ data: identity });
    expect(await database().organisation.count({ where: { requireSso: true } })).toBe(0);
  });

  test("shuts out sessions by password from the next request on, but for owners, and is recorded", async () => {
    const [assessor, owner, vouchedFor, foreign] = [
      await makeSession(us.assessor.personId),
      await makeSession(us.owner.personId),
      await makeSession(us.viewer.personId, BY_SSO),
      await makeSession(them.viewer.personId),
    ];
    await requireSso(us.owner, true);
    expect(await contextOf(assessor)).toBeNull();
    expect(await contextOf(owner)).toMatchObject({ role: "owner" });
    expect(await contextOf(vouchedFor)).toMatchObject({ role: "viewer" });
    expect(await contextOf(foreign)).toMatchObject({ organisationId: them.id });
    expect(await lastEvent()).toMatchObject({
      action: "organisation.sign-in",
      actor: `member:${us.owner.memberId}`,
      details: { requireSso: true },
    });
    await requireSso(us.owner, false);
    expect(await contextOf(assessor)).toMatchObject({ role: "assessor" });
    expect(await lastEvent()).toMatchObject({ details: { requireSso: false } });
    expect((await verifyChain(us.id)).brokenAt).toBeNull();
  });

  test("holds for who is an owner no more", async () => {
    await requireSso(us.owner, true);
    const data = { organisationId: us.id, role: "owner" } as const;
    const person = { create: { name: "Ole", email: "ole@nordhavn.example" } };
    const { organisationId, ...owner } = data;
    const member = await database().member.create({
      data: { ...owner, organisation: { connect: { id: organisationId } }, person },
    });
    const claim = await makeSession(member.personId ?? "");
    expect(await contextOf(claim)).not.toBeNull();
    await database().member.update({ where: { id: member.id }, data: { role: "reviewer" } });
    expect(await contextOf(claim)).toBeNull();
  });

  test("refuses a password at sign-in, only once it is right, and lets owners in by it", async () => {
    await requireSso(us.owner, true);
    const email = await emailOf(us.reviewer.personId);
    await expect(signIn(email, "not this one", HERE)).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
    });
    await expect(signIn(email, PASSWORD, HERE)).rejects.toMatchObject({
      code: "FORBIDDEN",
      message: "Nordhavn asks for single sign-on: a password alone opens nothing.",
    });
    await signIn(await emailOf(us.owner.personId), PASSWORD, HERE);
    await signIn(await emailOf(them.viewer.personId), PASSWORD, HERE);
  });

  test("leaves nobody in but owners once the provider is gone: it does not open by itself", async () => {
    await requireSso(us.owner, true);
    configure(null);
    expect(await contextOf(await makeSession(us.assessor.personId))).toBeNull();
    expect(await readSignInRules(us.owner)).toMatchObject({ sso: null, requireSso: true });
    await requireSso(us.owner, false);
    expect(await contextOf(await makeSession(us.assessor.personId))).not.toBeNull();
  });

  test("refuses to join with a password, except as an owner, and leaves the invitation as it is", async () => {
    await requireSso(us.owner, true);
    const { id, secret } = await createInvitation(us.owner, { role: "viewer" });
    const newcomer = { name: "Nora", email: "nora@nordhavn.example", password: PASSWORD };
    const credentials = { email: await emailOf(them.viewer.personId), password: PASSWORD };
    const claim = await makeSession(them.viewer.personId);
    for (const way of [
      () => joinAsNew(secret, newcomer, HERE),
      () => joinWithPassword(secret, credentials, HERE),
      () => joinSignedIn(secret, claim, HERE),
    ]) {
      await expect(way()).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    expect(await database().invitation.findUnique({ where: { id } })).toMatchObject({
      usedAt: null,
    });
    expect(await database().person.count({ where: { email: newcomer.email } })).toBe(0);
    await joinSignedIn(secret, await makeSession(them.viewer.personId, BY_SSO), HERE);
    const owner = await createInvitation(us.owner, { role: "owner" });
    await joinAsNew(owner.secret, newcomer, HERE);
  });
});

test("an owner is shown the provider, without its secret", async () => {
  const rules = await readSignInRules(us.owner);
  expect(rules).toEqual({
    sso: {
      name: "Nordhavn ID",
      issuer: ISSUER,
      roles: [{ group: "leads", role: "owner" }],
      otherwise: "viewer",
      domains: [],
    },
    requireSso: false,
    hasIdentity: true,
  });
  expect((await readSignInRules(them.owner)).sso).toBeNull();
});
