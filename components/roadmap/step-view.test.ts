import { expect, test } from "vitest";
import { assess } from "@/lib/core/scoring/assess";
import { DEFAULT_POLICY } from "@/lib/core/scoring/policy";
import { roadmap } from "@/lib/core/scoring/roadmap";
import type { AnswersByControl } from "@/lib/core/scoring/types";
import { stepViews } from "./step-view";

const asOf = "2026-11-24";
const met = { answer: "met", strength: "asserted", date: asOf } as const;
const answers: AnswersByControl = {
  "CTR-1": met,
  "IMG-2": met,
  "SEC-1": met,
  "BLD-2": { ...met, answer: "not_met" },
};
const options = { target: 1, asOf, policy: DEFAULT_POLICY } as const;
const { gating, recommended } = roadmap(answers, options);
const context = {
  levelBefore: 0,
  next: 1,
  levels: assess(answers, options).levels,
  recordOf: (control: string) =>
    control === "BLD-2"
      ? ({
          answer: "not_met",
          note: "",
          owner: "Ines Duarte",
          ownerMemberId: "a",
          dueDate: "2026-11-15",
        } as const)
      : undefined,
  asOf,
} as const;
const views = stepViews("gating", gating, context);

test("a step says who does it until when, and by how much it is late", () => {
  expect(views[0]).toMatchObject({
    control: "BLD-2",
    answer: "not_met",
    owner: "Ines Duarte",
    ownerMemberId: "a",
    due: "15 Nov 2026",
    late: "9 days late",
    closes: ["No secrets in code, level 1"],
  });
  expect(views[1]).toMatchObject({ control: "PRG-1", owner: null, due: null, late: null });
});

test("the level rises with the last step that it waits for, and with no other", () => {
  expect(views.map(({ level, rises }) => [level, rises])).toEqual([
    ["Not level 1 yet", false],
    ["Level 1", true],
  ]);
});

test("a recommended step names the level it is expected at, closes nothing and blocks nothing", () => {
  for (const step of stepViews("recommended", recommended, context)) {
    expect(step).toMatchObject({ level: "Level 1", rises: false, blocksNext: false, closes: [] });
  }
  expect(recommended.length).toBeGreaterThan(0);
});
