import { controlById } from "@/lib/core/model/controls";
import { CATALOGUE_VERSION } from "@/lib/core/model/version";
import {
  type Answer,
  CONTROL_IDS,
  type ControlId,
  ENVIRONMENTS,
  type LevelReached,
  PLATFORMS,
  type Provenance,
  type Strength,
} from "@/lib/core/model/words";
import { DEFAULT_POLICY } from "@/lib/core/scoring/policy";
import { makeSnapshot, type StandingAnswer } from "@/lib/core/snapshot/make";
import { Random } from "@/scripts/corpus/random";

/** What happened in one project: many projects of a seed live the same life, each with ids and people of its own. */
export interface Life {
  readonly environment: (typeof ENVIRONMENTS)[number];
  readonly platform: (typeof PLATFORMS)[number];
  readonly revisions: readonly LifeRevision[];
  readonly snapshots: readonly LifeSnapshot[];
}

/** An answer as it was written on the so-many-th day of the project. */
export interface LifeRevision extends StandingAnswer {
  readonly day: number;
}

/** What was frozen on the so-many-th day of the project. */
interface LifeSnapshot {
  readonly day: number;
  readonly name: string;
  readonly catalogue: string;
  readonly asOf: string;
  readonly digest: string;
  readonly declared: LevelReached | null;
  readonly verified: LevelReached | null;
  readonly ceiling: LevelReached | null;
  readonly content: string;
}

/** So many days ago every project was made. */
export const DAYS = 730;
/** What every project aims at since its `TARGET_DAY`th day, and aimed at before. */
export const TARGET = { before: 2, after: 3 } as const;
export const TARGET_DAY = 365;
const SNAPSHOTS = 100;
const DAY_MS = 86_400_000;

const NOTES = [
  "Looked at in the weekly meeting; the Compose file sets it for every service.",
  "Agreed with the platform team. The base image follows with the next release, see the ticket.",
  "The pipeline refuses a build without it; the report of the last run is linked.",
  "Only the worker lacks it: its vendor image writes to its own file system.",
];
const REASON = "The service keeps no state and stands behind the shared gateway of the platform.";

/** Lives that end on a day (`YYYY-MM-DD`), with the snapshots that our own code makes of them. Same day, same lives. */
export function makeLives(count: number, today: string): Life[] {
  return Array.from({ length: count }, (_, index) => makeLife(index, today));
}

function makeLife(index: number, today: string): Life {
  const random = new Random(11, index);
  const environment = random.chance(0.6) ? "production" : random.pick(ENVIRONMENTS);
  const platform = random.pick(PLATFORMS);
  const zeal = random.share();
  const dayOf = (day: number) =>
    new Date(Date.parse(today) - (DAYS - day) * DAY_MS).toISOString().slice(0, 10);
  const revisions = CONTROL_IDS.flatMap((control) => revisionsOf(control, random, zeal, dayOf)) //
    .sort((one, other) => one.day - other.day || one.version - other.version);
  const snapshots = Array.from({ length: SNAPSHOTS }, (_, place) => {
    const day = Math.floor(((place + 1) * (DAYS - 1)) / SNAPSHOTS);
    const standing = new Map<ControlId, LifeRevision>();
    for (const revision of revisions) {
      if (revision.day <= day) standing.set(revision.control, revision);
    }
    const asOf = dayOf(day);
    const { snapshot, text, digest } = makeSnapshot({
      project: {
        id: `00000000-0000-7000-8000-${String(index).padStart(12, "0")}`,
        name: `life-${index}`,
        environment,
        platform,
        target: day < TARGET_DAY ? TARGET.before : TARGET.after,
      },
      policy: DEFAULT_POLICY,
      asOf,
      kind: "by_hand",
      answers: [...standing.values()].map(({ day: _, ...answer }) => answer),
      proposals: {},
      evidence: [],
    });
    const { declared, verified, ceiling } = snapshot.result;
    const name = `Release ${1 + Math.floor(place / 10)}.${place % 10}`;
    const levels = { declared, verified, ceiling };
    return { day, name, catalogue: CATALOGUE_VERSION, asOf, digest, ...levels, content: text };
  });
  return { environment, platform, revisions, snapshots };
}

/** Two to six, over the two years; the later, the better. */
function revisionsOf(
  control: ControlId,
  random: Random,
  zeal: number,
  dayOf: (day: number) => string,
): LifeRevision[] {
  const days = Array.from({ length: random.between(2, 6) }, () => random.below(DAYS));
  return days
    .sort((one, other) => one - other)
    .map((day, index) => {
      const answer = answerOn(control, 0.25 + (0.35 + zeal / 2) * (day / DAYS), random);
      const provenance: Provenance = random.chance(0.3) ? "workshop" : "person";
      const links = random.chance(0.4) ? [`https://example.com/runs/${random.below(10_000)}`] : [];
      const strength: Strength = random.chance(0.2)
        ? "accepted"
        : links.length > 0
          ? "attached"
          : "asserted";
      return {
        day,
        control,
        version: index + 1,
        answer,
        strength,
        provenance,
        date: dayOf(day),
        note: random.pick(NOTES),
        reason: answer === "not_applicable" ? REASON : "",
        links,
        dueDate: answer === "not_met" ? dayOf(day + 30) : null,
        ownerMemberId: null,
        evidenceDigest: null,
      };
    });
}

function answerOn(control: ControlId, ripe: number, random: Random): Answer {
  if (random.chance(ripe)) return "met";
  if (controlById(control).na === "allowed" && random.chance(0.15)) return "not_applicable";
  return random.pick(["partly", "not_met", "not_met", "unknown"]);
}
