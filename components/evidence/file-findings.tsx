import Link from "next/link";
import { AnswerGlyph } from "@/components/answers/answer-glyph";
import { questionHref } from "@/components/project/hrefs";
import { CONTROL_TEXT } from "@/lib/core/model/text/en";
import type { KeptFinding } from "@/lib/core/review/types";
import { AS_ANSWER, BASIS_WORDS, OUTCOME_WORDS, OUTCOMES } from "./outcomes";

interface FileFindingsProps {
  projectId: string;
  path: string;
  findings: readonly KeptFinding[];
}

/** What was found in a file, or of it, by outcome; the heaviest first. */
export function FileFindings({ projectId, path, findings }: FileFindingsProps) {
  const groups = OUTCOMES.map((outcome) => ({
    outcome,
    found: findings.filter((finding) => finding.outcome === outcome),
  })).filter(({ found }) => found.length > 0);
  return (
    <section aria-labelledby="findings" className="grid min-w-0 gap-5">
      <h2 id="findings" className="text-h3">
        Findings
      </h2>
      {groups.length === 0 ? (
        <p className="text-small text-ink-2">Nothing in it decides a control.</p>
      ) : null}
      {groups.map(({ outcome, found }) => (
        <div key={outcome} className="min-w-0">
          <h3 className="mb-2 flex items-baseline justify-between font-semibold">
            {OUTCOME_WORDS[outcome]}
            <span className="font-normal text-ink-3">{found.length}</span>
          </h3>
          <ul className="overflow-hidden rounded-sheet border border-line bg-surface text-small">
            {found.map((finding) => (
              <FindingRow key={finding.id} projectId={projectId} path={path} finding={finding} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function FindingRow({
  projectId,
  path,
  finding,
}: Omit<FileFindingsProps, "findings"> & { finding: KeptFinding }) {
  const { control, subject, sentence, file, line, outcome, basis, places, shipped } = finding;
  return (
    <li className="grid grid-cols-[1rem_minmax(0,1fr)] gap-x-2.5 border-b border-line px-3 py-2.5 last:border-b-0">
      <AnswerGlyph answer={AS_ANSWER[outcome]} className="mt-0.5" />
      <div className="min-w-0">
        <p>
          <Link href={questionHref(projectId, control)} className="text-ink">
            <span className="mr-1.5 font-mono text-meta text-ink-3">{control}</span>
            <span className="font-medium">{CONTROL_TEXT[control].title}</span>
          </Link>
        </p>
        <p className="wrap-anywhere text-ink-2">
          <span className="font-medium text-ink">{subject}</span> {sentence}
        </p>
        <p className="flex flex-wrap items-baseline gap-x-2 text-meta text-ink-3">
          <Place path={path} file={file} line={line} />
          <span>
            {BASIS_WORDS[basis]}
            {shipped ? null : ", beside what ships: not counted"}
          </span>
        </p>
        {places.map((place) => (
          <p
            key={`${place.file}:${place.line}${place.why}`}
            className="flex flex-wrap items-baseline gap-x-2 text-meta text-ink-2"
          >
            <Place path={path} file={place.file} line={place.line} />
            <span className="wrap-anywhere">{place.why}</span>
          </p>
        ))}
      </div>
    </li>
  );
}

/** A place in this file leads to its line; one in another is named. */
function Place({ path, file, line }: { path: string; file: string; line: number }) {
  if (file !== path) {
    return (
      <span className="font-mono wrap-anywhere">
        {file}:{line}
      </span>
    );
  }
  return <a href={`#L${line}`}>Line {line}</a>;
}
