import { afterAll, afterEach, expect, onTestFinished, test, vi } from "vitest";
import { ROLES } from "@/lib/core/model/words";
import type { InvitationInput } from "@/lib/schemas/people";
import { database } from "@/lib/server/db";
import { makeOrganisation } from "@/lib/server/projects/test-organisation";
import { startMailServer } from "@/scripts/testing/mail-server";
import { createTestDatabase } from "@/scripts/testing/test-database";
import { startTestMails } from "@/scripts/testing/test-mails";
import { listInvitations } from "./invitations";
import { invite } from "./invite";
import { readOffer } from "./join";

await createTestDatabase();
const us = await makeOrganisation();
const server = await startTestMails();
const email = "kim@nordhavn.example";
const bound: InvitationInput = { role: "assessor", teamId: us.harbour, email };

afterEach(async () => void (await database().rateLimit.deleteMany()));
afterAll(() => database().$disconnect());

/** The text of the mail that was sent last, its lines put together again. */
function lastMail(): string {
  return (server.mails.at(-1)?.source ?? "").replaceAll("=\r\n", "").replaceAll("=3D", "=");
}

test("an invitation for an address is mailed there, with a link that works and is shown as well", async () => {
  const made = await invite(us.owner, bound);
  expect(made).toMatchObject({ mailedTo: email, notMailed: null });
  expect(server.mails.map(({ to }) => to)).toEqual([[email]]);
  expect(lastMail()).toContain("Subject: Invitation to Nordhavn on Plimsoll");
  expect(lastMail()).toContain("Your role: assessor, in the team Harbour.");
  expect(lastMail()).toContain(`https://plimsoll.nordhavn.example/join#${made.secret}`);
  expect(await readOffer(made.secret, null, "192.0.2.7")).toMatchObject({ role: "assessor" });
});

test("one for whoever has the link is not mailed, nor is any where no mail server is set", async () => {
  expect(await invite(us.owner, { role: "viewer" })).toMatchObject({ mailedTo: null });
  vi.stubEnv("SMTP_URL", "");
  const quiet = await invite(us.owner, bound);
  expect(quiet).toMatchObject({ mailedTo: null, notMailed: null });
  expect(server.mails).toEqual([]);
});

test("the log says of an invitation whether it was to be mailed, and to nobody by name", async () => {
  const mailed = await invite(us.owner, bound);
  const shown = await invite(us.owner, { role: "viewer" });
  const entries = await database().auditEvent.findMany({
    where: { subject: { in: [`invitation:${mailed.id}`, `invitation:${shown.id}`] } },
    orderBy: { seq: "asc" },
    omit: { seq: true },
  });
  expect(entries.map(({ details }) => details)).toMatchObject([{ mail: true }, { mail: false }]);
  expect(JSON.stringify(entries)).not.toContain(email);
});

test("where the mail is not taken, the reason is said and the invitation is there", async () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
  onTestFinished(() => log.mockRestore());
  const away = await startMailServer();
  await away.stop();
  vi.stubEnv("SMTP_URL", `smtp://localhost:${away.port}`);
  const made = await invite(us.owner, bound);
  expect(made).toMatchObject({ mailedTo: null });
  expect(made.notMailed).toContain("The mail was not sent: the mail server cannot be reached");
  expect((await listInvitations(us.owner)).map(({ id }) => id)).toContain(made.id);
  expect(await readOffer(made.secret, null, "192.0.2.7")).toMatchObject({ role: "assessor" });
});

test("an organisation mails a hundred invitations an hour, no more", async () => {
  const other = await makeOrganisation();
  const send = () => invite(other.owner, { role: "viewer", email });
  await send();
  await database().rateLimit.updateMany({ data: { count: 100 } });
  const last = await send();
  expect(last).toMatchObject({ mailedTo: null, notMailed: expect.stringContaining("Too many") });
  expect(server.mails).toHaveLength(1);
});

test.each(ROLES.filter((role) => role !== "owner"))("the role %s mails nobody", async (role) => {
  await expect(invite(us[role], bound)).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect(server.mails).toEqual([]);
});
