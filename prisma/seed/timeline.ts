import { isControlId } from "@/lib/core/model/controls";
import type { ControlId } from "@/lib/core/model/words";
import type { PersonKey } from "./people";
import type { Addition, Said, StoryProject } from "./story";

/** Something that happens in the story: a project is made, files are added, or a control is answered. */
export type StoryEvent = { readonly at: Date; readonly project: StoryProject } & (
  | { readonly kind: "make"; readonly by: PersonKey }
  | { readonly kind: "add"; readonly by: PersonKey; readonly added: Addition }
  | {
      readonly kind: "answer";
      readonly by: PersonKey;
      readonly control: ControlId;
      readonly said: Said;
    }
);

const DAY = 86_400_000;
const MINUTE = 60_000;
const MORNING = 9 * 60 * MINUTE;

/** So many days before a day (`YYYY-MM-DD`), at nine in the morning, UTC. Below zero: after it. */
export function morning(day: string, daysAgo: number): Date {
  return new Date(Date.parse(day) - daysAgo * DAY + MORNING);
}

/** All that happens in some projects up to a day, oldest first: the same for the same day. */
export function timeline(projects: readonly StoryProject[], day: string): readonly StoryEvent[] {
  return projects
    .flatMap((project) => eventsOf(project, day))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

function eventsOf(project: StoryProject, day: string): StoryEvent[] {
  const { by, daysAgo, sittings, additions = [] } = project;
  const made: StoryEvent = { kind: "make", at: morning(day, daysAgo), project, by };
  const answered = sittings.flatMap((sitting) =>
    Object.entries(sitting.answers).flatMap(([control, said], index): StoryEvent[] => {
      if (!isControlId(control)) return [];
      const at = new Date(morning(day, sitting.daysAgo).getTime() + minutes(index) * MINUTE);
      return [{ kind: "answer", at, project, by: sitting.by, control, said }];
    }),
  );
  const added = additions.map(
    (addition): StoryEvent => ({
      kind: "add",
      at: morning(day, addition.daysAgo),
      project,
      by: addition.by,
      added: addition,
    }),
  );
  return [made, ...added, ...answered];
}

// Two to five minutes a question, as people need them.
function minutes(index: number): number {
  return 6 + index * 3 + ((index * 7) % 3);
}
