import { ANSWERS, type Answer } from "@/lib/core/model/words";
import type { AnswerRecord } from "@/lib/schemas/answer";

export type { AnswerRecord };

/** What a person says about one control: everything that a save carries. */
export interface Draft {
  /** Null: unanswered. */
  readonly answer: Answer | null;
  readonly note: string;
  /** Why the control does not apply. */
  readonly reason: string;
  readonly links: readonly string[];
  readonly ownerMemberId: string | null;
  readonly ownerName: string | null;
  /** `YYYY-MM-DD` */
  readonly dueDate: string | null;
}

export const EMPTY_DRAFT: Draft = {
  answer: null,
  note: "",
  reason: "",
  links: [],
  ownerMemberId: null,
  ownerName: null,
  dueDate: null,
};

const drafts = new WeakMap<AnswerRecord, Draft>();

/** What a record says, without who said it and when: of one record always the same object. */
export function draftOf(record: AnswerRecord | null): Draft {
  if (!record) return EMPTY_DRAFT;
  const known = drafts.get(record);
  if (known) return known;
  const { answer, note, reason, links, ownerMemberId, ownerName, dueDate } = record;
  const draft = { answer, note, reason, links, ownerMemberId, ownerName, dueDate };
  drafts.set(record, draft);
  return draft;
}

/** A draft as the server would keep it, so that a space at the end of a name is no change. */
export function tidied(draft: Draft): Draft {
  const links = draft.links.map((link) => link.trim()).filter((link) => link !== "");
  return {
    ...draft,
    links: [...new Set(links)],
    ownerName: draft.ownerName?.trim() || null,
    dueDate: draft.dueDate || null,
  };
}

/** Whether two drafts would be kept as the same state. */
export function saysSame(one: Draft, other: Draft): boolean {
  if (one === other) return true;
  const [a, b] = [tidied(one), tidied(other)];
  return (
    a.answer === b.answer &&
    a.note === b.note &&
    a.reason === b.reason &&
    a.ownerMemberId === b.ownerMemberId &&
    a.ownerName === b.ownerName &&
    a.dueDate === b.dueDate &&
    JSON.stringify(a.links) === JSON.stringify(b.links)
  );
}

/** Theirs, with my words after theirs and the links of both: what nobody loses by. */
export function joined(mine: Draft, theirs: Draft): Draft {
  return {
    ...theirs,
    note: joinTexts(theirs.note, mine.note),
    reason: joinTexts(theirs.reason, mine.reason),
    links: [...new Set([...theirs.links, ...mine.links])],
  };
}

function joinTexts(first: string, second: string): string {
  if (first.includes(second.trim())) return first;
  if (second.includes(first.trim())) return second;
  return `${first.trimEnd()}\n\n${second.trimStart()}`;
}

/** Reads a draft out of something foreign, or returns null. */
export function readDraft(value: unknown): Draft | null {
  if (typeof value !== "object" || value === null) return null;
  const { answer, note, reason, links, ownerMemberId, ownerName, dueDate } = value as Record<
    string,
    unknown
  >;
  const said = answer === null ? null : ANSWERS.find((it) => it === answer);
  if (said === undefined || typeof note !== "string" || typeof reason !== "string") return null;
  if (!Array.isArray(links) || !links.every((link) => typeof link === "string")) return null;
  if (!isTextOrNull(ownerMemberId) || !isTextOrNull(ownerName) || !isTextOrNull(dueDate)) {
    return null;
  }
  return { answer: said, note, reason, links, ownerMemberId, ownerName, dueDate };
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === "string";
}
