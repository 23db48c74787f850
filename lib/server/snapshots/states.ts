import "server-only";
import { EDITIONS, type Editions, findCatalogue } from "@/lib/core/catalogues/bundle";
import { type ProjectLog, standingOn } from "@/lib/core/history/replay";
import type { Catalogue } from "@/lib/core/model/catalogue";
import { CONTROL_IDS, type Level } from "@/lib/core/model/words";
import { assess } from "@/lib/core/scoring/assess";
import { DEFAULT_POLICY } from "@/lib/core/scoring/policy";
import type { AnswersByControl, Assessment } from "@/lib/core/scoring/types";
import type { StateRef } from "@/lib/core/snapshot/state-ref";
import type { ComparedState } from "@/lib/core/snapshot/types";
import { AppError } from "@/lib/server/app-error";
import type { Context } from "@/lib/server/auth/context";
import { readLog } from "@/lib/server/history/queries";
import { catalogueOf } from "@/lib/server/projects/catalogue-of";
import { getSnapshot } from "./queries";

/** A state to compare, and what it is called. */
export interface NamedState {
  readonly state: ComparedState;
  readonly catalogue: string;
  /** Null: a day, or today. */
  readonly snapshotName: string | null;
}

/** Why there is no such state. */
export type StateProblem = "no-snapshot" | "broken-snapshot" | "ahead" | "before-project";

type ReadState = NamedState | StateProblem;

/** A project that whoever asks may see, as it stands today. */
export interface StandingProject {
  readonly id: string;
  readonly catalogue: string;
  readonly target: Level;
  readonly createdAt: string;
  readonly asOf: string;
  readonly answers: AnswersByControl;
  readonly assessment: Assessment;
}

/**
 * Two states of a project: of a snapshot what stands in it, of a day what the logs say of answers and files at its end
 * (UTC), scored by the project's catalogue against today's target. For one that there is not, says why.
 * @throws AppError `NOT_FOUND` for a project that whoever asks may not see, `UNAVAILABLE` for one on a catalogue that this
 * server lacks.
 */
export async function readStates(
  ctx: Context,
  project: StandingProject,
  from: StateRef,
  to: StateRef,
  editions: Editions = EDITIONS,
): Promise<readonly [before: ReadState, after: ReadState]> {
  const asksLog = from.kind === "day" || to.kind === "day";
  const log = asksLog ? await readLog(ctx, project.id) : { revisions: [], uploads: [] };
  const read = (ref: StateRef) => readState(ctx, project, ref, log, editions);
  return Promise.all([read(from), read(to)]);
}

async function readState(
  ctx: Context,
  project: StandingProject,
  ref: StateRef,
  log: ProjectLog,
  editions: Editions,
): Promise<ReadState> {
  const catalogue = catalogueOf(project, editions);
  switch (ref.kind) {
    case "today":
      return stateOf(project.answers, project.asOf, catalogue, project.assessment);
    case "snapshot":
      return frozenState(ctx, project.id, ref.id, editions);
    case "day":
      if (ref.day > project.asOf) return "ahead";
      if (ref.day < project.createdAt.slice(0, 10)) return "before-project";
      return stateOn(ref.day, project.target, catalogue, log);
  }
}

function stateOn(day: string, target: Level, catalogue: Catalogue, log: ProjectLog): NamedState {
  const answers = standingOn(log, day, DEFAULT_POLICY, catalogue);
  const options = { target, asOf: day, policy: DEFAULT_POLICY, catalogue };
  return stateOf(answers, day, catalogue, assess(answers, options));
}

function stateOf(
  answers: AnswersByControl,
  asOf: string,
  catalogue: Catalogue,
  result: Assessment,
): NamedState {
  const list = CONTROL_IDS.flatMap((control) => {
    const answer = answers[control];
    return answer ? [{ control, ...answer }] : [];
  });
  const state = { asOf, policy: DEFAULT_POLICY, rules: catalogue, answers: list, result };
  return { state, catalogue: catalogue.version, snapshotName: null };
}

async function frozenState(
  ctx: Context,
  projectId: string,
  id: string,
  editions: Editions,
): Promise<ReadState> {
  try {
    const { snapshot, name } = await getSnapshot(ctx, projectId, id);
    if (!snapshot) return "broken-snapshot";
    const { catalogue } = snapshot;
    const rules = findCatalogue(catalogue, editions) ?? undefined;
    return { state: { ...snapshot, rules }, catalogue, snapshotName: name };
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") return "no-snapshot";
    throw error;
  }
}
