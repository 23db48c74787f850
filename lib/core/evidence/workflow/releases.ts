import type { Job, Step, Workflow } from "./types";

/** Branches from which people release. */
const RELEASE_BRANCH =
  /^(main|master|trunk|default|prod|production|stable|release|releases)([-/.*].*)?$|^\*+$/;

/** Triggers that stand for a release, or for the default branch. */
const RELEASING = new Set([
  "release",
  "schedule",
  "workflow_dispatch",
  "workflow_call",
  "workflow_run",
  "repository_dispatch",
  "create",
  "registry_package",
]);

type Triggers = Pick<Workflow, "triggers" | "branches" | "onlyTags" | "startsByTag">;

/** Whether a step can run for what is released; null where that hangs on a condition that can't be judged. */
export function releases(workflow: Triggers, job: Job, step: Step): boolean | null {
  return all([releasesJob(workflow, job), byCondition(step.condition?.value ?? "", workflow)]);
}

/** Whether a job can run for what is released. */
export function releasesJob(workflow: Triggers, job: Job): boolean | null {
  return all([byTrigger(workflow), byCondition(job.condition?.value ?? "", workflow)]);
}

function all(judged: readonly (boolean | null)[]): boolean | null {
  if (judged.includes(false)) return false;
  return judged.includes(null) ? null : true;
}

function byTrigger({ triggers, branches, onlyTags }: Triggers): boolean {
  return triggers.some(({ value }) => {
    if (value !== "push") return RELEASING.has(value);
    if (branches.some((name) => /^!(main|master|\*+)$/.test(name))) return false;
    return onlyTags || branches.length === 0 || branches.some((name) => RELEASE_BRANCH.test(name));
  });
}

function byCondition(text: string, workflow: Triggers): boolean | null {
  const condition = text.replace(/^\s*\$\{\{|\}\}\s*$/g, "").trim();
  if (condition === "" || condition === "true") return true;
  if (condition === "false") return false;
  if (condition.includes("||")) {
    const parts = condition.split("||").map((part) => byCondition(strip(part), workflow));
    return parts.includes(true) ? true : parts.includes(null) ? null : false;
  }
  return all(condition.split("&&").map((part) => byTerm(strip(part), workflow)));
}

function strip(part: string): string {
  return part
    .trim()
    .replace(/^\((.*)\)$/, "$1")
    .trim();
}

function byTerm(term: string, { startsByTag }: Triggers): boolean | null {
  if (/^(always|success)\(\)$|^!\s*(cancelled|failure)\(\)$/.test(term)) return true;
  if (/^(failure|cancelled)\(\)$/.test(term)) return false;
  const event = /^github\.event_name\s*(==|!=)\s*['"](\w+)['"]$/.exec(term);
  if (event) {
    const asked = event[2] ?? "";
    if (asked.startsWith("pull_request")) return event[1] === "!=";
    if (asked === "schedule") return event[1] === "!=" ? true : null;
    return event[1] === "==" ? true : null;
  }
  if (!startsByTag && ASKS_FOR_TAG.test(term)) return false;
  if (/^github\.(ref|ref_name|ref_type)\b.*(main|master|tag|release|default_branch)/.test(term)) {
    return !term.includes("!=");
  }
  if (
    /^(startsWith|contains)\(\s*github\.ref(_name)?\s*,\s*['"](refs\/(tags|heads)\/|v)/.test(term)
  )
    return true;
  return null;
}

/** `startsWith(github.ref, 'refs/tags/v')`, `github.ref_type == 'tag'` */
const ASKS_FOR_TAG =
  /^(startsWith|contains)\(\s*github\.ref\s*,\s*['"]refs\/tags\/|^github\.ref_type\s*==\s*['"]tag/;
