import { describe, expect, test } from "vitest";
import { z } from "zod";
import { examineTexts } from "@/lib/core/detectors/testing/test-detector";
import { ARTEFACT_KINDS } from "@/lib/core/evidence/kinds";
import { CHECKLIST_SAMPLE } from "@/lib/core/model/samples/checklist";
import { TYPICAL_SAMPLE } from "@/lib/core/model/samples/typical";
import { ANSWERS, CONTROL_IDS } from "@/lib/core/model/words";
import { scoreEvidence } from "@/lib/core/proposals/score";
import { assessmentJson } from "./assessment-json";

// The contract (design, section 7), member by member.
const control = z.enum(CONTROL_IDS);
const answer = z.enum(ANSWERS);
const line = z.int().positive();
const count = z.int().nonnegative();
const level = z.int().min(0).max(4).nullable();
const day = z.iso.date();
const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const basis = z.enum(["observed", "configured", "inferred", "hint"]);
const contract = z.strictObject({
  schema: z.literal("plimsoll.assessment/1"),
  catalogue: z.string(),
  tables: day,
  asOf: day,
  digest,
  tool: z.strictObject({ name: z.literal("plimsoll"), version: z.string() }),
  input: z.strictObject({ root: z.string(), complete: z.boolean() }),
  files: z.array(
    z.strictObject({
      path: z.string(),
      kind: z.enum(ARTEFACT_KINDS),
      digest,
      shipped: z.boolean(),
      errors: z.array(z.strictObject({ line: line.optional(), message: z.string() })),
      notes: z.array(
        z.strictObject({
          line: line.optional(),
          code: z.enum(["not-in-input", "other-image", "undated", "unrendered", "unsupported"]),
          message: z.string(),
        }),
      ),
    }),
  ),
  findings: z.array(
    z.strictObject({
      id: z.string(),
      control,
      detector: z.string(),
      outcome: z.enum(["pass", "fail", "not_applicable", "unknown"]),
      basis,
      subject: z.string(),
      component: z.string().nullable(),
      file: z.string(),
      line,
      column: line,
      endLine: line,
      endColumn: line,
      message: z.string().min(1),
      best: answer.nullable(),
      hard: z.boolean(),
      caps: z.array(z.strictObject({ control, best: answer })),
      related: z.array(z.strictObject({ file: z.string(), line, why: z.string().min(1) })),
    }),
  ),
  controls: z
    .array(
      z.strictObject({
        control,
        answer: answer.nullable(),
        strength: z.enum(["asserted", "attached", "verified"]).nullable(),
        counts: z.strictObject({
          met: count,
          partly: count,
          notMet: count,
          unknown: count,
          notApplicable: count,
        }),
        reasons: z.array(z.string()),
        notLookedAt: z.array(z.string()),
        question: z.string().min(1),
      }),
    )
    .length(45),
  result: z.strictObject({
    declared: level,
    verified: level,
    ceiling: level,
    coverage: z.int().min(0).max(100).nullable(),
    progress: z.strictObject({ answered: count, total: z.literal(45) }),
    levels: z
      .array(
        z.strictObject({
          level: z.int().min(1).max(4),
          satisfied: z.boolean(),
          requirements: z.array(
            z.strictObject({
              id: z.string().regex(/^L[1-4]-\d$/),
              title: z.string().min(1),
              state: z.enum(["satisfied", "refuted", "open"]),
              by: z.array(control),
              blocking: z.array(control),
            }),
          ),
        }),
      )
      .length(4),
    next: z.string().min(1),
    skippedBasics: z.array(z.string()),
  }),
  contradictions: z.array(
    z.strictObject({ control, answer, proposed: answer, basis, reasons: z.array(z.string()) }),
  ),
  lint: z.array(z.strictObject({ code: z.string(), control: control.nullish() })),
  accepted: z.array(
    z.strictObject({
      control,
      subject: z.string(),
      until: day,
      reason: z.string(),
      expired: z.boolean(),
    }),
  ),
  roadmap: z.array(
    z.strictObject({
      control,
      kind: z.enum(["fix", "change", "answer", "prove"]),
      gating: z.boolean(),
      level: z.int().min(1).max(4),
      phase: z.enum(["basics", "staging", "production", "regulated"]),
      effort: z.enum(["S", "M", "L"]),
      risk: z.int().min(1).max(5),
      title: z.string().min(1),
      levelAfter: level,
    }),
  ),
});

const TOOL = { name: "plimsoll", version: "1.2.3" };
const json = (files: Readonly<Record<string, string>>, tool = TOOL) =>
  JSON.parse(JSON.stringify(assessmentJson(scoreEvidence(examineTexts(files)), tool)));
const SETTINGS = `version: 1
answers:
  CTR-2: { answer: met, note: we looked }
  PRG-1: { answer: met, link: "https://ci.example.com/1" }
accepted:
  - { control: CTR-3, subject: service web, reason: vendor image, until: 2026-11-01 }
`;

describe("an assessment as JSON", () => {
  test.each([
    ["nothing", {}],
    ["the checklist's sample", CHECKLIST_SAMPLE],
    ["a typical repository", TYPICAL_SAMPLE],
    ["answers, risks, contradictions", { ...TYPICAL_SAMPLE, ".plimsoll.yaml": SETTINGS }],
    ["files in error", { "compose.yaml": "services: [", "a.json": "{", ".plimsoll.yaml": "a" }],
    ["kinds that are not read", { "pod.yaml": "apiVersion: v1\nkind: Pod\n" }],
  ])("of %s keeps the contract", (_, files) => {
    expect(() => contract.parse(json(files))).not.toThrow();
  });

  test("says unknown by null, never by zero", () => {
    const { declared, verified, ceiling, coverage } = json({ "notes.txt": "hi" }).result;
    expect([declared, verified, ceiling, coverage]).toEqual([null, null, null, null]);
  });

  test("has the findings that its controls and contradictions give as reasons", () => {
    const { findings, controls, contradictions } = json({
      ...TYPICAL_SAMPLE,
      ".plimsoll.yaml": SETTINGS,
    });
    const ids = new Set(findings.map(({ id }: { id: string }) => id));
    const reasons = [...controls, ...contradictions].flatMap((one) => one.reasons);
    expect(contradictions.map((one: { control: string }) => one.control)).toEqual(["CTR-2"]);
    expect(reasons.length).toBeGreaterThan(20);
    expect(reasons.filter((id) => !ids.has(id))).toEqual([]);
  });

  test("has a digest that a new version of the tool keeps, and a changed file does not", () => {
    const { digest } = json(TYPICAL_SAMPLE);
    expect(json(TYPICAL_SAMPLE, { ...TOOL, version: "9.0.0" }).digest).toBe(digest);
    expect(json({ ...TYPICAL_SAMPLE, "notes.txt": "hi" }).digest).not.toBe(digest);
  });
});
