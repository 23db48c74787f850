"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { loadLineOf } from "@/components/load-line/state";
import { Pictures } from "@/components/result/pictures";
import { areaViews } from "@/components/terminal/area-view";
import { TerminalList } from "@/components/terminal/terminal-list";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Select } from "@/components/ui/select";
import type { Evidence } from "@/lib/core/evidence/examine";
import type { GivenAnswer } from "@/lib/core/evidence/settings/types";
import { CONTROLS } from "@/lib/core/model/controls";
import { levelTexts } from "@/lib/core/model/text/en/catalogue";
import { loadLineSentence } from "@/lib/core/model/text/en/load-line";
import { openQuestions, proofSentence } from "@/lib/core/model/text/en/proof";
import { type ControlId, LEVELS, type Level } from "@/lib/core/model/words";
import { scoreEvidence } from "@/lib/core/proposals/score";
import { formatDay } from "@/lib/utils";
import type { Collected } from "../collect-entries";
import type { Engine } from "../use-engine";
import type { Examined } from "../worker/protocol";
import { ExportMenu } from "./export-menu";
import { FilesSection, fileErrors } from "./files-section";
import { FindingsSection } from "./findings-section";
import { KeepSection } from "./keep-section";
import { notLookedAt } from "./not-looked-at";
import { NothingHere } from "./nothing-here";
import { counts, type PageAnswer, type PageAnswers, QuestionsSection } from "./questions-section";
import { WaySection } from "./way-section";

interface TryResultProps {
  /** What was assessed. */
  collected: Collected;
  examined: Examined<Evidence>;
  onAgain: () => void;
  /** The files with their secrets masked. */
  masked: Engine["masked"];
}

/** What files prove, where, what is open, and the way on. Scored here: answers given on the page count at once. */
export function TryResult({ collected, examined, onAgain, masked }: TryResultProps) {
  const { name } = collected;
  const { evidence, skipped } = examined;
  const [answers, setAnswers] = useState<PageAnswers>(new Map());
  const [target, setTarget] = useState<Level>(evidence.settings.target ?? 2);
  const given = useMemo(() => givenAnswers(answers, evidence), [answers, evidence]);
  const byFiles = useMemo(() => scoreEvidence(evidence, { target }), [evidence, target]);
  const scored = useMemo(
    () => scoreEvidence(withAnswers(evidence, given), { target }),
    [evidence, given, target],
  );
  const heading = useRef<HTMLHeadingElement>(null);
  // What was dropped has become another page: whoever listens hears its first words.
  useEffect(() => heading.current?.focus(), []);

  const { assessment } = scored;
  if (!evidence.assessable) {
    return <NothingHere evidence={evidence} assessment={assessment} onAgain={onAgain} />;
  }
  const { proven, next, open } = proofSentence(assessment);
  // A question stays in its place once it is answered here.
  const asked = openQuestions(byFiles.assessment);
  const further = CONTROLS.map(({ id }) => id).filter(
    (id) => !byFiles.answers[id] && !asked.includes(id),
  );
  const areas = areaViews(assessment.areas, (area) => `#area-${area}`);
  const errors = fileErrors(evidence).length;

  function answer(control: ControlId, to: PageAnswer | null) {
    const changed = new Map(answers);
    if (to) changed.set(control, to);
    else changed.delete(control);
    setAnswers(changed);
  }

  return (
    <div className="grid grid-cols-1 gap-10">
      <div>
        <header className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
          <div className="min-w-0 flex-1 basis-120">
            <p className="mb-1 text-meta wrap-anywhere text-ink-3">
              <span className="font-medium text-ink-2">{name}</span>,{" "}
              {evidence.files.length === 1 ? "1 file" : `${evidence.files.length} files`} read, as
              of {formatDay(evidence.asOf)}. Nothing left this browser.
            </p>
            <h1 ref={heading} tabIndex={-1} className="text-h1 outline-none">
              {proven}{" "}
              <span className="block max-w-240 text-h2 font-normal text-pretty text-ink-2">
                {next}
                {open ? (
                  <>
                    {" "}
                    <a href="#questions">{open.split(" no ")[0]}</a> no {open.split(" no ")[1]}
                  </>
                ) : null}
              </span>
            </h1>
            {errors > 0 ? (
              <p className="mt-2 flex items-center gap-1.5 text-small text-partly-fg">
                <Icon name="warning" />
                <a href="#errors" className="text-partly-fg">
                  {errors === 1 ? "1 error in a file" : `${errors} errors in files`}
                </a>
              </p>
            ) : null}
          </div>
          <div className="flex flex-wrap items-end gap-2">
            <div className="flex items-center gap-2 text-small text-ink-2">
              <label htmlFor="try-target">Target</label>
              <Select
                id="try-target"
                value={target}
                onChange={(event) => setTarget(Number(event.target.value) as Level)}
                className="w-40"
              >
                {LEVELS.map((level) => (
                  <option key={level} value={level}>
                    {level} {levelTexts[level].shortName}
                  </option>
                ))}
              </Select>
            </div>
            <ExportMenu scored={scored} name={name} />
            <Button onClick={onAgain}>Assess other files</Button>
          </div>
        </header>
        <Pictures
          line={loadLineOf(assessment)}
          sentence={loadLineSentence(assessment)}
          areas={areas}
        />
        <TerminalList areas={areas} className="mt-4 md:hidden" />
      </div>
      <FindingsSection scored={scored} />
      <QuestionsSection asked={asked} further={further} answers={answers} onAnswer={answer} />
      <WaySection scored={scored} />
      <FilesSection evidence={evidence} asides={notLookedAt(evidence, skipped, collected)} />
      <KeepSection
        name={name}
        complete={evidence.complete}
        given={given}
        masked={masked}
        onAgain={onAgain}
      />
    </div>
  );
}

function givenAnswers(answers: PageAnswers, { asOf }: Evidence): readonly GivenAnswer[] {
  return [...answers]
    .filter(([control, answer]) => counts(control, answer))
    .map(([control, { answer, reason }]) => ({
      control,
      answer,
      note: null,
      by: null,
      date: asOf,
      link: null,
      reason: answer === "not_applicable" ? reason : null,
      at: { path: "", start: 0, end: 0 },
    }));
}

/** As if `.plimsoll.yaml` gave them; what stands there already is not asked here. */
function withAnswers(evidence: Evidence, given: readonly GivenAnswer[]): Evidence {
  if (given.length === 0) return evidence;
  const answers = [...evidence.settings.answers, ...given];
  return { ...evidence, settings: { ...evidence.settings, answers } };
}
