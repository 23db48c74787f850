import * as z from "zod";
import { sha256 } from "@/lib/core/digest/sha256";
import { ANSWERS, ENVIRONMENTS, LEVELS, PLATFORMS, STRENGTHS } from "@/lib/core/model/words";
import { SNAPSHOT_KINDS, SNAPSHOT_SCHEMA, type Snapshot } from "@/lib/core/snapshot/types";
import { SNAPSHOT_NAME_LENGTH } from "./snapshot-limits";
import { line } from "./text";

/** What is said to take a snapshot. */
export const takeSnapshotInput = z.object({
  projectId: z.string("Name the project."),
  name: line(SNAPSHOT_NAME_LENGTH).min(1, "Give the snapshot a name."),
});
export type TakeSnapshotInput = z.input<typeof takeSnapshotInput>;

const code = z.string().min(1).max(100);
const codes = z.array(code);
const day = z.iso.date();
const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const level = z.literal(LEVELS);
const reached = z.literal([0, ...LEVELS]).nullable();
const risk = z.literal([1, 2, 3, 4, 5]);
const count = z.int().min(0);

const answer = z.strictObject({
  control: code,
  version: z.int().min(1),
  answer: z.enum(ANSWERS).nullable(),
  strength: z.enum(STRENGTHS),
  provenance: z.enum(["person", "evidence", "workshop", "import"]),
  date: day,
  dueDate: day.nullable(),
  ownerMemberId: z.string().nullable(),
  words: digest,
  evidence: digest.nullable(),
  contradiction: z.strictObject({ proposed: z.enum(ANSWERS) }).optional(),
});

const evidence = z.strictObject({
  component: code,
  name: z.string(),
  upload: z.int().min(1),
  date: day,
  complete: z.boolean(),
  files: count,
  set: digest,
  assessment: digest,
});

const requirement = z.strictObject({
  id: code,
  level,
  state: z.enum(["satisfied", "refuted", "open"]),
  controls: codes,
  by: codes,
  blocking: codes,
  broken: codes,
});

const area = z.strictObject({
  area: code,
  state: z.enum(["not_assessed", "open", "partial", "in_place"]),
  judged: codes,
  answered: count,
  total: count,
  inPlace: count,
});

const result = z.strictObject({
  target: level,
  declared: reached,
  verified: reached,
  ceiling: reached,
  coverage: z.int().min(0).max(100).nullable(),
  progress: z.strictObject({ answered: count, total: count }),
  levels: z.array(
    z.strictObject({ level, satisfied: z.boolean(), requirements: z.array(requirement) }),
  ),
  areas: z.array(area),
  skippedBasics: codes,
  mistakes: z.array(z.strictObject({ mistake: code, controls: codes })),
  lint: z.array(z.strictObject({ code, control: code.nullable(), needs: code.nullable() })),
});

const steps = z.array(
  z.strictObject({
    control: code,
    kind: z.enum(["fix", "change", "answer", "prove"]),
    gating: z.boolean(),
    level,
    phase: z.enum(["basics", "staging", "production", "regulated"]),
    effort: z.enum(["S", "M", "L"]),
    risk,
    reason: z.enum(["not_met", "partly", "unknown", "unanswered", "unproven"]),
    quickWin: z.boolean(),
    levelAfter: reached,
  }),
);

const snapshot: z.ZodType<Snapshot> = z.strictObject({
  schema: z.literal(SNAPSHOT_SCHEMA),
  catalogue: code,
  asOf: day,
  kind: z.enum(SNAPSHOT_KINDS),
  project: z.strictObject({
    id: code,
    name: z.string(),
    environment: z.enum(ENVIRONMENTS),
    platform: z.enum(PLATFORMS),
    target: level,
  }),
  policy: z.strictObject({
    strict: z.boolean(),
    evidenceFromRisk: risk,
    freshDays: z.record(code, count),
  }),
  answers: z.array(answer),
  evidence: z.array(evidence).optional(),
  result,
  roadmap: z.strictObject({ target: level, gating: steps, recommended: steps, proving: steps }),
});

/** What was read of a kept snapshot; null in place of one that is not what its digest says. */
export function readSnapshot(text: string, digestOfText: string): Snapshot | null {
  if (sha256(text) !== digestOfText) return null;
  return snapshot.parse(JSON.parse(text));
}
