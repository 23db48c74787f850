"use client";

import { useMemo, useState } from "react";
import { FilesSay } from "@/components/checklist/files-say";
import { assessLive, besideLive, isAnswered } from "@/components/checklist/live";
import { useFreshCounts } from "@/components/checklist/use-fresh-counts";
import { useSaved } from "@/components/checklist/use-saved";
import { HelpDialog } from "@/components/help/help-dialog";
import { LoadLineGlyph } from "@/components/load-line/load-line-glyph";
import type { AnswerRecord } from "@/components/saving/draft";
import { OfflineNotice } from "@/components/saving/offline-notice";
import { useAnswers } from "@/components/saving/use-answers";
import { Kbd } from "@/components/ui/kbd";
import { ProgressCells } from "@/components/ui/progress-cells";
import { FOUR_BASICS } from "@/lib/core/model/basics";
import type { Catalogue } from "@/lib/core/model/catalogue";
import { levelWord, loadLineSentence } from "@/lib/core/model/text/en/load-line";
import type { ControlId, Level, Platform } from "@/lib/core/model/words";
import type { PlacedProposals } from "@/lib/core/review/standing";
import { BasicGroup } from "./basic-group";
import { BasicQuestion } from "./basic-question";
import { BasicsResult } from "./basics-result";
import type { QuestionText } from "./question-text";
import { useAnswerKeys } from "./use-answer-keys";

interface BasicsProps {
  projectId: string;
  /** The member who answers. */
  me: string;
  platform: Platform;
  target: Level;
  /** `YYYY-MM-DD` */
  asOf: string;
  /** All answers of the project: a level may rest on more than the basics. */
  records: readonly AnswerRecord[];
  /** The questions of the basics, in their order. */
  questions: readonly { readonly control: ControlId; readonly text: QuestionText }[];
  canEdit: boolean;
  /** What the project's files say; empty while it has none. */
  proposals: PlacedProposals;
  /** Where the project is not on the newest. */
  catalogue?: Catalogue;
}

/** The four basics on one screen: five questions, and the level that rises beside them as they are answered. */
export function Basics(props: BasicsProps) {
  const { projectId, me, platform, target, asOf, records, questions, canEdit } = props;
  const { proposals, catalogue } = props;
  const answers = useAnswers({ projectId, me, records, canEdit });
  const [helpOf, setHelpOf] = useState<ControlId | null>(null);
  useAnswerKeys(canEdit, (control, answer) => answers.edit(control, { answer }));

  const saved = useSaved(answers.state);
  const beside = useMemo(
    () => besideLive(saved, proposals, asOf, catalogue),
    [saved, proposals, asOf, catalogue],
  );
  const assessment = useMemo(
    () => assessLive(beside, { target, asOf, catalogue }),
    [beside, target, asOf, catalogue],
  );
  useFreshCounts(assessment, answers, records);
  const requirements = assessment.levels.flatMap((level) => level.requirements);
  const answered = questions.filter(({ control }) => isAnswered(answers.state, control)).length;
  const progress = `${answered} of ${questions.length} answered`;

  return (
    <div className="grid gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,48rem)_19rem]">
      <div className="min-w-0">
        <div className="sticky top-13 z-10 -mx-4 mb-4 flex min-h-11 flex-wrap items-center gap-x-3 border-b border-line bg-canvas px-4 md:-mx-6 md:px-6 lg:static lg:mx-0 lg:border-0 lg:px-0 print:static">
          <ProgressCells done={answered} total={questions.length} />
          <span role="status" className="font-medium">
            {progress}
          </span>
          <span className="ml-auto flex items-center gap-2 text-small text-ink-2 lg:hidden">
            <LoadLineGlyph
              size={24}
              verified={assessment.verified}
              declared={assessment.declared}
              target={target}
              sentence={loadLineSentence(assessment)}
            />
            <span aria-hidden="true">{shortLevel(assessment)}</span>
          </span>
          {canEdit ? (
            <span className="ml-auto text-small text-ink-2 max-lg:hidden">
              <Kbd>1</Kbd> to <Kbd>5</Kbd> answer the question in focus, <Kbd>0</Kbd> clears
            </span>
          ) : null}
        </div>
        <OfflineNotice kept={answers.kept} onRetry={answers.retry} className="not-empty:mb-4" />
        <ol className="grid grid-cols-1 gap-4">
          {FOUR_BASICS.map((id) => {
            const requirement = requirements.find((it) => it.id === id);
            return (
              <li key={id}>
                <BasicGroup requirement={id} state={requirement?.state ?? "open"}>
                  {questions
                    .filter(({ control }) => requirement?.controls.includes(control))
                    .map(({ control, text }) => (
                      <BasicQuestion
                        key={control}
                        control={control}
                        text={text}
                        answers={answers}
                        canEdit={canEdit}
                        filesSay={
                          <FilesSay
                            projectId={projectId}
                            control={control}
                            said={proposals[control]}
                            asOf={asOf}
                            isContradicted={Boolean(beside[control]?.contradiction)}
                          />
                        }
                        onHelp={setHelpOf}
                      />
                    ))}
                </BasicGroup>
              </li>
            );
          })}
        </ol>
      </div>
      <aside aria-label="Level" className="min-w-0">
        <div className="lg:sticky lg:top-19">
          <BasicsResult
            projectId={projectId}
            assessment={assessment}
            isComplete={answered === questions.length}
            kept={answers.kept?.count ?? 0}
          />
        </div>
      </aside>
      <HelpDialog control={helpOf} platform={platform} onClose={() => setHelpOf(null)} />
    </div>
  );
}

function shortLevel({ declared, ceiling }: ReturnType<typeof assessLive>): string {
  if (declared === null) return levelWord(null);
  if (declared > 0) return `Declared ${declared}, ${levelWord(declared)}`;
  return ceiling !== null && ceiling > 0 ? "Level 1 open" : levelWord(0);
}
