import { describe, expect, test } from "vitest";
import { examineTexts } from "@/lib/core/detectors/testing/test-detector";
import { type FuzzCase, fuzzCase } from "./case";
import { faultOf } from "./check";
import { Places } from "./locations";
import { minimised } from "./minimise";

const file = (path: string, text: string) => ({ path, bytes: new TextEncoder().encode(text) });
const only = (path: string, text: string, canaries: readonly string[] = []): FuzzCase => ({
  files: [file(path, text)],
  complete: true,
  canaries,
});

test("the engine keeps its promises over 250 inputs, made, mutated, spliced and damaged", {
  timeout: 120_000, // a hang is found by `npm run fuzz`; a busy machine is none
}, () => {
  const faults = Array.from({ length: 250 }, (_, number) => ({
    number,
    fault: faultOf(fuzzCase(1, number), number % 4 === 0),
  })).filter(({ fault }) => fault !== null);
  expect(faults).toEqual([]);
});

test("a case follows from its seed and number alone", () => {
  expect(fuzzCase(7, 3)).toEqual(fuzzCase(7, 3));
  expect(fuzzCase(7, 3)).not.toEqual(fuzzCase(7, 4));
  expect(fuzzCase(7, 3)).not.toEqual(fuzzCase(8, 3));
});

describe("a broken promise is seen", () => {
  test("a secret that comes out", () => {
    const text = "The word bcdfghjkmnpqrstvwz stands here.\n";
    expect(faultOf(only("README.md", text, ["bcdfghjkmnpqrstvwz"]))?.promise).toBe("secret");
    expect(faultOf(only("README.md", text))).toBeNull();
  });

  const [finding] = examineTexts("FROM alpine:latest\nUSER root\n").findings;
  test.each([
    ["a line too far", { line: 9, endLine: 9 }],
    ["a column too far", { column: 99, endColumn: 99 }],
    ["an end before its beginning", { line: 2, column: 3, endLine: 2, endColumn: 1 }],
    ["an offset beyond the file", { at: { path: "pasted", start: 0, end: 999 } }],
  ])("a finding at %s", (_name, wrong) => {
    if (!finding) throw new Error("There is no finding to misplace.");
    const places = new Places("FROM alpine:latest\nUSER root\n");
    expect(places.misplaced(finding)).toBeNull();
    expect(places.misplaced({ ...finding, ...wrong })).not.toBeNull();
  });
});

test("what is left of a failing case is what makes it fail", () => {
  const whole: FuzzCase = {
    files: [
      file("a", "x\n".repeat(50)),
      file("b", `${"y z\n".repeat(20)}boom here\n${"y\n".repeat(9)}`),
    ],
    complete: false,
    canaries: [],
  };
  const textOf = ({ bytes }: { bytes: Uint8Array }) => new TextDecoder().decode(bytes);
  const small = minimised(whole, ({ files }) => files.some((one) => textOf(one).includes("boom")));
  expect(small.files.map((one) => [one.path, textOf(one).trim()])).toEqual([["b", "boom"]]);
});
