import type { ControlId } from "@/lib/core/model/words";
import { MIN_REASON_LENGTH, notApplicableProblem } from "@/lib/core/scoring/not-applicable";
import { type AnswerRecord, type Draft, draftOf, EMPTY_DRAFT, saysSame, tidied } from "./draft";

/** Why something is kept in the browser and not sent. */
export type KeptWhy =
  | "offline"
  | "unavailable"
  | "busy"
  | "signed-out"
  /** A newer version of the app is running: only a reload can talk to it. */
  | "outdated";

/** Why what was typed is not on the server, where it is not on its way. */
export type Trouble =
  | {
      readonly kind: "kept";
      readonly why: KeptWhy;
      readonly since: number;
      readonly attempts: number;
    }
  | {
      readonly kind: "refused";
      readonly message: string;
      readonly fields: Readonly<Record<string, string>>;
      readonly readOnly: boolean;
    }
  | { readonly kind: "conflict"; readonly current: AnswerRecord };

/** One save on its way to the server. */
export interface Sent {
  readonly draft: Draft;
  readonly version: number;
}

/** One control: what the server holds, what was typed, and what lies between the two. */
export interface Entry {
  readonly record: AnswerRecord | null;
  readonly draft: Draft;
  /**
   * A save whose outcome is not known: under way, or lost on the way. It is sent again word for word
   * before anything newer, so that a reply that got lost never looks like a stranger's change.
   */
  readonly sent: Sent | null;
  /** Whether an earlier try of it may have arrived. */
  readonly inDoubt: boolean;
  /** The request under way; replies to any other come too late. */
  readonly underway: number | null;
  readonly trouble: Trouble | null;
  /** Not sent before this moment. */
  readonly dueAt: number;
  /** When the server last acknowledged a save of this visit. */
  readonly savedAt: number | null;
}

/** What stood there before a change. */
export interface UndoStep {
  readonly control: ControlId;
  readonly before: Partial<Draft>;
  readonly at: number;
}

export interface AnswersState {
  readonly entries: Readonly<Partial<Record<ControlId, Entry>>>;
  /** The newest last. */
  readonly undo: readonly UndoStep[];
}

/** A draft that an earlier visit could not deliver. */
export interface KeptDraft {
  readonly control: ControlId;
  /** The version it was typed on. */
  readonly version: number;
  readonly draft: Draft;
  readonly sent: Sent | null;
  readonly at: number;
}

export type ConflictChoice = "mine" | "theirs" | "both";

/** What a send came to. */
export type Outcome =
  | { readonly kind: "saved"; readonly record: AnswerRecord }
  | { readonly kind: "conflict"; readonly current: AnswerRecord | null }
  | {
      readonly kind: "refused";
      readonly message: string;
      readonly fields: Readonly<Record<string, string>>;
      readonly readOnly: boolean;
    }
  | {
      readonly kind: "failed";
      readonly why: KeptWhy;
      /** Whether the server may have saved it all the same. */
      readonly maybeSaved: boolean;
    };

export type AnswersEvent =
  | {
      readonly type: "edit";
      readonly control: ControlId;
      readonly change: Partial<Draft>;
      readonly at: number;
    }
  /** A field was left: its text waits no longer. Without a control, all. */
  | { readonly type: "flush"; readonly control?: ControlId; readonly at: number }
  | { readonly type: "undo"; readonly at: number }
  | {
      readonly type: "choose";
      readonly control: ControlId;
      readonly choice: ConflictChoice;
      readonly at: number;
    }
  | { readonly type: "start"; readonly control: ControlId; readonly request: number }
  | {
      readonly type: "reply";
      readonly control: ControlId;
      readonly request: number;
      readonly outcome: Outcome;
      readonly at: number;
    }
  /** The connection, or the person, is back. Of one control: send even what was refused. */
  | { readonly type: "retry"; readonly control?: ControlId; readonly at: number }
  /** The page was rendered again with what the server holds now. */
  | { readonly type: "received"; readonly records: readonly AnswerRecord[]; readonly at: number }
  | {
      readonly type: "restored";
      readonly drafts: readonly KeptDraft[];
      readonly canEdit: boolean;
      readonly at: number;
    };

/** What one control's answer is doing, for a screen to show. */
export type SaveState =
  /** At rest; `at` null when nothing was saved during this visit. */
  | { readonly kind: "saved"; readonly at: number | null }
  /** “Not applicable” that waits for its reason: kept here, not sent, not counted. */
  | { readonly kind: "draft"; readonly needs: string }
  | { readonly kind: "waiting" }
  | { readonly kind: "saving" }
  | { readonly kind: "kept"; readonly why: KeptWhy; readonly since: number }
  | {
      readonly kind: "refused";
      readonly message: string;
      /** A message by name of field. */
      readonly fields: Readonly<Record<string, string>>;
      /** Nobody may change this project now. */
      readonly readOnly: boolean;
    }
  | { readonly kind: "conflict"; readonly current: AnswerRecord; readonly yours: Draft };

const UNTOUCHED: Entry = {
  record: null,
  draft: EMPTY_DRAFT,
  sent: null,
  inDoubt: false,
  underway: null,
  trouble: null,
  dueAt: 0,
  savedAt: null,
};

/** The state of a page that was rendered with these records. */
export function answersState(records: readonly AnswerRecord[]): AnswersState {
  const entries: Partial<Record<ControlId, Entry>> = {};
  for (const record of records) {
    entries[record.control] = { ...UNTOUCHED, record, draft: draftOf(record) };
  }
  return { entries, undo: [] };
}

/** The entry of a control; one that was never touched has one too. */
export function entryOf(state: AnswersState, control: ControlId): Entry {
  return state.entries[control] ?? UNTOUCHED;
}

/** Whether the server lacks something of this entry, or may lack it. */
export function isUnsent(entry: Entry): boolean {
  return entry.sent !== null || !saysSame(entry.draft, draftOf(entry.record));
}

/** What a control's answer is doing. */
export function saveStateOf(control: ControlId, entry: Entry): SaveState {
  const { trouble, draft, underway } = entry;
  if (trouble?.kind === "conflict") {
    return { kind: "conflict", current: trouble.current, yours: draft };
  }
  if (trouble?.kind === "refused") return trouble;
  if (!isUnsent(entry)) return { kind: "saved", at: entry.savedAt };
  const needs = missingReason(control, draft);
  if (needs) return { kind: "draft", needs };
  if (trouble) return { kind: "kept", why: trouble.why, since: trouble.since };
  return { kind: underway === null ? "waiting" : "saving" };
}

/** The controls to send at this moment. */
export function dueControls(state: AnswersState, now: number): readonly ControlId[] {
  return controlsOf(state).filter((control) => {
    const entry = entryOf(state, control);
    return isSendable(control, entry) && entry.dueAt <= now;
  });
}

/** When the next control is to be sent, or null when nothing waits for a moment. */
export function nextDue(state: AnswersState): number | null {
  const moments = controlsOf(state)
    .filter((control) => isSendable(control, entryOf(state, control)))
    .map((control) => entryOf(state, control).dueAt)
    .filter(Number.isFinite);
  return moments.length === 0 ? null : Math.min(...moments);
}

/** The controls with something that the server lacks. */
export function unsentControls(state: AnswersState): readonly ControlId[] {
  return controlsOf(state).filter((control) => isUnsent(entryOf(state, control)));
}

/** What a request carries: the save that got lost, or else the newest draft. */
export function payloadOf(entry: Entry): Sent {
  return entry.sent ?? { draft: tidied(entry.draft), version: entry.record?.version ?? 0 };
}

function isSendable(control: ControlId, entry: Entry): boolean {
  if (entry.underway !== null || !isUnsent(entry)) return false;
  if (entry.trouble && entry.trouble.kind !== "kept") return false;
  return entry.sent !== null || missingReason(control, entry.draft) === null;
}

/** What “not applicable” still needs before it can be sent, or null. */
function missingReason(control: ControlId, { answer, reason }: Draft): string | null {
  if (answer !== "not_applicable") return null;
  switch (notApplicableProblem(control, reason)) {
    case "never":
      return "This control always applies: choose another answer.";
    case "reason-too-short":
      return `Say in at least ${MIN_REASON_LENGTH} characters why this control does not apply.`;
    default:
      return null;
  }
}

/** The controls that somebody has touched. */
export function controlsOf(state: AnswersState): readonly ControlId[] {
  return Object.keys(state.entries) as ControlId[];
}
