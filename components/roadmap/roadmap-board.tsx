"use client";

import { useRouter } from "next/navigation";
import { useEffect, useMemo, useState } from "react";
import { Section } from "@/components/result/section";
import type { AnswerRecord } from "@/components/saving/draft";
import { OfflineNotice } from "@/components/saving/offline-notice";
import { refreshIfReady } from "@/components/saving/refresh-if-ready";
import { useAnswers } from "@/components/saving/use-answers";
import { CONTROL_IDS, type Platform } from "@/lib/core/model/words";
import type { AnswersByControl, ScoringOptions } from "@/lib/core/scoring/types";
import { PhaseSection } from "./phase-section";
import type { PhaseView } from "./phases";
import { Roadmap } from "./roadmap-context";
import { StepFilter } from "./step-filter";
import { StepList } from "./step-list";
import type { StepView } from "./step-view";
import { useKeepFocus } from "./use-keep-focus";
import { useWhatIf } from "./use-what-if";
import { WhatIfPanel } from "./what-if-panel";

interface RoadmapBoardProps {
  projectId: string;
  /** The member who looks. */
  me: string;
  platform: Platform;
  canEdit: boolean;
  records: readonly AnswerRecord[];
  answers: AnswersByControl;
  options: ScoringOptions;
  /** `with` of the address. */
  address: string;
  /** `show` of the address: only the steps whose owner looks. */
  showsMine: boolean;
  phases: readonly PhaseView[];
  gating: readonly StepView[];
  recommended: readonly StepView[];
  proving: readonly StepView[];
}

/** The roadmap on a screen: its lists, the switches, and the load line that follows them. */
export function RoadmapBoard(props: RoadmapBoardProps) {
  const { projectId, me, platform, canEdit, records, phases } = props;
  const [showsMine, setShowsMine] = useState(props.showsMine);
  const { gating, recommended, proving } = props;
  const filtered = useMemo(() => {
    const all = { gating, recommended, proving };
    const mine = (steps: readonly StepView[]) =>
      steps.filter(({ ownerMemberId }) => ownerMemberId === me);
    const own = { gating: mine(gating), recommended: mine(recommended), proving: mine(proving) };
    return showsMine ? own : all;
  }, [gating, recommended, proving, showsMine, me]);
  const { answers: scored, options, address } = props;
  const whatIf = useWhatIf({ answers: scored, options, address });
  const answers = useAnswers({ projectId, me, records, canEdit });
  useFollow(records, answers.recordOf);

  const { on, toggle } = whatIf;
  const lists = useMemo(
    () => new Map([...gating, ...recommended, ...proving].map((step) => [step.control, step.list])),
    [gating, recommended, proving],
  );
  const keepFocus = useKeepFocus(lists);
  const context = {
    projectId,
    platform,
    canEdit,
    answers,
    toggle,
    isOn: (control: StepView["control"]) => on.some((step) => step.control === control),
    listOf: (control: StepView["control"]) => lists.get(control) ?? null,
  };
  const { target } = options;
  const all = [...gating, ...recommended, ...proving];
  const mine = all.filter(({ ownerMemberId }) => ownerMemberId === me).length;
  return (
    <Roadmap value={context}>
      <OfflineNotice kept={answers.kept} onRetry={answers.retry} className="mb-4 empty:hidden" />
      <div className="grid grid-cols-1 gap-6 lg:grid-cols-[16.75rem_minmax(0,1fr)] xl:gap-8 print:hidden">
        <WhatIfPanel whatIf={whatIf} />
        <div className="grid min-w-0 grid-cols-1 content-start gap-5">
          <StepFilter showsMine={showsMine} all={all.length} mine={mine} onShow={setShowsMine} />
          {showsMine && mine === 0 ? (
            <p className="text-ink-2">No step is assigned to you.</p>
          ) : null}
          {/* Anew with each filter: what it leaves out is not done. */}
          <div
            {...keepFocus}
            key={showsMine ? "mine" : "all"}
            className="grid min-w-0 grid-cols-1 gap-9"
          >
            {phases.map((phase) => (
              <PhaseSection key={phase.phase} phase={phase} gating={filtered.gating} />
            ))}
            <Section
              title="Recommended"
              hint={
                recommended.length === 0
                  ? `Nothing: everything expected at level ${target} or below is in place or a step above.`
                  : `Expected at level ${target} or below, but no level waits for them.`
              }
            >
              <StepList
                label="Recommended steps"
                levelHead="Expected at"
                steps={filtered.recommended}
              />
            </Section>
            <Section
              title="To be proven"
              hint={
                proving.length === 0
                  ? "Nothing: no answer up to the target waits for a proof."
                  : "Answered met, but nothing recent proves it. Proof moves the verified level, never the declared one."
              }
            >
              <StepList
                label="Proving steps"
                levelHead="Verified after it"
                steps={filtered.proving}
              />
            </Section>
          </div>
        </div>
      </div>
    </Roadmap>
  );
}

/** Asks the server for the roadmap anew once it holds an answer that is newer than the one rendered. */
function useFollow(
  records: readonly AnswerRecord[],
  recordOf: (control: StepView["control"]) => AnswerRecord | null,
) {
  const router = useRouter();
  const rendered = new Map(records.map(({ control, version }) => [control, version]));
  const newer = CONTROL_IDS.flatMap((control) => {
    const version = recordOf(control)?.version ?? 0;
    return version > (rendered.get(control) ?? 0) ? [`${control} ${version}`] : [];
  }).join();
  useEffect(() => {
    if (newer !== "") void refreshIfReady(router);
  }, [newer, router]);
}
