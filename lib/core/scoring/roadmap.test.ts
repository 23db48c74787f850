import { describe, expect, test } from "vitest";
import { roadmap } from "./roadmap";
import { metUpTo, options, STRICT_POLICY, said } from "./testing/said";
import type { StepHints } from "./types";

const hints = (patched: StepHints["patched"]): StepHints => ({ urgent: new Set(), patched });

describe("gating steps", () => {
  test("of an untouched project are the five questions, each waiting for an answer", () => {
    const { gating, recommended, proving, target } = roadmap({}, options(1));
    expect(target).toBe(1);
    expect(
      gating.map(({ control, kind, reason, levelAfter }) => [control, kind, reason, levelAfter]),
    ).toEqual([
      ["CTR-1", "answer", "unanswered", 0],
      ["SEC-1", "answer", "unanswered", 0],
      ["BLD-2", "answer", "unanswered", 0],
      ["IMG-2", "answer", "unanswered", 0],
      ["PRG-1", "answer", "unanswered", 1],
    ]);
    expect(recommended.map(({ control }) => control)).toEqual(["BLD-3"]);
    expect(proving).toEqual([]);
  });

  test("are none once the target is reached, and may lead beyond it", () => {
    expect(roadmap(metUpTo(2), options(2)).gating).toEqual([]);
    const answers = { ...metUpTo(3), ...said({ "CTR-1": "not_met" }) };
    const { gating } = roadmap(answers, options(1));
    expect(gating).toMatchObject([{ control: "CTR-1", level: 1, levelAfter: 3 }]);
  });

  test("say all there is to say about a step", () => {
    const answers = { ...metUpTo(2), ...said({ "CTR-2": "partly" }) };
    expect(roadmap(answers, options(2)).gating).toEqual([
      {
        control: "CTR-2",
        kind: "change",
        gating: true,
        level: 2,
        phase: "staging",
        effort: "M",
        risk: 3,
        reason: "partly",
        quickWin: false,
        levelAfter: 2,
      },
    ]);
  });

  test("are fixes where a patch is known, changes where none is, answers where nobody has said", () => {
    const answers = {
      ...metUpTo(2),
      ...said({ "CTR-2": "not_met", "CTR-3": "partly", "NET-1": "unknown" }),
    };
    const { gating } = roadmap(answers, {
      ...options(2),
      hints: hints(new Set(["CTR-3", "NET-1"])),
    });
    expect(gating.map(({ control, kind, quickWin }) => [control, kind, quickWin])).toEqual([
      ["CTR-3", "fix", true],
      ["CTR-2", "change", false],
      ["NET-1", "answer", false],
    ]);
  });

  test("a small change is a quick win, a small answer is none", () => {
    const answers = { ...metUpTo(2), ...said({ "CTR-3": "not_met", "NET-1": "unknown" }) };
    const { gating } = roadmap(answers, options(2));
    expect(gating.map(({ control, quickWin }) => [control, quickWin])).toEqual([
      ["CTR-3", true],
      ["NET-1", false],
    ]);
  });

  test("ask anew where not applicable is no answer", () => {
    const answers = { ...metUpTo(1), ...said({ "SEC-1": "not_applicable" }) };
    expect(roadmap(answers, options(1)).gating).toMatchObject([
      { control: "SEC-1", kind: "answer", reason: "unknown" },
    ]);
  });

  test("what is urgent comes first", () => {
    const answers = { ...metUpTo(2), ...said({ "IMG-3": "not_met", "SEC-2": "partly" }) };
    const urgent = { urgent: new Set(["SEC-2"] as const), patched: new Set<never>() };
    const { gating } = roadmap(answers, { ...options(2), hints: urgent });
    expect(gating.map(({ control }) => control)).toEqual(["SEC-2", "IMG-3"]);
  });
});

describe("recommended steps", () => {
  test("are what is expected by the target and gates nothing, never a quick win", () => {
    const answers = { ...metUpTo(2), ...said({ "CTR-5": "not_met", "RUN-3": "unknown" }) };
    const { gating, recommended } = roadmap(answers, options(2));
    expect(gating).toEqual([]);
    expect(recommended).toMatchObject([
      { control: "CTR-5", kind: "change", gating: false, level: 2, quickWin: false, levelAfter: 2 },
      { control: "RUN-3", kind: "answer", gating: false, level: 2, quickWin: false, levelAfter: 2 },
    ]);
  });

  test("gate in strict mode", () => {
    const answers = { ...metUpTo(2), ...said({ "CTR-5": "not_met" }) };
    const { gating, recommended } = roadmap(answers, options(2, STRICT_POLICY));
    expect(gating).toMatchObject([
      { control: "CTR-5", gating: true, quickWin: true, levelAfter: 2 },
    ]);
    expect(recommended).toEqual([]);
  });
});

describe("proving steps", () => {
  const PROVEN = metUpTo(1, { strength: "verified" });

  test("are what is met and not proven, with the verified level after each", () => {
    const answers = { ...PROVEN, ...said({ "CTR-1": "met", "IMG-2": "met" }) };
    const { gating, proving } = roadmap(answers, options(1));
    expect(gating).toEqual([]);
    expect(
      proving.map(({ control, kind, reason, levelAfter }) => [control, kind, reason, levelAfter]),
    ).toEqual([
      ["CTR-1", "prove", "unproven", 0],
      ["IMG-2", "prove", "unproven", 1],
    ]);
  });

  test.each([
    ["too old", { strength: "verified", date: "2026-01-01" }],
    ["contradicted", { strength: "accepted", contradiction: { proposed: "partly" } }],
    ["only attached", { strength: "attached" }],
  ] as const)("come back when the proof is %s", (_name, backing) => {
    const answers = { ...PROVEN, ...said({ "CTR-1": "met" }, backing) };
    expect(roadmap(answers, options(1)).proving.map(({ control }) => control)).toEqual(["CTR-1"]);
  });

  test("ask for an excuse's proof only where the verified level waits for it", () => {
    const answers = {
      ...PROVEN,
      ...said({ "BLD-2": "not_applicable", "BLD-3": "not_applicable" }),
    };
    expect(roadmap(answers, options(1)).proving.map(({ control }) => control)).toEqual(["BLD-2"]);
  });

  test("tell those that gate from those that are merely expected", () => {
    const answers = { ...PROVEN, ...said({ "PRG-1": "met", "BLD-3": "met" }) };
    const { proving } = roadmap(answers, options(1));
    expect(proving.map(({ control, gating, levelAfter }) => [control, gating, levelAfter])).toEqual(
      [
        ["BLD-3", false, 0],
        ["PRG-1", true, 1],
      ],
    );
  });

  test("don't raise the verified level past what is broken", () => {
    const answers = { ...PROVEN, ...said({ "CTR-1": "not_met", "IMG-2": "met" }) };
    const { proving } = roadmap(answers, options(1));
    expect(proving).toMatchObject([{ control: "IMG-2", levelAfter: 0 }]);
  });

  test("count a proven answer that a step replaces no longer", () => {
    const answers = {
      ...said({ "CTR-1": "not_met" }, { strength: "verified" }),
      ...said({ "BLD-3": "met" }),
    };
    const { proving } = roadmap(answers, options(1));
    expect(proving).toMatchObject([{ control: "BLD-3", levelAfter: null }]);
  });

  test("verify nothing while no requirement has a proven answer", () => {
    const { proving } = roadmap(said({ "RUN-4": "met" }), options(2));
    expect(proving).toMatchObject([{ control: "RUN-4", levelAfter: null }]);
  });
});
