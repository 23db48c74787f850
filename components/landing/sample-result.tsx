import { AnswerGlyph } from "@/components/answers/answer-glyph";
import { loadLineOf } from "@/components/load-line/state";
import { Pictures } from "@/components/result/pictures";
import { areaViews } from "@/components/terminal/area-view";
import { TerminalList } from "@/components/terminal/terminal-list";
import { controlGroups } from "@/components/try/result/control-groups";
import { buttonClass } from "@/components/ui/button-class";
import { answerTexts } from "@/lib/core/model/text/en/catalogue";
import { loadLineSentence } from "@/lib/core/model/text/en/load-line";
import { proofSentence } from "@/lib/core/model/text/en/proof";
import type { ScoredEvidence } from "@/lib/core/proposals/score";
import { cn } from "@/lib/utils";

const SHOWN = 4;

/** What a typical repository gets, seen without a click. */
export function SampleResult({ scored }: { scored: ScoredEvidence }) {
  const { assessment, evidence } = scored;
  const areas = areaViews(assessment.areas, (area) => `/catalogue/${area}`);
  const { proven, next, open } = proofSentence(assessment);
  const groups = controlGroups(scored);
  const broken = groups.filter(({ isQuiet }) => !isQuiet).flatMap(({ controls }) => controls);
  const rows = broken.filter(({ answer }) => answer !== null).slice(0, SHOWN);
  return (
    <section aria-labelledby="sample-result">
      <div className="mb-4 flex flex-wrap items-end justify-between gap-4">
        <div>
          <h2 id="sample-result" className="text-h2">
            What a typical repository gets
          </h2>
          <p className="text-small text-ink-2">
            A Node service and PostgreSQL, {evidence.files.length} files. Computed by the engine
            that reads yours.
          </p>
        </div>
        <a href="/try?sample=typical" className={buttonClass()}>
          Open this result
        </a>
      </div>
      <Pictures
        line={loadLineOf(assessment)}
        sentence={loadLineSentence(assessment)}
        areas={areas}
      />
      <div className="grid grid-cols-1 overflow-hidden rounded-b-sheet border border-t-0 border-line bg-surface max-md:-mx-4 max-md:rounded-none max-md:border-x-0 lg:grid-cols-[18.5rem_minmax(0,1fr)]">
        <p className="border-line p-4 sm:p-6 lg:border-r">
          <strong className="block font-semibold">{proven}</strong>
          <span className="text-ink-2">
            {next} {open}
          </span>
        </p>
        <ul>
          {rows.map(({ control, answer, findings, isBlocking }) => {
            const [first] = findings;
            return first ? (
              <li
                key={control}
                className={cn(
                  "grid grid-cols-[1rem_minmax(0,1fr)] items-start gap-x-3 gap-y-0.5 border-b border-l-3 border-line px-4 py-2.5 last:border-b-0 max-lg:first:border-t sm:grid-cols-[1rem_minmax(0,1fr)_auto]",
                  isBlocking ? "border-l-signal" : "border-l-transparent",
                )}
              >
                <AnswerGlyph
                  answer={answer}
                  label={answer ? answerTexts[answer].label : undefined}
                  className="mt-0.75"
                />
                <span className="min-w-0">
                  <span className="mr-2 font-mono text-meta text-ink-3">{control}</span>
                  <span className="font-medium">{first.subject}</span> {first.sentence}
                </span>
                <span className="font-mono text-small text-ink-2 max-sm:col-start-2">
                  {first.file}:{first.line}
                </span>
              </li>
            ) : null;
          })}
        </ul>
      </div>
      <TerminalList areas={areas} className="mt-4 md:hidden" />
    </section>
  );
}
