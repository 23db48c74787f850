import type { Level, LevelReached } from "@/lib/core/model/words";
import type { TimelinePoint } from "./timeline";

/** What happened on a day, as the line and its table show it; worded at the edge. */
export type HistoryEvent = GivenEvent | LevelEvent;

/** What people did. `by` is a name. */
export type GivenEvent = { readonly day: string } & (
  | { readonly kind: "made"; readonly by: string | null }
  | { readonly kind: "target"; readonly from: Level; readonly to: Level; readonly by: string }
  | { readonly kind: "catalogue"; readonly from: string; readonly to: string; readonly by: string }
  | { readonly kind: "answers"; readonly controls: number; readonly people: readonly string[] }
  | { readonly kind: "files"; readonly uploads: number; readonly people: readonly string[] }
  /** `name` is of the only one of the day. */
  | {
      readonly kind: "snapshots";
      readonly count: number;
      readonly name: string | null;
      readonly people: readonly string[];
    }
  | { readonly kind: "archived" | "unarchived" | "imported"; readonly by: string }
);

/** What it came to. */
type LevelEvent = {
  readonly kind: "reached" | "fell";
  /** Both, where both moved to the same. */
  readonly which: "declared" | "verified" | "both";
  /** Null: no answer is left, or none that is proven. */
  readonly level: LevelReached | null;
  /** Evidence that went stale alone moved it: nobody did anything on that day. */
  readonly byAge: boolean;
};

/** A day with what happened on it. */
export interface HistoryDay extends TimelinePoint {
  /** What people did, oldest kind first, then what it came to. */
  readonly events: readonly HistoryEvent[];
}

/** Puts what happened to the days of a timeline, in its order. Every event's day must be one of them. */
export function historyDays(
  points: readonly TimelinePoint[],
  given: readonly GivenEvent[],
): readonly HistoryDay[] {
  return points.map((point, index) => {
    const done = given.filter(({ day }) => day === point.day);
    const before = points[index - 1];
    return { ...point, events: [...done, ...levelEvents(before, point, done)] };
  });
}

function levelEvents(
  before: TimelinePoint | undefined,
  after: TimelinePoint,
  done: readonly GivenEvent[],
): readonly LevelEvent[] {
  const moving: readonly GivenEvent["kind"][] = ["answers", "files", "catalogue"];
  const byAge = !done.some(({ kind }) => moving.includes(kind));
  const moved = (which: "declared" | "verified"): LevelEvent[] => {
    const [from, to] = [before?.[which] ?? null, after[which]];
    if (from === to || (from === null && to === 0)) return []; // a first answer reaches nothing by itself
    return [{ kind: (to ?? -1) > (from ?? -1) ? "reached" : "fell", which, level: to, byAge }];
  };
  const [declared] = moved("declared");
  const [verified] = moved("verified");
  if (
    declared &&
    verified &&
    declared.kind === verified.kind &&
    declared.level === verified.level
  ) {
    return [{ ...declared, which: "both" }];
  }
  return [declared, verified].filter((event) => event !== undefined);
}
