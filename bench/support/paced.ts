import { setTimeout as wait } from "node:timers/promises";
import { ANSWERS, type ControlId } from "@/lib/core/model/words";
import type { SaveAnswerInput } from "@/lib/schemas/answer";
import { BLANK_ANSWER } from "@/scripts/testing/blank-answer";
import type { Editor } from "./stage";

/** So many editors, each with one piece of work a period. */
export interface Pace {
  readonly editors: number;
  readonly rounds: number;
  readonly periodMs: number;
}

/** One piece of work, the `round`th of an editor. */
export type Work = (editor: number, round: number) => Promise<void>;

/**
 * Lets every editor work at a steady pace, evenly spread. Returns how long each piece took, in milliseconds, from when
 * it was due, so that what queues up counts too.
 */
export async function keepPace({ editors, rounds, periodMs }: Pace, work: Work): Promise<number[]> {
  const start = performance.now() + periodMs;
  const latencies: number[] = [];
  const all = Array.from({ length: editors }, async (_, editor) => {
    for (let round = 0; round < rounds; round += 1) {
      const due = start + round * periodMs + (editor * periodMs) / editors;
      await wait(Math.max(0, due - performance.now()));
      await work(editor, round);
      latencies.push(performance.now() - due);
    }
  });
  await Promise.all(all);
  return latencies;
}

/** Where an answer is, and the version that whoever saves it has seen. */
export interface Seen {
  readonly projectId: string;
  readonly control: ControlId;
  readonly version: number;
}

/**
 * Saves an answer over HTTP, as the browser sends it; each round of an editor says something else.
 * @returns the version that it has now; with `isNewer`, that somebody else was first, and nothing was saved.
 */
export async function sendAnswer(
  url: string,
  { cookie, ctx }: Editor,
  { projectId, control, version }: Seen,
  round: number,
): Promise<{ readonly version: number; readonly isNewer: boolean }> {
  const state = {
    version,
    ...BLANK_ANSWER,
    answer: ANSWERS[round % 3] ?? null,
    note: `Round ${round}: the worker follows with the next release.`,
  } satisfies Omit<SaveAnswerInput, "projectId" | "control">;
  const response = await fetch(`${url}/api/projects/${projectId}/answers/${control}`, {
    method: "PUT",
    headers: {
      "content-type": "application/json",
      cookie,
      origin: url,
      "sec-fetch-site": "same-origin",
    },
    body: JSON.stringify({ typedBy: ctx.memberId, ...state }),
  });
  const said = await response.text();
  if (response.status === 409) {
    return { version: JSON.parse(said).details.current.version, isNewer: true };
  }
  if (!response.ok) {
    throw new Error(`A save was refused (${response.status}): ${said.slice(0, 500)}`);
  }
  return { version: JSON.parse(said).value.version, isNewer: false };
}
