import fc from "fast-check";
import { REQUIREMENTS } from "@/lib/core/model/levels";
import { ANSWERS, type Answer, type ControlId, STRENGTHS } from "@/lib/core/model/words";
import { addDays } from "@/lib/core/scoring/days";
import type { RecordedUpload, Revision } from "../replay";

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

/** What files said of a project over 200 days, in any order. */
export const anyUploads: fc.Arbitrary<readonly RecordedUpload[]> = fc
  .array(
    fc.record({
      daysAgo: fc.integer({ min: 0, max: 200 }),
      olderBy: fc.integer({ min: -1, max: 60 }),
      said: fc.dictionary(
        fc.constantFrom(...asked, "IMG-5"),
        fc.constantFrom(
          "met" as const,
          "met" as const,
          "partly" as const,
          "not_met" as const,
          null,
        ),
      ),
    }),
    { maxLength: 5 },
  )
  .map((uploads) =>
    [...uploads]
      .sort((a, b) => b.daysAgo - a.daysAgo)
      .map(({ daysAgo, olderBy, said }, index) => {
        const day = addDays(TODAY, -daysAgo);
        const date = addDays(day, -olderBy);
        const proposals = Object.entries(said).map(([control, answer]) => [
          control,
          { answer, basis: answer && ("configured" as const), date },
        ]);
        const at = `${day}T12:00:00.000Z`;
        return { number: index + 1, at, proposals: Object.fromEntries(proposals) };
      }),
  )
  .chain((uploads) => fc.shuffledSubarray(uploads, { minLength: uploads.length }));
