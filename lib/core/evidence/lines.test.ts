import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Lines } from "./lines";

describe("lines of a text", () => {
  test.each([
    ["unix", "a\nbc\n", 2, { line: 2, column: 1 }],
    ["windows", "a\r\nbc", 3, { line: 2, column: 1 }],
    ["a lone return", "a\rbc", 3, { line: 2, column: 2 }],
    ["a pair beyond the basic plane counts two", "\u{1F433}x", 2, { line: 1, column: 3 }],
    ["beyond the end", "a\nb", 99, { line: 2, column: 2 }],
  ])("%s", (_, text, offset, expected) => {
    expect(new Lines(text).at(offset)).toEqual(expected);
  });

  test("a line's text has no end of line", () => {
    const lines = new Lines("a \r\nb\n");
    expect([1, 2, 3, 4].map((line) => lines.text(line))).toEqual(["a ", "b", "", ""]);
  });

  test("every offset lies on the line that it is said to", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", "\n", "\r", "é") }),
        fc.nat(),
        (text, seed) => {
          const offset = text.length === 0 ? 0 : seed % text.length;
          const { line, column } = new Lines(text).at(offset);
          const before = text.slice(0, offset).split(/\r\n|\n|\r(?!\n)/);
          expect(column).toBeGreaterThan(0);
          expect(line).toBeGreaterThanOrEqual(1);
          if (!text.slice(0, offset).endsWith("\r")) expect(line).toBe(before.length);
        },
      ),
    );
  });
});
