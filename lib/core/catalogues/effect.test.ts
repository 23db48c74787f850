import { describe, expect, test } from "vitest";
import { assess } from "@/lib/core/scoring/assess";
import { DEFAULT_POLICY } from "@/lib/core/scoring/policy";
import { metUpTo, said, TODAY } from "@/lib/core/scoring/testing/said";
import type { AnswersByControl } from "@/lib/core/scoring/types";
import { catalogueDifference } from "./difference";
import { upgradeEffect } from "./effect";
import { NEWER, OLDER } from "./testing/versions";

const options = { target: 3, asOf: TODAY, policy: DEFAULT_POLICY } as const;
const difference = catalogueDifference(OLDER.release, NEWER.release);
const effect = (answers: AnswersByControl) =>
  upgradeEffect({ answers, proposals: {} }, options, { from: OLDER, to: NEWER, difference });

describe("what a move does to a project", () => {
  test("its levels are those of each version, by the same answers", () => {
    const answers = { ...metUpTo(2), ...said({ "CTR-4": "not_met" }) };
    // Capability dropping is asked for at level 3 before, at level 2 after.
    expect(effect(answers)).toMatchObject({
      declared: { before: 2, after: 1 },
      progress: {
        before: { answered: 26, total: 44 },
        after: { answered: 25, total: 44 },
      },
    });
    const { declared, coverage } = assess(answers, { ...options, catalogue: NEWER.catalogue });
    expect(effect(answers)).toMatchObject({
      declared: { after: declared },
      coverage: { after: coverage },
    });
  });

  test("a proof that is too old by the new rules costs the verified level, and is to be looked at", () => {
    const answers = metUpTo(1, { strength: "verified", date: "2026-11-03" });
    expect(effect(answers)).toMatchObject({
      verified: { before: 1, after: 0 },
      declared: { before: 1, after: 1 },
    });
    expect(effect(answers).lookAgain).toContainEqual({ control: "PRG-1", reasons: ["stale"] });
  });

  test("files speak for an answer as long as each version lets them", () => {
    const answers = metUpTo(1, { strength: "verified", date: "2026-10-01" });
    const date = "2026-11-13"; // ten days ago: a scan counts for thirty by the older version, for a week by the newer
    const proposals = { "PRG-1": { answer: "met", basis: "observed", date } } as const;
    const by = upgradeEffect({ answers, proposals }, options, {
      from: OLDER,
      to: NEWER,
      difference,
    });
    expect(by.verified).toEqual({ before: 1, after: 0 });
    const back = upgradeEffect({ answers, proposals }, options, {
      from: NEWER,
      to: OLDER,
      difference: catalogueDifference(NEWER.release, OLDER.release),
    });
    expect(back.verified).toEqual({ before: 0, after: 1 });
  });

  test("what reads otherwise is to be looked at where it is answered; another title alone asks nothing else", () => {
    expect(effect(said({ "SEC-1": "met", "CTR-1": "met" })).lookAgain).toEqual([
      { control: "SEC-1", reasons: ["reworded"] },
    ]);
    expect(effect({}).lookAgain).toEqual([]);
  });

  test("not applicable is to be looked at where it is no answer any more", () => {
    expect(
      effect(said({ "IMG-1": "not_applicable", "IMG-2": "not_applicable" })).lookAgain,
    ).toEqual([{ control: "IMG-1", reasons: ["always-applies"] }]);
    expect(effect(said({ "IMG-1": "met" })).lookAgain).toEqual([]);
  });

  test("what is gone counts no more, what is new waits for an answer, or has one from before", () => {
    expect(effect(said({ "NET-4": "met", "CTR-1": "met" }))).toMatchObject({
      uncounted: ["NET-4"],
      unanswered: ["REG-5"],
      returning: [],
    });
    expect(effect(said({ "REG-5": "partly" }))).toMatchObject({
      uncounted: [],
      unanswered: [],
      returning: ["REG-5"],
      lookAgain: [],
    });
  });

  test("nothing is assessed before or after where nothing is answered", () => {
    const none = { before: null, after: null };
    expect(effect({})).toMatchObject({ declared: none, verified: none, coverage: none });
  });
});
