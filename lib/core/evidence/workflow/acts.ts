import type { Located } from "../source";
import { actsOfAction } from "./action-acts";
import { Names, sameImage } from "./names";
import { releases } from "./releases";
import { actsOfScript, type BareAct, contentTrust, type TagAct } from "./script-acts";
import type { Act, Job, Pair, Workflow } from "./types";

/** Builds, scans and pushes are held against each other: a file that has more of them must not cost their square. */
const MOST_ACTS = 500;

/**
 * What a workflow's steps do with images: builds, scans, pushes, signatures, logins, in the order of the file. `cut` is
 * where there are more than are read.
 */
export function actsOf(workflow: Bare): Pick<Workflow, "acts" | "cut"> {
  const acts: Act[] = [];
  for (const job of workflow.jobs) {
    for (const act of actsOfJob(workflow, job)) acts.push(act);
    const over = acts[MOST_ACTS];
    if (over) return { acts: acts.slice(0, MOST_ACTS), cut: over.at };
  }
  return { acts, cut: null };
}

type Bare = Omit<Workflow, "acts" | "cut">;

function actsOfJob(workflow: Bare, job: Job): Act[] {
  const names = new Names();
  names.add(workflow.env);
  names.add(job.env);
  const acts: Act[] = [];
  for (const step of job.steps) {
    if (acts.length > MOST_ACTS) break;
    names.add(step.env);
    if (step.uses && /\/metadata-action@/i.test(step.uses.value)) names.remember(step);
    const scopes = [step.env, job.env, workflow.env];
    const env = (name: string) => variable(scopes, name);
    const trust = trustOf(scopes);
    const found: (BareAct | TagAct)[] = [
      ...actsOfAction(step, names, env),
      ...actsOfScript(step, names, env),
    ];
    if (trust && found.some(({ kind }) => kind === "push")) found.push(contentTrust(trust.at));
    const released = releases(workflow, job, step);
    const around = { path: workflow.path, job: job.id, step, releases: released };
    const tolerated = step.continueOnError ?? job.continueOnError;
    for (const act of found) {
      // A check whose failure is tolerated checks nothing.
      if (act.kind === "verify" && tolerated) continue;
      if (act.kind === "insecure" && act.scans && isLocal(acts, act.image)) continue;
      if (act.kind === "tag") {
        retag(acts, act);
        continue;
      }
      const weaker =
        act.kind === "scan" && tolerated ? { ...act, weakness: continued(tolerated) } : act;
      acts.push({ open: false, ...weaker, ...around });
    }
  }
  return acts;
}

/** Whether an image was built before and stayed on the machine. */
function isLocal(acts: readonly Act[], image: string | null): boolean {
  if (image === null) return false;
  return acts.some(
    (act) =>
      act.kind === "build" &&
      act.tags.some(({ value }) => sameImage(value, image)) &&
      !acts.some((other) => other.kind === "push" && isPushedBy(act, other)),
  );
}

/** Whether it is the build itself that pushes: then its image isn't kept. */
function isPushedBy({ at, step }: Act, push: Act): boolean {
  if (step !== push.step) return false;
  return step.uses !== null || (at.start <= push.at.start && push.at.start < at.end);
}

/** What was built before under a name has another one, too. */
function retag(acts: Act[], { from, to, at }: TagAct): void {
  acts.forEach((act, index) => {
    if (act.kind !== "build" || !act.tags.some(({ value }) => sameImage(value, from))) return;
    acts[index] = { ...act, tags: [...act.tags, ...to.map((value) => ({ value, at }))] };
  });
}

function continued({ value, at }: Located<string>) {
  return {
    value: value.includes("${{") ? ("unclear" as const) : ("continue-on-error" as const),
    at,
  };
}

function variable(scopes: readonly (readonly Pair[])[], name: string): string | null {
  for (const scope of scopes) {
    const pair = scope.find(({ key }) => key.value === name);
    if (pair) return pair.value.value ?? pair.value.unresolved;
  }
  return null;
}

function trustOf(scopes: readonly (readonly Pair[])[]): Located<string> | null {
  for (const scope of scopes) {
    const pair = scope.find(({ key }) => key.value === "DOCKER_CONTENT_TRUST");
    if (pair)
      return /^(1|true)$/.test(pair.value.value ?? "") ? { value: "1", at: pair.value.at } : null;
  }
  return null;
}
