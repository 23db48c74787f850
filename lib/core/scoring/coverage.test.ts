import { describe, expect, test } from "vitest";
import { CONTROLS } from "@/lib/core/model/controls";
import { coverage, progress } from "./coverage";
import { metUpTo, said } from "./testing/said";
import type { AnswersByControl } from "./types";

describe("coverage", () => {
  // All risks together weigh 151.
  test.each<[string, AnswersByControl, number | null]>([
    ["nothing is answered", {}, null],
    ["somebody doesn't know", said({ "CTR-1": "unknown" }), 0],
    ["one is not met", said({ "CTR-1": "not_met" }), 0],
    ["a risk of 5 is met: 5 of 151", said({ "CTR-1": "met" }), 3],
    ["the same partly: 2.5 of 151", said({ "CTR-1": "partly" }), 1],
    ["two partly: 5 of 151", said({ "CTR-1": "partly", "SEC-1": "partly" }), 3],
    ["everything is met", metUpTo(4), 100],
    ["one of risk 2 is partly: 150 of 151", { ...metUpTo(4), ...said({ "RUN-4": "partly" }) }, 99],
    [
      "what does not apply is left out: 5 of 146",
      said({ "SEC-1": "met", "CTR-1": "not_applicable" }),
      3,
    ],
    [
      "what always applies stays in: 5 of 151",
      said({ "SEC-1": "met", "CTR-3": "not_applicable" }),
      3,
    ],
    ["nothing but an answer that is none", said({ "SEC-1": "not_applicable" }), 0],
  ])("when %s", (_name, answers, expected) => {
    expect(coverage(answers)).toBe(expected);
  });

  test("an excuse raises the share of the rest: 20 of 151, then 20 of 40", () => {
    const some = said({ "CTR-1": "met", "SEC-1": "met", "BLD-2": "met", "IMG-3": "met" });
    const more = said({ "CTR-3": "partly" });
    expect(coverage({ ...some, ...more })).toBe(13);
    const excused = CONTROLS.filter(
      ({ id, na }) => na === "allowed" && !["CTR-1", "BLD-2"].includes(id),
    );
    const excuses = said(Object.fromEntries(excused.map(({ id }) => [id, "not_applicable"])));
    const left = CONTROLS.filter((control) => !excused.includes(control));
    expect(left.reduce((sum, { risk }) => sum + risk, 0)).toBe(60);
    // 5 + 5 + 5 + 4 + 1.5 of 60
    expect(coverage({ ...some, ...more, ...excuses })).toBe(34);
  });
});

describe("progress", () => {
  test("counts every answer, don't-knows and excuses too", () => {
    const answers = said({
      "CTR-1": "met",
      "CTR-2": "unknown",
      "CTR-3": "not_applicable",
      "CTR-4": "not_met",
      "CTR-5": "partly",
    });
    expect(progress(answers)).toEqual({ answered: 5, total: 45 });
    expect(progress({})).toEqual({ answered: 0, total: 45 });
  });
});
