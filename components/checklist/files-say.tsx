import type { ReactNode } from "react";
import { AnswerGlyph } from "@/components/answers/answer-glyph";
import { proposalHref } from "@/components/project/hrefs";
import { Icon } from "@/components/ui/icon";
import { answerTexts } from "@/lib/core/model/text/en/catalogue";
import type { ControlId } from "@/lib/core/model/words";
import type { PlacedProposals } from "@/lib/core/review/standing";
import { DEFAULT_POLICY } from "@/lib/core/scoring/policy";
import { isFresh } from "@/lib/core/scoring/strength";

type Said = PlacedProposals[ControlId];

/** The first place that a proposal rests on, as `compose.yaml:7`. */
export function placeOf(said: Said): string {
  return said?.file ? `${said.file}:${said.line}` : "the files";
}

interface FilesSayProps {
  projectId: string;
  control: ControlId;
  said: Said;
  /** `YYYY-MM-DD` */
  asOf: string;
  isContradicted: boolean;
  /** Takes it. */
  take?: ReactNode;
}

/** What the project's files propose for a question; nothing where they leave it open. Leads to the review. */
export function FilesSay(props: FilesSayProps) {
  const { projectId, control, said, asOf, isContradicted, take } = props;
  if (!said?.answer) return null;
  const counts = isFresh(control, said.date, asOf, DEFAULT_POLICY);
  return (
    <p className="mb-2 text-small text-ink-2">
      <Icon name="file" className="mr-1.5 inline align-[-0.125em]" />
      Evidence:{" "}
      <a href={proposalHref(projectId, control)} className="font-mono text-meta wrap-anywhere">
        {placeOf(said)}
      </a>{" "}
      {counts ? "proposes" : "said"}{" "}
      <AnswerGlyph answer={said.answer} size={12} className="inline align-[-0.0625em]" />{" "}
      <span className="text-ink">{answerTexts[said.answer].label}</span>
      {counts ? null : ", too long ago to count"}
      {isContradicted ? <span className="text-notmet-fg"> and contradicts the answer</span> : null}
      {counts ? take : null}
    </p>
  );
}
