import { CATALOGUE, type Catalogue } from "@/lib/core/model/catalogue";
import {
  type AreaId,
  type AreaState,
  CONTROL_IDS,
  type ControlId,
  type Level,
  type LevelReached,
} from "@/lib/core/model/words";
import { besideFiles } from "@/lib/core/review/standing";
import { answersByControl } from "@/lib/core/scoring/answers";
import { areaResults } from "@/lib/core/scoring/areas";
import { coverage } from "@/lib/core/scoring/coverage";
import { addDays } from "@/lib/core/scoring/days";
import { declaredLevel, verifiedLevel } from "@/lib/core/scoring/level";
import { freshDaysOf } from "@/lib/core/scoring/strength";
import type { AnswersByControl, Policy } from "@/lib/core/scoring/types";
import { keepNewest, newerOf, type ProjectLog, type RecordedUpload, type Revision } from "./replay";

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

/** A version of the catalogue that gave way to another. */
export interface CatalogueChange {
  readonly day: string;
  readonly from: Catalogue;
  readonly to: Catalogue;
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
  /** The version today; absent: the newest. */
  readonly catalogue?: Catalogue;
  /** Oldest first. */
  readonly catalogueChanges?: readonly CatalogueChange[];
  /** Days on which something else happened that a line has to show. */
  readonly otherDays?: readonly string[];
  readonly policy: Policy;
}

/**
 * How a project stood at the end of each day on which something changed, oldest first: on its first day, where an
 * answer, its files, the target or the catalogue changed, where evidence that went stale moved the verified level, and
 * today. Each day is judged by the catalogue that held at its end.
 */
export function timeline(
  { revisions, uploads }: ProjectLog,
  options: TimelineOptions,
): readonly TimelinePoint[] {
  const { from, to, targetChanges, catalogueChanges = [], otherDays = [] } = options;
  const changed = new Set([
    from,
    to,
    ...revisions.map(({ at }) => at.slice(0, 10)),
    ...uploads.map(({ at }) => at.slice(0, 10)),
    ...targetChanges.map(({ day }) => day),
    ...catalogueChanges.map(({ day }) => day),
    ...otherDays,
  ]);
  const aging = agingDays({ revisions, uploads }, options).filter((day) => day > from);
  const days = [...new Set([...changed, ...aging])].filter((day) => day <= to).sort();
  const toPlay = [...revisions].sort(byTime);
  const toShow = [...uploads].sort(byTime);
  const newest = new Map<ControlId, Revision>();
  let files: RecordedUpload | undefined;
  const points: TimelinePoint[] = [];
  for (const day of days) {
    for (const revision of takeUntil(day, toPlay)) keepNewest(newest, revision);
    for (const upload of takeUntil(day, toShow)) files = newerOf(files, upload);
    const answers = answersByControl([...newest.values()]);
    const proposals = files?.proposals ?? {};
    const beside = besideFiles(answers, proposals, day, options.policy, catalogueOn(day, options));
    const point = pointOf(day, beside, options);
    const isNews = changed.has(day) || points.at(-1)?.verified !== point.verified;
    if (isNews) points.push(point);
  }
  return points;
}

interface Dated {
  readonly at: string;
}

function byTime(one: Dated, other: Dated): number {
  return one.at < other.at ? -1 : one.at > other.at ? 1 : 0;
}

/** Takes from the front of a list what is of a day or before it. */
function takeUntil<T extends Dated>(day: string, list: T[]): readonly T[] {
  const later = list.findIndex(({ at }) => at.slice(0, 10) > day);
  return list.splice(0, later === -1 ? list.length : later);
}

function pointOf(day: string, answers: AnswersByControl, options: TimelineOptions): TimelinePoint {
  const { policy } = options;
  const target = targetOn(day, options);
  const catalogue = catalogueOn(day, options);
  return {
    day,
    target,
    declared: declaredLevel(answers, policy, catalogue),
    verified: verifiedLevel(answers, day, policy, catalogue),
    coverage: coverage(answers, catalogue),
    areas: areaResults(answers, target, catalogue).map(({ area, state, inPlace, total }) => ({
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

function catalogueOn(day: string, options: TimelineOptions): Catalogue {
  const { catalogue = CATALOGUE, catalogueChanges = [] } = options;
  const later = catalogueChanges.find((change) => change.day > day);
  return later ? later.from : (catalogueChanges.at(-1)?.to ?? catalogue);
}

/** The days on which evidence begins to count, or counts no more, while nobody says anything. */
function agingDays(
  { revisions, uploads }: ProjectLog,
  { policy, catalogue = CATALOGUE, catalogueChanges = [] }: TimelineOptions,
): readonly string[] {
  const versions = new Set([catalogue, ...catalogueChanges.flatMap(({ from, to }) => [from, to])]);
  const around = (control: ControlId, date: string) => [
    addDays(date, -1),
    ...[...versions].map((version) => addDays(date, freshDaysOf(control, policy, version) + 1)),
  ];
  const days = new Set<string>();
  for (const { control, strength, date } of revisions) {
    if (strength !== "verified" && strength !== "accepted") continue;
    for (const day of around(control, date)) days.add(day);
  }
  for (const { proposals } of uploads) {
    for (const control of CONTROL_IDS) {
      const said = proposals[control];
      // Files that say nothing of containers say it on no day.
      if (said?.date) for (const day of around(control, said.date)) days.add(day);
    }
  }
  return [...days];
}
