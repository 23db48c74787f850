import { canonicalJson } from "@/lib/core/digest/canonical-json";
import { sha256 } from "@/lib/core/digest/sha256";
import { CATALOGUE, type Catalogue } from "@/lib/core/model/catalogue";
import { CONTROL_IDS, type Provenance } from "@/lib/core/model/words";
import { besideFiles, type StandingProposals } from "@/lib/core/review/standing";
import { answersByControl, type KeptAnswer } from "@/lib/core/scoring/answers";
import { assess } from "@/lib/core/scoring/assess";
import { roadmap } from "@/lib/core/scoring/roadmap";
import type { AnswerState, Policy } from "@/lib/core/scoring/types";
import {
  SNAPSHOT_SCHEMA,
  type Snapshot,
  type SnapshotAnswer,
  type SnapshotEvidence,
  type SnapshotKind,
} from "./types";

/** What people typed with an answer, but for an owner's name. */
export interface Words {
  readonly note: string;
  readonly reason: string;
  readonly links: readonly string[];
}

/** An answer as a project holds it. */
export interface StandingAnswer extends Omit<KeptAnswer, "reason">, Words {
  readonly version: number;
  readonly provenance: Provenance;
  readonly dueDate: string | null;
  readonly ownerMemberId: string | null;
  readonly evidenceDigest: string | null;
}

export interface SnapshotInput {
  readonly project: Snapshot["project"];
  readonly policy: Policy;
  /** The one that the project is on. */
  readonly catalogue?: Catalogue;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  readonly kind: SnapshotKind;
  /** In any order, one for a control. */
  readonly answers: readonly StandingAnswer[];
  /** What the project's files say, and which they are; both empty where it has none. */
  readonly proposals: StandingProposals;
  readonly evidence: readonly SnapshotEvidence[];
}

/** A snapshot with the bytes that its digest is of. */
export interface MadeSnapshot {
  readonly snapshot: Snapshot;
  /** Canonical JSON (RFC 8785). */
  readonly text: string;
  /** The SHA-256 of the text as UTF-8. */
  readonly digest: string;
}

/** Freezes a project as it stands on a day, scored by its catalogue. The same input gives the same bytes. */
export function makeSnapshot(input: SnapshotInput): MadeSnapshot {
  const { id, name, environment, platform, target } = input.project;
  const { policy, asOf, kind, catalogue = CATALOGUE } = input;
  const given = answersByControl(input.answers);
  const byControl = besideFiles(given, input.proposals, asOf, policy, catalogue);
  const options = { target, asOf, policy, catalogue };
  const snapshot: Snapshot = {
    schema: SNAPSHOT_SCHEMA,
    catalogue: catalogue.version,
    asOf,
    kind,
    project: { id, name, environment, platform, target },
    policy: {
      strict: policy.strict,
      evidenceFromRisk: policy.evidenceFromRisk,
      freshDays: { ...policy.freshDays },
    },
    answers: CONTROL_IDS.flatMap((control) => {
      const standing = input.answers.find((answer) => answer.control === control);
      return standing ? [frozen(standing, byControl[control])] : [];
    }),
    ...(input.evidence.length > 0 ? { evidence: input.evidence.map((each) => ({ ...each })) } : {}),
    result: assess(byControl, options),
    roadmap: roadmap(byControl, options),
  };
  const text = canonicalJson(snapshot);
  return { snapshot, text, digest: sha256(text) };
}

/** Says that words are the same ones without telling them. */
export function wordsDigest({ note, reason, links }: Words): string {
  return sha256(canonicalJson({ note, reason, links: [...links] }));
}

function frozen(standing: StandingAnswer, beside: AnswerState | undefined): SnapshotAnswer {
  const { control, version, answer, provenance, dueDate, ownerMemberId, evidenceDigest } = standing;
  const { strength, date } = beside ?? standing;
  const proposed = beside?.contradiction?.proposed;
  return {
    control,
    version,
    answer,
    strength,
    provenance,
    date,
    dueDate,
    ownerMemberId,
    words: wordsDigest(standing),
    evidence: evidenceDigest,
    ...(proposed ? { contradiction: { proposed } } : {}),
  };
}
