import { expect, test } from "vitest";
import { NEWER, OLDER } from "@/lib/core/catalogues/testing/versions";
import { CATALOGUE } from "@/lib/core/model/catalogue";
import { CONTROL_IDS } from "@/lib/core/model/words";
import { levelWords, questionGroups } from "./groups";

test("the groups ask everything that the catalogue asks, in its order, and nothing else", () => {
  const asked = (catalogue: typeof CATALOGUE) =>
    questionGroups(catalogue).flatMap(({ controls }) => controls);
  expect(asked(CATALOGUE)).toEqual(CONTROL_IDS);
  expect(asked(OLDER.catalogue)).toEqual(CONTROL_IDS.filter((id) => id !== "REG-5"));
  expect(asked(NEWER.catalogue)).toEqual(CONTROL_IDS.filter((id) => id !== "NET-4"));
});

test("a control matters at the level that its catalogue says", () => {
  expect(levelWords("CTR-4", OLDER.catalogue)).toBe("Level 3");
  expect(levelWords("CTR-4", NEWER.catalogue)).toBe("Level 2");
  expect(levelWords("NET-4", OLDER.catalogue)).toBe("Expected at level 2");
});
