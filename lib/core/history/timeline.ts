import type { AreaId, AreaState, ControlId, Level, LevelReached } from "@/lib/core/model/words";
import { answersByControl } from "@/lib/core/scoring/answers";
import { areaResults } from "@/lib/core/scoring/areas";
import { coverage } from "@/lib/core/scoring/coverage";
import { addDays } from "@/lib/core/scoring/days";
import { declaredLevel, verifiedLevel } from "@/lib/core/scoring/level";
import { freshDaysOf } from "@/lib/core/scoring/strength";
import type { Policy } from "@/lib/core/scoring/types";
import { keepNewest, type Revision } from "./replay";

/** How a project stood at the end of a day. */
export interface TimelinePoint {
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string;
  readonly target: Level;
  readonly declared: LevelReached | null;
  readonly verified: LevelReached | null;
  readonly coverage: number | null;
  /** In the checklist's order. */
  readonly areas: readonly AreaPoint[];
}

interface AreaPoint {
  readonly area: AreaId;
  readonly state: AreaState;
  /** Answers met or not applicable, of all controls of the area. */
  readonly inPlace: number;
  readonly total: number;
}

/** A target that gave way to another. */
interface TargetChange {
  readonly day: string;
  readonly from: Level;
  readonly to: Level;
}

export interface TimelineOptions {
  /** The first day: the one on which the project was made. */
  readonly from: string;
  /** The last day: today. */
  readonly to: string;
  /** The target today. */
  readonly target: Level;
  /** Oldest first. */
  readonly targetChanges: readonly TargetChange[];
  /** Days on which something else happened that a line has to show. */
  readonly otherDays?: readonly string[];
  readonly policy: Policy;
}

/**
 * How a project stood at the end of each day on which something changed, oldest first: on its first day, where an answer
 * or the target changed, where evidence that went stale moved the verified level, and today.
 */
export function timeline(
  revisions: readonly Revision[],
  options: TimelineOptions,
): readonly TimelinePoint[] {
  const { from, to, targetChanges, otherDays = [], policy } = options;
  const changed = new Set([
    from,
    to,
    ...revisions.map(({ at }) => at.slice(0, 10)),
    ...targetChanges.map(({ day }) => day),
    ...otherDays,
  ]);
  const aging = agingDays(revisions, policy).filter((day) => day > from);
  const days = [...new Set([...changed, ...aging])].filter((day) => day <= to).sort();
  const log = [...revisions].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const newest = new Map<ControlId, Revision>();
  const points: TimelinePoint[] = [];
  let next = 0;
  for (const day of days) {
    for (let revision = log[next]; revision && revision.at.slice(0, 10) <= day; ) {
      keepNewest(newest, revision);
      next += 1;
      revision = log[next];
    }
    const point = pointOf(day, newest, options);
    const isNews = changed.has(day) || points.at(-1)?.verified !== point.verified;
    if (isNews) points.push(point);
  }
  return points;
}

function pointOf(
  day: string,
  newest: ReadonlyMap<ControlId, Revision>,
  options: TimelineOptions,
): TimelinePoint {
  const { policy } = options;
  const answers = answersByControl([...newest.values()]);
  const target = targetOn(day, options);
  return {
    day,
    target,
    declared: declaredLevel(answers, policy),
    verified: verifiedLevel(answers, day, policy),
    coverage: coverage(answers),
    areas: areaResults(answers, target).map(({ area, state, inPlace, total }) => ({
      area,
      state,
      inPlace,
      total,
    })),
  };
}

function targetOn(day: string, { target, targetChanges }: TimelineOptions): Level {
  const later = targetChanges.find((change) => change.day > day);
  return later ? later.from : (targetChanges.at(-1)?.to ?? target);
}

/** The days on which evidence begins to count, or counts no more, while nobody says anything. */
function agingDays(revisions: readonly Revision[], policy: Policy): readonly string[] {
  return revisions.flatMap(({ control, strength, date }) =>
    strength === "verified" || strength === "accepted"
      ? [addDays(date, -1), addDays(date, freshDaysOf(control, policy) + 1)]
      : [],
  );
}
