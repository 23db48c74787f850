import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import { assessmentJson } from "@/lib/core/exports/assessment-json";
import { scoreEvidence } from "@/lib/core/proposals/score";
import { examine } from "../examine";

/*
 * Whole projects and all that is said of them, as `plimsoll assess --format json` has it. After a change on purpose,
 * rewrite what is expected and read the difference line by line:
 *
 *     npx vitest run --project unit lib/core/evidence/golden/ --update
 */

const FOLDER = join(import.meta.dirname, "__fixtures__");

test.each([
  [
    "node-shop",
    "a Node service behind a proxy, hardened, with reports, a pipeline and answers of people",
  ],
  ["python-leak", "a Python service whose build and repository leak"],
  ["foreign-images", "images of others only"],
  ["go-exercise", "a Dockerfile and a terminal's transcript"],
])("%s: %s", async (name) => {
  const root = join(FOLDER, name);
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({
      path: relative(root, path).replaceAll("\\", "/"),
      bytes: new Uint8Array(readFileSync(path)),
    }));
  const evidence = examine({ files, complete: true, asOf: "2026-11-23" });
  const json = assessmentJson(scoreEvidence(evidence), { name: "plimsoll", version: "golden" });
  await expect(`${JSON.stringify(json, null, 2)}\n`).toMatchFileSnapshot(
    join(FOLDER, `${name}.json`),
  );
});
