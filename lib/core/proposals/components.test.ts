import { describe, expect, test } from "vitest";
import { examineTexts } from "@/lib/core/detectors/testing/test-detector";
import { scoreEvidence } from "./score";

const SETTINGS = `version: 1
components:
  - { name: api, paths: ["api/**"] }
  - { name: web, paths: ["web/**"] }
  - { name: manual, paths: ["manual/**"] }
answers:
  SEC-1: { answer: met, note: looked through with gitleaks }
  BLD-2: { answer: met, note: looked through by hand }
  PRG-1: { answer: met, note: every image scanned in May }
`;
const GOOD = "FROM node:24.1.0-alpine3.22\nUSER node\n";
const ROOT = "FROM node:24.1.0-alpine3.22\nUSER root\n";
const score = (files: Readonly<Record<string, string>>) =>
  scoreEvidence(examineTexts({ ".plimsoll.yaml": SETTINGS, ...files }));
const levels = (files: Readonly<Record<string, string>>) => {
  const { assessment, components } = score(files);
  return [
    ["", assessment.declared],
    ...components.map(({ name, assessment: own }) => [name, own.declared]),
  ];
};

describe("components of a repository", () => {
  test("a finding says which one it lies in", () => {
    const { findings } = score({ "api/Dockerfile": GOOD, Dockerfile: GOOD }).evidence;
    const users = findings.filter(({ control }) => control === "CTR-1");
    expect(users.map(({ file, component }) => [file, component])).toEqual([
      ["Dockerfile", null],
      ["api/Dockerfile", "api"],
    ]);
  });

  test("the level of the whole is the lowest of theirs", () => {
    expect(levels({ "api/Dockerfile": GOOD, "web/Dockerfile": GOOD })).toEqual([
      ["", 1],
      ["api", 1],
      ["web", 1],
    ]);
    expect(levels({ "api/Dockerfile": GOOD, "web/Dockerfile": ROOT })).toEqual([
      ["", 0],
      ["api", 1],
      ["web", 0],
    ]);
  });

  test("one that a control says nothing of leaves the whole open", () => {
    const compose = "services:\n  web:\n    image: registry.example.com/web:1.4.2\n";
    const { assessment, components, answers } = score({
      "api/Dockerfile": GOOD,
      "web/compose.yaml": compose,
    });
    expect(components.map(({ assessment: own }) => own.declared)).toEqual([1, 0]);
    expect(assessment.declared).toBe(0);
    expect(answers["CTR-1"]).toBeUndefined();
  });

  test("what lies in none counts for each", () => {
    expect(levels({ "api/Dockerfile": GOOD, "web/Dockerfile": GOOD, Dockerfile: ROOT })).toEqual([
      ["", 0],
      ["api", 0],
      ["web", 0],
    ]);
  });
});
