import { CONTROLS } from "@/lib/core/model/controls";
import type { Answer, ControlId, Level } from "@/lib/core/model/words";
import { DEFAULT_POLICY } from "../policy";
import type { AnswerState, AnswersByControl, Policy, ScoringOptions } from "../types";

/** The day on which the cases by hand are judged. */
export const TODAY = "2026-11-23";
export const STRICT_POLICY: Policy = { ...DEFAULT_POLICY, strict: true };

/** Answers as somebody says them today, unless more is said about how well they are backed. */
export function said(
  answers: { readonly [control in ControlId]?: Answer },
  backing: Partial<Omit<AnswerState, "answer">> = {},
): AnswersByControl {
  return Object.fromEntries(
    Object.entries(answers).map(([id, answer]) => [
      id,
      { answer, strength: "asserted", date: TODAY, ...backing },
    ]),
  );
}

/** Every control expected at or below a level, met. */
export function metUpTo(
  level: Level,
  backing: Partial<Omit<AnswerState, "answer">> = {},
): AnswersByControl {
  const expected = CONTROLS.filter(({ expectedLevel }) => expectedLevel <= level);
  return said(Object.fromEntries(expected.map(({ id }) => [id, "met"])), backing);
}

export function options(target: Level, policy: Policy = DEFAULT_POLICY): ScoringOptions {
  return { target, asOf: TODAY, policy };
}
