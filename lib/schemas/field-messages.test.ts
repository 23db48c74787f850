import { expect, test } from "vitest";
import { fieldMessages } from "./field-messages";

test("a message belongs to the field its path begins with, and the first one counts", () => {
  const named = { "tags.2": "Use at most 40 characters.", "tags.3": "So here.", name: "Name it." };
  expect(fieldMessages(named)).toEqual({ tags: "Use at most 40 characters.", name: "Name it." });
});

test("a field without a name keeps its message under none", () => {
  expect(fieldMessages({ "": "Use 12 characters or more." })).toEqual({
    "": "Use 12 characters or more.",
  });
});

test.each([undefined, null, "name", 7, [], { name: 7, note: null, tags: ["a"] }])(
  "what is no message is left out: %j",
  (named) => {
    expect(fieldMessages(named)).toEqual({});
  },
);
