import { describe, expect, test } from "vitest";
import { CATALOGUE, catalogueFrom } from "@/lib/core/model/catalogue";
import type { ControlId, Level } from "@/lib/core/model/words";
import { type Candidate, orderSteps } from "./order-steps";

const step = (control: ControlId, reason: Candidate["reason"], level: Level = 2): Candidate => ({
  control,
  reason,
  level,
  gating: true,
});
const order = (steps: readonly Candidate[], ...urgent: readonly ControlId[]) =>
  orderSteps(steps, new Set(urgent))
    .map(({ control }) => control)
    .join(" ");

describe("the order of steps", () => {
  test("is by level before all else", () => {
    const steps = [step("CTR-4", "not_met", 3), step("PRG-1", "unanswered", 1)];
    expect(order(steps)).toBe("PRG-1 CTR-4");
    expect(order(steps, "CTR-4")).toBe("PRG-1 CTR-4");
  });

  test("puts what is broken before what nobody has said, even partly before a larger risk", () => {
    expect(order([step("NET-1", "unanswered"), step("CTR-3", "partly")])).toBe("CTR-3 NET-1");
    expect(order([step("NET-1", "unknown"), step("CTR-3", "not_met")])).toBe("CTR-3 NET-1");
  });

  test("weighs risk times gap over effort among the broken", () => {
    // 4 x 1 / 1 = 4, 3 x 1 / 1 = 3, 4 x 0.5 / 1 = 2, 4 x 1 / 3 = 1.33, 3 x 0.5 / 3 = 0.5
    expect(
      order([
        step("CTR-2", "partly"),
        step("SEC-2", "not_met"),
        step("NET-1", "partly"),
        step("CTR-3", "not_met"),
        step("IMG-3", "not_met"),
      ]),
    ).toBe("IMG-3 CTR-3 NET-1 SEC-2 CTR-2");
  });

  test("weighs don't-know and unanswered alike, and an effort of weeks as eight", () => {
    // 4 x 0.8 / 8 = 0.4, 3 x 0.8 / 8 = 0.3, 3 x 0.8 / 3 = 0.8 twice
    expect(
      order([
        step("PRG-6", "unknown", 4),
        step("PRG-10", "unanswered", 4),
        step("PRG-7", "unanswered", 4),
        step("PRG-9", "unknown", 4),
      ]),
    ).toBe("PRG-10 PRG-9 PRG-7 PRG-6");
  });

  test("puts weeks of work on a large gap between half gaps of a week", () => {
    // 4 x 0.5 / 3 = 0.67, 4 x 1 / 8 = 0.5, 3 x 1 / 8 = 0.38, 2 x 0.5 / 3 = 0.33
    expect(
      order([
        step("PRG-5", "partly", 3),
        step("PRG-6", "not_met", 3),
        step("PRG-7", "not_met", 3),
        step("SEC-4", "partly", 3),
      ]),
    ).toBe("SEC-4 PRG-7 PRG-6 PRG-5");
  });

  test("falls to the id where all is equal, by code point", () => {
    expect(
      order([step("RUN-1", "not_met"), step("CTR-5", "not_met"), step("CTR-3", "not_met")]),
    ).toBe("CTR-3 CTR-5 RUN-1");
  });

  test("keeps a step back until what it depends on is placed", () => {
    expect(order([step("PRG-2", "not_met"), step("IMG-3", "unanswered")])).toBe("IMG-3 PRG-2");
    expect(
      order([step("REG-3", "not_met"), step("REG-2", "not_met"), step("REG-1", "unknown")]),
    ).toBe("REG-1 REG-2 REG-3");
  });

  test("takes the best that is free again and again", () => {
    // RUN-4 waits for both CTR-3 and RUN-3; NET-1 goes first as the best, RUN-3 as the last free one.
    expect(
      order([
        step("RUN-4", "not_met"),
        step("RUN-3", "unanswered"),
        step("CTR-3", "not_met"),
        step("NET-1", "not_met"),
      ]),
    ).toBe("NET-1 CTR-3 RUN-3 RUN-4");
  });

  test("does not wait for a predecessor that is no step", () => {
    expect(order([step("PRG-2", "not_met"), step("CTR-3", "partly")])).toBe("CTR-3 PRG-2");
  });
});

describe("an urgent step", () => {
  test("comes first in its level, before what is worth more", () => {
    const steps = [step("NET-1", "not_met"), step("SEC-2", "partly"), step("IMG-3", "not_met")];
    expect(order(steps)).toBe("IMG-3 NET-1 SEC-2");
    expect(order(steps, "SEC-2")).toBe("SEC-2 IMG-3 NET-1");
  });

  test("pulls forward what precedes it, over several steps and levels", () => {
    // PRG-3 waits for BLD-4, PRG-2 for IMG-3 and PRG-1: all of them lead to it.
    const steps = [
      step("PRG-3", "not_met", 3),
      step("CTR-4", "not_met", 3),
      step("BLD-4", "unanswered", 3),
      step("NET-1", "not_met"),
      step("PRG-2", "unanswered"),
      step("IMG-3", "unanswered"),
      step("CTR-1", "not_met", 1),
      step("PRG-1", "unanswered", 1),
    ];
    expect(order(steps)).toBe("CTR-1 PRG-1 NET-1 IMG-3 PRG-2 CTR-4 BLD-4 PRG-3");
    expect(order(steps, "PRG-3")).toBe("PRG-1 CTR-1 IMG-3 PRG-2 NET-1 BLD-4 PRG-3 CTR-4");
  });

  test("that is no step pulls nothing forward", () => {
    expect(order([step("NET-1", "not_met"), step("CTR-3", "not_met")], "CTR-5")).toBe(
      "NET-1 CTR-3",
    );
    // REG-2 is in place, so REG-1 precedes no urgent step although REG-5 waits for REG-2.
    const steps = [
      step("REG-1", "not_met", 3),
      step("REG-4", "not_met", 3),
      step("NET-2", "not_met", 3),
    ];
    expect(order(steps, "REG-5")).toBe("NET-2 REG-1 REG-4");
  });
});

test("nothing in, nothing out", () => {
  expect(orderSteps([], new Set(["CTR-1"]))).toEqual([]);
});

test("reads risk, effort and predecessors of the catalogue that it is given", () => {
  const steps = [step("CTR-2", "not_met"), step("CTR-3", "not_met"), step("IMG-3", "not_met")];
  const rules = (id: ControlId) => {
    if (id === "CTR-2") return { risk: 5, effort: "S", after: ["CTR-3"] } as const;
    if (id === "CTR-3") return { risk: 1, effort: "L", after: [] } as const;
    return id === "IMG-3" ? ({ risk: 3, effort: "S", after: ["CTR-2"] } as const) : {};
  };
  const other = catalogueFrom({
    ...CATALOGUE,
    controls: CATALOGUE.controls.map((control) => ({ ...control, ...rules(control.id) })),
  });
  const inOrder = (catalogue = CATALOGUE) =>
    orderSteps(steps, new Set(), catalogue).map(({ control }) => control);
  expect(inOrder()).toEqual(["IMG-3", "CTR-3", "CTR-2"]);
  expect(inOrder(other)).toEqual(["CTR-3", "CTR-2", "IMG-3"]);
});
