import { Secret, TOTP } from "otpauth";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { verifyChain } from "@/lib/server/audit/verify";
import { database } from "@/lib/server/db";
import { makeOrganisation } from "@/lib/server/projects/test-organisation";
import { createTestDatabase } from "@/scripts/testing/test-database";
import {
  authenticatorOf,
  beginAuthenticator,
  confirmAuthenticator,
  newRecoveryCodes,
  takeCode,
  turnOffAuthenticator,
} from "./authenticator";
import { makeChallenge, readChallenge } from "./challenge";
import { contextOf } from "./membership";
import { hashPassword } from "./password";
import { createResetToken } from "./reset-password";
import { createSession } from "./sessions";
import { signIn } from "./sign-in";
import { makeSession } from "./test-session";

await createTestDatabase();
vi.stubEnv("NEXTAUTH_SECRET", "a".repeat(32));
// In the middle of a step: no code goes out of date while a test runs.
const STEP = 30_000;
vi.useFakeTimers({ toFake: ["Date"], now: Math.floor(Date.now() / STEP) * STEP + STEP / 2 });
const PASSWORD = "three unrelated words";
const passwordHash = await hashPassword(PASSWORD);
const WRONG = { code: "INVALID" };

afterAll(() => database().$disconnect());
beforeEach(() => database().rateLimit.deleteMany());

/** The code of an app, so many steps from now. */
function codeOf(secret: string, steps = 0): string {
  const totp = new TOTP({ secret: Secret.fromBase32(secret.replaceAll(" ", "")) });
  return totp.generate({ timestamp: Date.now() + steps * STEP });
}

/** A code that is none of those that are taken now. */
function wrongCode(secret: string): string {
  const right = [-2, -1, 0, 1, 2].map((steps) => codeOf(secret, steps));
  return ["000000", "111111", "222222"].find((code) => !right.includes(code)) ?? "";
}

/** Somebody with a password, in an organisation of their own. */
async function somebody() {
  const { owner, id } = await makeOrganisation();
  const { personId } = owner;
  const { email } = await database().person.update({
    where: { id: personId },
    data: { passwordHash },
  });
  return { personId, email, organisationId: id };
}

/** Somebody whose account asks for a code; the one before this one was used to turn it on. */
async function enrolled() {
  const person = await somebody();
  const { secret } = await beginAuthenticator(person.personId, PASSWORD);
  const made = await confirmAuthenticator(person.personId, codeOf(secret, -1));
  return { ...person, secret, ...made };
}

async function actions(organisationId: string): Promise<string[]> {
  const where = { organisationId };
  const events = await database().auditEvent.findMany({ where, orderBy: { seq: "asc" } });
  return events.map(({ action }) => action);
}

describe("turning codes on", () => {
  test("needs the password, asks for nothing before a code has shown the app, and ends all sessions", async () => {
    const { personId, organisationId } = await somebody();
    await expect(beginAuthenticator(personId, "not the password")).rejects.toMatchObject(WRONG);
    const { secret } = await beginAuthenticator(personId, PASSWORD);
    expect(await authenticatorOf(personId)).toEqual({ isOn: false, recoveryCodesLeft: 0 });
    const claim = await makeSession(personId);
    const wrong = confirmAuthenticator(personId, wrongCode(secret));
    await expect(wrong).rejects.toMatchObject(WRONG);
    const { recoveryCodes } = await confirmAuthenticator(personId, codeOf(secret));
    expect(await authenticatorOf(personId)).toEqual({ isOn: true, recoveryCodesLeft: 10 });
    expect(new Set(recoveryCodes).size).toBe(10);
    expect(await contextOf(claim)).toBeNull();
    expect(await actions(organisationId)).toEqual([
      "authenticator.begun",
      "authenticator.turned-on",
    ]);
  });

  test("twice is refused: whoever has the session can't put an app of their own in its place", async () => {
    const { personId, secret } = await enrolled();
    await expect(beginAuthenticator(personId, PASSWORD)).rejects.toMatchObject({
      code: "CONFLICT",
    });
    await expect(confirmAuthenticator(personId, codeOf(secret, 1))).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });

  test("leaves neither secret nor recovery code readable in the database", async () => {
    const { secret, recoveryCodes, organisationId } = await enrolled();
    const rows = JSON.stringify([
      await database().totp.findMany({ omit: { lastStep: true } }),
      await database().recoveryCode.findMany(),
      await database().auditEvent.findMany({ omit: { seq: true } }),
    ]);
    for (const kept of [secret.replaceAll(" ", ""), ...recoveryCodes]) {
      expect(rows).not.toContain(kept);
      expect(rows).not.toContain(kept.replaceAll("-", ""));
    }
    expect((await verifyChain(organisationId)).brokenAt).toBeNull();
  });
});

describe("a password alone", () => {
  test("opens no session, whichever door it came through", async () => {
    const { email } = await enrolled();
    const proven = await signIn(email, PASSWORD, "192.0.2.7");
    const without = createSession(proven, { bySso: false, byTotp: false }, null);
    await expect(without).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    const claim = await createSession(proven, { bySso: false, byTotp: true }, null);
    expect(await contextOf(claim)).not.toBeNull();
  });

  test("is refused in the same words whether the account asks for a code or not", async () => {
    const refusals = [];
    for (const { email } of [await enrolled(), await somebody()]) {
      const refused = await signIn(email, "not the password", "192.0.2.7").catch((it) => it);
      refusals.push([refused.code, refused.message, refused.details]);
    }
    expect(refusals[0]).toEqual(refusals[1]);
  });
});

describe("a code", () => {
  test("is taken once: the same one, an older one, and the same one twice at once are refused", async () => {
    const { personId, secret } = await enrolled();
    await expect(takeCode(personId, codeOf(secret, -1))).rejects.toMatchObject(WRONG);
    const code = codeOf(secret);
    const race = await Promise.allSettled([takeCode(personId, code), takeCode(personId, code)]);
    expect(race.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(takeCode(personId, code)).rejects.toMatchObject(WRONG);
    expect(await takeCode(personId, ` ${codeOf(secret, 1).replace(/(...)/, "$1 ")}`)).toBe("app");
  });

  test("of somebody else is refused", async () => {
    const [mara, kim] = [await enrolled(), await enrolled()];
    await expect(takeCode(mara.personId, codeOf(kim.secret))).rejects.toMatchObject(WRONG);
    const [recovery = ""] = kim.recoveryCodes;
    await expect(takeCode(mara.personId, recovery)).rejects.toMatchObject(WRONG);
    expect(await takeCode(kim.personId, recovery)).toBe("recovery");
  });

  test("can be guessed five times a quarter of an hour, then the right one is refused as well", async () => {
    const { personId, secret, organisationId } = await enrolled();
    for (let guess = 0; guess < 5; guess += 1) {
      await expect(takeCode(personId, wrongCode(secret), "stranger")).rejects.toMatchObject(WRONG);
    }
    const right = takeCode(personId, codeOf(secret));
    await expect(right).rejects.toMatchObject({ code: "RATE_LIMITED" });
    const log = await actions(organisationId);
    expect(log.filter((action) => action === "authenticator.refused")).toHaveLength(5);
  });

  test("can be guessed thirty times a day, however long somebody waits between", async () => {
    const { personId, secret } = await enrolled();
    await takeCode(personId, codeOf(secret));
    await expect(takeCode(personId, wrongCode(secret))).rejects.toMatchObject(WRONG);
    await database().rateLimit.updateMany({ data: { count: 30 } });
    await database().rateLimit.updateMany({
      data: { windowStart: new Date(Date.now() - 901_000) },
    });
    const right = takeCode(personId, codeOf(secret, 1));
    await expect(right).rejects.toMatchObject({ code: "RATE_LIMITED" });
  });

  test("that was right gives back the tries", async () => {
    const { personId, secret } = await enrolled();
    for (let guess = 0; guess < 4; guess += 1) {
      await expect(takeCode(personId, wrongCode(secret))).rejects.toMatchObject(WRONG);
    }
    await takeCode(personId, codeOf(secret));
    await expect(takeCode(personId, wrongCode(secret))).rejects.toMatchObject(WRONG);
    expect(await takeCode(personId, codeOf(secret, 1))).toBe("app");
  });
});

describe("a recovery code", () => {
  test("is taken once, however it is typed, and the log says so", async () => {
    const { personId, recoveryCodes, organisationId } = await enrolled();
    const [first = "", second = ""] = recoveryCodes;
    const typed = first.toLowerCase().replaceAll("-", " ");
    const race = await Promise.allSettled([takeCode(personId, typed), takeCode(personId, first)]);
    expect(race.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(takeCode(personId, first)).rejects.toMatchObject(WRONG);
    expect(await takeCode(personId, second)).toBe("recovery");
    expect((await authenticatorOf(personId)).recoveryCodesLeft).toBe(8);
    expect(await actions(organisationId)).toContain("authenticator.recovery-code-used");
  });

  test("of before is refused once new ones were made, for which a code is needed", async () => {
    const { personId, secret, recoveryCodes } = await enrolled();
    await expect(newRecoveryCodes(personId, wrongCode(secret))).rejects.toMatchObject(WRONG);
    const [fresh = ""] = await newRecoveryCodes(personId, codeOf(secret));
    await expect(takeCode(personId, recoveryCodes[0] ?? "")).rejects.toMatchObject(WRONG);
    expect(await takeCode(personId, fresh)).toBe("recovery");
  });
});

describe("turning codes off", () => {
  test("needs the password and a code, and forgets app and recovery codes", async () => {
    const { personId, secret, recoveryCodes, organisationId } = await enrolled();
    const [recovery = ""] = recoveryCodes;
    const without = turnOffAuthenticator(personId, "not the password", codeOf(secret));
    await expect(without).rejects.toMatchObject(WRONG);
    const wrong = turnOffAuthenticator(personId, PASSWORD, wrongCode(secret));
    await expect(wrong).rejects.toMatchObject(WRONG);
    await turnOffAuthenticator(personId, PASSWORD, recovery);
    expect(await authenticatorOf(personId)).toEqual({ isOn: false, recoveryCodesLeft: 0 });
    expect((await actions(organisationId)).at(-1)).toBe("authenticator.turned-off");
    await expect(turnOffAuthenticator(personId, PASSWORD, recovery)).rejects.toMatchObject({
      code: "CONFLICT",
    });
    await expect(newRecoveryCodes(personId, recovery)).rejects.toMatchObject({ code: "CONFLICT" });
  });
});

test("whoever runs the server turns codes off with a link to a new password, and it is in the log", async () => {
  const { personId, email, organisationId } = await enrolled();
  await createResetToken(email);
  expect((await authenticatorOf(personId)).isOn).toBe(true);
  await createResetToken(email, true);
  expect(await authenticatorOf(personId)).toEqual({ isOn: false, recoveryCodesLeft: 0 });
  const where = { organisationId, action: "authenticator.turned-off" };
  expect(await database().auditEvent.findFirst({ where })).toMatchObject({
    actor: "system:reset-password",
  });
});

describe("what a browser keeps between password and code", () => {
  const person = { personId: crypto.randomUUID(), sessionVersion: 3 };
  const now = new Date("2026-11-29T12:00:00Z");
  const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

  test("names whose password was right, for five minutes", () => {
    const challenge = makeChallenge(person, now);
    expect(challenge).not.toContain(person.personId);
    expect(readChallenge(challenge, later(299))).toEqual(person);
    expect(readChallenge(challenge, later(300))).toBeNull();
  });

  test("is worth nothing when it was changed or made elsewhere", () => {
    const challenge = makeChallenge(person, now);
    expect(readChallenge(`${challenge.slice(0, -4)}AAAA`, now)).toBeNull();
    expect(readChallenge("", now)).toBeNull();
    vi.stubEnv("NEXTAUTH_SECRET", "b".repeat(32));
    const foreign = makeChallenge(person, now);
    vi.stubEnv("NEXTAUTH_SECRET", "a".repeat(32));
    expect(readChallenge(foreign, now)).toBeNull();
  });

  test("opens nothing once all sessions were ended, as by a new password", async () => {
    const { email, personId } = await enrolled();
    const proven = await signIn(email, PASSWORD, "192.0.2.7");
    const challenged = readChallenge(makeChallenge(proven, now), now);
    await database().person.update({
      where: { id: personId },
      data: { sessionVersion: { increment: 1 } },
    });
    const late = createSession(challenged ?? proven, { bySso: false, byTotp: true }, null);
    await expect(late).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  });
});
