import type { GivenAnswer } from "@/lib/core/evidence/settings/types";
import { type Answer, CONTROL_IDS, type ControlId, type Strength } from "@/lib/core/model/words";
import type { AnswerState, AnswersByControl } from "@/lib/core/scoring/types";
import type { Proposal } from "./fold";

/** A person's answer that fresh files speak against. */
export interface Contradiction {
  readonly control: ControlId;
  readonly answer: Answer;
  readonly proposal: Proposal & { readonly answer: NonNullable<Proposal["answer"]> };
}

/** Answers as scoring takes them, and where the files contradict people. */
export interface GivenAndProposed {
  readonly answers: AnswersByControl;
  readonly contradictions: readonly Contradiction[];
}

/**
 * Proposals of files become answers, verified, unless people gave one: theirs stands, verified where it equals the
 * proposal, contradicted where a proposal of basis observed or configured is worse (design, section 4).
 */
export function answersFrom(
  proposals: ReadonlyMap<ControlId, Proposal>,
  given: readonly GivenAnswer[],
  asOf: string,
): GivenAndProposed {
  const people = new Map(given.map((answer) => [answer.control, answer]));
  const answers: { [control in ControlId]?: AnswerState } = {};
  const contradictions: Contradiction[] = [];
  for (const control of CONTROL_IDS) {
    const proposal = proposals.get(control);
    const person = people.get(control);
    if (!person) {
      if (proposal?.answer)
        answers[control] = { answer: proposal.answer, strength: "verified", date: asOf };
      continue;
    }
    const worse = contradicting(person.answer, proposal);
    if (worse) contradictions.push({ control, answer: person.answer, proposal: worse });
    answers[control] = {
      answer: person.answer,
      strength: strengthOf(person, proposal),
      // An answer that files prove today is as fresh as they are.
      date: proposal?.answer === person.answer ? asOf : (person.date ?? asOf),
      reason: person.reason,
      contradiction: worse ? { proposed: worse.answer } : null,
    };
  }
  return { answers, contradictions };
}

function strengthOf(person: GivenAnswer, proposal: Proposal | undefined): Strength {
  if (proposal?.answer === person.answer) return "verified";
  return person.link === null ? "asserted" : "attached";
}

const WORTH: Readonly<Record<Answer, number>> = {
  not_met: 0,
  partly: 1,
  unknown: 1,
  met: 2,
  not_applicable: 2,
};

function contradicting(
  answer: Answer,
  proposal: Proposal | undefined,
): Contradiction["proposal"] | null {
  if (!proposal || proposal.answer === null || !contradicts(proposal, answer)) return null;
  return { ...proposal, answer: proposal.answer };
}

/** Whether files say worse than an answer does, on a basis of observed or configured (design, section 4). */
export function contradicts(
  { answer: proposed, basis }: Pick<Proposal, "answer" | "basis">,
  answer: Answer,
): boolean {
  if (proposed === null || answer === "unknown") return false;
  return (basis === "observed" || basis === "configured") && isWorse(proposed, answer);
}

/** Whether one answer is worth less than another. */
export function isWorse(answer: Answer, other: Answer): boolean {
  return WORTH[answer] < WORTH[other];
}
