"use client";

import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { ControlId } from "@/lib/core/model/words";
import type { AnswerStore } from "./answer-store";
import { projectStore, watch } from "./browser";
import type { AnswerRecord, Draft } from "./draft";
import {
  type AnswersState,
  type ConflictChoice,
  entryOf,
  type KeptWhy,
  type SaveState,
  saveStateOf,
  unsentControls,
} from "./entries";

interface AnswersInput {
  projectId: string;
  /** The member who types. */
  me: string;
  /** As the server rendered them; newer ones are taken over where nothing is typed. */
  records: readonly AnswerRecord[];
  /** False: nothing is sent. What an earlier visit typed is still shown, and kept. */
  canEdit: boolean;
}

/** The answers of a project, and all that can be done to them. The functions never change. */
export interface Answers {
  /** The whole state: the same object until something changes. */
  readonly state: AnswersState;
  /** What stands on the screen: what was typed, or else what the server holds. */
  draftOf(control: ControlId): Draft;
  /** What the server holds: who said it, when, how strong; null when nobody touched it. */
  recordOf(control: ControlId): AnswerRecord | null;
  saveStateOf(control: ControlId): SaveState;
  /** Controls with something that the server lacks. */
  readonly unsent: readonly ControlId[];
  /** Set while something is kept here because it cannot be delivered. */
  readonly kept: Kept | null;
  readonly canUndo: boolean;
  readonly edit: AnswerStore["edit"];
  readonly flush: AnswerStore["flush"];
  readonly undo: () => void;
  readonly choose: (control: ControlId, choice: ConflictChoice) => void;
  /** Sends now what is kept here; of one control also what was refused. */
  readonly retry: AnswerStore["retry"];
  /** Takes over answers that the server holds by now, where nothing is typed. */
  readonly receive: AnswerStore["receive"];
  /** Calls back once nothing is unsent, also after the page was left. */
  readonly afterSending: AnswerStore["afterSending"];
}

export interface Kept {
  readonly why: KeptWhy;
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly count: number;
}

/**
 * The saving layer of every screen with answers: what is typed is on the server, on its way there, or
 * in this browser's storage, and never silently lost.
 *
 *     const answers = useAnswers({ projectId, me, records, canEdit });
 *     <AnswerChoice value={answers.draftOf("CTR-1").answer}
 *                   onChange={(answer) => answers.edit("CTR-1", { answer })} … />
 *     <NoteEditor value={answers.draftOf("CTR-1").note}
 *                 onChange={(note) => answers.edit("CTR-1", { note })}
 *                 onBlur={() => answers.flush("CTR-1")} … />
 *     <SaveStatus state={answers.saveStateOf("CTR-1")} onRetry={answers.retry} />
 *
 * An answer is sent at once, a text after a short pause or on blur; one save per control is under way
 * at a time, and a reply never replaces newer typing. A conflict is shown with `ConflictPanel` and
 * ended with `choose`. Show `OfflineNotice` once on the page.
 */
export function useAnswers({ projectId, me, records, canEdit }: AnswersInput): Answers {
  const [store] = useState(() => projectStore(projectId, me, records));
  // What the server rendered is what the browser begins with, whatever it keeps.
  const [rendered] = useState(() => store.state());
  const state = useSyncExternalStore(store.subscribe, store.state, () => rendered);

  useEffect(() => void store.receive(records), [store, records]);
  useEffect(() => {
    store.restore(canEdit);
    return watch(store);
  }, [store, canEdit]);

  return useMemo(() => ({ ...viewOf(state), ...actionsOf(store) }), [state, store]);
}

function viewOf(state: AnswersState) {
  return {
    state,
    draftOf: (control: ControlId) => entryOf(state, control).draft,
    recordOf: (control: ControlId) => entryOf(state, control).record,
    saveStateOf: (control: ControlId) => saveStateOf(control, entryOf(state, control)),
    unsent: unsentControls(state),
    kept: keptIn(state),
    canUndo: state.undo.length > 0,
  };
}

function actionsOf(store: AnswerStore) {
  const { edit, flush, undo, choose, retry, receive, afterSending } = store;
  return { edit, flush, undo, choose, retry, receive, afterSending };
}

function keptIn(state: AnswersState): Kept | null {
  const kept = unsentControls(state).flatMap((control) => {
    const { trouble } = entryOf(state, control);
    return trouble?.kind === "kept" ? [trouble] : [];
  });
  const [first] = [...kept].sort((a, b) => a.since - b.since);
  if (!first) return null;
  // What only a person can end is said before what ends by itself.
  const why = kept.find((it) => it.why === "signed-out" || it.why === "outdated")?.why;
  return { why: why ?? first.why, since: first.since, count: kept.length };
}
