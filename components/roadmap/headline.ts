import type { Assessment, Roadmap, Step } from "@/lib/core/scoring/types";
import { joined, numberWord, upperFirst } from "./counted-words";

/** The one sentence over the roadmap: the way to the target, then what its first part reaches. */
export interface Headline {
  readonly loud: string;
  readonly quiet: string;
}

/** What the page says first. Takes what scoring says, returns two short texts; the second may be empty. */
export function roadmapHeadline(
  { declared, verified, target }: Pick<Assessment, "declared" | "verified" | "target">,
  { gating, proving }: Pick<Roadmap, "gating" | "proving">,
): Headline {
  if (gating.length === 0) {
    const isProven = verified !== null && verified >= target;
    return {
      loud: `Level ${target} is reached.`,
      quiet: isProven ? "Every answer that it rests on is proven." : byDeclaration(proving),
    };
  }
  const steps = gating.length === 1 ? "step" : "steps";
  return {
    loud: `${upperFirst(numberWord(gating.length))} ${steps} to level ${target}.`,
    quiet: firstRises(gating, declared ?? 0, target) || whatTheyAre(gating),
  };
}

function byDeclaration(proving: readonly Step[]): string {
  const gating = proving.filter((step) => step.gating).length;
  const answers = gating === 1 ? "answer that it rests on is" : "answers that it rests on are";
  return `By declaration only: ${numberWord(gating)} ${answers} not proven.`;
}

/** Levels on the way, and how many steps each of them takes. */
function firstRises(gating: readonly Step[], declared: number, target: number): string {
  const rises = gating.flatMap(({ levelAfter }, place) => {
    const before = place === 0 ? declared : (gating[place - 1]?.levelAfter ?? declared);
    return levelAfter !== null && levelAfter > before && levelAfter < target
      ? [{ steps: place + 1, level: levelAfter }]
      : [];
  });
  const words = rises.map(({ steps, level }, place) => {
    const first = steps === 1 ? "the first one" : `the first ${numberWord(steps)}`;
    const reach = place > 0 ? "" : steps === 1 ? " reaches" : " reach";
    return `${first}${reach} level ${level}`;
  });
  return words.length === 0 ? "" : `${upperFirst(joined(words))}.`;
}

/** Where no level lies between: what kind of steps they are. */
function whatTheyAre(gating: readonly Step[]): string {
  const answers = gating.filter(({ kind }) => kind === "answer").length;
  const quick = gating.filter(({ quickWin }) => quickWin).length;
  if (answers === gating.length) {
    return answers === 1 ? "It waits for an answer." : "Each of them waits for an answer.";
  }
  if (quick === 0) return "";
  if (gating.length === 1) return "It is a quick win.";
  return quick === 1
    ? "One of them is a quick win."
    : `${upperFirst(numberWord(quick))} of them are quick wins.`;
}
