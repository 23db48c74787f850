import { expect, test } from "vitest";
import { EDITIONS } from "@/lib/core/catalogues/bundle";
import { releaseSource } from "./release-source";

test("a version is frozen as it is, with nothing left out", () => {
  const { release } = EDITIONS.newest;
  const source = releaseSource(release);
  const [head, literal = ""] = source.split(/ = (?=\{)/, 2);
  expect(head).toContain("export const RELEASE_2026_11: Release");
  expect(JSON.parse(literal.replace(/;\s*$/, ""))).toEqual(release);
});
