import "server-only";
import { isControlId } from "@/lib/core/model/controls";
import type { AnswerRecord } from "@/lib/schemas/answer";
import type { Whereabouts } from "@/lib/schemas/live";
import { nameIn, toRecord } from "@/lib/server/answers/record";
import { withDates } from "@/lib/server/answers/standing";
import type { Context } from "@/lib/server/auth/context";
import { readProject } from "@/lib/server/projects/read-project";
import { whoIsThere } from "./presence";

const underWay = new Map<string, Promise<Whereabouts[]>>();

/**
 * Who has a project open. Streams that ask while a reading has not begun share it: when one comes, all
 * the others are told at once.
 */
export function peopleIn(projectId: string): Promise<Whereabouts[]> {
  const known = underWay.get(projectId);
  if (known) return known;
  const reading = gathered().then(() => {
    underWay.delete(projectId); // whoever asks from here on may know of more
    return whoIsThere(projectId);
  });
  underWay.set(projectId, reading);
  return reading;
}

/** All answers of a project that whoever asks has been found to see. */
export async function recordsIn(ctx: Context, projectId: string): Promise<AnswerRecord[]> {
  const project = await readProject(ctx, projectId);
  if (!project) return [];
  const nameOf = nameIn(project.people);
  return project.answers.flatMap((answer) =>
    isControlId(answer.control) ? [toRecord(withDates(answer), answer.control, nameOf)] : [],
  );
}

function gathered(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 50));
}
