import type { ControlId } from "@/lib/core/model/words";
import type { AnswerRecord, Draft } from "./draft";
import {
  type AnswersEvent,
  type AnswersState,
  answersState,
  type ConflictChoice,
  dueControls,
  entryOf,
  isUnsent,
  type KeptDraft,
  nextDue,
  type Outcome,
  payloadOf,
  type Sent,
  unsentControls,
} from "./entries";
import { type KeptStore, keepDrafts, takeDrafts } from "./kept-drafts";
import { reduce } from "./reduce";

/** What the store asks of the world; the browser in the app, a simulation in tests. */
export interface AnswerWorld {
  /** Never rejects. */
  send(control: ControlId, sent: Sent): Promise<Outcome>;
  /** Null where the browser has none to give. */
  readonly kept: KeptStore | null;
  readonly tab: string;
  now(): number;
  /** Calls back once after so many milliseconds; returns what stops it. */
  after(milliseconds: number, callback: () => void): () => void;
}

/** The answers of one project on their way between a page and the server. */
export interface AnswerStore {
  state(): AnswersState;
  /** Calls back after every change; returns what stops it. */
  subscribe(listener: () => void): () => void;
  /** Changes some fields of an answer. An answer is sent at once, a text after a pause. */
  edit(control: ControlId, change: Partial<Draft>): void;
  /** A field was left: its text waits no longer. Without a control, all. */
  flush(control?: ControlId): void;
  /** Takes back the last change, whichever control it was on. It is saved like any other. */
  undo(): void;
  /** Ends a conflict. */
  choose(control: ControlId, choice: ConflictChoice): void;
  /** Sends now what is kept here; of one control also what was refused. */
  retry(control?: ControlId): void;
  /** The server holds these now, as a page was rendered with them or as it was told. Says whether they are news. */
  receive(records: readonly AnswerRecord[]): boolean;
  /** Picks up what an earlier visit could not deliver. */
  restore(canEdit: boolean): void;
  /** Calls back once nothing is unsent: at once, or when the last of it has been acknowledged. */
  afterSending(callback: () => void): void;
  /** Whether leaving now would lose something: it is unsent and could not be stored. */
  wouldLose(): boolean;
}

/**
 * Makes the store of one project and member; `place` is the name under which their drafts are kept.
 * It sends nothing before something is typed or restored.
 */
export function createAnswerStore(
  place: string,
  records: readonly AnswerRecord[],
  world: AnswerWorld,
): AnswerStore {
  let state = answersState(records);
  let requests = 0;
  let isStored = true;
  let stopTimer = () => {};
  const typedAt = new Map<ControlId, number>();
  const listeners = new Set<() => void>();

  function apply(event: AnswersEvent) {
    const before = state;
    state = reduce(state, event);
    if (state === before) return;
    keep();
    for (const listener of listeners) listener();
  }

  function dispatch(event: AnswersEvent) {
    apply(event);
    pump();
  }

  function pump() {
    for (const control of dueControls(state, world.now())) {
      requests += 1;
      const request = requests;
      const sent = payloadOf(entryOf(state, control));
      apply({ type: "start", control, request });
      void world.send(control, sent).then((outcome) => {
        dispatch({ type: "reply", control, request, outcome, at: world.now() });
      });
    }
    stopTimer();
    const due = nextDue(state);
    if (due !== null) stopTimer = world.after(Math.max(0, due - world.now()), pump);
  }

  function keep() {
    const drafts = unsentControls(state).map((control): KeptDraft => {
      const { draft, sent, record } = entryOf(state, control);
      const at = typedAt.get(control) ?? world.now();
      return { control, version: sent?.version ?? record?.version ?? 0, draft, sent, at };
    });
    isStored = world.kept ? keepDrafts(world.kept, place, world.tab, drafts) : drafts.length === 0;
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    edit(control, change) {
      typedAt.set(control, world.now());
      dispatch({ type: "edit", control, change, at: world.now() });
    },
    flush: (control) => dispatch({ type: "flush", control, at: world.now() }),
    undo: () => dispatch({ type: "undo", at: world.now() }),
    choose: (control, choice) => dispatch({ type: "choose", control, choice, at: world.now() }),
    retry: (control) => dispatch({ type: "retry", control, at: world.now() }),
    receive(fresh) {
      const before = state;
      dispatch({ type: "received", records: fresh, at: world.now() });
      return state !== before;
    },
    restore(canEdit) {
      if (!world.kept) return;
      // What is typed here goes first: a draft of the same control waits for the next visit.
      const isFree = (control: ControlId) => !isUnsent(entryOf(state, control));
      const drafts = takeDrafts(world.kept, place, world.tab, isFree);
      if (drafts.length === 0) return;
      for (const { control, at } of drafts) typedAt.set(control, at);
      dispatch({ type: "restored", drafts, canEdit, at: world.now() });
      keep();
    },
    afterSending(callback) {
      const isDone = () => unsentControls(state).length === 0;
      if (isDone()) return callback();
      const listener = () => {
        if (isDone() && listeners.delete(listener)) callback();
      };
      listeners.add(listener);
    },
    wouldLose: () => !isStored && unsentControls(state).length > 0,
  };
}
