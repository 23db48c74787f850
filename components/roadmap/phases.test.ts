import { describe, expect, test } from "vitest";
import type { Answer, ControlId } from "@/lib/core/model/words";
import { assess } from "@/lib/core/scoring/assess";
import { DEFAULT_POLICY } from "@/lib/core/scoring/policy";
import { roadmap } from "@/lib/core/scoring/roadmap";
import { provenAnswers } from "@/lib/core/scoring/strength";
import type { AnswersByControl } from "@/lib/core/scoring/types";
import { phaseViews } from "./phases";

const asOf = "2026-11-24";
const basics: ControlId[] = ["CTR-1", "IMG-2", "PRG-1", "SEC-1", "BLD-2"];
const level2: ControlId[] = ["CTR-2", "CTR-3", "NET-1", "SEC-2", "PRG-2", "IMG-3"];

function said(
  controls: readonly ControlId[],
  answer: Answer = "met",
  strength: "asserted" | "verified" = "asserted",
): AnswersByControl {
  return Object.fromEntries(controls.map((id) => [id, { answer, strength, date: asOf }]));
}

function phases(answers: AnswersByControl) {
  const options = { target: 3, asOf, policy: DEFAULT_POLICY } as const;
  const proven = assess(provenAnswers(answers, asOf, DEFAULT_POLICY), options).levels;
  return phaseViews(assess(answers, options), roadmap(answers, options), proven);
}

describe("phases of a roadmap to level 3", () => {
  test("stand in the order of the strategy, whatever is answered", () => {
    const order = ["basics", "staging", "production", "regulated"];
    expect(phases({}).map(({ phase }) => phase)).toEqual(order);
    expect(phases({}).map(({ state }) => state)).toEqual(["steps", "steps", "steps", "beyond"]);
  });

  test("a phase with steps names what is refuted and what is open", () => {
    const answers = { ...said(level2.slice(2)), ...said(["CTR-2"], "partly"), ...said(basics) };
    const [, staging] = phases(answers);
    expect(staging?.state).toBe("steps");
    expect(staging?.sentence).toBe(
      "Refuted: read-only filesystem. Open: resource limits. Satisfied: 3 of 5.",
    );
  });

  test("a reached phase says how much of it is proven", () => {
    expect(phases(said(basics))[0]?.sentence).toBe(
      "All 4 requirements are satisfied, by declaration only.",
    );
    expect(
      phases({ ...said(basics), ...said(["CTR-1", "IMG-2"], "met", "verified") })[0]?.sentence,
    ).toBe("All 4 requirements are satisfied, 2 of them proven.");
    expect(phases(said(basics, "met", "verified"))[0]).toMatchObject({
      state: "reached",
      sentence: "All 4 requirements are satisfied, all of them proven.",
    });
  });

  test("a phase that has all it asks for still waits for the level below", () => {
    expect(phases({ ...said(level2), ...said(["CTR-1"], "not_met") })[1]).toMatchObject({
      state: "waiting",
      sentence: "All 5 requirements are satisfied. It counts once level 1 is reached.",
    });
  });

  test("beyond the target nothing is asked, only said", () => {
    expect(phases(said(["PRG-6"], "not_met"))[3]?.sentence).toBe(
      "Beyond the target. Refuted: 1 of 5. Open: 4 of 5.",
    );
  });
});
