import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { database } from "@/lib/server/db";
import { makeOrganisation, type TestOrganisation } from "@/lib/server/projects/test-organisation";
import { createTestDatabase } from "@/scripts/testing/test-database";
import { contextOf, membershipOf } from "./membership";
import {
  createSession,
  endOtherSessions,
  endSession,
  endSessions,
  listSessions,
  noteSeen,
} from "./sessions";
import { makeSession } from "./test-session";

await createTestDatabase();
let us: TestOrganisation;
let personId: string;
beforeEach(async () => {
  us = await makeOrganisation();
  personId = us.viewer.personId;
});
afterAll(() => database().$disconnect());

const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const BY_SSO = { bySso: true, byTotp: false };
const start = (sessionVersion = 1) => createSession({ personId, sessionVersion }, BY_SSO, FIREFOX);
const lastEvent = () =>
  database().auditEvent.findFirst({ where: { organisationId: us.id }, orderBy: { seq: "desc" } });
const rowOf = (id: string) => database().session.findUnique({ where: { id } });

describe("a session", () => {
  test("says how its person proved themselves, in which browser, and is recorded", async () => {
    const claim = await start();
    expect((await membershipOf(claim))?.session).toEqual({
      id: claim.sessionId,
      ...BY_SSO,
      isQuiet: false,
    });
    const [own] = await listSessions(personId, claim.sessionId);
    expect(own).toMatchObject({ browser: "Firefox on Linux", ...BY_SSO, isThis: true });
    expect(await lastEvent()).toMatchObject({
      action: "session.started",
      actor: `member:${us.viewer.memberId}`,
      subject: `member:${us.viewer.memberId}`,
      details: BY_SSO,
    });
  });

  test("opens nothing once it has ended, once it has expired, or when it is made up", async () => {
    const [ended, expired] = [await start(), await start()];
    await endSession(personId, ended.sessionId);
    await database().session.update({
      where: { id: expired.sessionId },
      data: { expiresAt: new Date() },
    });
    const madeUp = { ...ended, sessionId: crypto.randomUUID() };
    for (const claim of [ended, expired, madeUp]) expect(await contextOf(claim)).toBeNull();
    expect(await listSessions(personId, ended.sessionId)).toEqual([]);
  });

  test("of one person under the name of another opens nothing", async () => {
    const mine = await start();
    expect(await contextOf({ ...mine, personId: us.owner.personId })).toBeNull();
    expect(await contextOf({ ...mine, sessionVersion: 2 })).toBeNull();
    expect(await contextOf(mine)).toMatchObject({ memberId: us.viewer.memberId });
  });

  test("is not made for who was signed out everywhere since the password was checked", async () => {
    await endSessions(personId);
    await expect(start(1)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    expect(await contextOf(await start(2))).not.toBeNull();
  });

  test("that has expired is removed at the next sign-in of its person, and nobody else's", async () => {
    const old = await start();
    const theirs = await makeSession(us.owner.personId);
    const data = { expiresAt: new Date(Date.now() - 1_000) };
    const id = { in: [old.sessionId, theirs.sessionId] };
    await database().session.updateMany({ where: { id }, data });
    await start();
    expect(await rowOf(old.sessionId)).toBeNull();
    expect(await rowOf(theirs.sessionId)).not.toBeNull();
  });

  test("is said to be seen at most every five minutes", async () => {
    const claim = await start();
    const where = { id: claim.sessionId };
    const seen = async () => (await rowOf(claim.sessionId))?.lastSeenAt.getTime() ?? 0;
    const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);
    await database().session.update({ where, data: { lastSeenAt: ago(4) } });
    expect((await membershipOf(claim))?.session.isQuiet).toBe(false);
    await noteSeen(claim.sessionId);
    expect(Date.now() - (await seen())).toBeGreaterThan(200_000);
    await database().session.update({ where, data: { lastSeenAt: ago(6) } });
    expect((await membershipOf(claim))?.session.isQuiet).toBe(true);
    await noteSeen(claim.sessionId);
    expect(Date.now() - (await seen())).toBeLessThan(60_000);
  });
});

describe("ending sessions", () => {
  test("one of one's own ends at once, and is recorded", async () => {
    const [here, there] = [await start(), await start()];
    await endSession(personId, there.sessionId);
    expect([await contextOf(here), await contextOf(there)]).toEqual([expect.anything(), null]);
    expect(await lastEvent()).toMatchObject({ action: "session.ended" });
  });

  test("somebody else's is not found, even for an owner, and goes on", async () => {
    const mine = await start();
    for (const id of [mine.sessionId, "no-id", crypto.randomUUID()]) {
      await expect(endSession(us.owner.personId, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    expect(await contextOf(mine)).not.toBeNull();
    expect(await listSessions(us.owner.personId, mine.sessionId)).toEqual([]);
  });

  test("all others leaves this one, and those of other people", async () => {
    const [here, there] = [await start(), await start()];
    const theirs = await makeSession(us.owner.personId);
    expect(await endOtherSessions(personId, here.sessionId)).toEqual({ count: 1 });
    expect(await contextOf(there)).toBeNull();
    expect(await contextOf(here)).not.toBeNull();
    expect(await contextOf(theirs)).not.toBeNull();
    expect(await lastEvent()).toMatchObject({ action: "session.ended-elsewhere" });
  });

  test("everywhere ends each, and the list is empty", async () => {
    const claims = [await start(), await start()];
    await endSessions(personId);
    for (const claim of claims) expect(await contextOf(claim)).toBeNull();
    expect(await listSessions(personId, "")).toEqual([]);
    expect(await lastEvent()).toMatchObject({ action: "session.ended-everywhere" });
  });
});
