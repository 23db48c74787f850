import "server-only";
import { randomUUID } from "node:crypto";
import { type Actor, can } from "@/lib/core/access/can";
import type { LiveChange } from "@/lib/schemas/live";
import type { Context } from "@/lib/server/auth/context";
import { database } from "@/lib/server/db";
import { countUnread } from "@/lib/server/notices/unread";
import { actorOf, visibleTo } from "@/lib/server/projects/access";
import { CHAIN_PAGE, chainHead, readChain } from "./changes";
import type { Batch } from "./follower";
import type { Live } from "./live";
import { leave, stay } from "./presence";
import { peopleIn, stateOf } from "./shared-reads";

/** A comment on the line keeps proxies from closing it, and says that this browser is still there. Milliseconds. */
const HEARTBEAT = 15_000;
/** Messages that a browser has not taken yet; with more it is closed, and comes back where it was. */
const LARGEST_BACKLOG = 64;

export interface StreamInput {
  readonly ctx: Context;
  /** Reads from the database who it is now; null when that has ended. */
  readonly prove: () => Promise<Context | null>;
  readonly projectIds: readonly string[];
  /** Those of them that the browser has just opened: it is told all their answers. */
  readonly fresh: readonly string[];
  /** The last event that the browser has seen; null for a new page. */
  readonly after: number | null;
  /** Ends when the browser has gone. */
  readonly signal: AbortSignal;
  /** Called once when the stream is over, whoever ended it, also where the browser had gone before it began. */
  readonly onOver?: () => void;
}

/**
 * The changes of some projects as server-sent events, each once and in order, for as long as whoever
 * listens may see them. `state` holds all answers of a project, for a page that is new or was away for
 * long; `changes` what has happened since, under the number by which it is taken up again; `presence`
 * who is where; `notices` how many notices wait for whoever listens; `ended` that the session is over.
 */
export function openStream(live: Live, input: StreamInput): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const streamId = randomUUID();
  const over = new AbortController();
  let stop = () => {};
  if (input.onOver) over.signal.addEventListener("abort", input.onOver, { once: true });

  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const say = (message: string) => {
          if (over.signal.aborted) return;
          if ((controller.desiredSize ?? 0) < -LARGEST_BACKLOG) return end();
          controller.enqueue(encoder.encode(message));
        };
        const end = () => {
          if (over.signal.aborted) return;
          over.abort();
          stop();
          controller.close(); // `error` would fill the log
        };
        input.signal.addEventListener("abort", end, { once: true });
        live.ending.addEventListener("abort", end, { once: true, signal: over.signal });
        stop = follow(live, input, { streamId, say, end });
        if (input.signal.aborted || live.ending.aborted) end();
      },
      cancel() {
        over.abort();
        stop();
      },
    },
    new CountQueuingStrategy({ highWaterMark: 1 }),
  );
}

interface Line {
  readonly streamId: string;
  say(message: string): void;
  end(): void;
}

function follow(live: Live, input: StreamInput, line: Line): () => void {
  const { streamId, say, end } = line;
  const stops: (() => void)[] = [];
  let over = false;
  let { ctx } = input;
  let actor: Actor;
  let followed: readonly string[] = [];
  let cursor = 0;
  let unread: number | null = null;
  const told = new Map<string, string>();

  // One thing after the other: what came while the page caught up is told when it has.
  let work: Promise<void> = Promise.resolve();
  function next(step: () => Promise<void>): void {
    work = work.then(() => (over ? undefined : step())).catch(end); // the browser comes back and catches up
  }

  async function prove(): Promise<boolean> {
    const proven = await input.prove();
    if (!proven || proven.memberId !== ctx.memberId) {
      say(message("ended", {}));
      end();
      return false;
    }
    ctx = proven;
    actor = await actorOf(database(), ctx);
    followed = await visibleAmong(actor, input.projectIds);
    return true;
  }

  async function catchUp(): Promise<void> {
    if (!(await prove())) return;
    // Before it says hello: a page answers that with its place, which there has to be.
    await stay(streamId, ctx.memberId, followed);
    const head = await chainHead(ctx.organisationId);
    const { after, fresh } = input;
    const missed =
      after === null || after > head ? null : await readChain(ctx.organisationId, after);
    const isKnown = missed !== null && missed.length < CHAIN_PAGE;
    cursor = isKnown ? (after ?? head) : head;
    say(`retry: 1000\n${message("hello", { streamId }, cursor)}`);
    if (isKnown) tell(missed, fresh);
    for (const projectId of followed) {
      if (isKnown && !fresh.includes(projectId)) continue;
      const state = await stateOf(ctx, projectId);
      if (state) say(message("state", state));
    }
    await tellPresence(followed);
    await tellNotices();
  }

  /** @param opened projects that were just opened: their pages show what was done to them, and `state` what since. */
  function tell(batch: Batch, opened: readonly string[] = []): void {
    const fresh = batch.filter(({ seq }) => seq > cursor);
    cursor = fresh.at(-1)?.seq ?? cursor;
    const changes = fresh.flatMap(({ change, project }): LiveChange[] => {
      const mine = project && followed.includes(project.id);
      const isShown = mine && opened.includes(project.id) && change?.kind !== "comment";
      const { organisationId } = actor;
      return mine &&
        change &&
        !isShown &&
        can(actor, "project.read", { organisationId, teamId: project.teamId })
        ? [change]
        : [];
    });
    if (changes.length > 0) say(message("changes", changes, cursor));
  }

  async function onBatch(batch: Batch): Promise<void> {
    if (batch.some(({ isAboutPeople }) => isAboutPeople) && !(await prove())) return;
    tell(batch);
  }

  async function tellPresence(projectIds: readonly string[]): Promise<void> {
    for (const projectId of projectIds) {
      const text = JSON.stringify({ projectId, people: await peopleIn(projectId) });
      if (told.get(projectId) === text) continue;
      told.set(projectId, text);
      say(`event: presence\ndata: ${text}\n\n`);
    }
  }

  async function tellNotices(): Promise<void> {
    const now = await countUnread(ctx);
    if (now === unread) return;
    unread = now;
    say(message("notices", { unread }));
  }

  async function beat(): Promise<void> {
    say(`id: ${cursor}\n: still here\n\n`);
    if (!(await prove())) return;
    live.followerOf(ctx.organisationId).wake(); // whatever became of a signal
    await stay(streamId, ctx.memberId, followed);
    await tellPresence(followed);
    await tellNotices();
  }

  const subscribed = live.followerOf(ctx.organisationId).subscribe((batch) => {
    next(() => onBatch(batch));
  });
  next(async () => void stops.push(await subscribed));
  next(catchUp);
  stops.push(
    live.onSignal((signal) => {
      if (signal.kind === "presence" && followed.includes(signal.projectId)) {
        next(() => tellPresence([signal.projectId]));
      }
      if (signal.kind === "notice" && signal.memberId === ctx.memberId) next(tellNotices);
      if (signal.kind === "again") {
        next(() => tellPresence(followed));
        next(tellNotices);
      }
    }),
  );
  const timer = setInterval(() => next(beat), HEARTBEAT);
  return () => {
    over = true;
    clearInterval(timer);
    for (const stop of stops) stop();
    subscribed.then(
      (stop) => stop(),
      () => undefined,
    );
    work.then(() => leave(streamId)).catch(() => undefined); // it is no longer said, so it ends by itself
  };
}

async function visibleAmong(actor: Actor, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const where = { AND: [visibleTo(actor), { id: { in: [...ids] } }] };
  const rows = await database().project.findMany({ where, select: { id: true } });
  return rows.map(({ id }) => id);
}

function message(event: string, data: object, id?: number): string {
  return `${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
