import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "@/lib/core/digest/canonical-json";
import { sha256 } from "@/lib/core/digest/sha256";
import { CONTROL_IDS } from "@/lib/core/model/words";
import { answersByControl } from "@/lib/core/scoring/answers";
import { assess } from "@/lib/core/scoring/assess";
import { DEFAULT_POLICY } from "@/lib/core/scoring/policy";
import { roadmap } from "@/lib/core/scoring/roadmap";
import { readSnapshot } from "@/lib/schemas/snapshot";
import { makeSnapshot, wordsDigest } from "./make";
import { anyInput, inputOf, standing } from "./testing/standing";

describe("a snapshot", () => {
  test("of the same state has the same bytes, in whatever order its answers come", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const turned = { ...input, answers: [...input.answers].reverse() };
        expect(makeSnapshot(turned)).toEqual(makeSnapshot(input));
      }),
    );
  });

  test("is read as it was made, and its text is canonical", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { snapshot, text, digest } = makeSnapshot(input);
        expect(readSnapshot(text, digest)).toEqual(snapshot);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(digest).toBe(sha256(text));
      }),
    );
  });

  test("says what scoring and roadmap said of it", () => {
    const input = inputOf([standing("IMG-2"), standing("CTR-1", { answer: "not_met" })]);
    const { target } = input.project;
    const options = { target, asOf: input.asOf, policy: DEFAULT_POLICY };
    const answers = answersByControl(input.answers);
    const { snapshot } = makeSnapshot(input);
    expect(snapshot.result).toEqual(assess(answers, options));
    expect(snapshot.roadmap).toEqual(roadmap(answers, options));
  });

  test.each([
    ["an answer", { answer: "partly" }],
    ["a version", { version: 2 }],
    ["a note", { note: "another" }],
    ["a reason", { reason: "another" }],
    ["a link", { links: ["https://another.example"] }],
    ["evidence", { evidenceDigest: sha256("another") }],
    ["an owner", { ownerMemberId: "another" }],
    ["a due date", { dueDate: "2027-01-01" }],
  ] as const)("that differs in %s has another digest", (_, change) => {
    const one = makeSnapshot(inputOf([standing("CTR-1")]));
    const other = makeSnapshot(inputOf([standing("CTR-1", change)]));
    expect(other.digest).not.toBe(one.digest);
  });

  test("holds no word that somebody typed with an answer, only its digest", () => {
    const words = { note: "typed-note", reason: "typed-reason", links: ["https://typed.example"] };
    const { text, snapshot } = makeSnapshot(inputOf([standing("CTR-1", words)]));
    expect(text).not.toContain("typed");
    expect(snapshot.answers[0]?.words).toBe(wordsDigest(words));
  });

  test("keeps an answer that was cleared, for its owner and due date", () => {
    const { snapshot } = makeSnapshot(inputOf([standing("CTR-1", { answer: null })]));
    expect(snapshot.answers).toMatchObject([{ control: "CTR-1", answer: null }]);
    expect(snapshot.result.progress).toEqual({ answered: 0, total: CONTROL_IDS.length });
  });
});

describe("of a project with files, a snapshot", () => {
  const FILES = {
    component: "0194",
    name: "web",
    upload: 3,
    date: "2026-11-20",
    complete: true,
    files: 12,
    set: sha256("set"),
    assessment: sha256("assessment"),
  };
  const said = (answer: "met" | "partly") => ({
    answer,
    basis: "configured" as const,
    date: "2026-11-20",
  });
  const proven = standing("CTR-1", { strength: "verified", date: "2026-11-01" });

  test("holds which they are, and each answer as it stands beside them", () => {
    const { snapshot, text, digest } = makeSnapshot(
      inputOf([proven, { ...proven, control: "CTR-2" }], {
        proposals: { "CTR-1": said("met"), "CTR-2": said("partly") },
        evidence: [FILES],
      }),
    );
    expect(snapshot.evidence).toEqual([FILES]);
    expect(snapshot.answers).toMatchObject([
      { control: "CTR-1", strength: "verified", date: "2026-11-20" },
      { control: "CTR-2", strength: "asserted", contradiction: { proposed: "partly" } },
    ]);
    expect(snapshot.answers[0]).not.toHaveProperty("contradiction");
    expect(snapshot.result.lint).toContainEqual({
      code: "contradiction",
      control: "CTR-2",
      needs: null,
    });
    expect(readSnapshot(text, digest)).toEqual(snapshot);
  });

  test("has the same bytes as ever where there is none", () => {
    const { text } = makeSnapshot(inputOf([proven]));
    expect(text).not.toContain("contradiction");
    expect(JSON.parse(text)).not.toHaveProperty("evidence");
  });
});

describe("reading", () => {
  const { text, digest } = makeSnapshot(inputOf([standing("CTR-1")]));

  test("refuses a text that its digest is not of", () => {
    const forged = text.replace('"declared":0', '"declared":4');
    expect(forged).not.toBe(text);
    expect(readSnapshot(forged, digest)).toBeNull();
  });

  test.each([
    ["no JSON", "{"],
    ["another format", text.replace("plimsoll.snapshot/1", "plimsoll.snapshot/2")],
    ["a member that the format lacks", text.replace("{", '{"more":1,')],
    ["a level that is none", text.replace('"declared":0', '"declared":9')],
  ])("throws for %s, though its digest is right", (_, other) => {
    expect(other).not.toBe(text);
    expect(() => readSnapshot(other, sha256(other))).toThrow();
  });

  test("takes one of another catalogue with the levels that stand in it", () => {
    const old = text
      .replaceAll('"CTR-1"', '"OLD-7"')
      .replace(/"catalogue":"[^"]+"/, '"catalogue":"2025.02"')
      .replace('"declared":0', '"declared":3');
    const read = readSnapshot(old, sha256(old));
    expect(read?.catalogue).toBe("2025.02");
    expect(read?.answers).toMatchObject([{ control: "OLD-7" }]);
    expect(read?.result.declared).toBe(3);
  });
});
