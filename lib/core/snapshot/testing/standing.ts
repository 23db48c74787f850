import fc from "fast-check";
import { ANSWERS, CONTROL_IDS, type ControlId, LEVELS, STRENGTHS } from "@/lib/core/model/words";
import { DEFAULT_POLICY } from "@/lib/core/scoring/policy";
import type { SnapshotInput, StandingAnswer } from "../make";
import { SNAPSHOT_KINDS } from "../types";

const EVIDENCE = `sha256:${"e".repeat(64)}`;

/** An answer as somebody gave it, with a note. */
export function standing(control: ControlId, over: Partial<StandingAnswer> = {}): StandingAnswer {
  return {
    control,
    version: 1,
    answer: "met",
    strength: "asserted",
    provenance: "person",
    date: "2026-11-23",
    note: "seen in the file",
    reason: "",
    links: [],
    dueDate: null,
    ownerMemberId: null,
    evidenceDigest: null,
    ...over,
  };
}

/** A project with some answers, frozen on the day they were given. */
export function inputOf(
  answers: readonly StandingAnswer[],
  over: Partial<SnapshotInput> = {},
): SnapshotInput {
  return {
    project: {
      id: "0193",
      name: "Harbour crane",
      environment: "production",
      platform: "compose",
      target: 3,
    },
    policy: DEFAULT_POLICY,
    asOf: "2026-11-23",
    kind: "by_hand",
    answers,
    proposals: {},
    evidence: [],
    ...over,
  };
}

const words = fc.string({ unit: "grapheme", maxLength: 8 });
const anyDay = fc
  .integer({ min: 1, max: 28 })
  .map((day) => `2026-10-${String(day).padStart(2, "0")}`);

const anyAnswer = (control: ControlId) =>
  fc.record({
    control: fc.constant(control),
    version: fc.integer({ min: 1, max: 99 }),
    answer: fc.constantFrom(...ANSWERS, null),
    strength: fc.constantFrom(...STRENGTHS),
    provenance: fc.constantFrom("person" as const, "evidence" as const),
    date: anyDay,
    note: words,
    reason: words,
    links: fc.array(words, { maxLength: 2 }),
    dueDate: fc.option(anyDay),
    ownerMemberId: fc.option(fc.uuid()),
    evidenceDigest: fc.constantFrom(EVIDENCE, null),
  });

/** Any project in any state. */
export const anyInput: fc.Arbitrary<SnapshotInput> = fc
  .record({
    controls: fc.subarray([...CONTROL_IDS]),
    target: fc.constantFrom(...LEVELS),
    strict: fc.boolean(),
    kind: fc.constantFrom(...SNAPSHOT_KINDS),
    name: words,
  })
  .chain(({ controls, target, strict, kind, name }) =>
    fc.tuple(...controls.map(anyAnswer)).map((answers) => {
      const input = inputOf(answers, { kind, policy: { ...DEFAULT_POLICY, strict } });
      return { ...input, project: { ...input.project, name, target } };
    }),
  );
