import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalDigest } from "./canonical-digest";
import { CanonicalText, canonicalJson } from "./canonical-json";
import { sha256 } from "./sha256";

/** `__proto__` as a member of a literal would set the prototype of the turned object. */
const NAME = fc.string({ unit: "grapheme" }).filter((name) => name !== "__proto__");

describe("canonical JSON", () => {
  test.each([
    [
      "members are sorted by UTF-16 unit",
      { "\uFB33": 1, "\u{1F600}": 2, a: 3, "1": 4 },
      '{"1":4,"a":3,"\u{1F600}":2,"\uFB33":1}',
    ],
    [
      "numbers are written as ECMAScript does",
      [1e30, 4.5, 2e-3, 1e-27, -0],
      "[1e+30,4.5,0.002,1e-27,0]",
    ],
    ["only what must be is escaped", "\u20ac$\u000F\nA'\"\\/", '"€$\\u000f\\nA\'\\"\\\\/"'],
    ["a text may speak of escapes", [{ a: "\\ud83d" }], '[{"a":"\\\\ud83d"}]'],
    [
      "a part that is canonical already stays as it is",
      [new CanonicalText('{"b":1}')],
      '[{"b":1}]',
    ],
    ["nothing is added", { a: [], b: {}, c: null }, '{"a":[],"b":{},"c":null}'],
  ])("%s", (_, value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  test.each([
    ["undefined", { a: undefined }],
    ["not a number", [Number.NaN]],
    ["half of a pair", "\ud83d"],
    ["a date", new Date(0)],
    ["a hole", Array(1)],
    ["a method", { toJSON: () => 1 }],
    ["half of a pair in a name", { "\ud83d": 1 }],
  ])("%s is refused, in a list too", (_, value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
    expect(() => canonicalJson([value])).toThrow(TypeError);
  });

  test("the order of members never matters, and JSON reads it back", () => {
    fc.assert(
      fc.property(fc.dictionary(NAME, fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
        expect(canonicalJson([turned])).toBe(`[${canonicalJson(value)}]`);
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

test("a digest is the SHA-256 of the text as UTF-8", () => {
  expect(sha256("abc")).toBe(
    "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  );
  expect(sha256("é")).toBe(sha256(new TextEncoder().encode("é")));
});

test("a value's digest is that of its canonical JSON, however long it is", () => {
  const value = { long: Array.from({ length: 9000 }, (_, index) => ({ z: index, a: "🚢é" })) };
  expect(canonicalDigest(value)).toBe(sha256(canonicalJson(value)));
  expect(canonicalDigest([])).toBe(sha256("[]"));
  expect(() => canonicalDigest([undefined])).toThrow(TypeError);
});
