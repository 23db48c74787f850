import type { ReactNode } from "react";
import { LoadLineCard } from "@/components/load-line/load-line-card";
import { loadLineOf } from "@/components/load-line/state";
import { loadLineSentence } from "@/lib/core/model/text/en/load-line";
import type { ScoredEvidence } from "@/lib/core/proposals/score";
import { assess } from "@/lib/core/scoring/assess";
import { DEFAULT_POLICY } from "@/lib/core/scoring/policy";
import { withSteps } from "@/lib/core/scoring/what-if";
import { AnswerChips } from "./answer-chips";

/** What no questionnaire and no scanner does. */
export function Differences({ scored }: { scored: ScoredEvidence }) {
  const { answers, evidence, assessment } = scored;
  const steps = scored.roadmap.gating;
  const { asOf } = evidence;
  const after = assess(withSteps(answers, steps, asOf), {
    target: assessment.target,
    asOf,
    policy: DEFAULT_POLICY,
  });
  return (
    <section aria-labelledby="different">
      <h2 id="different" className="border-b border-line-2 pb-3 text-h2">
        What is different
      </h2>
      <dl>
        <Row
          title="Said and proven stand apart"
          text="The water stands where files put it. A hollow mark shows what people say. The space between them is the work."
        >
          <div className="flex items-center gap-4">
            <LoadLineCard {...loadLineOf(after)} sentence={loadLineSentence(after)} />
            <p className="text-small">
              <strong className="block font-semibold">{loadLineSentence(after)}</strong>
              <span className="text-ink-2">
                The sample above, once people say that its {steps.length} steps are done.
              </span>
            </p>
          </div>
        </Row>
        <Row
          title="Nobody is blamed for silence"
          text="What files refute and what nobody has said are never mixed. “Don’t know” and “cannot tell” are said aloud."
        >
          <AnswerChips />
        </Row>
        <Row
          title="It holds in the pipeline"
          text="The same engine is one command without a database. It fails a build for what is broken, not for what nobody has answered."
        >
          <pre className="overflow-x-auto rounded-control border border-line bg-sunken px-3 py-2 font-mono text-small">
            $ plimsoll assess --fail-below 2 --open ok
          </pre>
        </Row>
      </dl>
    </section>
  );
}

function Row({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-1 items-center gap-x-8 gap-y-3 border-b border-line py-5 lg:grid-cols-[16rem_minmax(0,1fr)_minmax(0,26rem)]">
      <dt className="self-start text-h3">{title}</dt>
      <dd className="max-w-measure self-start text-pretty text-ink-2">{text}</dd>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}
