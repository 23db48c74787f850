import fc from "fast-check";
import { REQUIREMENTS } from "@/lib/core/model/levels";
import { ANSWERS, type Answer, type ControlId, STRENGTHS } from "@/lib/core/model/words";
import { addDays } from "@/lib/core/scoring/days";
import type { Revision } from "../replay";

/** The day on which the tests of a history end. */
export const TODAY = "2026-11-30";

/** A revision that somebody wrote at noon, so many days ago. */
export function revision(
  control: ControlId,
  answer: Answer | null,
  daysAgo: number,
  over: Partial<Revision> = {},
): Revision {
  const date = addDays(TODAY, -daysAgo);
  const at = `${date}T12:00:00.000Z`;
  return { control, version: 1, answer, strength: "asserted", date, reason: "", at, ...over };
}

/** Controls that the first two levels ask for: with others, a level is hardly ever reached. */
const asked = [
  ...new Set(REQUIREMENTS.filter(({ level }) => level <= 2).flatMap((it) => it.controls)),
];

/** What was said of a project over 200 days, in any order, mostly in its favour. */
export const anyLog: fc.Arbitrary<readonly Revision[]> = fc
  .array(
    fc.record({
      control: fc.constantFrom(...asked, "IMG-5", "REG-1"),
      answer: fc.constantFrom<Answer | null>("met", "met", "met", "met", "met", ...ANSWERS, null),
      strength: fc.constantFrom(...STRENGTHS, "verified"),
      daysAgo: fc.integer({ min: 0, max: 200 }),
    }),
    { maxLength: 60 },
  )
  .chain((changes) => {
    const versions = new Map<ControlId, number>();
    const log = [...changes]
      .sort((a, b) => b.daysAgo - a.daysAgo)
      .map(({ control, answer, strength, daysAgo }) => {
        const version = (versions.get(control) ?? 0) + 1;
        versions.set(control, version);
        return revision(control, answer, daysAgo, { strength, version });
      });
    return fc.shuffledSubarray(log, { minLength: log.length });
  });
