import { expect, test } from "vitest";
import { NEWER, OLDER } from "@/lib/core/catalogues/testing/versions";
import { CONTROL_IDS, type ControlId } from "@/lib/core/model/words";
import { controlsIn, FILTERS, type FilterFacts, neighbour, nextAround, readFilter } from "./filter";

const facts: FilterFacts = {
  isAnswered: (control) => control !== "NET-1" && control !== "PRG-1",
  isBlocking: (control) => control === "CTR-2",
  isMine: (control) => control === "IMG-1",
};

test("an address names a filter; anything else shows all", () => {
  expect(readFilter("unanswered")).toBe("unanswered");
  for (const word of [null, undefined, "", "level-5", "__proto__"]) {
    expect(readFilter(word)).toBe("all");
  }
});

test("each filter shows what it says", () => {
  expect(controlsIn("all", facts)).toEqual(CONTROL_IDS);
  expect(controlsIn("unanswered", facts)).toEqual(["NET-1", "PRG-1"]);
  expect(controlsIn("blocking", facts)).toEqual(["CTR-2"]);
  expect(controlsIn("mine", facts)).toEqual(["IMG-1"]);
});

test("an older catalogue shows what it asks, at its levels", () => {
  expect(controlsIn("all", facts, OLDER.catalogue)).not.toContain("REG-5");
  expect(controlsIn("all", facts, NEWER.catalogue)).not.toContain("NET-4");
  expect(controlsIn("level-2", facts, OLDER.catalogue)).not.toContain("CTR-4");
  expect(controlsIn("level-2", facts, NEWER.catalogue)).toContain("CTR-4");
});

test("the four levels share out all controls", () => {
  const levels = FILTERS.filter((filter) => filter.startsWith("level-"));
  const shown = levels.flatMap((filter) => controlsIn(filter, facts));
  expect(new Set(shown).size).toBe(CONTROL_IDS.length);
  expect(shown).toHaveLength(CONTROL_IDS.length);
});

test("moving follows the checklist's order, also from a control that the filter hides", () => {
  const list: ControlId[] = ["IMG-2", "NET-1", "PRG-1"];
  expect(neighbour(list, "CTR-1", 1)).toBe("NET-1");
  expect(neighbour(list, "CTR-1", -1)).toBe("IMG-2");
  expect(neighbour(list, "PRG-1", 1)).toBeNull();
  expect(neighbour(list, "IMG-1", -1)).toBeNull();
});

test("the next unanswered one is looked for from the top again", () => {
  expect(nextAround(["IMG-2", "NET-1"], "NET-1")).toBe("IMG-2");
  expect(nextAround(["NET-1"], "NET-1")).toBe("NET-1");
  expect(nextAround([], "NET-1")).toBeNull();
});
