import type { Evidence } from "@/lib/core/evidence/examine";
import type { Finding } from "@/lib/core/evidence/finish";
import type { AcceptedRisk } from "@/lib/core/evidence/settings/types";

/** An accepted risk on the day of the assessment, with the findings that it speaks of. */
export interface Acceptance extends Omit<AcceptedRisk, "subject"> {
  /** `*` for every subject, and for a comment beside nothing that was found. */
  readonly subject: string;
  /** Its last day has passed: it silences nothing any more. */
  readonly expired: boolean;
  readonly findings: readonly Finding[];
}

/**
 * The risks that were accepted in `.plimsoll.yaml` (by subject) and in comments (what fails on their line or on the
 * next one). They never change an answer.
 */
export function acceptedRisks({ accepted, findings, asOf }: Evidence): readonly Acceptance[] {
  return accepted.flatMap((risk) => {
    const failing = findings.filter(
      ({ control, outcome, caps = [] }) =>
        outcome === "fail" &&
        (control === risk.control || caps.some((cap) => cap.control === risk.control)),
    );
    const expired = risk.until < asOf;
    if (risk.subject !== null) {
      const about = failing.filter(
        ({ subject }) => risk.subject === "*" || subject === risk.subject,
      );
      return [{ ...risk, subject: risk.subject, expired, findings: about }];
    }
    const about = failing.filter(
      ({ file, line }) => file === risk.at.path && (line === risk.line || line === risk.line + 1),
    );
    const subjects = [...new Set(about.map(({ subject }) => subject))];
    return (subjects.length === 0 ? ["*"] : subjects).map((subject) => ({
      ...risk,
      subject,
      expired,
      findings: about.filter((finding) => finding.subject === subject),
    }));
  });
}
