import { describe, expect, test } from "vitest";
import { toAscii } from "./ascii";
import { foldLines } from "./fold-lines";
import { jsonText } from "./json-text";
import { shown, terminal } from "./terminal";

const isColoured = (columns: number | null, environment: Record<string, string>) =>
  terminal(columns, environment).paint.bad("x") !== "x";

describe("colours", () => {
  test.each([
    ["on a terminal", 80, {}, true],
    ["not in a pipe", null, {}, false],
    ["not where NO_COLOR says so", 80, { NO_COLOR: "1" }, false],
    ["where NO_COLOR is empty, which says nothing", 80, { NO_COLOR: "" }, true],
    ["not on a dumb terminal", 80, { TERM: "dumb" }, false],
    ["in a pipe where FORCE_COLOR says so", null, { FORCE_COLOR: "1" }, true],
    ["not where FORCE_COLOR says 0", 80, { FORCE_COLOR: "0" }, false],
  ] as const)("%s", (_, columns, environment, expected) => {
    expect(isColoured(columns, environment)).toBe(expected);
  });
});

describe("a terminal of another locale than UTF-8", () => {
  test.each([
    [{ LANG: "C" }, true],
    [{ LC_ALL: "POSIX", LANG: "en_US.UTF-8" }, true],
    [{ LANG: "en_US.UTF-8" }, false],
    [{ LANG: "C.utf8" }, false],
    [{}, false],
  ])("%j", (environment, expected) => {
    expect(terminal(80, environment).asciiOnly).toBe(expected);
  });

  test("gets our marks in ASCII, and others by their number", () => {
    expect(toAscii("✓ 0 ━━ 1 ── 2 · “a’b” é")).toBe('+ 0 == 1 -- 2 | "a\'b" \\u{e9}');
  });

  test("is none of a pipe's business", () => {
    expect(shown("✓", terminal(null, { LANG: "C" }))).toBe("✓");
  });
});

describe("long lines on a terminal", () => {
  test("are folded between words, and go on further in", () => {
    expect(foldLines("  a.yaml:7  one two three four five", 22)).toBe(
      "  a.yaml:7  one two\n      three four five",
    );
  });

  test("are not folded inside a path", () => {
    const path = `  ${"a".repeat(60)}/compose.yaml:7`;
    expect(foldLines(path, 30)).toBe(path);
  });

  test("are as long as they look: colours take no room", () => {
    const { paint } = terminal(80, {});
    const line = `${paint.bad("one")} ${paint.good("two")} ${paint.strong("three")} end`;
    expect(foldLines(line, 20)).toBe(line);
  });
});

test("JSON holds nothing that a terminal obeys, and still says the same", () => {
  const value = { file: "a\u009b2J\u202eb\u001b[31m\u007f" };
  const text = jsonText(value);
  expect(text).toMatch(/^[\n -~]*$/);
  expect(JSON.parse(text)).toEqual(value);
});
