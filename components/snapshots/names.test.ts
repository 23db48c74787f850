import { expect, test } from "vitest";
import { frozenArea, frozenControl, frozenRequirement } from "./names";

test("what this catalogue has is called by its name", () => {
  expect(frozenControl("CTR-1")).not.toBe("CTR-1");
  expect(frozenRequirement("L1-1")).toBe("Non-root user");
  expect(frozenRequirement("strict-2")).toBe("Added by the strict policy");
  expect(frozenArea("image")).not.toBe("image");
});

test.each(["OLD-7", "constructor", "__proto__", "strict-9"])(
  "what it lacks is called by its id: %s",
  (id) => {
    expect([frozenControl(id), frozenRequirement(id), frozenArea(id)]).toEqual([id, id, id]);
  },
);
