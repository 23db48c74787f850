import { AnswerGlyph } from "@/components/answers/answer-glyph";
import { Note } from "@/components/notes/note";
import { Section } from "@/components/result/section";
import { answerTexts, strengthTexts, unansweredText } from "@/lib/core/model/text/en/catalogue";
import { formatDay } from "@/lib/core/model/text/en/day";
import type { Words } from "@/lib/core/snapshot/make";
import type { SnapshotAnswer } from "@/lib/core/snapshot/types";
import { frozenControl } from "./names";

interface FrozenAnswersProps {
  answers: readonly SnapshotAnswer[];
  /** What people typed with each, by control. */
  wordsOf: ReadonlyMap<string, { readonly words: Words | null; readonly owner: string | null }>;
}

/** Every answer as it stands in a snapshot, with what was typed beside it. */
export function FrozenAnswers({ answers, wordsOf }: FrozenAnswersProps) {
  return (
    <Section
      title="Answers"
      hint="Notes, reasons and links are those of the frozen version of each answer."
    >
      {answers.length === 0 ? (
        <p className="text-ink-2">Nothing was answered.</p>
      ) : (
        <ul className="rounded-sheet border border-line bg-surface">
          {answers.map((answer) => (
            <li key={answer.control} className="border-b border-line px-4 py-3 last:border-b-0">
              <FrozenAnswer answer={answer} {...wordsOf.get(answer.control)} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

interface FrozenAnswerProps {
  answer: SnapshotAnswer;
  words?: Words | null;
  owner?: string | null;
}

function FrozenAnswer({ answer, words = null, owner = null }: FrozenAnswerProps) {
  const { control, evidence, date, dueDate, strength, contradiction } = answer;
  const title = frozenControl(control);
  const facts = [
    ...(answer.answer ? [`${strengthTexts[strength].label}, of ${formatDay(date)}.`] : []),
    ...(owner ? [`Owner: ${owner}.`] : []),
    ...(dueDate ? [`Due ${formatDay(dueDate)}.`] : []),
  ];
  return (
    <div className="grid gap-x-4 gap-y-1 sm:grid-cols-[minmax(0,1fr)_9rem]">
      <h3 className="min-w-0 text-body font-semibold wrap-anywhere">
        <span className="mr-2 font-mono text-meta font-normal text-ink-2">{control}</span>
        {title === control ? null : title}
      </h3>
      <p className="flex items-center gap-1.5 text-small">
        <AnswerGlyph answer={answer.answer} size={12} />
        {answer.answer ? answerTexts[answer.answer].label : unansweredText.label}
      </p>
      <div className="grid min-w-0 gap-1 text-small text-ink-2 sm:col-span-2">
        {contradiction ? (
          <p className="text-notmet-fg">
            Contradicted: the files said {answerTexts[contradiction.proposed].label}.
          </p>
        ) : null}
        {facts.length > 0 ? <p className="wrap-anywhere">{facts.join(" ")}</p> : null}
        {words === null ? (
          <p>What was typed here is not kept any more.</p>
        ) : (
          <FrozenWords words={words} />
        )}
        {evidence ? (
          <p>
            Evidence: <code className="font-mono text-meta wrap-anywhere">{evidence}</code>
          </p>
        ) : null}
      </div>
    </div>
  );
}

function FrozenWords({ words: { note, reason, links } }: { words: Words }) {
  return (
    <>
      {reason ? <p className="max-w-measure wrap-anywhere">Reason: {reason}</p> : null}
      {note ? <Note text={note} className="text-ink" /> : null}
      {links.map((link) => (
        <p key={link} className="wrap-anywhere">
          <a href={link} target="_blank" rel="noopener noreferrer">
            {link}
          </a>
        </p>
      ))}
    </>
  );
}
