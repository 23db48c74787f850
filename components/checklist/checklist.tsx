"use client";

import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
} from "react";
import { ControlHelp } from "@/components/help/control-help";
import { loadControlText } from "@/components/help/load-control-text";
import type { OpeningText } from "@/components/help/opening-text";
import { useTellPlace } from "@/components/live/use-tell-place";
import { projectHref } from "@/components/project/hrefs";
import { fromTable, type Packed, type Table, unpack } from "@/components/project/packed";
import type { AnswerRecord } from "@/components/saving/draft";
import { entryOf, saveStateOf } from "@/components/saving/entries";
import { OfflineNotice } from "@/components/saving/offline-notice";
import { useAnswers } from "@/components/saving/use-answers";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import type { OlderCatalogue } from "@/lib/core/catalogues/older";
import { CATALOGUE, type Catalogue, catalogueFrom } from "@/lib/core/model/catalogue";
import { controlById } from "@/lib/core/model/controls";
import { answerTexts, unansweredText } from "@/lib/core/model/text/en/catalogue";
import { CONTROL_IDS, type ControlId, type Level, type Platform } from "@/lib/core/model/words";
import type { PlacedProposals } from "@/lib/core/review/standing";
import type { OpenThreads } from "@/lib/schemas/live";
import type { DetailPart } from "./answer-details";
import { AreasNav } from "./areas-nav";
import { placeOf } from "./files-say";
import {
  controlsIn,
  FILTERS,
  type Filter,
  type FilterFacts,
  neighbour,
  nextAround,
} from "./filter";
import { FilterChips, ListTools } from "./filter-chips";
import { GroupHead } from "./group-head";
import { type QuestionGroup, questionGroups } from "./groups";
import type { KeyCommand } from "./key-command";
import { KeysDialog } from "./keys-dialog";
import { LevelCard } from "./level-card";
import { LevelNote } from "./level-note";
import { assessLive, besideLive, blockingOf, isAnswered } from "./live";
import { QuestionCard, type QuestionHandle } from "./question-card";
import { QuestionRow } from "./question-row";
import { useFreshCounts } from "./use-fresh-counts";
import { useKeys } from "./use-keys";
import { useLevelChange } from "./use-level-change";
import { useOpenThreads } from "./use-open-threads";
import { checklistQuery, usePlace } from "./use-place";
import { usePossibleOwners } from "./use-possible-owners";
import { useSaved } from "./use-saved";
import { useSingleKeys } from "./use-single-keys";

/** What the checklist is filled with. */
interface ChecklistContent {
  readonly questions: Readonly<Record<ControlId, string>>;
  readonly records: Table<AnswerRecord>;
  /** The question in focus at first, with the prose in sight; all other is loaded with its area. */
  readonly first: {
    readonly control: ControlId;
    readonly text: OpeningText;
    readonly opens?: DetailPart;
  };
  readonly openThreads: OpenThreads;
  /** What the project's files say; empty while it has none. */
  readonly proposals: PlacedProposals;
  /** Where the project is not on the newest catalogue. */
  readonly older?: OlderCatalogue;
}

export interface ChecklistProps {
  projectId: string;
  content: Packed<ChecklistContent>;
  canEdit: boolean;
  target: Level;
  platform: Platform;
  /** `YYYY-MM-DD` */
  asOf: string;
  /** The member who looks. */
  me: string;
}

/** The guided checklist: area after area, one question in focus, its neighbours quiet around it. */
export function Checklist(props: ChecklistProps) {
  const { projectId, content, canEdit, target, platform, asOf, me } = props;
  const { questions, first, proposals, ...rest } = useMemo(() => unpack(content), [content]);
  const records = useMemo(() => fromTable(rest.records), [rest.records]);
  const answers = useAnswers({ projectId, me, records, canEdit });
  const { state } = answers;
  const [moves, countMove] = useReducer((before: number) => before + 1, 0);
  const { control, filter, goTo, show } = usePlace(first.control, countMove);
  const owners = usePossibleOwners(projectId);
  useTellPlace(projectId, control);
  const openThreads = useOpenThreads(projectId, rest.openThreads);
  const card = useRef<QuestionHandle>(null);
  const [said, setSaid] = useState("");
  const [isHelpOpen, setHelpOpen] = useState(false);
  const [areKeysShown, setKeysShown] = useState(false);
  const [keysOn, switchKeys] = useSingleKeys();

  const { older } = rest;
  const catalogue = useMemo(() => (older ? catalogueFrom(older.rules) : CATALOGUE), [older]);
  const groups = useMemo(() => questionGroups(catalogue), [catalogue]);
  const saved = useSaved(state);
  const beside = useMemo(
    () => besideLive(saved, proposals, asOf, catalogue),
    [saved, proposals, asOf, catalogue],
  );
  const assessment = useMemo(
    () => assessLive(beside, { target, asOf, catalogue }),
    [beside, target, asOf, catalogue],
  );
  const blocking = useMemo(() => blockingOf(assessment), [assessment]);
  const levelChange = useLevelChange(assessment.declared, control);
  useFreshCounts(assessment, answers, records);

  const answered = useMemo(
    () => new Set(CONTROL_IDS.filter((id) => isAnswered(state, id))),
    [state],
  );
  const facts: FilterFacts = {
    isAnswered: (id) => answered.has(id),
    isBlocking: (id) => blocking?.controls.has(id) ?? false,
    isMine: (id) => entryOf(state, id).draft.ownerMemberId === me,
  };
  const listed = controlsIn(filter, facts, catalogue);
  // The question in focus stays where it is, also once it is answered and the filter lets it go.
  const visible = new Set<ControlId>([...listed, ...(listed.length > 0 ? [control] : [])]);
  const textOf = (id: ControlId) => (id === first.control ? first.text : undefined);

  const open = useCallback(
    (next: ControlId) => {
      goTo(next);
      countMove();
    },
    [goTo],
  );

  useLayoutEffect(() => {
    if (moves > 0) card.current?.focus();
  }, [moves]);

  // The page opens where answering goes on, or at the question that was asked for.
  useEffect(() => card.current?.show(), []);

  // Help is there at once with the next question, also if the connection goes.
  useEffect(() => {
    const ahead = [control, nextAround(CONTROL_IDS, control)].filter((id) => id !== null);
    const timer = setTimeout(() => {
      for (const id of ahead) loadControlText(id).catch(() => {}); // asked again when it is needed
    }, 1_000);
    return () => clearTimeout(timer);
  }, [control]);

  function showFilter(next: Filter) {
    const list = controlsIn(next, facts, catalogue);
    const at = list.includes(control) ? control : (nextAround(list, control) ?? control);
    show(next, at);
  }

  function openNext() {
    const open_ = controlsIn("unanswered", facts, catalogue);
    const here = open_.filter((id) => listed.includes(id));
    const next = nextAround(here.length > 0 ? here : open_, control);
    if (!next) return setSaid("Every question is answered.");
    if (here.length === 0 && filter !== "all") show("all", next);
    open(next);
  }

  function answerByKey(answer: Extract<KeyCommand, { kind: "answer" }>["answer"]) {
    if (!canEdit) return;
    if (answer === "not_applicable" && catalogue.byId.get(control)?.na === "never") {
      return setSaid("This control always applies.");
    }
    answers.edit(control, { answer });
    setSaid((answer ? answerTexts[answer] : unansweredText).label);
    if (answer === "not_applicable") requestAnimationFrame(() => card.current?.giveReason());
  }

  function undo() {
    const step = state.undo.at(-1);
    if (!step) return setSaid("There is nothing to undo.");
    answers.undo();
    setSaid(`Undone in ${step.control}.`);
    if (step.control !== control) open(step.control);
  }

  useKeys(keysOn, (command) => {
    switch (command.kind) {
      case "answer":
        return answerByKey(command.answer);
      case "move": {
        const next = neighbour(listed, control, command.step);
        return next ? open(next) : undefined;
      }
      case "note":
        return canEdit ? card.current?.writeNote() : undefined;
      case "undo":
        return canEdit ? undo() : undefined;
      case "next-unanswered":
        return openNext();
      case "keys":
        return setKeysShown(true);
    }
  });

  const hrefOf = (id: ControlId) => checklistQuery(id, filter);
  const answeredIn = ({ controls }: QuestionGroup) => controls.filter(facts.isAnswered).length;
  const help = (
    <ControlHelp
      control={control}
      platform={platform}
      text={textOf(control)}
      words={older?.words[control]}
    />
  );

  return (
    <>
      <OfflineNotice
        kept={answers.kept}
        onRetry={() => answers.retry()}
        className="not-empty:mb-4"
      />
      <div className="mb-5 flex flex-wrap items-center justify-between gap-2">
        <FilterChips
          current={filter}
          counts={countsOf(facts, catalogue)}
          nextLevel={blocking?.level ?? null}
          hrefOf={(next) => checklistQuery(control, next)}
          onShow={showFilter}
        />
        <ListTools
          canUndo={answers.canUndo}
          canEdit={canEdit}
          keys={keysOn}
          onUndo={undo}
          onNext={openNext}
          onKeys={() => setKeysShown(true)}
        />
      </div>
      <p role="status" className="sr-only">
        {said}
      </p>
      <div className="grid items-start gap-x-8 min-[860px]:grid-cols-[minmax(0,1fr)_21.5rem] xl:grid-cols-[13.25rem_minmax(0,1fr)_23.5rem]">
        <div
          data-strip
          className="max-xl:sticky max-xl:top-13 max-xl:z-10 max-xl:col-span-full max-xl:-mx-4 max-xl:mb-4 max-xl:overflow-x-auto max-xl:border-b max-xl:border-line max-xl:bg-canvas max-xl:px-4 max-xl:py-1 xl:sticky xl:top-17 md:max-xl:-mx-6 md:max-xl:px-6 print:hidden"
        >
          <AreasNav
            groups={groups}
            current={controlById(control).group}
            areas={assessment.areas}
            answeredIn={answeredIn}
            entryOf={({ controls }) => controls.find((id) => !facts.isAnswered(id)) ?? controls[0]}
            hrefOf={hrefOf}
            onOpen={open}
          />
          <div className="max-xl:hidden">
            <LevelCard assessment={assessment} href={projectHref(projectId)} />
          </div>
        </div>
        <div className="min-w-0">
          {groups.map((group) => {
            const shown = group.controls.filter((id) => visible.has(id));
            if (shown.length === 0) return null;
            return (
              <section key={group.id} aria-labelledby={`group-${group.id}`} className="mb-10">
                <GroupHead group={group} answered={answeredIn(group)} />
                <ol>
                  {shown.map((id) => {
                    const entry = entryOf(state, id);
                    const blocks = blocking?.controls.has(id) ? blocking.level : null;
                    const isFocused = id === control;
                    const isContradicted = Boolean(beside[id]?.contradiction);
                    return (
                      <li
                        key={id}
                        id={id}
                        data-blocks={blocks ?? undefined}
                        className={
                          isFocused
                            ? "my-2 border-l-4 border-l-transparent data-blocks:border-l-signal"
                            : "question-row"
                        }
                      >
                        {isFocused ? (
                          <QuestionCard
                            key={id}
                            projectId={projectId}
                            control={id}
                            catalogue={catalogue}
                            question={questions[id]}
                            answers={answers}
                            canEdit={canEdit}
                            owners={owners}
                            openThreads={openThreads[id] ?? 0}
                            firstOpen={id === first.control ? first.opens : undefined}
                            today={asOf}
                            blocks={blocks}
                            said={proposals[id]}
                            isContradicted={isContradicted}
                            text={textOf(id)}
                            words={older?.words[id]}
                            keys={keysOn}
                            handle={card}
                            help={
                              <Button
                                size="sm"
                                onClick={() => setHelpOpen(true)}
                                className="min-[860px]:hidden"
                              >
                                Help
                              </Button>
                            }
                            levelNote={
                              <LevelNote
                                change={levelChange?.at === id ? levelChange : null}
                                assessment={assessment}
                                href={projectHref(projectId)}
                              />
                            }
                          />
                        ) : (
                          <QuestionRow
                            control={id}
                            question={questions[id]}
                            answer={entry.draft.answer}
                            blocks={blocks}
                            openThreads={openThreads[id] ?? 0}
                            contradicted={isContradicted ? placeOf(proposals[id]) : null}
                            unsaved={unsavedWord(saveStateOf(id, entry).kind)}
                            href={hrefOf(id)}
                            onOpen={open}
                          />
                        )}
                      </li>
                    );
                  })}
                </ol>
              </section>
            );
          })}
          {listed.length === 0 ? (
            <EmptyState
              title={emptyTitle(filter)}
              action={<Button onClick={() => showFilter("all")}>Show all questions</Button>}
            >
              {emptyWords(filter)}
            </EmptyState>
          ) : null}
        </div>
        <aside
          aria-label={`Help for ${control}`}
          className="sticky top-17 max-h-[calc(100dvh-5.5rem)] overflow-y-auto rounded-sheet border border-line bg-surface px-5 py-4 max-xl:top-30 max-xl:max-h-[calc(100dvh-8.5rem)] max-[859px]:hidden print:hidden"
        >
          {help}
        </aside>
      </div>
      <Dialog open={isHelpOpen} onClose={() => setHelpOpen(false)} title="Help" variant="sheet">
        {isHelpOpen ? help : null}
      </Dialog>
      <KeysDialog
        open={areKeysShown}
        onClose={() => setKeysShown(false)}
        isOn={keysOn}
        onSwitch={switchKeys}
      />
    </>
  );
}

function countsOf(facts: FilterFacts, catalogue: Catalogue): Record<Filter, number> {
  const counts = FILTERS.map((filter) => [filter, controlsIn(filter, facts, catalogue).length]);
  return Object.fromEntries(counts) as Record<Filter, number>;
}

function unsavedWord(kind: ReturnType<typeof saveStateOf>["kind"]): string | null {
  switch (kind) {
    case "draft":
      return "Draft, not counted yet";
    case "kept":
      return "Kept in this browser";
    case "refused":
    case "conflict":
      return "Not saved";
    default:
      return null;
  }
}

function emptyTitle(filter: Filter): string {
  switch (filter) {
    case "unanswered":
      return "Every question is answered";
    case "blocking":
      return "Nothing blocks a level";
    case "mine":
      return "Nothing is yours here";
    default:
      return "Nothing to show";
  }
}

function emptyWords(filter: Filter): string {
  switch (filter) {
    case "mine":
      return "Answers that you own stand here. Anyone who answers can name you as the owner.";
    case "blocking":
      return "All four levels are reached by what is answered.";
    default:
      return "What is answered can be changed at any time.";
  }
}
