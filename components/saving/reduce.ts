import type { ControlId } from "@/lib/core/model/words";
import { type AnswerRecord, type Draft, draftOf, joined, saysSame } from "./draft";
import {
  type AnswersEvent,
  type AnswersState,
  type ConflictChoice,
  controlsOf,
  type Entry,
  entryOf,
  isUnsent,
  type KeptDraft,
  type KeptWhy,
  type Outcome,
  payloadOf,
  type Trouble,
  type UndoStep,
} from "./entries";

/** After the last key, before a text is sent. */
export const TYPING_PAUSE = 600;
/** Keys that follow each other this closely are undone together. */
const ONE_STROKE = 1_500;
const UNDO_DEPTH = 100;
const LONGEST_WAIT = 60_000;

/**
 * The next state. Pure: moments come with the events. Whatever the order of typing, replies and
 * failures, a draft is left only by being acknowledged, by undo, or by a choice in a conflict.
 */
export function reduce(state: AnswersState, event: AnswersEvent): AnswersState {
  switch (event.type) {
    case "edit":
      return edited(state, event.control, event.change, event.at);
    case "undo":
      return undone(state, event.at);
    case "choose":
      return chosen(state, event.control, event.choice, event.at);
    case "flush":
      return mapEntries(state, event.control, (entry) =>
        entry.trouble?.kind === "kept" || entry.dueAt <= event.at
          ? entry
          : { ...entry, dueAt: event.at },
      );
    case "start":
      return withEntry(state, event.control, (entry) => ({
        ...entry,
        sent: payloadOf(entry),
        inDoubt: entry.sent !== null,
        underway: event.request,
      }));
    case "reply":
      return withEntry(state, event.control, (entry) =>
        entry.underway === event.request ? replied(entry, event.outcome, event.at) : entry,
      );
    case "retry":
      return mapEntries(state, event.control, (entry) =>
        retried(entry, event.control !== undefined, event.at),
      );
    case "received":
      return event.records.reduce(
        (next, record) =>
          withEntry(next, record.control, (entry) => received(entry, record, event.at)),
        state,
      );
    case "restored":
      return event.drafts.reduce(
        (next, draft) =>
          withEntry(next, draft.control, (entry) =>
            restored(entry, draft, event.canEdit, event.at),
          ),
        state,
      );
  }
}

function edited(
  state: AnswersState,
  control: ControlId,
  change: Partial<Draft>,
  at: number,
): AnswersState {
  const entry = entryOf(state, control);
  const draft = { ...entry.draft, ...change };
  const before = partOf(entry.draft, change);
  if (JSON.stringify(before) === JSON.stringify(partOf(draft, change))) return state;
  return {
    entries: { ...state.entries, [control]: retyped(entry, draft, "answer" in change, at) },
    undo: pushed(state.undo, { control, before, at }),
  };
}

function retyped(entry: Entry, draft: Draft, atOnce: boolean, at: number): Entry {
  const { trouble } = entry;
  const dueAt = atOnce ? at : at + TYPING_PAUSE;
  if (trouble?.kind === "kept") return { ...entry, draft };
  return { ...entry, draft, dueAt, trouble: trouble?.kind === "refused" ? null : trouble };
}

function undone(state: AnswersState, at: number): AnswersState {
  const step = state.undo.at(-1);
  if (!step) return state;
  const entry = entryOf(state, step.control);
  const draft = { ...entry.draft, ...step.before };
  return {
    entries: { ...state.entries, [step.control]: retyped(entry, draft, true, at) },
    undo: state.undo.slice(0, -1),
  };
}

function chosen(
  state: AnswersState,
  control: ControlId,
  choice: ConflictChoice,
  at: number,
): AnswersState {
  const entry = entryOf(state, control);
  if (entry.trouble?.kind !== "conflict") return state;
  const { current } = entry.trouble;
  const theirs = draftOf(current);
  const draft = { mine: entry.draft, theirs, both: joined(entry.draft, theirs) }[choice];
  return {
    entries: {
      ...state.entries,
      [control]: { ...entry, record: current, draft, trouble: null, dueAt: at },
    },
    undo: choice === "mine" ? state.undo : pushed(state.undo, { control, before: entry.draft, at }),
  };
}

function replied(entry: Entry, outcome: Outcome, at: number): Entry {
  const sent = entry.sent?.draft ?? entry.draft;
  const isNewest = saysSame(entry.draft, sent);
  const wasKept = entry.trouble?.kind === "kept";
  const dueAt = wasKept ? at : entry.dueAt;
  switch (outcome.kind) {
    case "saved": {
      const { record } = outcome;
      // The server may keep something else than it was sent; only then is what stands here replaced.
      const isChanged = isNewest && !saysSame(draftOf(record), sent);
      const draft = isChanged ? draftOf(record) : entry.draft;
      const done = { sent: null, underway: null, trouble: null } as const;
      return { ...entry, ...done, record, draft, dueAt, savedAt: at };
    }
    case "conflict": {
      const free = { ...entry, sent: null, underway: null };
      // The row is gone: what was typed makes a new one.
      if (!outcome.current) return { ...kept(free, "unavailable", at), record: null };
      return conflicting(free, outcome.current, at);
    }
    case "refused": {
      const free = { ...entry, sent: null, underway: null };
      // What was refused is not what stands here now: that has its own try.
      return isNewest ? { ...free, trouble: outcome } : { ...free, trouble: null, dueAt };
    }
    case "failed": {
      const lost = outcome.maybeSaved || entry.inDoubt ? entry.sent : null;
      return kept({ ...entry, sent: lost, underway: null }, outcome.why, at);
    }
  }
}

/** The server holds something newer than what this draft was typed on. */
function conflicting(entry: Entry, current: AnswerRecord, at: number): Entry {
  return saysSame(entry.draft, draftOf(current))
    ? { ...entry, record: current, trouble: null, savedAt: at }
    : { ...entry, trouble: { kind: "conflict", current } };
}

function kept(entry: Entry, why: KeptWhy, at: number): Entry {
  const before = entry.trouble?.kind === "kept" ? entry.trouble : null;
  const attempts = (before?.attempts ?? 0) + 1;
  const waitsForPerson = why === "signed-out" || why === "outdated";
  return {
    ...entry,
    trouble: { kind: "kept", why, since: before?.since ?? at, attempts },
    dueAt: waitsForPerson ? Number.POSITIVE_INFINITY : at + waitAfter(attempts),
  };
}

function waitAfter(attempts: number): number {
  return Math.min(1_000 * 2 ** Math.min(attempts, 10), LONGEST_WAIT);
}

function retried(entry: Entry, evenRefused: boolean, at: number): Entry {
  if (entry.trouble?.kind === "kept") return { ...entry, dueAt: at };
  if (entry.trouble?.kind !== "refused" || !evenRefused) return entry;
  return { ...entry, trouble: null, dueAt: at };
}

function received(entry: Entry, record: AnswerRecord, at: number): Entry {
  if (record.version <= (entry.record?.version ?? 0)) return entry;
  if (entry.trouble?.kind === "conflict") {
    return record.version > entry.trouble.current.version ? conflicting(entry, record, at) : entry;
  }
  // What is typed here meets the newer version when it is sent, and is then asked about.
  return isUnsent(entry) ? entry : { ...entry, record, draft: draftOf(record) };
}

function restored(entry: Entry, { draft, version, sent }: KeptDraft, canEdit: boolean, at: number) {
  if (isUnsent(entry) || (!sent && saysSame(draft, draftOf(entry.record)))) return entry;
  const back = { ...entry, draft, dueAt: at };
  if (!canEdit) return { ...back, trouble: READ_ONLY };
  const { record } = entry;
  if (!record || record.version === version) return { ...back, sent };
  // What the server holds is what was sent when the reply got lost: this draft was typed on it.
  if (sent && saysSame(sent.draft, draftOf(record))) return back;
  return conflicting(back, record, at);
}

const READ_ONLY = {
  kind: "refused",
  message: "This project cannot be changed now. What you typed is kept in this browser.",
  fields: {},
  readOnly: true,
} as const satisfies Trouble;

function pushed(steps: readonly UndoStep[], step: UndoStep): readonly UndoStep[] {
  const last = steps.at(-1);
  if (last && isOneStroke(last, step)) return [...steps.slice(0, -1), { ...last, at: step.at }];
  return [...steps, step].slice(-UNDO_DEPTH);
}

function isOneStroke(last: UndoStep, step: UndoStep): boolean {
  const fields = Object.keys(step.before).join();
  return (
    last.control === step.control &&
    fields !== "answer" &&
    Object.keys(last.before).join() === fields &&
    step.at - last.at < ONE_STROKE
  );
}

function partOf(draft: Draft, change: Partial<Draft>): Partial<Draft> {
  const fields = Object.entries(draft).filter(([field]) => field in change);
  return Object.fromEntries(fields);
}

function withEntry(
  state: AnswersState,
  control: ControlId,
  change: (entry: Entry) => Entry,
): AnswersState {
  const before = entryOf(state, control);
  const after = change(before);
  return after === before ? state : { ...state, entries: { ...state.entries, [control]: after } };
}

function mapEntries(
  state: AnswersState,
  only: ControlId | undefined,
  change: (entry: Entry) => Entry,
): AnswersState {
  const controls = only ? [only] : controlsOf(state);
  return controls.reduce((next, control) => withEntry(next, control, change), state);
}
