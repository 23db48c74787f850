import { describe, expect, test } from "vitest";
import type { GivenAnswer } from "@/lib/core/evidence/settings/types";
import { answersFrom } from "./answers";
import type { Proposal } from "./fold";

const AS_OF = "2026-11-23";
const proposal = (answer: Proposal["answer"], basis: Proposal["basis"] = "configured") =>
  new Map([
    [
      "CTR-1" as const,
      {
        control: "CTR-1" as const,
        answer,
        basis,
        counts: { met: 0, partly: 0, notMet: 0, unknown: 0, notApplicable: 0 },
        findings: [],
      },
    ],
  ]);
const given = (answer: GivenAnswer["answer"], more: Partial<GivenAnswer> = {}): GivenAnswer => ({
  control: "CTR-1",
  answer,
  note: null,
  by: null,
  date: null,
  link: null,
  reason: null,
  at: { path: ".plimsoll.yaml", start: 0, end: 1 },
  ...more,
});

describe("answers of files and people", () => {
  test("a proposal is a verified answer of the day", () => {
    const { answers } = answersFrom(proposal("met"), [], AS_OF);
    expect(answers["CTR-1"]).toEqual({ answer: "met", strength: "verified", date: AS_OF });
  });

  test("what files leave open stays unanswered", () => {
    expect(answersFrom(proposal(null, null), [], AS_OF).answers["CTR-1"]).toBeUndefined();
  });

  test.each([
    ["asserted", given("met"), null],
    ["attached", given("met", { link: "https://ci.example/1" }), null],
    ["verified", given("met"), "met"],
  ] as const)("a person's answer is %s", (strength, person, answer) => {
    const { answers } = answersFrom(proposal(answer), [person], AS_OF);
    expect(answers["CTR-1"]).toMatchObject({ answer: "met", strength });
  });

  test("a person's answer keeps its day, one that files prove has theirs", () => {
    const person = given("met", { date: "2026-01-01" });
    expect(answersFrom(new Map(), [person], AS_OF).answers["CTR-1"]?.date).toBe("2026-01-01");
    expect(answersFrom(proposal("met"), [person], AS_OF).answers["CTR-1"]?.date).toBe(AS_OF);
  });

  test.each([
    ["met", "partly", "configured", true],
    ["met", "not_met", "observed", true],
    ["partly", "not_met", "configured", true],
    ["not_applicable", "partly", "configured", true],
    ["met", "not_met", "inferred", false],
    ["met", "not_applicable", "configured", false],
    ["partly", "met", "configured", false],
    ["unknown", "not_met", "configured", false],
  ] as const)("%s against %s, %s: contradicted %s", (answer, proposed, basis, contradicted) => {
    const { answers, contradictions } = answersFrom(
      proposal(proposed, basis),
      [given(answer)],
      AS_OF,
    );
    expect(answers["CTR-1"]?.answer).toBe(answer);
    expect(contradictions.map(({ control }) => control)).toEqual(contradicted ? ["CTR-1"] : []);
    expect(answers["CTR-1"]?.contradiction ?? null).toEqual(contradicted ? { proposed } : null);
  });
});
