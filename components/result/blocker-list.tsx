import Link from "next/link";
import type { ReactNode } from "react";
import { AnswerGlyph } from "@/components/answers/answer-glyph";
import { plainNote } from "@/components/notes/render-note";
import { questionHref } from "@/components/project/hrefs";
import { CONTROL_TEXT } from "@/lib/core/model/text/en";
import {
  answerTexts,
  requirementStateTexts,
  unansweredText,
} from "@/lib/core/model/text/en/catalogue";
import { controlName, requirementTitle } from "@/lib/core/model/text/en/result";
import type { RequirementResult } from "@/lib/core/scoring/types";
import { cn } from "@/lib/utils";
import type { Blocker, Blockers } from "./blockers";
import type { RecordOf } from "./record-of";
import { Section } from "./section";

interface BlockerListProps {
  projectId: string;
  blockers: Blockers;
  recordOf: RecordOf;
  /** False: nothing was answered that a level asks for, so nothing blocks yet. */
  isAssessed: boolean;
}

/** What stands between the project and its next level: first what is broken, then what nobody has said. */
export function BlockerList({ projectId, blockers, recordOf, isAssessed }: BlockerListProps) {
  const { level, requirements, broken, waiting } = blockers;
  const row = (blocker: Blocker, isBroken: boolean) => (
    <BlockerRow
      key={blocker.control}
      projectId={projectId}
      blocker={blocker}
      isBroken={isBroken}
      record={recordOf(blocker.control)}
    />
  );
  return (
    <Section
      title={isAssessed ? `What blocks level ${level}` : "The four basics"}
      hint={
        isAssessed
          ? standOf(requirements)
          : `They ask ${waiting.length} questions. Level 1 is reached when all of them are met.`
      }
    >
      <div className="grid gap-5 print:gap-2">
        {broken.length > 0 ? (
          <Group title="Answered partly or not met">{broken.map((it) => row(it, true))}</Group>
        ) : null}
        {waiting.length > 0 ? (
          <Group title={isAssessed ? "Waiting for an answer" : "Nobody has said yet"}>
            {waiting.map((it) => row(it, false))}
          </Group>
        ) : null}
      </div>
    </Section>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h3 className="mb-1.5 text-small font-medium text-ink-2 print:mb-0.5">{title}</h3>
      <ul className="overflow-hidden rounded-sheet border border-line bg-surface print:grid print:grid-cols-2">
        {children}
      </ul>
    </div>
  );
}

interface BlockerRowProps {
  projectId: string;
  blocker: Blocker;
  isBroken: boolean;
  record: ReturnType<RecordOf>;
}

function BlockerRow({ projectId, blocker, isBroken, record }: BlockerRowProps) {
  const { control, requirement } = blocker;
  const answer = record?.answer ?? null;
  const { question, criteria } = CONTROL_TEXT[control];
  const note = plainNote(record?.note ?? "");
  return (
    <li
      className={cn(
        "relative grid content-start grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-0.5 border-b border-line px-4 py-3 last:border-b-0 hover:bg-harbour-soft print:px-3 print:py-1 print:nth-last-2:odd:border-b-0 print:last:odd:col-span-2",
        isBroken && "border-l-4 border-l-signal",
      )}
    >
      <p className="min-w-0">
        <span className="mr-2 font-mono text-meta text-ink-3">{control}</span>
        <Link
          href={questionHref(projectId, control)}
          prefetch={false}
          className="font-semibold text-ink no-underline after:absolute after:inset-0 hover:text-harbour hover:underline focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus"
        >
          {requirementTitle(requirement)}
          {needsName(blocker) ? (
            <span className="font-normal">: {controlName[control]}</span>
          ) : null}
        </Link>
      </p>
      <p className="flex items-center gap-1.5 self-start text-small text-ink-2">
        <AnswerGlyph answer={answer} />
        {answer ? answerTexts[answer].label : unansweredText.label}
      </p>
      <p className="col-span-2 line-clamp-3 max-w-measure text-small break-words text-ink-2 print:line-clamp-2 print:max-w-none print:text-meta">
        {note || (isBroken ? `Met asks for: ${criteria.met}` : question)}
      </p>
    </li>
  );
}

/** "5 requirements: 3 satisfied, 2 refuted." States that none is in are left out. */
function standOf(requirements: readonly RequirementResult[]): string {
  const states = (["satisfied", "refuted", "open"] as const).flatMap((state) => {
    const count = requirements.filter((it) => it.state === state).length;
    return count > 0 ? [`${count} ${requirementStateTexts[state].label.toLowerCase()}`] : [];
  });
  return `${requirements.length} requirements: ${states.join(", ")}.`;
}

/** Where a requirement asks for several controls, its title alone doesn't tell them apart. */
function needsName({ control, requirement }: Blocker): boolean {
  return requirementTitle(requirement).toLowerCase() !== controlName[control].toLowerCase();
}
