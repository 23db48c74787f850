import { describe, expect, test } from "vitest";
import { MASK } from "./judge";
import { mask } from "./mask";

const hidden = (text: string, start: number, end: number) =>
  mask(text, [{ start, end }]).replaceAll(MASK, "x");

describe("a masked text keeps its length and its lines", () => {
  test.each([
    ["over a feed", "a: bc\nde\n", "a: xx\nxx\n"],
    ["over both line ends", "a: bc\r\nde\r\n", "a: xx\r\nxx\r\n"],
    ["over a lone carriage return", "a: bc\rde\n", "a: xx\rxx\n"],
    ["with the indentation of its lines", "a: bc\n  de\n", "a: xx\n  xx\n"],
  ])("%s", (_name, text, expected) => {
    expect(hidden(text, 3, text.length)).toBe(expected);
  });

  test("where stretches overlap and reach over the end", () => {
    const spans = [
      { start: 4, end: 99 },
      { start: 2, end: 5 },
    ];
    expect(mask("abcdefg", spans)).toBe(`ab${MASK.repeat(5)}`);
  });
});
