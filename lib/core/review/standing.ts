import type { Catalogue } from "@/lib/core/model/catalogue";
import { CONTROL_IDS, type ControlId } from "@/lib/core/model/words";
import { contradicts } from "@/lib/core/proposals/answers";
import { isFresh } from "@/lib/core/scoring/strength";
import type { AnswerState, AnswersByControl, Policy } from "@/lib/core/scoring/types";
import type { SaidOfControl } from "./types";

/** What a project's files say of a control now. */
export type StandingProposal = SaidOfControl & {
  /** `YYYY-MM-DD`: the day that the files speak of. */
  readonly date: string;
};

/** The same with where the first finding of its reasons stands, as pages say it beside an answer. */
type PlacedProposal = StandingProposal & {
  /** Null: no finding bears on it. */
  readonly file: string | null;
  readonly line: number | null;
  /** When the files began to say this, as `Date.toISOString` has it. */
  readonly since: string;
};

/** By control, one for each once a project has files; empty while it has none. */
export type StandingProposals = { readonly [control in ControlId]?: StandingProposal };
export type PlacedProposals = { readonly [control in ControlId]?: PlacedProposal };

/**
 * Answers as a project's files leave them on a day (design, section 4). One that files proved is as fresh as the newest
 * that still prove it, and is asserted once newer ones do not say it any more; one that fresh files speak against is
 * contradicted. No answer becomes another, and none is verified here: somebody accepts that.
 */
export function besideFiles(
  answers: AnswersByControl,
  proposals: StandingProposals,
  asOf: string,
  policy: Policy,
  catalogue?: Catalogue,
): AnswersByControl {
  const standing: { [control in ControlId]?: AnswerState } = {};
  for (const control of CONTROL_IDS) {
    const state = answers[control];
    const said = proposals[control];
    if (!state) continue;
    const counts = said && isFresh(control, said.date, asOf, policy, catalogue);
    standing[control] = counts ? beside(state, said) : state;
  }
  return standing;
}

function beside(state: AnswerState, said: StandingProposal): AnswerState {
  const isProven = state.strength === "verified" || state.strength === "accepted";
  if (said.answer === state.answer) {
    return isProven && said.date > state.date ? { ...state, date: said.date } : state;
  }
  const contradiction =
    said.answer !== null && contradicts(said, state.answer) ? { proposed: said.answer } : null;
  const strength = state.strength === "verified" ? "asserted" : state.strength;
  return { ...state, strength, contradiction };
}
