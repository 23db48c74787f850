import { oncePer } from "../once";
import type { Located } from "../source";
import { releasesJob } from "./releases";
import type { Act, Job, Workflow } from "./types";

/** A workflow that starts by itself, with what the workflows it calls do for it. */
export interface Pipeline {
  readonly workflow: Workflow;
  readonly acts: readonly PlacedAct[];
  /** It calls what is not in the input, or is not read: nothing follows from a step that isn't there. */
  readonly callsOutside: boolean;
}

/** An act with the jobs it stands in, the starting workflow's first. */
export type PlacedAct = Act & { readonly chain: readonly Link[] };

interface Link {
  readonly workflow: Workflow;
  readonly job: Job;
}

/** How deep workflows call each other; GitHub stops at ten. */
const MAX_CALLS = 10;
/** Jobs of a pipeline that are followed, those of called workflows counted each time. */
const MAX_JOBS = 500;
/** What they do with images, as much. */
const MOST_ACTS = 500;

/** Every workflow that something else than a call starts, or that nobody here calls. Several rules ask for them. */
export const pipelinesOf = oncePer((workflows: readonly Workflow[]): readonly Pipeline[] => {
  const byPath = new Map(workflows.map((workflow) => [workflow.path, workflow]));
  const called = new Set(
    workflows.flatMap(({ jobs }) => jobs.map(({ reusable }) => localPath(reusable?.value ?? ""))),
  );
  return workflows
    .filter(
      ({ path, triggers }) =>
        !called.has(path) || triggers.some(({ value }) => value !== "workflow_call"),
    )
    .map((workflow) => pipelineOf(workflow, byPath));
});

/** `./.github/workflows/build.yml` as a path of the repository; null for one elsewhere. */
function localPath(uses: string): string | null {
  return uses.startsWith("./") ? uses.slice(2) : null;
}

function pipelineOf(workflow: Workflow, byPath: ReadonlyMap<string, Workflow>): Pipeline {
  const acts: PlacedAct[] = [];
  let callsOutside = false;
  let jobs = 0;
  const walk = (current: Workflow, chain: readonly Link[], called: boolean | null) => {
    if (current.cut) callsOutside = true;
    const byJob = new Map<string, Act[]>();
    for (const act of current.acts) {
      const list = byJob.get(act.job);
      if (list) list.push(act);
      else byJob.set(act.job, [act]);
    }
    for (const job of current.jobs) {
      jobs += 1;
      const links = [...chain, { workflow: current, job }];
      if (jobs > MAX_JOBS || links.length > MAX_CALLS) {
        callsOutside = true;
        return;
      }
      const own = byJob.get(job.id) ?? [];
      if (acts.length + own.length > MOST_ACTS) {
        callsOutside = true;
        return;
      }
      for (const act of own) {
        acts.push({ ...act, releases: both(act.releases, called), chain: links });
      }
      if (!job.reusable) continue;
      const next = byPath.get(localPath(job.reusable.value) ?? "");
      if (next) walk(next, links, both(called, releasesJob(current, job)));
      else callsOutside = true;
    }
  };
  walk(workflow, [], true);
  return { workflow, acts, callsOutside };
}

function both(one: boolean | null, other: boolean | null): boolean | null {
  if (one === false || other === false) return false;
  return one === null || other === null ? null : true;
}

/** Whether one act is over before another begins: an earlier step of the same job, or a job that the other one needs. */
export function isBefore(one: PlacedAct, other: PlacedAct): boolean {
  for (let level = 0; ; level += 1) {
    const [a, b] = [one.chain[level], other.chain[level]];
    if (!a || !b) return one.path === other.path && one.at.start < other.at.start;
    if (a.workflow !== b.workflow) return false;
    if (a.job !== b.job) return neededIn(a.workflow)(b.job).has(a.job.id);
  }
}

/** The condition under which the later of two acts begins, given how the earlier one ended; null where it has none. */
export function conditionAfter(one: PlacedAct, other: PlacedAct): Located<string> | null {
  for (let level = 0; ; level += 1) {
    const [a, b] = [one.chain[level], other.chain[level]];
    if (!a || !b) return one.step === other.step ? null : other.step.condition;
    if (a.job !== b.job) return b.job.condition;
  }
}

/** Whether a condition in a script may leave one act out where the other takes place. */
export function mayBeSkipped(one: PlacedAct, other: PlacedAct): boolean {
  return one.open && !(other.open && one.step === other.step);
}

/** The jobs that a job waits for, directly or through others. */
const neededIn = oncePer(({ jobs }: Workflow) => {
  const byId = new Map(jobs.map((one) => [one.id, one]));
  return oncePer((job: Job): ReadonlySet<string> => {
    const needed = new Set(job.needs.filter((id) => byId.has(id)));
    // A set hands out what is added while it is walked.
    for (const id of needed) {
      for (const next of byId.get(id)?.needs ?? []) if (byId.has(next)) needed.add(next);
    }
    return needed;
  });
});
