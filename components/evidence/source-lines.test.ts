import { describe, expect, test } from "vitest";
import { sourceLines } from "./source-lines";

const fail = { outcome: "fail", control: "CTR-1" } as const;
const pass = { outcome: "pass", control: "IMG-2" } as const;
const text = (count: number) =>
  Array.from({ length: count }, (_, index) => `line ${index + 1}`).join("\n");

describe("the lines of a source that are shown", () => {
  test("a short file is whole, its marked lines say what was found", () => {
    const lines = sourceLines("FROM a\nUSER 0\n", [
      { line: 2, ...pass },
      { line: 2, ...fail },
    ]);
    expect(lines).toEqual([
      { number: 1, text: "FROM a", outcome: null, controls: [] },
      { number: 2, text: "USER 0", outcome: "fail", controls: ["IMG-2", "CTR-1"] },
    ]);
  });

  test("of a long file the surroundings of marks, and how much lies between", () => {
    const lines = sourceLines(text(1000), [{ line: 100, ...fail }]);
    expect(lines[0]).toEqual({ from: 1, count: 93 });
    expect(lines).toHaveLength(15);
    expect(lines.at(-1)).toEqual({ from: 107, count: 894 });
  });

  test("every line is either shown or counted in a gap", () => {
    const marks = [3, 4, 300, 999].map((line) => ({ line, ...fail }));
    const lines = sourceLines(text(1000), marks);
    const all = lines.reduce((sum, line) => sum + ("number" in line ? 1 : line.count), 0);
    expect(all).toBe(1000);
  });

  test("a very long line is cut, and says by how much", () => {
    const [line] = sourceLines("x".repeat(1000), []);
    expect(line && "text" in line && line.text).toMatch(/^x{400} … 600 more characters$/);
  });

  test("a file with thousands of findings stays readable", () => {
    const marks = Array.from({ length: 5000 }, (_, index) => ({ line: index * 20 + 1, ...fail }));
    expect(sourceLines(text(100_000), marks).length).toBeLessThan(2000);
  });
});
