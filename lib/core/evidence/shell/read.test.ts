import fc from "fast-check";
import { expect, test } from "vitest";
import { programWords } from "./program";
import { readShell, wholeFile } from "./read";

const words = (script: string) =>
  readShell(script, wholeFile("s.sh")).map((command) => command.words.map(({ value }) => value));

test.each([
  ["separators", "a; b && c || d | e & f\ng", [["a"], ["b"], ["c"], ["d"], ["e"], ["f"], ["g"]]],
  ["quotes", `a 'b c' "d \\"e" f\\ g h"i"'j'`, [["a", "b c", 'd "e', "f g", "hij"]]],
  ["a continued line", "a \\\n  b \\\r\n  c\nd", [["a", "b", "c"], ["d"]]],
  ["PowerShell and cmd continuations", "a `\n b ^\n c", [["a", "b", "c"]]],
  ["comments", "a # b\n# c; d\ne#f", [["a"], ["e#f"]]],
  ["a variable in both forms", 'a $X "${X}"', [["a", "${X}", "${X}"]]],
  ["a default", "a ${X:-d} ${Y-e}", [["a", "d", "e"]]],
  [
    "a default of what the script sets itself as open",
    "X=1; export Y=2\na ${X:-d} ${Y-e} ${Z:-f}",
    [[], ["export", "Y=2"], ["a", "${X}", "${Y}", "f"]],
  ],
  ["a GitHub expression", "a img:${{ f('{0}', x) }} b", [["a", "img:${{ f('{0}', x) }}", "b"]]],
  [
    "commands in a substitution",
    'a $(b -q "c d") `e f`',
    [
      ["a", '$(b -q "c d")', "`e f`"],
      ["b", "-q", "c d"],
      ["e", "f"],
    ],
  ],
  ["redirections", "a >b 2>&1 <c >> d &>e f", [["a", "f"]]],
  ["a heredoc", "a <<EOF\nb; c\nEOF\nd", [["a"], ["d"]]],
  ["an indented heredoc", "a <<-'EOF' x\n\tb\n\tEOF\nd", [["a", "x"], ["d"]]],
  [
    "conditions and blocks",
    "if ! a; then\n b\nfi\n{ c; }\n(d; e)",
    [["a"], ["b"], ["fi"], ["c"], ["}"], ["d"], ["e"]],
  ],
  ["assignments before a command", "A=1 B=2 c D=3", [["c", "D=3"]]],
  ["no closing quote", "a 'b\nc \"d\ne", [["a", "b"], ["c", "d"], ["e"]]],
] as const)("reads %s", (_name, script, expected) => {
  expect(words(script)).toEqual(expected);
});

test("says what follows a command, and whether its failure is asked for", () => {
  const commands = readShell("a || true\nif b; then c; fi\nX=1", wholeFile("s.sh"));
  expect(commands.map(({ next, condition }) => [next, condition])).toEqual([
    ["||", false],
    ["newline", false],
    [";", true],
    [";", false],
    ["newline", false],
    ["end", false],
  ]);
});

test("a word knows its place and what it hangs on", () => {
  const [command] = readShell('docker run "$IMAGE:1" \\ \n x', wholeFile("s.sh"));
  expect(command?.words[2]).toEqual({
    value: "${IMAGE}:1",
    at: { path: "s.sh", start: 11, end: 21 },
    unresolved: "IMAGE",
  });
  expect(command?.words[3]?.value).toBe("x");
});

test("a program is found behind sudo, env and its folder", () => {
  const [command] = readShell("sudo -u ci env A=b /usr/bin/docker run x", wholeFile("s.sh"));
  expect(programWords(command?.words ?? []).map(({ value }) => value)).toEqual([
    "docker",
    "run",
    "x",
  ]);
});

test("any text is read, and every place is inside it", () => {
  const piece = fc.constantFrom(
    ..."ab \n\r\t'\"`$(){}\\;|&<>#^=-1".split(""),
    "${{ x }}",
    "<<EOF\n",
    "EOF\n",
    "$((",
    "${a:-b}",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const script = pieces.join("");
      for (const { at, words } of readShell(script, wholeFile("s.sh"))) {
        for (const place of [at, ...words.map((word) => word.at)]) {
          expect(place.start).toBeGreaterThanOrEqual(0);
          expect(place.end).toBeGreaterThanOrEqual(place.start);
          expect(place.end).toBeLessThanOrEqual(script.length);
        }
      }
    }),
    { numRuns: 500 },
  );
});

test.each([
  "$(",
  "'",
  '"',
  '"\\"',
  "`",
  "${",
  "${{",
  "<<a\n",
  "a\\\n",
  "$(a ",
  "(",
  "{a,",
  "a ^",
  "\\ ",
  "` ",
  "$(\n",
  "${\n",
  "$('a)",
  '"$(',
  '$("\n)',
  '"`\n',
])(
  "a megabyte of %j is read without a stall",
  (piece) => {
    const script = piece.repeat(Math.ceil(1_000_000 / piece.length));
    expect(readShell(script, wholeFile("s.sh")).length).toBeGreaterThanOrEqual(0);
  },
  20_000,
);
