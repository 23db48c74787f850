import Link from "next/link";
import { AnswerGlyph } from "@/components/answers/answer-glyph";
import { questionHref } from "@/components/project/hrefs";
import { controlById } from "@/lib/core/model/controls";
import { CONTROL_TEXT } from "@/lib/core/model/text/en";
import { answerTexts, unansweredText } from "@/lib/core/model/text/en/catalogue";
import { formatDay } from "@/lib/core/model/text/en/day";
import { effectText, restsOn } from "@/lib/core/model/text/en/review";
import type { Answer } from "@/lib/core/model/words";
import { reasonLines } from "@/lib/core/review/reason-lines";
import type { ReviewRow as Row } from "@/lib/core/review/rows";
import type { AnswerRecord } from "@/lib/schemas/answer";
import { cn } from "@/lib/utils";
import { type FileHref, Reasons } from "./reasons";
import { RowActions } from "./row-actions";

interface ReviewRowProps {
  projectId: string;
  row: Row;
  /** The answer that stands. */
  record: AnswerRecord | undefined;
  mayAnswer: boolean;
  asOf: string;
  fileHref: FileHref;
  isOfSeveral: boolean;
}

const SHOWN = 3;

/** One proposal: what the files say and why, the answer beside it, and what can be done. */
export function ReviewRow(props: ReviewRowProps) {
  const { projectId, row, record, mayAnswer, asOf, fileHref, isOfSeveral } = props;
  const { control, group, proposed, deciding, others, heldBy, date, isKept, effect } = row;
  const lines = reasonLines(deciding);
  const rest = [...lines.slice(SHOWN), ...reasonLines(others)];
  const places = { fileHref, isOfSeveral };
  const effects = effectText(effect);
  return (
    <li
      id={`review-${control}`}
      data-proposal
      className={cn(
        "grid gap-x-6 gap-y-2 border-b border-line px-4 py-3 last:border-b-0 lg:grid-cols-[minmax(0,4fr)_minmax(0,3fr)_minmax(0,6fr)_minmax(0,4fr)]",
        group === "contradicts" && "border-l-3 border-l-notmet-fg pl-3.25",
      )}
    >
      <div className="min-w-0">
        <h4 className="text-body">
          <span className="mr-2 font-mono text-meta text-ink-3">{control}</span>
          <Link
            href={questionHref(projectId, control)}
            prefetch={false}
            className="font-semibold text-ink no-underline hover:text-harbour hover:underline"
          >
            {CONTROL_TEXT[control].title}
          </Link>
        </h4>
        <p className="text-small text-ink-2">
          {restsOn(row)}
          {date === asOf ? null : `, of ${formatDay(date)}`}
        </p>
        {heldBy.length > 0 && isOfSeveral ? (
          <p className="text-small wrap-anywhere text-ink-2">Held down by {heldBy.join(", ")}</p>
        ) : null}
        {effects ? <p className="text-small font-medium">{effects}</p> : null}
      </div>
      <div className="min-w-0">
        <State label="Answer" answer={row.answer} />
        {record && row.answer ? (
          <p className="text-small wrap-anywhere text-ink-2">
            {isKept ? "Kept by " : null}
            {record.changedBy}, {formatDay(record.changedAt)}
            {isKept ? ", with a reason" : null}
          </p>
        ) : null}
      </div>
      <div className="grid min-w-0 content-start gap-1">
        <State label="Files say" answer={proposed} />
        <Reasons lines={lines.slice(0, SHOWN)} {...places} />
        {rest.length > 0 ? (
          <details className="text-small">
            <summary className="cursor-pointer text-harbour">
              {rest.length} more {rest.length === 1 ? "reason" : "reasons"}
              <span className="sr-only"> for {control}</span>
            </summary>
            <Reasons lines={rest} {...places} className="mt-1" />
          </details>
        ) : null}
      </div>
      {mayAnswer ? (
        <RowActions
          group={group}
          control={control}
          version={row.version}
          proposed={proposed}
          answer={row.answer}
          isKept={isKept}
          mayBeExempt={controlById(control).na !== "never"}
        />
      ) : null}
    </li>
  );
}

function State({ label, answer }: { label: string; answer: Answer | null }) {
  return (
    <p className="flex items-center gap-1.5 font-medium">
      <span className="text-small font-normal text-ink-2 lg:sr-only">{label}</span>
      <AnswerGlyph answer={answer} />
      {answer ? answerTexts[answer].label : unansweredText.label}
    </p>
  );
}
