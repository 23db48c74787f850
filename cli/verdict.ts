import { nextSentence } from "@/lib/core/exports/assessment-json";
import { visible } from "@/lib/core/exports/visible";
import type { ControlId, Level } from "@/lib/core/model/words";
import { acceptedRisks } from "@/lib/core/proposals/accepted";
import type { ScoredEvidence } from "@/lib/core/proposals/score";
import { assess } from "@/lib/core/scoring/assess";
import { DEFAULT_POLICY } from "@/lib/core/scoring/policy";
import type { AnswersByControl, RequirementResult } from "@/lib/core/scoring/types";
import type { AssessArguments } from "./arguments";

/** 0 fine, 1 worse than asked, 2 usage or input that can't be used (design, section 7). */
export type ExitCode = 0 | 1 | 2;

export interface Verdict {
  readonly exit: ExitCode;
  /** What to print last, one item a line. */
  readonly lines: readonly string[];
}

type Asked = Pick<AssessArguments, "failBelow" | "openIsFine" | "requireVerified" | "failOn">;

/** Whether an assessment is as good as was asked, and what stands against it. */
export function verdict(scored: ScoredEvidence, asked: Asked): Verdict {
  if (!scored.evidence.assessable) return { exit: 2, lines: [nextSentence(scored)] };
  const below = asked.failBelow === undefined ? [] : belowLevel(scored, asked.failBelow, asked);
  const failed = asked.failOn.flatMap((control) => failures(scored, control));
  const lines = [
    ...below,
    ...(failed.length > 0 ? ["Fails on what --fail-on names:", ...failed.map(indent)] : []),
  ];
  if (scored.evidence.settingsBroken)
    return { exit: 2, lines: [...lines, ".plimsoll.yaml is in error: nothing in it counted."] };
  return { exit: lines.length > 0 ? 1 : 0, lines };
}

/** What keeps a level from being reached: broken apart from what nobody has answered. Empty when it is reached. */
function belowLevel(scored: ScoredEvidence, level: Level, asked: Asked): readonly string[] {
  const { asOf } = scored.evidence;
  const target = scored.assessment.target;
  const { levels, declared, verified } = assess(byProposals(scored), {
    target,
    asOf,
    policy: DEFAULT_POLICY,
  });
  const reached = (asked.requireVerified ? verified : declared) ?? -1;
  const asks = levels
    .filter((one) => one.level <= level)
    .flatMap(({ requirements }) => requirements);
  const isRefuted = asks.some(({ state }) => state === "refuted");
  if (asked.openIsFine ? !isRefuted : reached >= level) return [];
  const broken = unique(asks.flatMap((requirement) => requirement.broken));
  const open = unique(asks.flatMap(unanswered));
  const unproven = asked.requireVerified ? unprovenIn(scored, asks) : [];
  return [
    `Level ${level} is not reached${asked.requireVerified ? " by proof" : ""}.`,
    ...list(
      "Broken:",
      broken.flatMap((control) => failures(scored, control, false)),
    ),
    ...list("Not answered:", open),
    ...list("Not proven:", unproven),
  ];
}

/** Answers as they count here: one that fresh files contradict counts by the files. */
function byProposals({ answers, contradictions }: ScoredEvidence): AnswersByControl {
  const counted = { ...answers };
  for (const { control, proposal } of contradictions) {
    const answer = answers[control];
    if (answer) counted[control] = { ...answer, answer: proposal.answer, strength: "verified" };
  }
  return counted;
}

function unanswered({ blocking, broken }: RequirementResult): readonly ControlId[] {
  return blocking.filter((control) => !broken.includes(control));
}

function unprovenIn({ answers }: ScoredEvidence, asks: readonly RequirementResult[]) {
  return unique(asks.flatMap(({ by }) => by)).filter(
    (control) => answers[control]?.strength !== "verified",
  );
}

/** `CTR-2 web compose.yaml:7`, a line each; the control alone where people answered it so. */
function failures(
  scored: ScoredEvidence,
  control: ControlId,
  mindAccepted = true,
): readonly string[] {
  const { evidence, answers } = scored;
  const accepted = new Set(
    acceptedRisks(evidence)
      .filter((risk) => mindAccepted && !risk.expired && risk.control === control)
      .flatMap(({ findings }) => findings.map(({ id }) => id)),
  );
  const failing = evidence.findings.filter(
    ({ outcome, shipped, basis, control: own, caps = [] }) =>
      outcome === "fail" &&
      shipped &&
      basis !== "hint" &&
      (own === control || caps.some((cap) => cap.control === control)),
  );
  if (failing.length > 0) {
    return failing
      .filter(({ id }) => !accepted.has(id))
      .map(({ subject, file, line }) =>
        visible(`${control} ${subject.replace(/^service /, "")} ${file}:${line}`),
      );
  }
  const answer = answers[control]?.answer;
  return answer === "not_met" || answer === "partly"
    ? [`${control} answered ${answer.replace("_", " ")}`]
    : [];
}

function list(title: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [title, ...items.map(indent)];
}

function indent(text: string): string {
  return `  ${text}`;
}

function unique<T>(items: readonly T[]): readonly T[] {
  return [...new Set(items)];
}
