import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { interpolate } from "./interpolate";

const NONE: ReadonlyMap<string, string> = new Map();
const SOME: ReadonlyMap<string, string> = new Map([
  ["V", "val"],
  ["EMPTY", ""],
]);

describe("interpolation", () => {
  test.each([
    ["plain", "plain", null],
    ["$V", "${V}", "V"],
    ["a${V}b", "a${V}b", "V"],
    ["${V:-d}", "d", null],
    ["${V-d}", "d", null],
    ["${V:-}", "", null],
    ["${V:?needed}", "${V}", "V"],
    ["${V:+r}", "${V}", "V"],
    ["${A:-${B:-c}}", "c", null],
    ["${A:-${B}}", "${B}", "B"],
    ["$$V", "$V", null],
    ["$${V}", "${V}", null],
    ["${V:-a:b}:80", "a:b:80", null],
    ["cost: 5$", "cost: 5$", null],
    ["$1", "$1", null],
    ["${unclosed", "${unclosed}", "unclosed"],
    ["${}", "${}", null],
  ])("without variables, %s is %s and hangs on %s", (text, value, unresolved) => {
    expect(interpolate(text, NONE)).toEqual({ text: value, unresolved, filled: null });
  });

  test.each([
    ["$V", "val"],
    ["${V:-d}", "val"],
    ["${V:+r}", "r"],
    ["${EMPTY:-d}", "d"],
    ["${EMPTY-d}", ""],
    ["${V:?e}", "val"],
  ])("with variables from .env, %s is %s", (text, value) => {
    expect(interpolate(text, SOME)).toMatchObject({ text: value, unresolved: null });
  });

  test("never throws, and leaves a text without a dollar alone", () => {
    const piece = fc.constantFrom("$", "{", "}", ":", "-", "?", "+", "V", "a", "${", "${V:-");
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join("")),
        (text) => {
          const { text: result } = interpolate(text, SOME);
          if (!text.includes("$")) expect(result).toBe(text);
        },
      ),
    );
  });
});
