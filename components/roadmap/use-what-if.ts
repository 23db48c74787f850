import { useMemo, useState } from "react";
import type { ControlId } from "@/lib/core/model/words";
import { assess } from "@/lib/core/scoring/assess";
import { roadmap } from "@/lib/core/scoring/roadmap";
import type {
  AnswersByControl,
  Assessment,
  ScoringOptions,
  Step,
  StepHints,
} from "@/lib/core/scoring/types";
import { withSteps } from "@/lib/core/scoring/what-if";
import { addressWith, readWith, writeWith } from "./with-address";

interface WhatIfInput {
  answers: AnswersByControl;
  options: ScoringOptions & { readonly hints?: StepHints };
  /** `with` as the address says it; null where no address keeps it. */
  address: string | null;
}

/** What would be if some of the steps were done; the address keeps which. */
export interface WhatIf {
  readonly before: Assessment;
  readonly after: Assessment;
  /** Steps that are switched on, in the order of the roadmap. */
  readonly on: readonly Step[];
  /** The gating steps that would still be left. */
  readonly left: readonly Step[];
  /** Steps that the address names and that are none of this roadmap. */
  readonly gone: number;
  /** What “all” switches on: what gates the target, or its proofs where nothing does. */
  readonly all: readonly Step[];
  readonly toggle: (control: ControlId) => void;
  readonly switchOn: (steps: readonly Step[]) => void;
}

/** Toggles steps and scores the outcome at once, with the same core as the server. */
export function useWhatIf({ answers, options, address: kept }: WhatIfInput): WhatIf {
  const address = kept ?? "";
  const steps = useMemo(() => stepsOf(answers, options), [answers, options]);
  const before = useMemo(() => assess(answers, options), [answers, options]);
  const [switched, setSwitched] = useState({ address, text: address });
  // A link to the same page with another address: what it says counts, not what was switched here.
  if (switched.address !== address) {
    setSwitched({ address, text: switched.text === address ? switched.text : address });
  }

  const { on, gone } = readWith(switched.text, steps.every);
  const done = withSteps(answers, on, options.asOf);
  const after = on.length === 0 ? before : assess(done, options);

  function switchOn(chosen: readonly Step[]) {
    const text = writeWith(chosen);
    setSwitched({ address: switched.address, text });
    if (kept === null) return;
    window.history.replaceState(null, "", addressWith(window.location.href, text));
  }

  return {
    before,
    after,
    on,
    left: on.length === 0 ? steps.gating : roadmap(done, options).gating,
    gone,
    all: steps.gating.length > 0 ? steps.gating : steps.proving.filter(({ gating }) => gating),
    toggle: (control) =>
      switchOn(steps.every.filter((step) => (step.control === control) !== on.includes(step))),
    switchOn,
  };
}

function stepsOf(answers: AnswersByControl, options: WhatIfInput["options"]) {
  const { gating, recommended, proving } = roadmap(answers, options);
  return { gating, proving, every: [...gating, ...recommended, ...proving] };
}
