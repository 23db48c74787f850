import type { Outcome } from "@/lib/core/evidence/finding";
import type { ProjectFinding } from "./types";

/** What several findings say in the same words, with every place at which they say it. */
export interface ReasonLine {
  readonly outcome: Outcome;
  readonly sentence: string;
  /** Without the component that they are of, in the order in which they were found. */
  readonly subjects: readonly string[];
  readonly places: readonly ReasonPlace[];
}

export interface ReasonPlace {
  /** The component. */
  readonly of: string;
  readonly file: string;
  /** In rising order, each once. */
  readonly lines: readonly number[];
}

/** Findings with those that say the same put together, in the order in which the first of each came. */
export function reasonLines(findings: readonly ProjectFinding[]): readonly ReasonLine[] {
  const bySentence = new Map<string, ProjectFinding[]>();
  for (const finding of findings) {
    const key = `${finding.outcome} ${finding.sentence}`;
    const others = bySentence.get(key);
    if (others) others.push(finding);
    else bySentence.set(key, [finding]);
  }
  return [...bySentence.values()].flatMap((same): ReasonLine[] => {
    const [first] = same;
    if (!first) return [];
    const { outcome, sentence } = first;
    const subjects = [...new Set(same.map(subjectOf))];
    return [{ outcome, sentence, subjects, places: placesOf(same) }];
  });
}

/** The subject of a finding, without the component that stands before it where there are several. */
export function subjectOf({ subject, of }: ProjectFinding): string {
  return subject.startsWith(`${of}: `) ? subject.slice(of.length + 2) : subject;
}

function placesOf(findings: readonly ProjectFinding[]): readonly ReasonPlace[] {
  const byFile = new Map<string, ProjectFinding[]>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.of, finding.file]);
    const others = byFile.get(key);
    if (others) others.push(finding);
    else byFile.set(key, [finding]);
  }
  return [...byFile.values()].flatMap((same): ReasonPlace[] => {
    const [first] = same;
    if (!first) return [];
    const lines = [...new Set(same.map(({ line }) => line))].sort((a, b) => a - b);
    return [{ of: first.of, file: first.file, lines }];
  });
}
