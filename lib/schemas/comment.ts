import * as z from "zod";
import { CONTROL_IDS, type ControlId } from "@/lib/core/model/words";
import { COMMENT_LENGTH } from "./comment-limits";
import { prose } from "./text";

const text = prose(COMMENT_LENGTH).refine((typed) => typed.trim() !== "", "Write something.");

/** A new comment. A member is mentioned as `@[their id]`. */
export const writeCommentInput = z.object({
  projectId: z.string("Name the project."),
  control: z.enum(CONTROL_IDS, "There is no such control."),
  /** The comment that begins the thread; null: this one does. */
  threadId: z.string("Name the thread.").nullable(),
  text,
});
export type WriteCommentInput = z.input<typeof writeCommentInput>;

/** Another text for a comment of one's own. */
export const editCommentInput = z.object({ text });
export type EditCommentInput = z.input<typeof editCommentInput>;

/** A comment as screens show it. Moments are ISO texts. */
export interface CommentView {
  readonly id: string;
  readonly author: string;
  readonly isOwn: boolean;
  /** Empty once it is deleted. */
  readonly text: string;
  readonly at: string;
  readonly isEdited: boolean;
  readonly isDeleted: boolean;
  readonly mayDelete: boolean;
}

/** A comment with what was answered to it, oldest first. */
export interface Thread extends CommentView {
  readonly replies: readonly CommentView[];
  readonly resolved: { readonly by: string; readonly at: string } | null;
  /** Whether whoever asks may resolve and reopen it. */
  readonly mayResolve: boolean;
}

/** All that was said about a control of a project. */
export interface Talk {
  readonly control: ControlId;
  /** Oldest first. */
  readonly threads: readonly Thread[];
  /** Everybody who is mentioned, and, where whoever asks may write, whom they can mention. */
  readonly people: readonly {
    readonly memberId: string;
    readonly name: string;
    readonly canBeMentioned: boolean;
  }[];
  readonly mayWrite: boolean;
}
