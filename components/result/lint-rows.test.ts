import { expect, test } from "vitest";
import type { ControlId } from "@/lib/core/model/words";
import type { LintCode, LintResult } from "@/lib/core/scoring/types";
import { lintRows } from "./lint-rows";

function doubt(code: LintCode, control: ControlId | null, needs: ControlId | null = null) {
  return { code, control, needs } satisfies LintResult;
}

test("equal doubts about several answers are one row that lists each of them", () => {
  expect(
    lintRows([doubt("met-without-evidence", "CTR-1"), doubt("met-without-evidence", "SEC-1")]),
  ).toEqual([
    {
      code: "met-without-evidence",
      sentence: "2 answers say met without evidence",
      controls: ["CTR-1", "SEC-1"],
    },
  ]);
});

test("a single doubt, and each that names two controls, keeps a sentence of its own", () => {
  const rows = lintRows([
    doubt("stale-evidence", "IMG-3"),
    doubt("criterion-needs-control", "PRG-4", "RUN-1"),
    doubt("criterion-needs-control", "PRG-4", "RUN-2"),
    doubt("many-not-applicable", null),
  ]);
  expect(rows).toHaveLength(4);
  expect(rows.every(({ controls }) => controls.length === 0)).toBe(true);
  expect(rows[1]?.sentence).toContain("logging (RUN-1)");
  expect(rows[2]?.sentence).toContain("container monitoring (RUN-2)");
});

test("what contradicts the team's files stands before what merely lacks a proof", () => {
  const rows = lintRows([doubt("met-without-evidence", "CTR-1"), doubt("contradiction", "SEC-4")]);
  expect(rows.map(({ code }) => code)).toEqual(["contradiction", "met-without-evidence"]);
});
