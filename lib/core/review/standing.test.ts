import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ANSWERS, CONTROL_IDS, STRENGTHS } from "@/lib/core/model/words";
import { ceilingLevel, declaredLevel, verifiedLevel } from "@/lib/core/scoring/level";
import { DEFAULT_POLICY } from "@/lib/core/scoring/policy";
import type { AnswerState, AnswersByControl } from "@/lib/core/scoring/types";
import { besideFiles, type StandingProposal, type StandingProposals } from "./standing";

const TODAY = "2026-11-30";
const beside = (state: AnswerState, said: StandingProposal) =>
  besideFiles({ "CTR-2": state }, { "CTR-2": said }, TODAY, DEFAULT_POLICY)["CTR-2"];
const answer = (
  strength: AnswerState["strength"],
  said: AnswerState["answer"] = "met",
): AnswerState => ({ answer: said, strength, date: "2026-11-01" });
const files = (
  said: StandingProposal["answer"],
  basis: StandingProposal["basis"] = "configured",
  date = "2026-11-20",
): StandingProposal => ({ answer: said, basis: said === null ? null : basis, date });

describe("an answer beside the project's files", () => {
  test.each([
    [
      "what files still prove is as fresh as they are",
      answer("verified"),
      files("met"),
      { strength: "verified", date: "2026-11-20" },
    ],
    [
      "nothing becomes verified by itself",
      answer("asserted"),
      files("met"),
      { strength: "asserted", date: "2026-11-01" },
    ],
    [
      "older files make nothing older",
      answer("verified"),
      files("met", "configured", "2026-10-01"),
      { strength: "verified", date: "2026-11-01" },
    ],
    [
      "what files do not say any more is asserted",
      answer("verified"),
      files(null),
      { strength: "asserted", date: "2026-11-01" },
    ],
    [
      "what files say worse is contradicted",
      answer("asserted"),
      files("partly"),
      { contradiction: { proposed: "partly" } },
    ],
    [
      "so is what they proved",
      answer("verified"),
      files("not_met", "observed"),
      { strength: "asserted", contradiction: { proposed: "not_met" } },
    ],
    [
      "a table of images contradicts nobody, and proves nothing else",
      answer("verified"),
      files("not_met", "inferred"),
      { strength: "asserted", contradiction: null },
    ],
    [
      "better files contradict nobody",
      answer("asserted", "partly"),
      files("met"),
      { contradiction: null },
    ],
    ["a link stays a link", answer("attached"), files("partly"), { strength: "attached" }],
    [
      "a reviewer's word falls by a contradiction alone",
      answer("accepted"),
      files(null),
      { strength: "accepted" },
    ],
    [
      "stale files say nothing",
      answer("verified"),
      files("not_met", "observed", "2026-08-01"),
      { strength: "verified", date: "2026-11-01" },
    ],
  ])("%s", (_, state, said, expected) => {
    expect(beside(state, said)).toMatchObject(expected);
  });

  const day = fc.integer({ min: 0, max: 200 }).map((ago) => {
    return new Date(Date.parse(TODAY) - ago * 86_400_000).toISOString().slice(0, 10);
  });
  const answers: fc.Arbitrary<AnswersByControl> = fc.dictionary(
    fc.constantFrom(...CONTROL_IDS),
    fc.record({
      answer: fc.constantFrom(...ANSWERS),
      strength: fc.constantFrom(...STRENGTHS),
      date: day,
    }),
    { maxKeys: 45 },
  );
  const proposals: fc.Arbitrary<StandingProposals> = fc.dictionary(
    fc.constantFrom(...CONTROL_IDS),
    fc.record({
      answer: fc.constantFrom(
        "met" as const,
        "partly" as const,
        "not_met" as const,
        "not_applicable" as const,
        null,
      ),
      basis: fc.constantFrom("observed" as const, "configured" as const, "inferred" as const),
      date: day,
    }),
    { maxKeys: 45 },
  );
  const rank = (level: number | null) => level ?? -1;

  test("no files move the declared level, and without files nothing moves", () => {
    fc.assert(
      fc.property(answers, proposals, (given, said) => {
        const after = besideFiles(given, said, TODAY, DEFAULT_POLICY);
        expect(declaredLevel(after, DEFAULT_POLICY)).toBe(declaredLevel(given, DEFAULT_POLICY));
        expect(besideFiles(given, {}, TODAY, DEFAULT_POLICY)).toEqual(given);
      }),
    );
  });

  test("the ceiling never rises by files, and the verified level never passes the declared one", () => {
    fc.assert(
      fc.property(answers, proposals, (given, said) => {
        const after = besideFiles(given, said, TODAY, DEFAULT_POLICY);
        expect(rank(ceilingLevel(after, DEFAULT_POLICY))).toBeLessThanOrEqual(
          rank(ceilingLevel(given, DEFAULT_POLICY)),
        );
        expect(rank(verifiedLevel(after, TODAY, DEFAULT_POLICY))).toBeLessThanOrEqual(
          rank(declaredLevel(after, DEFAULT_POLICY)),
        );
      }),
    );
  });
});
