import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { examineTexts } from "@/lib/core/detectors/testing/test-detector";
import type { Answer, ControlId } from "@/lib/core/model/words";
import { ANSWERS, CONTROL_IDS, STRENGTHS } from "@/lib/core/model/words";
import { answersByControl } from "@/lib/core/scoring/answers";
import { declaredLevel } from "@/lib/core/scoring/level";
import { DEFAULT_POLICY } from "@/lib/core/scoring/policy";
import { keepEvidence } from "./keep";
import { projectProposals, saidOfControls } from "./project-proposals";
import { effectOf, type ReviewedAnswer, reviewOf } from "./rows";
import { besideFiles, type PlacedProposals } from "./standing";
import type { ProjectProposals } from "./types";

const TODAY = "2026-11-30";
const SINCE = "2026-11-25T10:00:00.000Z";
const proposalsOf = (files: Readonly<Record<string, string>>, asOf = TODAY) =>
  projectProposals([{ name: "Main", content: { ...keepEvidence(examineTexts(files)), asOf } }]);
const placed = (proposals: ProjectProposals): PlacedProposals =>
  Object.fromEntries(
    Object.entries(saidOfControls(proposals)).map(([control, said]) => [
      control,
      { ...said, file: null, line: null, since: SINCE },
    ]),
  );
const answer = (
  control: ControlId,
  said: Answer | null,
  over: Partial<ReviewedAnswer> = {},
): ReviewedAnswer => ({
  control,
  answer: said,
  version: 3,
  strength: "asserted",
  provenance: "person",
  date: "2026-11-01",
  changedAt: "2026-11-01T10:00:00.000Z",
  note: "",
  ...over,
});
const COMPOSE = `services:
  web:
    image: nginx:1.31.1
    read_only: true
  worker:
    image: nginx:1.31.1
`;
const FILES = proposalsOf({ "compose.yaml": COMPOSE });
const review = (answers: readonly ReviewedAnswer[], proposals = FILES) =>
  reviewOf({ answers, proposals, placed: placed(proposals), asOf: TODAY, policy: DEFAULT_POLICY });
const rowOf = (control: ControlId, answers: readonly ReviewedAnswer[], proposals = FILES) =>
  review(answers, proposals).rows.find((row) => row.control === control);

describe("a proposal", () => {
  test.each([
    ["of less than the answer contradicts it", "met", "contradicts"],
    ["of more than the answer differs from it", "not_met", "differs"],
    ["of the answer agrees with it", "partly", "agrees"],
    ["of a control without an answer fills a blank", null, "blank"],
    ["of a control that nobody could say settles it", "unknown", "settles"],
    ["of less than not applicable contradicts that", "not_applicable", "contradicts"],
  ] as const)("%s", (_, said, group) => {
    expect(FILES.get("CTR-2")?.answer).toBe("partly");
    expect(rowOf("CTR-2", [answer("CTR-2", said)])).toMatchObject({ group, version: 3 });
  });

  test("of a control that nobody touched fills a blank of version 0", () => {
    expect(rowOf("CTR-2", [])).toMatchObject({ group: "blank", version: 0, answer: null });
  });

  test.each(["verified", "accepted"] as const)(
    "waits for nobody where the answer is %s",
    (strength) => {
      const found = review([answer("CTR-2", "partly", { strength })]);
      expect(found.rows.some(({ control }) => control === "CTR-2")).toBe(false);
      expect(found.proven).toBe(1);
    },
  );

  test("of files that are too old waits for nobody", () => {
    const old = proposalsOf({ "compose.yaml": COMPOSE }, "2026-08-01");
    expect(rowOf("CTR-2", [answer("CTR-2", "met")], old)).toBeUndefined();
    expect(review([], old)).toMatchObject({ rows: [], proven: 0, stale: expect.any(Number) });
    expect(review([], old).stale).toBeGreaterThan(1);
  });

  test("says why: what decides it first, how many subjects are met, and on what basis", () => {
    expect(rowOf("CTR-2", [])).toMatchObject({
      proposed: "partly",
      basis: "configured",
      date: TODAY,
      counts: { met: 1, notMet: 1 },
      deciding: [{ outcome: "fail", subject: "service worker", file: "compose.yaml", line: 5 }],
      others: [{ outcome: "pass", subject: "service web", line: 4 }],
    });
  });

  test("on our tables alone contradicts nobody", () => {
    const old = proposalsOf({ Dockerfile: "FROM node:16.20.2\nUSER node\n" });
    expect(old.get("IMG-4")).toMatchObject({ answer: "not_met", basis: "inferred" });
    expect(rowOf("IMG-4", [answer("IMG-4", "met")], old)?.group).toBe("differs");
  });
});

describe("an answer is kept", () => {
  const later = { changedAt: "2026-11-26T10:00:00.000Z", date: "2026-11-26" };
  const note = "The worker writes its cache to /";
  test.each([
    ["by a note since the files say so", { ...later, note }, true],
    ["not by one before", { note }, false],
    ["not by a change without a word", later, false],
    ["not by a new owner", { ...later, note, date: "2026-11-01" }, false],
    ["not by files", { ...later, note, provenance: "evidence" }, false],
  ] as const)("%s", (_, over, kept) => {
    expect(rowOf("CTR-2", [answer("CTR-2", "met", over)])?.isKept).toBe(kept);
  });
});

test("an answer of not applicable is kept by its reason", () => {
  const over = { changedAt: "2026-11-26T10:00:00.000Z", date: "2026-11-26" };
  const kept = (reason: string) =>
    rowOf("CTR-2", [answer("CTR-2", "not_applicable", { ...over, reason })])?.isKept;
  expect(kept("There is no container that runs for long.")).toBe(true);
  expect(kept("")).toBe(false);
});

test("an answer that files agree with is not kept, whatever its note: it waits to be proven", () => {
  const over = { changedAt: "2026-11-26T10:00:00.000Z", date: "2026-11-26", note: "As we said." };
  expect(rowOf("CTR-2", [answer("CTR-2", "partly", over)])).toMatchObject({
    group: "agrees",
    isKept: false,
  });
});

test("what is left open stands apart, with how much is proven", () => {
  const compose =
    "services:\n  web:\n    image: nginx:1.31.1\n    user: '101'\n  db:\n    image: registry.example/db:1.4.2\n";
  const { open, rows } = review([], proposalsOf({ "compose.yaml": compose }));
  expect(open.find(({ control }) => control === "CTR-1")).toMatchObject({
    counts: { met: 1, unknown: 1 },
    deciding: [{ outcome: "unknown", subject: "service db" }],
  });
  expect(rows.some(({ control }) => control === "CTR-1")).toBe(false);
});

test("law: every proposal of today stands in one row, is proven, or is open; groups come in order", () => {
  const anyAnswers = fc
    .uniqueArray(fc.constantFrom(...CONTROL_IDS), { maxLength: 45 })
    .chain((controls) =>
      fc.tuple(
        ...controls.map((control) =>
          fc
            .record({
              said: fc.constantFrom(...ANSWERS, null),
              strength: fc.constantFrom(...STRENGTHS),
            })
            .map(({ said, strength }) => answer(control, said, { strength })),
        ),
      ),
    );
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const { rows, open, proven, stale } = review(answers);
      expect(stale).toBe(0);
      expect(rows.length + open.length + proven).toBe(FILES.size);
      expect(new Set(rows.map(({ control }) => control)).size).toBe(rows.length);
      // Taking all that agree moves no declared level, and lowers no verified one.
      const standing = besideFiles(answersByControl(answers), placed(FILES), TODAY, DEFAULT_POLICY);
      const agreeing = rows.filter(({ group }) => group === "agrees");
      const { declared, verified } = effectOf(standing, agreeing, {
        asOf: TODAY,
        policy: DEFAULT_POLICY,
      });
      expect(declared).toEqual({
        before: declaredLevel(standing, DEFAULT_POLICY),
        after: declaredLevel(standing, DEFAULT_POLICY),
      });
      expect(verified.after ?? -1).toBeGreaterThanOrEqual(verified.before ?? -1);
    }),
  );
});
