import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import type { SaveAnswerInput } from "@/lib/schemas/answer";
import { saveAnswer } from "@/lib/server/answers/commands";
import type { Context } from "@/lib/server/auth/context";
import { writeComment } from "@/lib/server/comments/commands";
import { database } from "@/lib/server/db";
import type { Mail } from "@/lib/server/mail/send-mail";
import { removeMember } from "@/lib/server/people/members";
import { archiveProject, createProject } from "@/lib/server/projects/commands";
import { makeOrganisation } from "@/lib/server/projects/test-organisation";
import { BLANK_ANSWER } from "@/scripts/testing/blank-answer";
import { startMailServer } from "@/scripts/testing/mail-server";
import { createTestDatabase } from "@/scripts/testing/test-database";
import { markRead, setNoticeWish } from "./commands";
import { mailNotices } from "./mail";
import { listNotices } from "./queries";
import { sweepNotices } from "./sweep";

await createTestDatabase();
afterAll(() => database().$disconnect());

beforeEach(async () => {
  await database().notice.deleteMany();
  process.env.SMTP_URL = "smtp://127.0.0.1:9";
  process.env.MAIL_FROM = "Plimsoll <plimsoll@nordhavn.example>";
  process.env.NEXTAUTH_URL = "https://plimsoll.nordhavn.example";
});
afterEach(() => {
  for (const name of ["SMTP_URL", "MAIL_FROM", "NEXTAUTH_URL"]) delete process.env[name];
});

const EVE = new Date("2027-01-31T23:00:00Z");
const AFTER = new Date("2027-02-01T00:30:00Z");

async function start() {
  const organisation = await makeOrganisation();
  const { owner, harbour } = organisation;
  const facts = { environment: "production", platform: "compose", teamId: harbour } as const;
  const { id: projectId } = await createProject(owner, { ...facts, name: "Crane" });
  const save = (by: Context, over: Partial<SaveAnswerInput>) =>
    saveAnswer(by, {
      projectId,
      control: "IMG-1",
      version: 0,
      ...BLANK_ANSWER,
      answer: "partly",
      ...over,
    });
  const mention = (...people: Context[]) => {
    const text = people.map(({ memberId }) => `a private word @[${memberId}]`).join(" ");
    return writeComment(owner, { projectId, control: "CTR-1", threadId: null, text });
  };
  const told = async (as: Context) =>
    (await listNotices(as)).notices.map(({ kind, control }) => `${kind} ${control}`);
  return { ...organisation, projectId, save, mention, told };
}

const due = { dueDate: "2027-01-31" };
const soon = () => new Date(Date.now() + 10 * 60_000);

/** Takes mails, or fails as often as it is told. */
function post(failures = 0) {
  const mails: Mail[] = [];
  let left = failures;
  const send = async (mail: Mail) => {
    if (left-- > 0) throw new Error("refused");
    mails.push(mail);
  };
  return { mails, send };
}

test("what is overdue is told to its owner once for each due date, and not before the day is over", async () => {
  const { id, assessor, owner, save, told } = await start();
  await save(owner, { ...due, ownerMemberId: assessor.memberId });
  await save(owner, { ...due, control: "IMG-2", ownerName: "Henrik" });
  await save(owner, { ...due, control: "IMG-3", answer: "met" });
  await save(owner, { ...due, control: "CTR-1", answer: null });
  await sweepNotices(EVE);
  expect(await told(assessor)).toEqual(["assigned IMG-1"]);
  await sweepNotices(AFTER);
  await sweepNotices(new Date(AFTER.getTime() + 3_600_000));
  expect((await told(assessor)).sort()).toEqual(["assigned IMG-1", "step_overdue IMG-1"]);
  expect((await told(owner)).sort()).toEqual(["step_overdue CTR-1", "step_overdue IMG-2"]);
  const where = { organisationId: id, action: "notice.overdue" };
  const events = await database().auditEvent.findMany({ where });
  expect(events).toMatchObject([{ actor: "system:notices", details: { told: 3 } }]);

  const later = { version: 1, dueDate: "2027-02-10", ownerMemberId: assessor.memberId };
  await save(owner, later);
  await sweepNotices(new Date("2027-02-11T09:00:00Z"));
  expect((await told(assessor)).filter((it) => it.startsWith("step_overdue"))).toHaveLength(2);
});

test("nobody is told what is overdue in an archived project, in one they see no longer, or against their wish", async () => {
  const { assessor, outsider, owner, harbour, projectId, save, told } = await start();
  const ofHarbour = { teamId: harbour, memberId: outsider.memberId };
  await database().teamMember.create({ data: ofHarbour });
  await save(owner, { ...due, ownerMemberId: outsider.memberId });
  await database().teamMember.deleteMany({ where: ofHarbour });
  await save(owner, { ...due, control: "IMG-2", ownerMemberId: assessor.memberId });
  await setNoticeWish(assessor, { kind: "step_overdue", channel: "bell", isWanted: false });
  await setNoticeWish(assessor, { kind: "step_overdue", channel: "mail", isWanted: false });
  await sweepNotices(AFTER);
  expect(await told(assessor)).toEqual(["assigned IMG-2"]);
  expect(await told(outsider)).toEqual([]);
  await setNoticeWish(assessor, { kind: "step_overdue", channel: "bell", isWanted: true });
  await archiveProject(owner, projectId);
  await sweepNotices(AFTER);
  expect(await told(assessor)).toEqual(["assigned IMG-2"]);
});

test("several instances that sweep at once tell everybody once", async () => {
  const { assessor, owner, save, told } = await start();
  await save(owner, { ...due, ownerMemberId: assessor.memberId });
  await Promise.all([sweepNotices(AFTER), sweepNotices(AFTER), sweepNotices(AFTER)]);
  await sweepNotices(AFTER);
  expect((await told(assessor)).filter((it) => it.startsWith("step_overdue"))).toHaveLength(1);
});

test("what was read long ago is forgotten", async () => {
  const { assessor, mention } = await start();
  await mention(assessor);
  const [notice] = (await listNotices(assessor)).notices;
  await markRead(assessor, notice?.id ?? "");
  await sweepNotices(new Date(Date.now() + 80 * 86_400_000));
  expect((await listNotices(assessor)).notices).toHaveLength(1);
  await sweepNotices(new Date(Date.now() + 100 * 86_400_000));
  expect((await listNotices(assessor)).notices).toHaveLength(0);
});

test("the notices of some minutes are one mail, which quotes nothing that somebody wrote", async () => {
  const { assessor, viewer, owner, projectId, mention, save } = await start();
  await mention(assessor, viewer);
  await save(owner, { ownerMemberId: assessor.memberId });
  const early = post();
  expect(await mailNotices(new Date(), early.send)).toBe(0);
  const { mails, send } = post();
  expect(await mailNotices(soon(), send)).toBe(2);
  const mine = mails.find(({ text }) => text.includes("made the owner of IMG-1"));
  expect(mine?.subject).toBe("Plimsoll: 2 new notices");
  expect(mine?.text).toContain("mentioned in a comment on CTR-1 (Crane)");
  expect(mine?.text).toContain(
    `https://plimsoll.nordhavn.example/projects/${projectId}/checklist?control=CTR-1`,
  );
  for (const { text } of mails) expect(text).not.toMatch(/private word|Olga/);
  expect(await mailNotices(soon(), send)).toBe(0);
});

test("nothing is mailed that was read, is muted, or may not be seen any more; mail alone shows nothing in the bell", async () => {
  const { assessor, viewer, reviewer, owner, mention, told } = await start();
  await setNoticeWish(reviewer, { kind: "mentioned", channel: "bell", isWanted: false });
  await mention(assessor, viewer, reviewer);
  expect(await told(reviewer)).toEqual([]);
  const [notice] = (await listNotices(assessor)).notices;
  await markRead(assessor, notice?.id ?? "");
  await removeMember(owner, viewer.memberId);
  const { mails, send } = post();
  await mailNotices(soon(), send);
  expect(mails).toHaveLength(1);

  await setNoticeWish(reviewer, { kind: "mentioned", channel: "mail", isWanted: false });
  await mention(reviewer);
  expect(await mailNotices(soon(), send)).toBe(0);
});

test("several instances that mail at once send each mail once", async () => {
  const { assessor, viewer, reviewer, mention } = await start();
  await mention(assessor, viewer, reviewer);
  const { mails, send } = post();
  const now = soon();
  await Promise.all([mailNotices(now, send), mailNotices(now, send), mailNotices(now, send)]);
  expect(new Set(mails.map(({ to }) => to)).size).toBe(3);
  expect(mails).toHaveLength(3);
});

test("a mail that is refused is tried again with growing pauses, six times at most", async () => {
  const { assessor, mention } = await start();
  await mention(assessor);
  const refusing = post(100);
  let now = soon();
  const pauses: number[] = [];
  for (let tries = 0; tries < 5; tries += 1) {
    await mailNotices(now, refusing.send);
    const { mailDueAt } = await database().notice.findFirstOrThrow();
    pauses.push(((mailDueAt?.getTime() ?? 0) - now.getTime()) / 60_000);
    now = mailDueAt ?? now;
  }
  expect(pauses).toEqual([5, 10, 20, 40, 80]);
  await mailNotices(now, refusing.send);
  expect(await database().notice.findFirstOrThrow()).toMatchObject({
    mailDueAt: null,
    mailTries: 6,
  });
});

test("a mail goes to a mail server in plain text", async () => {
  const server = await startMailServer();
  process.env.SMTP_URL = `smtp://127.0.0.1:${server.port}`;
  try {
    const { assessor, mention } = await start();
    await mention(assessor);
    expect(await mailNotices(soon())).toBe(1);
    expect(server.mails[0]?.source).toMatch(/Content-Type: text\/plain/i);
  } finally {
    await server.stop();
  }
});

test("without a mail server nothing waits to be mailed", async () => {
  delete process.env.SMTP_URL;
  const { assessor, mention } = await start();
  await mention(assessor);
  expect(await database().notice.findFirst()).toMatchObject({ mailDueAt: null, inBell: true });
});
