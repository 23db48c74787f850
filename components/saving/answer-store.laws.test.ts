import fc from "fast-check";
import { expect, test } from "vitest";
import type { ControlId } from "@/lib/core/model/words";
import { type AnswerStore, type AnswerWorld, createAnswerStore } from "./answer-store";
import { type AnswerRecord, type Draft, draftOf, EMPTY_DRAFT, saysSame } from "./draft";
import { entryOf, isUnsent, type Outcome, type Sent, saveStateOf } from "./entries";
import type { KeptStore } from "./kept-drafts";

const CONTROLS = ["CTR-1", "IMG-2"] as const satisfies readonly ControlId[];

interface Request {
  readonly control: ControlId;
  readonly sent: Sent;
  readonly answer: (outcome: Outcome) => void;
}

/** A server that keeps the rules of the real one, a network that does not, and a browser between. */
class Simulation {
  readonly rows = new Map<ControlId, AnswerRecord>();
  readonly log: Draft[] = [];
  readonly wanted = new Map<ControlId, Draft>();
  requests: Request[] = [];
  /** Given up by the browser, still on their way. */
  strays: Request[] = [];
  private timers: { at: number; callback: () => void }[] = [];
  private readonly storage = new Map<string, string>();
  private clock = 1_000;
  private tabs = 0;
  store: AnswerStore = this.open();

  open(): AnswerStore {
    this.strays.push(...this.requests);
    this.requests = [];
    this.timers = [];
    this.tabs += 1;
    const kept: KeptStore = {
      getItem: (key) => this.storage.get(key) ?? null,
      setItem: (key, text) => void this.storage.set(key, text),
      removeItem: (key) => void this.storage.delete(key),
    };
    const world: AnswerWorld = {
      send: (control, sent) =>
        new Promise((answer) => this.requests.push({ control, sent, answer })),
      kept,
      tab: `tab ${this.tabs}`,
      now: () => this.clock,
      after: (milliseconds, callback) => {
        const timer = { at: this.clock + milliseconds, callback };
        this.timers.push(timer);
        return () => {
          this.timers = this.timers.filter((it) => it !== timer);
        };
      },
    };
    this.store = createAnswerStore("p", [...this.rows.values()], world);
    this.store.restore(true);
    return this.store;
  }

  /** What the person did and sees is what they want. */
  act(action: () => void) {
    action();
    for (const control of CONTROLS) {
      this.wanted.set(control, entryOf(this.store.state(), control).draft);
    }
  }

  wait(milliseconds: number) {
    this.clock += milliseconds;
    const due = this.timers.filter(({ at }) => at <= this.clock);
    this.timers = this.timers.filter(({ at }) => at > this.clock);
    for (const { callback } of due) callback();
  }

  handle({ control, sent }: Pick<Request, "control" | "sent">, who = "me"): Outcome {
    const before = this.rows.get(control) ?? null;
    if (before && saysSame(draftOf(before), sent.draft)) return { kind: "saved", record: before };
    if ((before?.version ?? 0) !== sent.version) return { kind: "conflict", current: before };
    const record: AnswerRecord = {
      ...sent.draft,
      control,
      version: sent.version + 1,
      strength: "asserted",
      provenance: "person",
      date: "2026-11-24",
      owner: null,
      changedBy: who,
      changedAt: "2026-11-24T10:00:00.000Z",
    };
    this.rows.set(control, record);
    this.log.push(sent.draft);
    return { kind: "saved", record };
  }

  take(index: number): Request | undefined {
    return this.requests.splice(index % Math.max(this.requests.length, 1), 1)[0];
  }

  /** A stranger reads an answer and saves another. */
  interfere(control: ControlId, note: string) {
    const before = this.rows.get(control) ?? null;
    const draft = { ...draftOf(before), note };
    this.handle({ control, sent: { draft, version: before?.version ?? 0 } }, "someone");
  }

  /** Everything works again, for long enough. */
  async settle() {
    for (let round = 0; round < 60; round += 1) {
      const stray = this.strays.shift();
      if (stray) this.handle(stray);
      for (let request = this.take(0); request; request = this.take(0)) {
        request.answer(this.handle(request));
      }
      await Promise.resolve();
      await Promise.resolve();
      this.store.retry();
      this.wait(61_000);
    }
  }
}

type Step = (it: Simulation) => void;

const LOST = { kind: "failed", why: "offline", maybeSaved: true } as const;
const control = fc.constantFrom(...CONTROLS);
const index = fc.nat(5);

function fate(name: string, end: (it: Simulation, request: Request) => void) {
  return index.map((at): readonly [string, Step] => [
    name,
    (it) => {
      const request = it.take(at);
      if (request) end(it, request);
    },
  ]);
}

const byMe = fc.oneof(
  fc
    .tuple(control, fc.string({ maxLength: 3 }))
    .map(([id, note]): readonly [string, Step] => [
      `type ${id} ${note}`,
      (it) => it.act(() => it.store.edit(id, { note })),
    ]),
  fc
    .tuple(control, fc.constantFrom("met", "partly", null))
    .map(([id, answer]): readonly [string, Step] => [
      `answer ${id} ${answer}`,
      (it) => it.act(() => it.store.edit(id, { answer })),
    ]),
  control.map((id): readonly [string, Step] => [`leave ${id}`, (it) => it.store.flush(id)]),
  fc.constant<readonly [string, Step]>(["undo", (it) => it.act(() => it.store.undo())]),
);

const byNetwork = fc.oneof(
  fc
    .integer({ min: 1, max: 5_000 })
    .map((ms): readonly [string, Step] => [`wait ${ms}`, (it) => it.wait(ms)]),
  fate("deliver", (it, request) => request.answer(it.handle(request))),
  fate("lose the request", (_, request) => request.answer(LOST)),
  fate("lose the reply", (it, request) => {
    it.handle(request);
    request.answer(LOST);
  }),
  fate("give up", (it, request) => {
    it.strays.push(request);
    request.answer(LOST);
  }),
  fate("sign out", (_, request) =>
    request.answer({ kind: "failed", why: "signed-out", maybeSaved: false }),
  ),
  fc.constant<readonly [string, Step]>([
    "a stray arrives",
    (it) => {
      const stray = it.strays.shift();
      if (stray) it.handle(stray);
    },
  ]),
  fc.constant<readonly [string, Step]>(["online", (it) => it.store.retry()]),
  fc.constant<readonly [string, Step]>(["reload", (it) => void it.open()]),
);

const byOthers = fc
  .tuple(control, fc.string({ maxLength: 2 }))
  .map(([id, note]): readonly [string, Step] => [
    `someone ${id} ${note}`,
    (it) => it.interfere(id, note),
  ]);

const byChoice = fc
  .tuple(control, fc.constantFrom("mine", "theirs", "both"))
  .map(([id, choice]): readonly [string, Step] => [
    `choose ${id} ${choice}`,
    (it) => it.act(() => it.store.choose(id, choice)),
  ]);

async function play(steps: readonly (readonly [string, Step])[]): Promise<Simulation> {
  const it = new Simulation();
  for (const [, step] of steps) {
    step(it);
    await Promise.resolve();
    await Promise.resolve();
  }
  await it.settle();
  return it;
}

test("whatever happens on the way, the server ends with what was typed last, and no one is asked about themselves", async () => {
  const steps = fc.array(fc.oneof(byMe, byNetwork), { maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const it = await play(all);
      for (const id of CONTROLS) {
        const entry = entryOf(it.store.state(), id);
        expect(saveStateOf(id, entry).kind).toBe("saved");
        const wanted = it.wanted.get(id) ?? EMPTY_DRAFT;
        expect(saysSame(draftOf(it.rows.get(id) ?? null), wanted)).toBe(true);
      }
    }),
    { numRuns: 1_500 },
  );
});

test("with someone else at the same answers, the last words are saved, or stand beside theirs", async () => {
  const steps = fc.array(fc.oneof(byMe, byNetwork, byOthers, byChoice), { maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const it = await play(all);
      for (const id of CONTROLS) {
        const entry = entryOf(it.store.state(), id);
        const state = saveStateOf(id, entry);
        const wanted = it.wanted.get(id) ?? EMPTY_DRAFT;
        if (state.kind === "conflict") {
          expect(saysSame(state.yours, wanted)).toBe(true);
          expect(it.log.some((draft) => saysSame(draft, draftOf(state.current)))).toBe(true);
        } else {
          expect(isUnsent(entry)).toBe(false);
          const isKept = [EMPTY_DRAFT, ...it.log].some((draft) => saysSame(draft, wanted));
          expect(isKept).toBe(true);
        }
      }
    }),
    { numRuns: 1_500 },
  );
});
