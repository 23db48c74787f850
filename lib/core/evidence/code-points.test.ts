import fc from "fast-check";
import { expect, test } from "vitest";
import { compareCodePoints } from "./code-points";

const points = (text: string) => Array.from(text, (point) => point.codePointAt(0) ?? 0);

test("texts sort by code point, beyond the basic plane too", () => {
  expect(["\u{1F433}", "\uFF21", "a", "Z", ""].sort(compareCodePoints)).toEqual([
    "",
    "Z",
    "a",
    "\uFF21",
    "\u{1F433}",
  ]);
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (a, b) => {
      const [one, other] = [points(a), points(b)];
      const place = one.findIndex((point, index) => point !== other[index]);
      const expected =
        place < 0 ? one.length - other.length : (one[place] ?? 0) - (other[place] ?? -1);
      expect(Math.sign(compareCodePoints(a, b))).toBe(Math.sign(expected));
    }),
  );
});
