import type { Basis } from "@/lib/core/evidence/finding";
import type { LevelReached } from "@/lib/core/model/words";
import type { EvidenceChange, EvidenceChangeKind } from "@/lib/core/review/changes";
import { subjectOf } from "@/lib/core/review/reason-lines";
import type { LevelEffect, Review, ReviewGroup, ReviewRow } from "@/lib/core/review/rows";
import { answerTexts, type Term } from "./catalogue";
import { formatDay } from "./day";
import type { LoudAndQuiet } from "./history";

const basisTexts = {
  observed: { label: "Observed", meaning: "A running system or a report shows it." },
  configured: { label: "Configured", meaning: "The files set it so." },
  inferred: { label: "Inferred", meaning: "It follows from our tables of images." },
  hint: { label: "Hint", meaning: "It points that way, and proves nothing." },
} satisfies Record<Basis, Term>;

/** What a group of proposals is called over its rows. */
export const reviewGroupTexts = {
  contradicts: "Contradict an answer",
  differs: "Better than the answer, or other",
  agrees: "Agree with the answer",
  blank: "Fill a blank",
  settles: "Settle a don't know",
} satisfies Record<ReviewGroup, string>;

export const changeKindTexts = {
  improved: "Improved",
  regressed: "Regressed",
  new: "New",
  gone: "Gone",
  stale: "Stale",
} satisfies Record<EvidenceChangeKind, string>;

const VERBS = {
  contradicts: ["contradicts an answer", "contradict an answer"],
  differs: ["differs from an answer", "differ from an answer"],
  agrees: ["agrees", "agree"],
  blank: ["fills a blank", "fill a blank"],
  settles: ["settles a don't know", "settle a don't know"],
} satisfies Record<ReviewGroup, readonly [string, string]>;

/** How many proposals wait, and for what. What somebody has kept with a reason waits no more. */
export function reviewHeadline({
  rows,
  proven,
  stale,
}: Pick<Review, "rows" | "proven" | "stale">): LoudAndQuiet {
  const waiting = rows.filter(({ isKept }) => !isKept);
  const kept = rows.length - waiting.length;
  const groups = Object.keys(VERBS) as ReviewGroup[];
  const parts = groups.flatMap((group) => {
    const count = waiting.filter((row) => row.group === group).length;
    const [one, many] = VERBS[group];
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  const quiet = [
    parts.length > 0 ? `${parts.join(", ")}.` : "",
    kept === 0 ? "" : `${kept === 1 ? "1 answer is" : `${kept} answers are`} kept.`,
    stale === 0
      ? ""
      : `What the files say of ${stale === 1 ? "1 control" : `${stale} controls`} is too old to count.`,
  ];
  return {
    loud: headOf(waiting.length, rows.length + proven),
    quiet: quiet.filter(Boolean).join(" "),
  };
}

function headOf(waiting: number, proposed: number): string {
  if (waiting === 1) return "1 proposal waits.";
  if (waiting > 1) return `${waiting} proposals wait.`;
  return proposed === 0 ? "No proposal waits." : "All proposals are answered.";
}

const NOUNS: Readonly<Record<string, string>> = {
  service: "services",
  stage: "stages",
  container: "containers",
  image: "images",
  workflow: "workflows",
  Deployment: "Deployments",
};

/** What a proposal rests on, and how many of its subjects are met: "Configured, 2 of 3 services". */
export function restsOn(row: Pick<ReviewRow, "basis" | "counts" | "deciding" | "others">): string {
  const basis = row.basis ? basisTexts[row.basis].label : "";
  return [basis, metOf(row)].filter(Boolean).join(", ");
}

/** "3 of 4 services", met of all that it applies to; nothing where it is about one thing alone. */
export function metOf({
  counts: { met, partly, notMet, unknown },
  deciding,
  others,
}: Pick<ReviewRow, "counts" | "deciding" | "others">): string {
  const total = met + partly + notMet + unknown;
  if (total < 2) return "";
  const words = new Set([...deciding, ...others].map((it) => subjectOf(it).split(" ")[0] ?? ""));
  const [word = ""] = words;
  const noun = words.size === 1 ? NOUNS[word] : undefined;
  return `${met} of ${total} ${noun ?? "places"}`;
}

/** What taking a proposal does to the levels; nothing where it moves none. */
export function effectText({ declared, verified }: LevelEffect): string {
  const [isDeclared, isVerified] = [declared, verified].map(moves);
  const same =
    isDeclared &&
    isVerified &&
    declared.before === verified.before &&
    declared.after === verified.after;
  if (same) return `The level ${moved(declared)}.`;
  const parts = [
    isDeclared ? `Declared ${moved(declared)}.` : "",
    isVerified ? `Verified ${moved(verified)}.` : "",
  ];
  return parts.filter(Boolean).join(" ");
}

type Move = LevelEffect["declared"];

// From "not assessed" to below level 1 is no rise that anybody waits for.
function moves({ before, after }: Move): boolean {
  return (before ?? 0) !== (after ?? 0);
}

function moved({ before, after }: Move): string {
  const verb = (after ?? 0) > (before ?? 0) ? "rises" : "falls";
  return `${verb} from ${levelWord(before)} to ${levelWord(after)}`;
}

function levelWord(level: LevelReached | null): string {
  return level ? String(level) : "below 1";
}

/** How what files say moved: "Partly to Met", "Met", "was Met", "104 days". */
export function changeText({ kind, before, after, age }: EvidenceChange): string {
  const word = (answer: EvidenceChange["before"]) => (answer ? answerTexts[answer].label : "open");
  switch (kind) {
    case "new":
      return before ? `${word(before)} to ${word(after)}` : word(after);
    case "gone":
      return `was ${word(before)}`;
    case "stale":
      return `${age?.days ?? 0} days`;
    default:
      return `${word(before)} to ${word(after)}`;
  }
}

/** What explains it, as a sentence. */
export function changeReason({ kind, finding, isOfBefore, age }: EvidenceChange): string {
  if (kind === "stale") return age ? `Counts no more since ${formatDay(age.since)}.` : "";
  if (!finding) return "The files do not speak of it any more.";
  return isOfBefore ? `No longer: ${finding.sentence}` : finding.sentence;
}
