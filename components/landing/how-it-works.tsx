import type { ReactNode } from "react";
import { AnswerGlyph } from "@/components/answers/answer-glyph";
import { sourceLines } from "@/components/evidence/source-lines";
import { controlGroups } from "@/components/try/result/control-groups";
import { CONTROL_TEXT } from "@/lib/core/model/text/en";
import type { ScoredEvidence } from "@/lib/core/proposals/score";
import { cn } from "@/lib/utils";

/** Three steps, each with a specimen of the same sample. */
export function HowItWorks({ scored }: { scored: ScoredEvidence }) {
  return (
    <section aria-labelledby="how-it-works">
      <h2 id="how-it-works" className="mb-4 text-h2">
        How it works
      </h2>
      <ol className="grid grid-cols-1 gap-x-6 gap-y-8 lg:grid-cols-3">
        <Step
          number={1}
          title="Files are read"
          text="In the browser, by the command, or on your server: the same engine. What is set in one file and lost in another is joined to the value that counts."
        >
          <FileTree scored={scored} />
        </Step>
        <Step
          number={2}
          title="Each answer has its line"
          text="45 controls, 19 requirements, 4 levels. A file proposes the answer; where none can, people are asked, and “don’t know” is an answer."
        >
          <Excerpt scored={scored} />
        </Step>
        <Step
          number={3}
          title="The next level is a list"
          text="The shortest way, in order, with effort and risk. None of its steps can be left out; switching one on shows where it leads."
        >
          <NextSteps scored={scored} />
        </Step>
      </ol>
    </section>
  );
}

interface StepProps {
  number: number;
  title: string;
  text: string;
  children: ReactNode;
}

function Step({ number, title, text, children }: StepProps) {
  return (
    <li className="grid grid-cols-1 content-start gap-3">
      <div className="h-58 overflow-hidden rounded-control border border-line bg-sunken py-3 text-small">
        {children}
      </div>
      <div>
        <h3 className="text-h3">
          <span className="mr-1.5 font-normal text-ink-3">{number}</span>
          {title}
        </h3>
        <p className="max-w-measure text-pretty text-ink-2">{text}</p>
      </div>
    </li>
  );
}

function FileTree({ scored: { evidence } }: { scored: ScoredEvidence }) {
  return (
    <ul className="px-4 font-mono leading-6">
      {evidence.files.map(({ path, kind }) => (
        <li key={path} className="flex items-baseline justify-between gap-4">
          <span className="truncate">{path}</span>
          <span className="font-sans text-meta text-ink-3">{kind}</span>
        </li>
      ))}
    </ul>
  );
}

const BEFORE = 2;
const LINES = 9;

/** The lines around the first thing that stands against the next level. */
function Excerpt({ scored }: { scored: ScoredEvidence }) {
  const finding = controlGroups(scored)[0]?.controls[0]?.findings[0];
  const file = scored.evidence.files.find(({ path }) => path === finding?.file);
  if (!finding || !file?.masked) return null;
  const here = scored.evidence.findings.filter(
    (it) => it.file === file.path && it.outcome === "fail" && it.shipped,
  );
  const lines = sourceLines(file.masked, here).flatMap((line) => ("number" in line ? [line] : []));
  const from = Math.max(0, finding.line - 1 - BEFORE);
  return (
    <pre className="overflow-hidden font-mono leading-6">
      <code>
        {lines.slice(from, from + LINES).map(({ number, text, outcome, controls }) => (
          <span
            key={number}
            className={cn(
              "grid grid-cols-[2.5rem_minmax(0,1fr)_auto] items-baseline border-l-3 pr-3",
              outcome ? "border-notmet-fg bg-notmet-bg" : "border-transparent",
            )}
          >
            <span className="pr-3 text-right text-ink-3">{number}</span>
            <span className="truncate whitespace-pre">{text}</span>
            <span className="pl-2 text-meta text-ink-2">{controls.slice(0, 2).join(" ")}</span>
          </span>
        ))}
      </code>
    </pre>
  );
}

function NextSteps({ scored: { roadmap, answers } }: { scored: ScoredEvidence }) {
  return (
    <ol className="px-4">
      {roadmap.gating.slice(0, 6).map(({ control, levelAfter }, index) => (
        <li key={control} className="flex items-center gap-2 leading-8">
          <span className="w-4 text-ink-3">{index + 1}</span>
          <AnswerGlyph answer={answers[control]?.answer ?? null} size={12} />
          <span className="min-w-0 flex-1 truncate">{CONTROL_TEXT[control].title}</span>
          <span className="text-meta text-ink-3">level {levelAfter ?? 0} after it</span>
        </li>
      ))}
    </ol>
  );
}
