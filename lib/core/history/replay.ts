import type { Catalogue } from "@/lib/core/model/catalogue";
import type { ControlId } from "@/lib/core/model/words";
import { besideFiles, type StandingProposals } from "@/lib/core/review/standing";
import { answersByControl, type KeptAnswer } from "@/lib/core/scoring/answers";
import type { AnswersByControl, Policy } from "@/lib/core/scoring/types";

/** One change of an answer, as the revision log keeps it: all that scoring needs to stand there again. */
export interface Revision extends KeptAnswer {
  /** Counts the changes of this control, from 1. */
  readonly version: number;
  /** Why a control does not apply; empty where nothing was typed, or it was erased. */
  readonly reason: string;
  /** When it was written, as `Date.toISOString` has it. */
  readonly at: string;
}

/** What the files of a project said from one upload on, as that recorded it. */
export interface RecordedUpload {
  /** Counts the uploads of a project, from 1. */
  readonly number: number;
  /** When it was written, as `Date.toISOString` has it. */
  readonly at: string;
  readonly proposals: StandingProposals;
}

/** All that a project's answers of any day are made of, in any order. */
export interface ProjectLog {
  readonly revisions: readonly Revision[];
  readonly uploads: readonly RecordedUpload[];
}

/**
 * The answers of a project as they stood beside its files at the end of a day (`YYYY-MM-DD`, UTC): what its pages showed
 * then. One moment later the day is another, and so is what counts as fresh.
 */
export function standingOn(
  log: ProjectLog,
  day: string,
  policy: Policy,
  catalogue?: Catalogue,
): AnswersByControl {
  const moment = endOf(day);
  return besideFiles(
    answersAt(log.revisions, moment),
    proposalsAt(log.uploads, moment),
    day,
    policy,
    catalogue,
  );
}

/** What the files said at a moment: what the newest upload at or before it recorded. Nothing before the first. */
function proposalsAt(uploads: readonly RecordedUpload[], moment: string): StandingProposals {
  let newest: RecordedUpload | undefined;
  for (const upload of uploads) if (upload.at <= moment) newest = newerOf(newest, upload);
  return newest?.proposals ?? {};
}

/** By number, not by time: two may be of one millisecond, and clocks of two servers differ. */
export function newerOf(one: RecordedUpload | undefined, other: RecordedUpload): RecordedUpload {
  return one && one.number > other.number ? one : other;
}

/**
 * The answers of a project as they were at a moment: of each control the newest revision at or before it. Takes the
 * revisions in any order. The moment is a text as `Date.toISOString` has it; so texts compare as moments do.
 */
export function answersAt(revisions: readonly Revision[], moment: string): AnswersByControl {
  const newest = new Map<ControlId, Revision>();
  for (const revision of revisions) if (revision.at <= moment) keepNewest(newest, revision);
  return answersByControl([...newest.values()]);
}

/** Puts a revision in its control's place, unless a newer one stands there. */
export function keepNewest(newest: Map<ControlId, Revision>, revision: Revision): void {
  const other = newest.get(revision.control);
  // By version, not by time: two may be of one millisecond, and clocks of two servers differ.
  if (!other || other.version < revision.version) newest.set(revision.control, revision);
}

/** The last moment of a day (`YYYY-MM-DD`, UTC), as `answersAt` takes it. */
export function endOf(day: string): string {
  return `${day}T23:59:59.999Z`;
}
