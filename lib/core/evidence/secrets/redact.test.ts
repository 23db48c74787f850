import { expect, test } from "vitest";
import { redactor } from "./redact";

test.each([
  ["a secret inside a sentence", ["hunter2"], "curl -u a:hunter2 x", "curl -u a:███████ x"],
  ["each time it comes", ["hunter2"], "hunter2hunter2", "██████████████"],
  [
    "the longer of two that begin alike",
    ["hunter2", "hunter2-long"],
    "hunter2-long",
    "████████████",
  ],
  ["a text without it", ["hunter2"], "nothing here", "nothing here"],
  ["what is too short to be told apart", ["root"], "Runs as root.", "Runs as root."],
])("hides %s", (_, secrets, text, expected) => {
  expect(redactor(secrets)(text)).toBe(expected);
});
