import type { Evidence } from "@/lib/core/evidence/examine";
import type { ControlId, Level } from "@/lib/core/model/words";
import { assess } from "@/lib/core/scoring/assess";
import { DEFAULT_POLICY } from "@/lib/core/scoring/policy";
import { roadmap } from "@/lib/core/scoring/roadmap";
import type {
  AnswersByControl,
  Assessment,
  Policy,
  Roadmap,
  StepHints,
} from "@/lib/core/scoring/types";
import { answersFrom, type Contradiction } from "./answers";

/** Evidence with its level. */
export interface AssessedEvidence {
  readonly evidence: Evidence;
  readonly answers: AnswersByControl;
  readonly contradictions: readonly Contradiction[];
  readonly assessment: Assessment;
}

/** With the level of each component, and the way to the next one. */
export interface ScoredEvidence extends AssessedEvidence {
  /** Each component by itself; the lowest of them is the level of the whole. */
  readonly components: readonly { readonly name: string; readonly assessment: Assessment }[];
  readonly roadmap: Roadmap;
}

/** The target where neither the caller nor `.plimsoll.yaml` gives one. */
const DEFAULT_TARGET: Level = 2;
/** Controls whose hard findings come before everything else on a roadmap (design, section 4, "Roadmap"). */
const LEAKS: ReadonlySet<ControlId> = new Set(["SEC-1", "SEC-2", "BLD-2"]);

interface Scope {
  readonly target?: Level;
  readonly policy?: Policy;
}

/** Assesses what files and people say. Where nothing in the input is a container's, nothing is answered. */
export function assessEvidence(evidence: Evidence, scope: Scope = {}): AssessedEvidence {
  const { answers, contradictions } = evidence.assessable
    ? answersFrom(evidence.proposals, evidence.settings.answers, evidence.asOf)
    : { answers: {}, contradictions: [] };
  const assessment = assess(answers, optionsOf(evidence, scope));
  return { evidence, answers, contradictions, assessment };
}

/** Assesses it, each component by itself, too, and says what comes next. */
export function scoreEvidence(evidence: Evidence, scope: Scope = {}): ScoredEvidence {
  const { asOf, settings } = evidence;
  const options = optionsOf(evidence, scope);
  const assessed = assessEvidence(evidence, scope);
  return {
    components: evidence.components.map(({ name, proposals }) => ({
      name,
      assessment: assess(answersFrom(proposals, settings.answers, asOf).answers, options),
    })),
    roadmap: roadmap(assessed.answers, { ...options, hints: stepHints(evidence) }),
    ...assessed,
  };
}

function optionsOf({ asOf, settings }: Evidence, { target, policy = DEFAULT_POLICY }: Scope) {
  return { target: target ?? settings.target ?? DEFAULT_TARGET, asOf, policy };
}

/** What findings say about the order of steps. */
export function stepHints(evidence: Evidence): StepHints {
  return { urgent: urgentControls(evidence), patched: new Set() };
}

function urgentControls({ findings }: Evidence): ReadonlySet<ControlId> {
  const urgent = findings.filter(
    ({ control, outcome, shipped, hard, caps }) =>
      shipped && outcome === "fail" && ((hard && LEAKS.has(control)) || (caps?.length ?? 0) > 0),
  );
  return new Set(
    urgent.flatMap(({ control, caps = [] }) => [control, ...caps.map((cap) => cap.control)]),
  );
}
