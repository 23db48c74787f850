import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { collect } from "@/cli/collect";
import { examine } from "@/lib/core/evidence/examine";
import { scoreEvidence } from "@/lib/core/proposals/score";
import { PROJECT } from "../project";

// What the command sees in this repository, on a day of the tables' range.
const evidence = examine({ ...(await collect(["."], PROJECT)), asOf: "2026-11-23" });

test("our own files prove level 1, and nothing in them stands against level 3", () => {
  const { assessment } = scoreEvidence(evidence, { target: 3 });
  expect(assessment.verified).toBeGreaterThanOrEqual(1);
  expect(assessment.ceiling).toBeGreaterThanOrEqual(3);
});

test("no detector finds anything to mend in what we ship", () => {
  const broken = evidence.findings.filter(({ outcome, shipped }) => shipped && outcome === "fail");
  expect(broken.map(({ control, file, line }) => `${control} ${file}:${line}`)).toEqual([]);
  expect(evidence.files.flatMap(({ path, errors }) => errors.map(() => path))).toEqual([]);
});

test("the image carries the version of the package", () => {
  const { version } = JSON.parse(readFileSync(join(PROJECT, "package.json"), "utf8"));
  for (const path of ["compose.yaml", ".github/workflows/image.yml"]) {
    const named = readFileSync(join(PROJECT, path), "utf8").match(/(?<=plimsoll:)\d\S*/g);
    expect(new Set(named)).toEqual(new Set([version]));
  }
});
