import { expect, test } from "vitest";
import { opensPalette } from "./opens-palette";

const key = (key: string, held: Partial<Record<"ctrl" | "meta" | "alt" | "shift", true>> = {}) => ({
  key,
  ctrlKey: held.ctrl ?? false,
  metaKey: held.meta ?? false,
  altKey: held.alt ?? false,
  shiftKey: held.shift ?? false,
});

test.each([
  ["/ on the page", key("/"), false, true, true],
  ["/ that needs Shift", key("/", { shift: true }), false, true, true],
  ["/ in a field", key("/"), true, true, false],
  ["/ where single keys are off", key("/"), false, false, false],
  ["Ctrl+/", key("/", { ctrl: true }), false, true, false],
  ["Ctrl+K", key("k", { ctrl: true }), false, true, true],
  ["⌘K", key("k", { meta: true }), false, true, true],
  ["Ctrl+K in a field", key("k", { ctrl: true }), true, true, true],
  ["Ctrl+K where single keys are off", key("k", { ctrl: true }), false, false, true],
  ["Ctrl+K with capitals on", key("K", { ctrl: true }), false, true, true],
  [
    "Ctrl+Shift+K, which is the browser's",
    key("K", { ctrl: true, shift: true }),
    false,
    true,
    false,
  ],
  ["Ctrl+Alt+K", key("k", { ctrl: true, alt: true }), false, true, false],
  ["K alone, which is the checklist's", key("k"), false, true, false],
] as const)("%s", (_, pressed, isTyping, singleKeys, opens) => {
  expect(opensPalette(pressed, isTyping, singleKeys)).toBe(opens);
});
