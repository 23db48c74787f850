import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseEnvironmentFile } from "./parse";

const read = (text: string) =>
  (parseEnvironmentFile({ path: ".env", text }).facts?.variables ?? []).map(({ key, value }) => [
    key.value,
    value === null ? null : (value.value ?? { from: value.unresolved }),
  ]);

describe("an environment file", () => {
  it.each([
    ["a plain value", "A=1", [["A", "1"]]],
    [
      "blanks around it",
      " A = 1 \t\r\nB=2",
      [
        ["A", "1"],
        ["B", "2"],
      ],
    ],
    ["export", "export A=1", [["A", "1"]]],
    ["a colon", "A: 1", [["A", "1"]]],
    [
      "comments",
      "# x\nA=1 # why\nB=a#b",
      [
        ["A", "1"],
        ["B", "a#b"],
      ],
    ],
    ["double quotes", 'A="x # \\"y\\"" # why', [["A", 'x # "y"']]],
    ["single quotes, literally", "A='${X} \\n'", [["A", "${X} \\n"]]],
    [
      "several lines",
      'A="-----\nabc\n-----"\nB=2',
      [
        ["A", "-----\nabc\n-----"],
        ["B", "2"],
      ],
    ],
    [
      "a quote that nobody closes",
      'A="x\nB=2',
      [
        ["A", '"x'],
        ["B", "2"],
      ],
    ],
    [
      "a quote closed by another line's",
      "A='it\nB='x'",
      [
        ["A", "'it"],
        ["B", "x"],
      ],
    ],
    [
      "nothing",
      'A=\nB=""',
      [
        ["A", ""],
        ["B", ""],
      ],
    ],
    [
      "a name alone is taken from the shell",
      "A\nB=1",
      [
        ["A", null],
        ["B", "1"],
      ],
    ],
    [
      "a variable",
      "A=${X}\nB=$X",
      [
        ["A", { from: "X" }],
        ["B", { from: "X" }],
      ],
    ],
    ["a default", "A=${X:-y}", [["A", "y"]]],
    ["a line that is no assignment", "what is this\nB=1", [["B", "1"]]],
  ])("reads %s", (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it("says which line is no assignment", () => {
    const { errors } = parseEnvironmentFile({ path: ".env", text: "A=1\nwhat is this\n" });
    expect(errors).toEqual([{ code: "no-assignment", at: { path: ".env", start: 4, end: 16 } }]);
  });

  it("keeps every place inside the file, whatever is in it", () => {
    const piece = fc.constantFrom(
      "A",
      "=",
      '"',
      "'",
      "\n",
      "\r",
      "#",
      " ",
      "${",
      "}",
      ":",
      "export ",
      "\\",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join("");
        const { facts, errors } = parseEnvironmentFile({ path: ".env", text });
        for (const { key, raw } of facts?.variables ?? []) {
          expect(text.slice(key.at.start, key.at.end)).toBe(key.value);
          if (raw) expect(text.slice(raw.at.start, raw.at.end)).toBe(raw.value);
        }
        for (const { at } of errors)
          expect(at && at.end <= text.length && at.start < at.end).toBe(true);
      }),
    );
  });
});
