import { Client } from "pg";
import { afterAll, afterEach, expect, onTestFinished, test, vi } from "vitest";
import { CONTROL_IDS, type ControlId } from "@/lib/core/model/words";
import type { LiveChange, LivePresence } from "@/lib/schemas/live";
import { saveAnswer } from "@/lib/server/answers/commands";
import { recordAudit } from "@/lib/server/audit/record";
import { type Context, provenContext } from "@/lib/server/auth/context";
import { resolveThread, writeComment } from "@/lib/server/comments/commands";
import { database } from "@/lib/server/db";
import { markRead } from "@/lib/server/notices/commands";
import { listNotices } from "@/lib/server/notices/queries";
import { createProject } from "@/lib/server/projects/commands";
import { makeOrganisation } from "@/lib/server/projects/test-organisation";
import { BLANK_ANSWER } from "@/scripts/testing/blank-answer";
import { createTestDatabase } from "@/scripts/testing/test-database";
import { type Live, live, liveOver } from "./live";
import { move } from "./presence";
import { listenTo } from "./signals";
import { openStream, type StreamInput } from "./stream";

const { ownerUrl } = await createTestDatabase();
const ending = new AbortController();
const instance = () => liveOver(listenTo(process.env.DATABASE_URL ?? ""), ending.signal);
const one = instance();
const another = instance();
const open: Reader[] = [];
afterEach(() => {
  for (const reader of open.splice(0)) reader.close();
});
afterAll(async () => {
  ending.abort();
  await database().$disconnect();
});

interface Message {
  readonly id: number | null;
  readonly event: string;
  readonly data: unknown;
}

/** A browser's end of a stream. */
class Reader {
  readonly messages: Message[] = [];
  isOver = false;
  lastId: number | null = null;
  private readonly gone = new AbortController();
  private wake = () => {};

  constructor(live: Live, ctx: Context, over: Partial<StreamInput> = {}) {
    const input = { ctx, prove: async () => ctx, projectIds: [], fresh: [], after: null, ...over };
    void this.read(openStream(live, { ...input, signal: this.gone.signal }));
    open.push(this);
  }

  private async read(stream: ReadableStream<Uint8Array>) {
    const decoder = new TextDecoder();
    let rest = "";
    for await (const chunk of stream) {
      const blocks = (rest + decoder.decode(chunk, { stream: true })).split("\n\n");
      rest = blocks.pop() ?? "";
      for (const block of blocks) this.take(block);
      this.wake();
    }
    this.isOver = true;
    this.wake();
  }

  private take(block: string) {
    const fields = new Map(
      block.split("\n").map((line) => line.split(/: (.*)/s, 2) as [string, string]),
    );
    const id = fields.has("id") ? Number(fields.get("id")) : null;
    if (id !== null) this.lastId = id;
    const event = fields.get("event");
    if (event) this.messages.push({ id, event, data: JSON.parse(fields.get("data") ?? "null") });
  }

  async until(holds: () => boolean) {
    while (!holds()) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }

  changes(): LiveChange[] {
    return this.messages.flatMap(({ event, data }) =>
      event === "changes" ? (data as LiveChange[]) : [],
    );
  }

  saves() {
    return this.changes().flatMap((it) =>
      it.kind === "answer" ? [`${it.record.control} ${it.record.version} ${it.record.answer}`] : [],
    );
  }

  streamId() {
    const { data } = this.messages.find(({ event }) => event === "hello") ?? {};
    return (data as { streamId: string }).streamId;
  }

  people(projectId: string) {
    const lists = this.messages.flatMap(({ event, data }) =>
      event === "presence" ? [data as LivePresence] : [],
    );
    const last = lists.findLast((it) => it.projectId === projectId);
    return last?.people.map(({ name, control }) => `${name} ${control}`).sort() ?? [];
  }

  ready() {
    return this.until(() => this.messages.some(({ event }) => event === "presence"));
  }

  close() {
    this.gone.abort();
  }
}

async function start(team: "harbour" | null = null) {
  const organisation = await makeOrganisation();
  const { id: projectId } = await createProject(organisation.owner, {
    name: "Crane",
    environment: "production",
    platform: "compose",
    teamId: team && organisation[team],
  });
  const save = (control: ControlId, version: number, by = organisation.owner) =>
    saveAnswer(by, {
      projectId,
      control,
      version,
      ...BLANK_ANSWER,
      answer: version % 2 ? "met" : "not_met",
    });
  return { ...organisation, projectId, save };
}

test("what one person saves reaches whoever has the project open, on every instance", async () => {
  const { assessor, outsider, projectId, save } = await start();
  const here = new Reader(one, assessor, { projectIds: [projectId] });
  const there = new Reader(another, outsider, { projectIds: [projectId] });
  await Promise.all([here.ready(), there.ready()]);
  await save("IMG-1", 0);
  for (const reader of [here, there]) {
    await reader.until(() => reader.saves().length === 1);
    const [change] = reader.changes();
    expect(change).toMatchObject({
      kind: "answer",
      projectId,
      record: { control: "IMG-1", version: 1, answer: "not_met", changedBy: "Olga" },
    });
  }
});

test("what somebody says of a control reaches whoever has the project open, as ids and a number alone", async () => {
  const { assessor, owner, outsider, projectId } = await start("harbour");
  const here = new Reader(one, assessor, { projectIds: [projectId] });
  const stranger = new Reader(another, outsider, { projectIds: [projectId] });
  await here.ready();
  const written = { projectId, control: "CTR-1", text: "which user?" } as const;
  const { id } = await writeComment(owner, { ...written, threadId: null });
  await writeComment(owner, { ...written, threadId: id });
  await resolveThread(assessor, id);
  await here.until(() => here.changes().length === 3);
  const told = { kind: "comment", projectId, control: "CTR-1" };
  expect(here.changes().at(-1)).toEqual({ ...told, openThreads: 0 });
  expect(JSON.stringify(here.messages)).not.toContain("which user?");
  expect(stranger.changes()).toEqual([]);
});

test("whoever is told something hears how many notices wait, on every instance, and nobody else does", async () => {
  const { assessor, owner, projectId } = await start("harbour");
  const unread = (reader: Reader) =>
    reader.messages.flatMap(({ event, data }) => (event === "notices" ? [data] : []));
  const here = new Reader(one, assessor);
  const there = new Reader(another, assessor, { projectIds: [projectId] });
  const other = new Reader(one, owner, { projectIds: [projectId] });
  for (const reader of [here, there, other]) await reader.until(() => unread(reader).length === 1);
  const text = `@[${assessor.memberId}]`;
  await writeComment(owner, { projectId, control: "CTR-1", threadId: null, text });
  for (const reader of [here, there]) await reader.until(() => unread(reader).length === 2);
  expect(unread(here)).toEqual([{ unread: 0 }, { unread: 1 }]);
  const [notice] = (await listNotices(assessor)).notices;
  await markRead(assessor, notice?.id ?? "");
  for (const reader of [here, there]) await reader.until(() => unread(reader).length === 3);
  expect(unread(there).at(-1)).toEqual({ unread: 0 });
  expect(unread(other)).toEqual([{ unread: 0 }]);
});

test("a new page is told all answers; one that was away, what it missed and no more", async () => {
  const { assessor, projectId, save } = await start();
  await save("IMG-1", 0);
  const first = new Reader(one, assessor, { projectIds: [projectId] });
  await first.ready();
  const state = first.messages.find(({ event }) => event === "state");
  expect(state?.data).toMatchObject({ projectId, records: [{ control: "IMG-1", version: 1 }] });
  first.close();
  await first.until(() => first.isOver);

  await save("IMG-2", 0);
  await save("IMG-2", 1);
  await save("IMG-3", 0);
  const again = new Reader(another, assessor, { projectIds: [projectId], after: first.lastId });
  await again.ready();
  expect(again.saves()).toEqual(["IMG-2 2 met", "IMG-3 1 not_met"]);
  expect(again.messages.some(({ event }) => event === "state")).toBe(false);
});

test("a project that another tab has just opened is told whole, beside what was missed of the others", async () => {
  const { assessor, owner, projectId, save } = await start();
  const first = new Reader(one, assessor, { projectIds: [projectId] });
  await first.ready();
  const other = await createProject(owner, {
    name: "Quay",
    environment: "staging",
    platform: "docker",
  });
  await save("IMG-1", 0);
  await first.until(() => first.saves().length === 1);
  const both = new Reader(one, assessor, {
    projectIds: [projectId, other.id],
    fresh: [other.id],
    after: first.lastId,
  });
  await both.until(() => both.people(other.id).length === 1);
  const states = both.messages.filter(({ event }) => event === "state");
  expect(states.map(({ data }) => data)).toMatchObject([{ projectId: other.id, records: [] }]);
  expect(both.changes()).toEqual([]); // that it was made is no news to a page that shows it
});

test("an event that was never written, as after a restore, is answered with all answers", async () => {
  const { assessor, projectId, save } = await start();
  await save("IMG-1", 0);
  const reader = new Reader(one, assessor, { projectIds: [projectId], after: 9_999 });
  await reader.ready();
  expect(reader.messages.map(({ event }) => event)).toContain("state");
});

test("nothing is lost or told twice while many save, streams break off and the listener is cut", async () => {
  const { owner, assessor, projectId, save } = await start();
  const seen: string[] = [];
  let reader = new Reader(one, assessor, { projectIds: [projectId] });
  await reader.ready();
  const saving = Promise.all(
    CONTROL_IDS.slice(0, 20).map(async (control) => {
      for (let version = 0; version < 3; version += 1) await save(control, version, owner);
    }),
  );
  const administrator = new Client({ connectionString: process.env.DATABASE_URL });
  await administrator.connect();
  const cut = administrator.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'plimsoll live'",
  );
  await reader.until(() => reader.saves().length > 0);
  reader.close();
  await reader.until(() => reader.isOver);
  seen.push(...reader.saves());
  const after = reader.lastId;
  reader = new Reader(another, assessor, { projectIds: [projectId], after });
  await Promise.all([saving, cut]);
  await administrator.end();

  const last = () => reader.saves().filter((it) => / 3 /.test(it)).length;
  const before = seen.filter((it) => / 3 /.test(it)).length;
  await reader.until(() => before + last() === 20);
  seen.push(...reader.saves());
  expect(new Set(seen).size).toBe(seen.length);
  const ids = reader.messages.flatMap(({ id }) => id ?? []);
  expect(ids).toEqual([...ids].sort((a, b) => a - b));
});

test("a project that is another team's, or another organisation's, is silent", async () => {
  const mine = await start("harbour");
  const theirs = await start();
  const stranger = new Reader(one, mine.outsider, {
    projectIds: [mine.projectId, theirs.projectId],
  });
  const member = new Reader(one, mine.assessor, { projectIds: [mine.projectId] });
  await member.ready();
  await mine.save("IMG-1", 0);
  await theirs.save("IMG-1", 0);
  await member.until(() => member.saves().length === 1);
  // That nothing waits for themselves is all that they hear.
  expect(stranger.messages.map(({ event }) => event)).toEqual(["hello", "notices"]);
  expect(stranger.people(mine.projectId)).toEqual([]);
});

test("a stream ends when the membership does, and goes silent when its member leaves the team", async () => {
  const { id, owner, assessor, projectId, save, viewer } = await start("harbour");
  let role: Context | null = assessor;
  const removed = new Reader(one, assessor, { projectIds: [projectId], prove: async () => role });
  const moved = new Reader(one, viewer, { projectIds: [projectId] });
  await Promise.all([removed.ready(), moved.ready()]);

  role = null;
  await database().teamMember.deleteMany({ where: { memberId: viewer.memberId } });
  await database().$transaction((tx) =>
    recordAudit(tx, {
      organisationId: id,
      actor: `member:${owner.memberId}`,
      action: "member.remove",
      subject: `member:${assessor.memberId}`,
    }),
  );
  await removed.until(() => removed.isOver);
  expect(removed.messages.at(-1)?.event).toBe("ended");

  await save("IMG-1", 0);
  const watcher = new Reader(one, owner, { projectIds: [projectId], after: 0 });
  await watcher.until(() => watcher.saves().length === 1);
  expect(moved.saves()).toEqual([]);
});

test("everybody sees who is where, until they leave", async () => {
  const { assessor, owner, projectId, viewer } = await start();
  const first = new Reader(one, assessor, { projectIds: [projectId] });
  const second = new Reader(another, owner, { projectIds: [projectId] });
  await first.until(() => first.people(projectId).length === 2);
  const streamId = second.streamId();
  await move(owner.memberId, { streamId, projectId, control: "CTR-1" });
  await first.until(() => first.people(projectId).includes("Olga CTR-1"));
  expect(first.people(projectId)).toEqual(["Anders null", "Olga CTR-1"]);

  await move(viewer.memberId, { streamId, projectId, control: "CTR-2" });
  second.close();
  await first.until(() => first.people(projectId).length === 1);
  expect(first.people(projectId)).toEqual(["Anders null"]);
});

test("a stream that ends with the process says nothing more", async () => {
  const { assessor, projectId } = await start();
  const last = new AbortController();
  const third = liveOver(listenTo(process.env.DATABASE_URL ?? ""), last.signal);
  const reader = new Reader(third, provenContext({ ...assessor }), { projectIds: [projectId] });
  await reader.ready();
  last.abort();
  await reader.until(() => reader.isOver);
});

test("where no signal comes through, as behind a pooler, a change is told with the next beat", async () => {
  const { assessor, projectId, save } = await start();
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  const silent = { subscribe: () => () => {}, close: async () => {} };
  const deaf = liveOver(silent, ending.signal);
  const reader = new Reader(deaf, assessor, { projectIds: [projectId] });
  await reader.ready();
  await save("IMG-1", 0);
  expect(reader.saves()).toEqual([]);
  vi.advanceTimersByTime(15_000);
  await reader.until(() => reader.saves().length === 1);
});

test("DATABASE_LISTEN_URL is where an instance listens", async () => {
  vi.stubEnv("DATABASE_LISTEN_URL", ownerUrl);
  const { assessor, projectId, save } = await start();
  const its = live();
  onTestFinished(() => void vi.unstubAllEnvs());
  const reader = new Reader(its, assessor, { projectIds: [projectId] });
  await new Promise<void>((resolve) => {
    its.onSignal(({ kind }) => kind === "again" && resolve());
  });
  const [listener] = await database().$queryRaw<{ role: string }[]>`
    SELECT usename::text AS role FROM pg_stat_activity
     WHERE application_name = 'plimsoll live' AND datname = current_database()
     ORDER BY backend_start DESC LIMIT 1`;
  expect(listener?.role).toBe(new URL(ownerUrl).username);
  await reader.ready();
  await save("IMG-1", 0);
  await reader.until(() => reader.saves().length === 1);
});

test("a stream says once that it is over: its browser goes, had gone before it began, cancels it, or is signed out", async () => {
  const { owner } = await makeOrganisation();
  const leaving = new AbortController();
  const input = { ctx: owner, projectIds: [], fresh: [], after: null };
  const over: string[] = [];
  const opened = (
    how: string,
    signal: AbortSignal,
    prove = async (): Promise<Context | null> => owner,
  ) => openStream(one, { ...input, prove, signal, onOver: () => over.push(how) });

  await opened("gone before", AbortSignal.abort()).getReader().closed;
  const left = opened("goes", leaving.signal).getReader();
  leaving.abort();
  await left.closed;
  leaving.abort();
  await opened("cancels", new AbortController().signal).cancel();
  const ended = opened("signed out", new AbortController().signal, async () => null);
  for await (const _ of ended);
  expect(over).toEqual(["gone before", "goes", "cancels", "signed out"]);
});
