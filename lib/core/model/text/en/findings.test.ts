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
  [
    "a placeholder by the name of its variable",
    { code: "delivery-placeholder", values: { name: "API_KEY" } },
    "API_KEY is a placeholder used as a password.",
  ],
  [
    "a placeholder in a variable that holds more",
    { code: "delivery-placeholder", values: { name: "DATABASE_URL", holds: "password" } },
    "The password in DATABASE_URL is a placeholder.",
  ],
  [
    "a placeholder behind a flag",
    { code: "delivery-placeholder", values: { name: "password" } },
    "A password is a placeholder.",
  ],
  [
    "one network and a single peer",
    { code: "network-flat", values: { what: "db" } },
    "One network holds every service: db can reach it and be reached from it.",
  ],
])("%s", (_promise, message, sentence) => {
  expect(findingSentence(message)).toBe(sentence);
});
