"use client";

import { useMemo } from "react";
import { RequirementGlyph } from "@/components/answers/requirement-glyph";
import { Section } from "@/components/result/section";
import { phaseTexts } from "@/lib/core/model/text/en/strategy";
import type { PhaseView } from "./phases";
import { StepList } from "./step-list";
import type { StepView } from "./step-view";

/** A phase: how far it is, and the steps that its level still waits for. */
export function PhaseSection({ phase, gating }: { phase: PhaseView; gating: readonly StepView[] }) {
  const steps = useMemo(
    () => gating.filter((step) => step.phase === phase.phase),
    [gating, phase.phase],
  );
  const { name } = phaseTexts[phase.phase];
  const hasSteps = phase.state === "steps";
  return (
    <Section
      title={
        <>
          {name} <span className="text-small font-normal text-ink-2">Level {phase.level}</span>
        </>
      }
      hint={
        hasSteps ? (
          phase.sentence
        ) : (
          <span className="flex items-start gap-2">
            <RequirementGlyph
              state={phase.state === "beyond" ? "open" : "satisfied"}
              className="mt-0.5"
            />
            <span>
              {phase.state === "reached" ? "Reached. " : null}
              {phase.sentence}
            </span>
          </span>
        )
      }
    >
      <StepList
        label={`${name}: steps to level ${phase.level}`}
        levelHead="After it"
        steps={steps}
      />
    </Section>
  );
}
