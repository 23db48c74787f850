import { describe, expect, test } from "vitest";
import { matchScore } from "./match";

const nonRoot = { label: "Run as non-root user", id: "CTR-1" };

test.each([
  ["", nonRoot],
  ["ctr-1", nonRoot],
  ["CTR1", nonRoot],
  ["ctr", nonRoot],
  ["root", nonRoot],
  ["user run", nonRoot],
  ["oot", nonRoot],
  ["  root  ", nonRoot],
  ["linh", { label: "Trần Mỹ Linh" }],
  ["tran my", { label: "Trần Mỹ Linh" }],
  ["Mỹ", { label: "Tran My Linh" }],
  ["dark", { label: "Light or dark" }],
  ["night", { label: "Light or dark", words: "theme day night" }],
])("“%s” finds %o", (text, searched) => {
  expect(matchScore(text, searched)).not.toBeNull();
});

test.each([
  ["ctr-2", nonRoot],
  ["tr-1", nonRoot],
  ["root zebra", nonRoot],
  ["(", nonRoot],
])("“%s” does not find %o", (text, searched) => {
  expect(matchScore(text, searched)).toBeNull();
});

describe("what fits better comes first", () => {
  test.each([
    ["prg-1", { label: "Basic scanning", id: "PRG-1" }, { label: "Incidents", id: "PRG-10" }],
    ["scan", { label: "Scan images regularly" }, { label: "Basic scanning" }],
    ["scan", { label: "Basic scanning" }, { label: "Rescan images" }],
    ["tag", { label: "Use stage tags" }, { label: "Use stages" }],
    ["theme", { label: "Theme" }, { label: "Light or dark", words: "theme" }],
  ])("“%s”: %o before %o", (text, better, worse) => {
    expect(matchScore(text, better)).toBeGreaterThan(matchScore(text, worse) ?? 0);
  });
});
