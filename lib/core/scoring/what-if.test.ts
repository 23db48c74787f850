import { describe, expect, test } from "vitest";
import { assess } from "./assess";
import { roadmap } from "./roadmap";
import { metUpTo, options, said, TODAY } from "./testing/said";
import { withAnswers, withSteps } from "./what-if";

const BROKEN = {
  ...metUpTo(2, { strength: "verified", date: "2026-11-01" }),
  ...said({ "CTR-2": "not_met", "NET-1": "partly" }, { contradiction: { proposed: "not_met" } }),
};

describe("steps switched on", () => {
  test("raise the level at once, and only when none is left out", () => {
    const { gating } = roadmap(BROKEN, options(2));
    const declared = (steps: typeof gating) =>
      assess(withSteps(BROKEN, steps, TODAY), options(2)).declared;
    expect(declared([])).toBe(1);
    expect(declared(gating.slice(0, 1))).toBe(1);
    expect(declared(gating)).toBe(2);
  });

  test("end in met as somebody says it, without the old contradiction", () => {
    const answers = withSteps(BROKEN, [{ control: "CTR-2", kind: "fix" }], TODAY);
    expect(answers["CTR-2"]).toEqual({ answer: "met", strength: "asserted", date: TODAY });
    expect(answers["NET-1"]).toBe(BROKEN["NET-1"]);
  });

  test("a proof leaves the answer and its reason, and makes it verified today", () => {
    const answers = said(
      { "BLD-1": "not_applicable" },
      { reason: "Nothing to separate.", date: "2026-01-01" },
    );
    expect(withSteps(answers, [{ control: "BLD-1", kind: "prove" }], TODAY)).toEqual({
      "BLD-1": {
        answer: "not_applicable",
        strength: "verified",
        date: TODAY,
        reason: "Nothing to separate.",
        contradiction: null,
      },
    });
  });

  test("a proof of nothing is nothing", () => {
    expect(withSteps({}, [{ control: "CTR-1", kind: "prove" }], TODAY)).toEqual({});
  });

  test("leave the answers that came in as they were", () => {
    const before = structuredClone(BROKEN);
    withSteps(BROKEN, roadmap(BROKEN, options(2)).gating, TODAY);
    withAnswers(BROKEN, { "CTR-1": null, "CTR-2": "met" }, TODAY);
    expect(BROKEN).toEqual(before);
  });
});

describe("answers given anew", () => {
  test("are as somebody says them today; an equal one keeps its proof; null takes one back", () => {
    const answers = withAnswers(
      BROKEN,
      { "CTR-1": "met", "CTR-2": "partly", "CTR-3": null, "CTR-4": "unknown" },
      TODAY,
    );
    expect(answers["CTR-1"]).toBe(BROKEN["CTR-1"]);
    expect(answers["CTR-2"]).toEqual({ answer: "partly", strength: "asserted", date: TODAY });
    expect("CTR-3" in answers).toBe(false);
    expect(answers["CTR-4"]?.answer).toBe("unknown");
    expect(assess(answers, options(2)).verified).toBe(1);
  });
});
