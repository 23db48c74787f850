import "server-only";
import { isControlId } from "@/lib/core/model/controls";
import type { LiveState, Whereabouts } from "@/lib/schemas/live";
import { nameIn, toRecord } from "@/lib/server/answers/record";
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

/** All that a page is told of a project which whoever asks has been found to see; null when it is gone. */
export async function stateOf(ctx: Context, projectId: string): Promise<LiveState | null> {
  const project = await readProject(ctx, projectId);
  if (project?.organisationId !== ctx.organisationId) return null;
  const nameOf = nameIn(project.people);
  const records = project.answers.flatMap((answer) =>
    isControlId(answer.control) ? [toRecord(answer, answer.control, nameOf)] : [],
  );
  const { archivedAt, changedAt } = project;
  return {
    projectId,
    changedAt: changedAt.toISOString(),
    isArchived: archivedAt !== null,
    records,
    openThreads: project.openThreads,
  };
}

function gathered(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 50));
}
