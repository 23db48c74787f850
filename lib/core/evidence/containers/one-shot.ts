import type { RunningContainer } from "../inventory/types";
import { oncePer } from "../once";
import type { Span } from "../source";
import { roleOf } from "./image";
import { known, type Verdict } from "./verdict";

/** The containers that end by themselves. */
export type OneShots = ReadonlyMap<RunningContainer, OneShot>;

/** What proves that a container ends by itself, and why. */
export interface OneShot {
  readonly at: Span;
  readonly why:
    | "one-shot-run"
    | "one-shot-job"
    | "one-shot-awaited"
    | "one-shot-command"
    | "one-shot-tool";
}

/**
 * Finds the containers that do their work and end: `docker run --rm` in the foreground, a Swarm job, a service that
 * another one waits for with `service_completed_successfully`, a migration that is told not to restart, a tool.
 */
export const oneShots = oncePer((containers: readonly RunningContainer[]): OneShots => {
  const awaited = new Map<string, Span>();
  for (const { set, dependsOn } of containers) {
    for (const { value, at, condition } of dependsOn) {
      if (condition === "service_completed_successfully") awaited.set(`${set}\n${value}`, at);
    }
  }
  const found = new Map<RunningContainer, OneShot>();
  for (const container of containers) {
    const waiting = awaited.get(`${container.set}\n${container.name}`);
    const proof = waiting
      ? ({ at: waiting, why: "one-shot-awaited" } as const)
      : byItself(container);
    if (proof) found.set(container, proof);
  }
  return found;
});

function byItself(container: RunningContainer): OneShot | null {
  if (container.oneShot) return { at: container.at, why: "one-shot-run" };
  if (container.job) return { at: container.job.at, why: "one-shot-job" };
  const setting = container.restartCondition ?? container.restart;
  if (setting && !["no", "false", "none", "on-failure"].includes(known(setting) ?? "")) return null;
  if (container.image && roleOf(container) === "tool") {
    return { at: container.image.at, why: "one-shot-tool" };
  }
  const command = container.command ?? container.entrypoint;
  const words = [...(known(container.entrypoint) ?? []), ...(known(container.command) ?? [])];
  // `restart: "no"` says that it may end, the command that it does: neither proves it alone.
  if (command && setting && endsByItself(words.join(" "))) {
    return { at: command.at, why: "one-shot-command" };
  }
  return null;
}

const MIGRATION =
  /\b(?:migrate|migrations?|db:(?:migrate|prepare|setup|seed|push)|upgrade head|db upgrade|collectstatic|loaddata|seed)\b/;
const SERVES = /\b(?:serve|server|runserver|gunicorn|uvicorn|start|worker|watch|sleep|tail)\b/;

/** Programs that do one thing and end. */
const ENDING = new Set([
  "aws",
  "chmod",
  "chown",
  "cp",
  "curl",
  "echo",
  "exit",
  "ln",
  "mc",
  "mkdir",
  "mv",
  "openssl",
  "pg_dump",
  "printf",
  "psql",
  "rm",
  "rsync",
  "sysctl",
  "tar",
  "touch",
  "true",
  "wget",
]);

/** Whether the last command of a line is a migration or another that ends, so that nothing keeps running after it. */
function endsByItself(line: string): boolean {
  const commands = line.slice(0, 4096).split(/&&|;|\n/);
  const last = commands.findLast((command) => command.trim() !== "")?.trim() ?? "";
  if (SERVES.test(last) || /\bwhile\s+(?:true|:|\[\s*1)/.test(line)) return false;
  const [first = ""] = last
    .replace(/^(?:\/?(?:usr\/)?(?:bin\/)?(?:ba|a)?sh\s+-\w*c\s+)/, "")
    .split(/\s+/, 1);
  return MIGRATION.test(last) || ENDING.has(first);
}

/** "Does not apply": the container ends by itself. */
export function endsItself({ at, why }: OneShot): Verdict {
  const basis = why === "one-shot-tool" ? ({ basis: "inferred" } as const) : {};
  return { outcome: "not_applicable", at, message: { code: why }, ...basis };
}
