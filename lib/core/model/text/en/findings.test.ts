import { expect, test } from "vitest";
import { findingSentence } from "./findings";

test("a rule that failed says so, and a code without a text is our fault", () => {
  expect(findingSentence({ code: "detector-failed", values: { detector: "root-user" } })).toBe(
    "The rule “root-user” failed on these files: a fault of Plimsoll’s. It says nothing here.",
  );
  expect(() => findingSentence({ code: "no-such-code" })).toThrow("no-such-code");
});

test.each([
  [
    "a dangerous capability of any sort",
    { code: "capability-dangerous", values: { what: "NET_ADMIN" } },
    "NET_ADMIN is added, one of the dangerous capabilities.",
  ],
])("%s", (_promise, message, sentence) => {
  expect(findingSentence(message)).toBe(sentence);
});
