import { expect, test } from "vitest";
import { TYPICAL_SAMPLE } from "@/lib/core/model/samples/typical";
import { type EvidenceInput, examine } from "./examine";
import { examineWith } from "./examine-with";
import { wordEvidence } from "./word-evidence";

const settings = `version: 1
components:
  - { name: web, paths: ["**"] }
`;
const input: EvidenceInput = {
  asOf: "2026-11-23",
  complete: true,
  files: Object.entries({ ...TYPICAL_SAMPLE, ".plimsoll.yaml": settings }).map(([path, text]) => ({
    path,
    bytes: new TextEncoder().encode(text),
  })),
};

test("what was examined without words and is worded later is what is examined with them", () => {
  // As it comes from a worker: a copy in which each finding is still one thing.
  const unworded = structuredClone(examineWith(input, ({ code }) => code));
  const [first] = unworded.findings;
  expect(first?.sentence).toBe(first?.message.code);
  expect(wordEvidence(unworded)).toEqual(examine(input));
  expect(examine(input).components).toHaveLength(1);
});
