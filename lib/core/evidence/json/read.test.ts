import fc from "fast-check";
import { expect, test } from "vitest";
import { type JsonValue, readJson } from "./read";

const read = (text: string, lenient = false) => readJson({ path: "x.json", text }, { lenient });

/** What `JSON.parse` would have made of it. */
function plain(value: JsonValue): unknown {
  switch (value.kind) {
    case "object":
      return Object.fromEntries([...value.entries()].map(([key, child]) => [key, plain(child)]));
    case "array":
      return [...value.items()].map(plain);
    case "string":
      return value.string;
    case "number":
      return value.number;
    case "null":
      return null;
    default:
      return value.boolean;
  }
}

test("reads what JSON.parse reads", () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(0, 2), (text, indent) => {
      const value: unknown = JSON.parse(text);
      const { root } = read(JSON.stringify(value, null, indent));
      expect(root && plain(root)).toEqual(value);
    }),
  );
});

test("refuses what JSON.parse refuses, at a place inside the text", () => {
  const piece = fc.constantFrom(
    ...'{}[],:"\\ \n10-.eE'.split(""),
    "true",
    "null",
    '"a"',
    "\\u00e4",
    "\u0001",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join("");
      const { root, error } = read(text);
      let parsed: unknown;
      let refused = false;
      try {
        parsed = JSON.parse(text);
      } catch {
        refused = true;
      }
      // Wrong escapes are let through: they change no place and no key that a rule reads.
      if (!refused) expect(root && plain(root)).toEqual(parsed);
      if (error) {
        expect(refused).toBe(true);
        expect(error.at?.start).toBeLessThanOrEqual(text.length);
        expect(error.at?.end).toBeLessThanOrEqual(text.length);
      } else if (refused) expect(text).toContain("\\");
    }),
    { numRuns: 5000 },
  );
});

test("a value is found by its keys and knows its place", () => {
  const text = '[{"a": {"b\\u0063": [1, "x"]}, "a2": 2}]';
  const [first] = read(text).root?.items() ?? [];
  const list = first?.path("a", "bc");
  expect(list && text.slice(list.at.start, list.at.end)).toBe('[1, "x"]');
  expect(first?.get("a2")?.number).toBe(2);
  expect(first?.path("a", "none", "x")).toBeNull();
});

test("the last of equal keys counts", () => {
  expect(read('{"a":1,"b":2,"a":3}').root?.get("a")?.number).toBe(3);
});

test("configuration may hold comments, trailing commas, bare keys and single quotes", () => {
  const { root } = read("// x\n{ a: 'b', /* c */ $d: [1, .5, +2,], }\n", true);
  expect(root && plain(root)).toEqual({ a: "b", $d: [1, 0.5, 2] });
});

test.each([
  ["cut off", '{"a": [1, 2', "json-unfinished", 11],
  ["cut off inside a string", '{"a": "b', "json-unfinished", 8],
  ["a trailing comma", '{"a": 1,}', "json-broken", 7],
  ["two documents", "{} {}", "json-broken", 3],
  ["a word", '{"a": nul}', "json-broken", 6],
  ["nothing", "", "json-unfinished", 0],
  ["too deep", "[".repeat(300), "json-too-deep", 256],
])("says where a file is wrong: %s", (_name, text, code, start) => {
  const { error } = read(text);
  expect([error?.code, error?.at?.start]).toEqual([code, start]);
});

test.each(["[", '{"a":', "[],", '"\\', "/*", "//", "1", " ", "'", '{"a":1,'])(
  "a megabyte of %j is refused without a stall",
  (piece) => {
    const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
    expect(read(text, true).error).toBeDefined();
    expect(read(text).error).toBeDefined();
  },
  20_000,
);
