import type { Answer, ControlId } from "@/lib/core/model/words";
import type { ProjectInput } from "@/lib/schemas/project";
import type { PersonKey, TeamKey } from "./people";

/** What somebody says of a control. What is left out is empty; an owner stays until another is named. */
export interface Said {
  readonly answer: Answer;
  readonly note?: string;
  readonly reason?: string;
  readonly links?: readonly string[];
  /** A member, or a name that is typed. */
  readonly owner?: PersonKey | { readonly name: string };
  /** In so many days from the day of the filling; below zero: overdue. */
  readonly due?: number;
}

/** One sitting: what one person answered, one control after another. */
interface Sitting {
  readonly daysAgo: number;
  readonly by: PersonKey;
  readonly answers: { readonly [control in ControlId]?: Said };
}

/** What people said to each other about a control. `@key` mentions a person. */
export interface Talk {
  readonly control: ControlId;
  readonly comments: readonly {
    readonly daysAgo: number;
    readonly by: PersonKey;
    readonly text: string;
  }[];
  /** Who said that it is settled, at the time of the last comment. */
  readonly settledBy?: PersonKey;
}

/** Files that somebody added, all of a repository. */
export interface Addition {
  readonly daysAgo: number;
  readonly by: PersonKey;
  readonly commit: string;
  readonly files: Readonly<Record<string, string>>;
}

/** A project and how its answers came to be. */
export interface StoryProject {
  readonly facts: Omit<ProjectInput, "teamId">;
  readonly team: TeamKey;
  readonly daysAgo: number;
  readonly by: PersonKey;
  /** Files that it was made of, by path; without them it began empty. */
  readonly files?: Readonly<Record<string, string>>;
  readonly sittings: readonly Sitting[];
  readonly additions?: readonly Addition[];
  readonly talks?: readonly Talk[];
}

type More = Omit<Said, "answer" | "note">;

export const met = (note = "", more: More = {}): Said => ({ answer: "met", note, ...more });
export const partly = (note: string, more: More = {}): Said => ({
  answer: "partly",
  note,
  ...more,
});
export const notMet = (note: string, more: More = {}): Said => ({
  answer: "not_met",
  note,
  ...more,
});
/** Somebody looked and can't say. */
export const unknown = (note: string, more: More = {}): Said => ({
  answer: "unknown",
  note,
  ...more,
});
export const spared = (reason: string): Said => ({ answer: "not_applicable", reason });
