import type { ControlId } from "@/lib/core/model/words";
import type { DraftFinding } from "../finding";
import type { Inventory, RunningContainer } from "../inventory/types";
import type { Observation } from "../transcript/types";
import type { Verdict } from "./verdict";

/** What transcripts show of one control: beside a container of the input, or of one that no file speaks of. */
export interface Seen {
  of(container: RunningContainer): Verdict | null;
  /** The findings of containers that nothing else in the input names. */
  alone(): DraftFinding[];
}

/**
 * Reads the answers of `docker exec`, `docker top` and the like (catalogue facts, 0.6). `judge` says what one of them
 * shows, or null where it is about something else; `container` is the one it speaks of, if the input has it.
 */
export function seenIn(
  { transcripts, containers, ships }: Inventory,
  control: ControlId,
  judge: (observation: Observation, container: RunningContainer | null) => Verdict | null,
): Seen {
  const verdicts = new Map<string, Verdict>();
  if (transcripts.some(({ observations }) => observations.length > 0)) {
    const bySubject = new Map(containers.map((container) => [container.subject, container]));
    for (const observation of transcripts.flatMap(({ observations }) => observations)) {
      const { subject } = observation;
      const verdict = judge(observation, bySubject.get(subject) ?? null);
      const before = verdicts.get(subject);
      if (verdict && (!before || WEIGHT[verdict.outcome] > WEIGHT[before.outcome])) {
        verdicts.set(subject, verdict);
      }
    }
  }
  return {
    of: ({ subject }) => verdicts.get(subject) ?? null,
    alone() {
      const named = new Set(containers.map(({ subject }) => subject));
      return [...verdicts]
        .filter(([subject]) => !named.has(subject))
        .map(([subject, verdict]) => ({
          control,
          subject,
          shipped: ships(verdict.at.path),
          basis: "observed",
          ...verdict,
        }));
    },
  };
}

/** Of several answers about one container the worst counts; "cannot tell" only where there is nothing else. */
const WEIGHT = { unknown: 0, not_applicable: 0, pass: 1, fail: 2 } as const;
