import { describe, expect, test } from "vitest";
import { assignmentsIn } from "./assignments";

const valuesIn = (text: string) =>
  assignmentsIn(text).map(({ name, start, end }) => [name, text.slice(start, end)]);

describe("a value behind a quoted name is its default", () => {
  test.each([
    ["a call", `getenv("DB_PASSWORD", "Tr0ub4dor")`],
    ["a call over lines", `os.environ.get(\n    "DB_PASSWORD", "Tr0ub4dor",\n)`],
    ["a later argument", `Env.read(list(1), "DB_PASSWORD", "Tr0ub4dor")`],
    ["a pair", `("DB_PASSWORD", "Tr0ub4dor")`],
  ])("in %s", (_, text) => {
    expect(valuesIn(text)).toEqual([["DB_PASSWORD", "Tr0ub4dor"]]);
  });

  test.each([
    ["a list of names", `"BLD-2": ["build-secrets", "nist-800-190", "owasp"]`],
    ["a sentence that ends in such a word", `say("the token", "gh0st_written")`],
    ["braces", `{ "password", "Tr0ub4dor" }`],
    ["nothing", `"password", "Tr0ub4dor"`],
  ])("not in %s", (_, text) => {
    expect(valuesIn(text)).toEqual([]);
  });
});

test("a shell's command is a value with its backticks, a text of code is one without", () => {
  expect(valuesIn("DB_PASSWORD=`cat a`\npassword = `Tr0ub4dor`")).toEqual([
    ["DB_PASSWORD", "`cat a`"],
    ["password", "Tr0ub4dor"],
  ]);
});
