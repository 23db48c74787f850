import type { Basis, Outcome } from "@/lib/core/evidence/finding";
import type { KeptFinding } from "./types";

/** Findings of one control that a revision holds; more would say no more. */
const FINDINGS_AT_MOST = 500;

/** A finding as a revision holds it: enough to look it up again, and no line of the file itself. */
interface RevisionFinding {
  readonly id: string;
  readonly detector: string;
  readonly outcome: Outcome;
  readonly basis: Basis;
  readonly subject: string;
  readonly file: string;
  readonly line: number;
  /** Of the file with its secrets masked. */
  readonly fileDigest: string;
}

/** What files said of a control on a day. */
export type RevisionEvidence = {
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  /** Of the whole assessment; of several components the digest of the list of theirs. */
  readonly assessment: string;
  readonly findings: readonly (RevisionFinding & { readonly [key: string]: string | number })[];
};

/** What a revision holds of the findings of its control; null where there are none. */
export function revisionEvidence<F extends KeptFinding>(
  findings: readonly F[],
  of: {
    readonly asOf: string;
    readonly assessment: string;
    /** The digest of the file that a finding is of. */
    readonly digestOf: (finding: F) => string;
  },
): RevisionEvidence | null {
  if (findings.length === 0) return null;
  return {
    asOf: of.asOf,
    assessment: of.assessment,
    findings: findings.slice(0, FINDINGS_AT_MOST).map((finding) => ({
      id: finding.id,
      detector: finding.detector,
      outcome: finding.outcome,
      basis: finding.basis,
      subject: finding.subject,
      file: finding.file,
      line: finding.line,
      fileDigest: of.digestOf(finding),
    })),
  };
}

/** What a file shows, as the reason of an answer that nobody typed: its place, and what is said of it. */
export function shownBy({ file, line, subject, sentence }: KeptFinding): string {
  return `${file}:${line}, ${subject}: ${sentence}`;
}
