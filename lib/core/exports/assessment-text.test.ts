import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { examineTexts } from "@/lib/core/detectors/testing/test-detector";
import { scoreEvidence } from "@/lib/core/proposals/score";
import { assessmentText } from "./assessment-text";

const report = (files: Readonly<Record<string, string>>) =>
  assessmentText(scoreEvidence(examineTexts(files)));
const COMPOSE = "services:\n  web:\n    image: nginx:1.31\n";
const settings = (lines: string) => ({
  "compose.yaml": COMPOSE,
  ".plimsoll.yaml": `version: 1\n${lines}`,
});

describe("an assessment as text", () => {
  test("draws what is proven, and says what is broken at its line", () => {
    const text = report({ "compose.yaml": COMPOSE });
    expect(text).toContain("0 ─────── 1 ─────── 2 ─────── 3 ─────── 4\n");
    expect(text).toContain(
      "  ✗ CTR-2 read-only filesystem · not met · expected at level 2\n      compose.yaml:2  ",
    );
    expect(text).toMatch(/Next steps to level 2, 3 of \d+\n {2}1\. /);
  });

  test("says nothing but that there is nothing", () => {
    expect(report({ "notes.txt": "hi" })).toBe(
      "Nothing to assess here: no Dockerfile, Compose file or container in the input.\n" +
        "1 file, 0 about containers, as of 2026-11-23.\n",
    );
  });

  test("names files that are not read yet in its first line", () => {
    const pod = "apiVersion: v1\nkind: Pod\nmetadata: { name: a }\n";
    expect(report({ "compose.yaml": COMPOSE, "pod.yaml": pod }).split("\n")[0]).toBe(
      "Not read yet, so nothing follows from what is absent: pod.yaml (kubernetes).",
    );
  });

  test("shows an answer of people with the line that contradicts it", () => {
    expect(
      report(settings("answers:\n  CTR-2: { answer: met, by: jo, date: 2026-11-20 }\n")),
    ).toContain(
      "  CTR-2 read-only filesystem · met · asserted · jo · 2026-11-20 · contradicted by compose.yaml:2\n",
    );
  });

  test("shows accepted risks, one that accepts nothing, too", () => {
    const accept = (subject: string, until: string) =>
      `accepted:\n  - { control: CTR-2, subject: ${subject}, reason: vendor image, until: ${until} }\n`;
    expect(report(settings(accept("service web", "2026-11-23")))).toContain(
      "  CTR-2 service web, until 2026-11-23: vendor image\n",
    );
    expect(report(settings(accept("service web", "2026-11-22")))).toContain("expired 2026-11-22");
    expect(report(settings(accept("web", "2026-11-23")))).toContain("nothing like it was found");
  });

  test("says which component holds the whole down", () => {
    const text = report({
      ...settings(
        "components:\n  - { name: api, paths: [api/**] }\n  - { name: lib, paths: [lib/**] }\n",
      ),
      "api/Dockerfile": "FROM alpine:3.22\nUSER root\n",
    });
    expect(text).toContain("  api: verified 0 · declared 0 · ceiling 0\n");
    expect(text).toContain("  lib: nothing to assess in it\n");
  });

  test("lists what doesn't ship apart from what is broken", () => {
    const text = report({ "compose.yaml": COMPOSE, "Dockerfile.dev": "FROM alpine\nUSER root\n" });
    expect(text).toMatch(/does not ship.*\n {2}Dockerfile\.dev: .*CTR-1/);
  });

  test("cuts a list that is very long, and says so", () => {
    const services = Array.from({ length: 30 }, (_, n) => `  s${n}:\n    image: nginx:1.31\n`);
    const text = report({ "compose.yaml": `services:\n${services.join("")}` });
    expect(text).toContain("      and 10 more, which --format json lists\n");
  });

  test("prints nothing that a terminal obeys, whatever files and their names hold", () => {
    const hostile = fc.string({
      unit: fc.constantFrom("\u001b[2J", "\u009b", "\u202e", "\u0007", "\r", "\u2028", "a", " "),
      maxLength: 6,
    });
    fc.assert(
      fc.property(hostile, hostile, (name, value) => {
        const quoted = JSON.stringify(value);
        const text = report({
          [`${name}/Dockerfile`]: `FROM alpine\nUSER "${value}root"\nENV PASSWORD=${value}x\n`,
          [`${name}/compose.yaml`]: `services:\n  ${JSON.stringify(`w${value}`)}:\n    image: ${quoted}\n`,
          ".plimsoll.yaml": `version: 1\ncomponents: [{name: ${quoted}, paths: [a]}]\nanswers:\n  CTR-1: {answer: met, by: ${quoted}}\naccepted:\n  - {control: CTR-2, reason: ${quoted}, until: 2026-12-01}\n`,
        });
        expect(text).not.toMatch(/[^\P{Cc}\n]|[\u200e\u200f\u2028-\u202e\u2066-\u2069]/u);
      }),
      { numRuns: 50 },
    );
  });
});
