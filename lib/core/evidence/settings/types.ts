import type { Answer, ControlId, Level, Platform } from "@/lib/core/model/words";
import type { Span } from "../source";

/** What a repository's `.plimsoll.yaml` says (design, section 7). Absent means not said. */
export interface Settings {
  readonly target?: Level;
  readonly platform?: Platform;
  readonly components: readonly Component[];
  /** Glob patterns of paths that are not assessed. */
  readonly exclude: readonly string[];
  readonly answers: readonly GivenAnswer[];
  readonly accepted: readonly AcceptedRisk[];
}

export interface Component {
  readonly name: string;
  readonly paths: readonly string[];
}

/** An answer that people gave in the file. */
export interface GivenAnswer {
  readonly control: ControlId;
  readonly answer: Answer;
  readonly note: string | null;
  readonly by: string | null;
  /** `YYYY-MM-DD` */
  readonly date: string | null;
  readonly link: string | null;
  /** Why a control doesn't apply. */
  readonly reason: string | null;
  readonly at: Span;
}

/** A risk that somebody accepted, in `.plimsoll.yaml` or in a comment beside the line. It never changes an answer. */
export interface AcceptedRisk {
  readonly control: ControlId;
  /** `*` is every subject. Null for a comment: it means what stands on its line. */
  readonly subject: string | null;
  readonly reason: string;
  readonly approver: string | null;
  /** `YYYY-MM-DD`: the last day that it counts. */
  readonly until: string;
  readonly at: Span;
}
