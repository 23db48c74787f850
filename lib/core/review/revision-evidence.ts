import type { Basis, Outcome } from "@/lib/core/evidence/finding";

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
  /** Of the whole assessment. */
  readonly assessment: string;
  readonly findings: readonly (RevisionFinding & { readonly [key: string]: string | number })[];
};
