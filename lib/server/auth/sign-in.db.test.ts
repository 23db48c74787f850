import { expect, test } from "vitest";
import { createTestDatabase } from "@/scripts/testing/test-database";
import { database } from "../db";
import { changePassword } from "./change-password";
import { contextOf, membershipOf } from "./membership";
import { createResetToken, resetPassword } from "./reset-password";
import { createSession, endSession, endSessions } from "./sessions";
import { createSetupCode, setUp } from "./setup";
import { signIn } from "./sign-in";

await createTestDatabase();
const email = "henrik@nordhavn.example";
const first = "three unrelated words";
const second = "four other unrelated words";
const third = "ﬁve quite unrelated words"; // begins with a ligature that NFKC takes apart
const code = (await createSetupCode()) ?? "";
await setUp({ code, organisation: "Nordhavn", name: "Henrik", email, password: first });

const BY_PASSWORD = { bySso: false, byTotp: false };

/** Signs in as the page's action does, less the cookie. */
async function start(password: string, from: string) {
  return createSession(await signIn(email, password, from), BY_PASSWORD, null);
}

async function actions(): Promise<string[]> {
  const events = await database().auditEvent.findMany({ orderBy: { seq: "asc" } });
  return events.map(({ action }) => action);
}

test("the right password starts a session whose role comes from the database", async () => {
  const person = await signIn(` ${email.toUpperCase()} `, first, "a");
  const claim = await createSession(person, BY_PASSWORD, null);
  expect(await contextOf(claim)).toMatchObject({ role: "owner", personId: claim.personId });
  await database().member.updateMany({ data: { role: "viewer" } });
  expect(await contextOf(claim)).toMatchObject({ role: "viewer" });
  await endSession(claim.personId, claim.sessionId);
  expect(await contextOf(claim)).toBeNull();
  expect((await actions()).slice(-2)).toEqual(["session.started", "session.ended"]);
});

test("a session stands for the person's own name, address and organisation", async () => {
  const claim = await start(first, "e");
  expect((await membershipOf(claim))?.account).toMatchObject({
    name: "Henrik",
    email,
    organisation: "Nordhavn",
  });
});

test("a wrong password and an unknown address are refused with the same words", async () => {
  const refusal = { code: "UNAUTHENTICATED", message: "Email or password is wrong." };
  await expect(signIn(email, second, "b")).rejects.toMatchObject(refusal);
  await expect(signIn("nobody@nordhavn.example", first, "b")).rejects.toMatchObject(refusal);
  await expect(signIn("no address", first, "b")).rejects.toMatchObject(refusal);
  expect((await actions()).at(-1)).toBe("session.refused");
});

test("tries are limited per account, from wherever they come, and per address", async () => {
  const other = "mara@nordhavn.example";
  for (let i = 0; i < 10; i += 1) {
    await expect(signIn(other, first, `c${i}`)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  }
  await expect(signIn(other, first, "c10")).rejects.toMatchObject({ code: "RATE_LIMITED" });
  for (let i = 0; i < 30; i += 1) {
    await expect(signIn(`p${i}@nordhavn.example`, first, "d")).rejects.toBeTruthy();
  }
  await expect(signIn(email, first, "d")).rejects.toMatchObject({ code: "RATE_LIMITED" });
  await signIn(email, first, "e");
});

test("signing out everywhere and removal from the organisation end a session at once", async () => {
  const claim = await start(first, "f");
  await endSessions(claim.personId);
  expect(await contextOf(claim)).toBeNull();
  expect((await actions()).at(-1)).toBe("session.ended-everywhere");

  const next = await start(first, "f");
  await database().member.updateMany({ data: { removedAt: new Date() } });
  expect(await contextOf(next)).toBeNull();
  await database().member.updateMany({ data: { removedAt: null } });
});

test("a password change asks for the current one and ends the other sessions", async () => {
  const claim = await start(first, "g");
  await expect(changePassword(claim.personId, second, second)).rejects.toMatchObject({
    code: "INVALID",
  });
  const kept = await createSession(
    await changePassword(claim.personId, first, second),
    BY_PASSWORD,
    null,
  );
  expect(await contextOf(claim)).toBeNull();
  expect(await contextOf(kept)).not.toBeNull();
  expect((await actions()).slice(-2)).toEqual(["password.changed", "session.started"]);
});

test("a reset link works once, within the hour, ends all sessions, and is audited", async () => {
  const claim = await start(second, "h");
  const replaced = await createResetToken(email);
  const expired = await createResetToken(email);
  await database().oneTimeToken.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } });
  for (const token of [replaced, expired, ""]) {
    await expect(resetPassword(token, third, "h")).rejects.toMatchObject({ code: "INVALID" });
  }
  const token = await createResetToken(email);
  await resetPassword(token, third, "h");
  await expect(resetPassword(token, first, "h")).rejects.toMatchObject({ code: "INVALID" });
  expect(await contextOf(claim)).toBeNull();
  await start(third.normalize("NFKC"), "h");
  expect((await actions()).slice(-3)).toEqual([
    "password.reset-offered",
    "password.reset",
    "session.started",
  ]);
  await expect(createResetToken("nobody@nordhavn.example")).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});
