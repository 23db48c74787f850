import { expect, test } from "vitest";
import { keyCommand } from "./key-command";

function press(key: string, held: "ctrlKey" | "metaKey" | "altKey" | null = null) {
  return { key, ctrlKey: false, metaKey: false, altKey: false, ...(held && { [held]: true }) };
}

test("1 to 5 answer in the order of the buttons, 0 clears", () => {
  const answers = [..."123450"].map((key) => keyCommand(press(key), "page"));
  expect(answers).toEqual([
    { kind: "answer", answer: "met" },
    { kind: "answer", answer: "partly" },
    { kind: "answer", answer: "not_met" },
    { kind: "answer", answer: "not_applicable" },
    { kind: "answer", answer: "unknown" },
    { kind: "answer", answer: null },
  ]);
});

test.each([..."1234567890jknu.?", "ArrowDown", "Enter"])("%s typed into a field is text", (key) => {
  expect(keyCommand(press(key), "text")).toBeNull();
});

test.each(["ctrlKey", "metaKey", "altKey"] as const)("with %s held it is the browser's", (held) => {
  expect(keyCommand(press("1", held), "page")).toBeNull();
});

test("arrows move between questions, but within the five answers they choose", () => {
  expect(keyCommand(press("ArrowDown"), "page")).toEqual({ kind: "move", step: 1 });
  expect(keyCommand(press("ArrowDown"), "choice")).toBeNull();
  expect(keyCommand(press("j"), "choice")).toEqual({ kind: "move", step: 1 });
});

test.each(["6", "9", "Enter", " ", "Escape", "Tab", "-1"])("%s does nothing", (key) => {
  expect(keyCommand(press(key), "page")).toBeNull();
});
