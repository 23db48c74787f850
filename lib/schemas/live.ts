import * as z from "zod";
import { CONTROL_IDS, type ControlId } from "@/lib/core/model/words";
import type { AnswerRecord } from "./answer";
import { MOST_PROJECTS } from "./live-limits";

/** What an open page is told of a change; only of what its member may see. */
export type LiveChange =
  | { readonly kind: "answer"; readonly projectId: string; readonly record: AnswerRecord }
  /** Somebody wrote, changed, deleted or resolved a comment: who has them open reads them again. */
  | {
      readonly kind: "comment";
      readonly projectId: string;
      readonly control: ControlId;
      readonly openThreads: number;
    }
  /** A project was edited, archived, moved or deleted: pages read it again. */
  | { readonly kind: "project"; readonly projectId: string };

/** All answers of a project, where a stream can't say what happened since the page last heard of it. */
export interface LiveState {
  readonly projectId: string;
  /** When the project, or one of its answers, was changed last; with the next whether a page shows it as it is. */
  readonly changedAt: string;
  readonly isArchived: boolean;
  readonly records: readonly AnswerRecord[];
  readonly openThreads: OpenThreads;
}

/** How many threads about each control nobody has resolved; nothing for none. */
export type OpenThreads = Readonly<Partial<Record<ControlId, number>>>;

/** Who has a project open, and at which control. One entry a member, the newest place of theirs. */
export interface LivePresence {
  readonly projectId: string;
  readonly people: readonly Whereabouts[];
}

export interface Whereabouts {
  readonly memberId: string;
  readonly name: string;
  readonly control: ControlId | null;
}

/** How many notices wait in the bell of whoever listens. */
export interface LiveNotices {
  readonly unread: number;
}

/** Which projects a stream follows; none: only what one is told oneself. */
export const liveQuery = z.object({
  projects: z.array(z.uuid("Name the project.")).max(MOST_PROJECTS, "Follow fewer projects."),
  /** Those of them that a tab has just opened. */
  fresh: z.array(z.string()).max(MOST_PROJECTS),
  /** The last event that the browser has seen. */
  after: z.coerce.number("Name an event.").int().min(0).max(Number.MAX_SAFE_INTEGER).nullable(),
});

/** Where in a project an open page is: at a control, or at none. */
export const livePlace = z.object({
  streamId: z.uuid(),
  projectId: z.uuid(),
  control: z.enum(CONTROL_IDS).nullable(),
});
