import { afterAll, afterEach, expect, onTestFinished, test, vi } from "vitest";
import { database } from "@/lib/server/db";
import { tell } from "@/lib/server/mail/tell";
import { makeOrganisation } from "@/lib/server/projects/test-organisation";
import { startMailServer } from "@/scripts/testing/mail-server";
import { createTestDatabase } from "@/scripts/testing/test-database";
import { startTestMails } from "@/scripts/testing/test-mails";
import { forgotPassword } from "./forgot-password";
import { hashPassword } from "./password";
import { resetPassword } from "./reset-password";
import { signIn } from "./sign-in";

await createTestDatabase();
const us = await makeOrganisation();
const server = await startTestMails();
const HERE = "192.0.2.7";
const { personId } = us.assessor;
const { email } = await database().person.update({
  where: { id: personId },
  data: { passwordHash: await hashPassword("three unrelated words") },
});

afterEach(async () => void (await database().rateLimit.deleteMany()));
afterAll(() => database().$disconnect());

async function forget(address: string, from = HERE): Promise<void> {
  const later = await forgotPassword(address, from);
  await later();
}
const offers = () => database().auditEvent.count({ where: { action: "password.reset-offered" } });

test("a link to a new password reaches the address, once asked for, and nothing else does", async () => {
  await forget(` ${email.toUpperCase()} `);
  expect(server.mails.map(({ to }) => to)).toEqual([[email]]);
  const text = server.mails[0]?.source.replaceAll("=\r\n", "") ?? "";
  const link = /https:\/\/plimsoll\.nordhavn\.example\/reset-password#([\w-]{43})\r\n/.exec(text);
  await resetPassword(link?.[1] ?? "", "four other unrelated words", HERE);
  expect((await signIn(email, "four other unrelated words", HERE)).personId).toBe(personId);
  const offered = await database().auditEvent.findFirst({
    where: { action: "password.reset-offered" },
  });
  expect(offered).toMatchObject({ actor: "stranger", subject: `member:${us.assessor.memberId}` });
});

test("who asks learns nothing: all that depends on the address comes after the answer", async () => {
  const before = await database().oneTimeToken.count();
  for (const address of [email, "nobody@nordhavn.example"]) {
    expect(typeof (await forgotPassword(address, HERE))).toBe("function");
  }
  expect(await database().oneTimeToken.count()).toBe(before);
  expect(server.mails).toEqual([]);
});

test("nobody's address, one without a password and one of somebody who was removed get no mail", async () => {
  const removed = await makeOrganisation();
  const viewer = await database().person.update({
    where: { id: removed.viewer.personId },
    data: { passwordHash: "some" },
  });
  await database().member.update({
    where: { id: removed.viewer.memberId },
    data: { removedAt: new Date() },
  });
  const without = await database().person.findUniqueOrThrow({ where: { id: us.viewer.personId } });
  const before = await offers();
  for (const address of ["nobody@nordhavn.example", without.email, viewer.email]) {
    await forget(address);
  }
  expect(server.mails).toEqual([]);
  expect(await offers()).toBe(before);
});

test("one address is asked for three times an hour, from wherever, and one caller asks ten times", async () => {
  for (const from of ["a", "b", "c"]) await forget("nobody@nordhavn.example", from);
  const fourth = forgotPassword("nobody@nordhavn.example", "d");
  await expect(fourth).rejects.toMatchObject({ code: "RATE_LIMITED" });
  for (let i = 0; i < 10; i += 1) await forget(`n${i}@nordhavn.example`);
  await expect(forgotPassword(email, HERE)).rejects.toMatchObject({ code: "RATE_LIMITED" });
});

test("where no mail is sent, it says whom to ask; a mail that fails is nobody's error", async () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
  onTestFinished(() => log.mockRestore());
  vi.stubEnv("SMTP_URL", "");
  await expect(forgotPassword(email, HERE)).rejects.toMatchObject({
    code: "UNAVAILABLE",
    message: "This server sends no mail. Ask an owner for a link.",
  });
  const away = await startMailServer();
  await away.stop();
  vi.stubEnv("SMTP_URL", `smtp://localhost:${away.port}`);
  await forget(email);
  await tell(personId, "password-reset");
  expect(log).toHaveBeenCalledTimes(2);
});

test("somebody is told by mail what was done to their account", async () => {
  await tell(personId, "password-reset");
  expect(server.mails[0]?.to).toEqual([email]);
  expect(server.mails[0]?.source).toContain("Subject: Your password was set anew on Plimsoll");
});
