import { gather } from "@/lib/core/evidence/gather";
import type { Span } from "../source";
import type { LoginAct, Pair, Workflow } from "../workflow/types";
import { isLeaked, MASK } from "./judge";
import { commandUses } from "./of-run";
import { variableUses } from "./of-words";
import { isThrowaway } from "./placeholders";
import type { SecretUse, TextOf } from "./use";

/**
 * The secrets that a workflow writes out in `env`, in logins and inputs, and in its scripts. A default password of a
 * database that lives as long as the job is none; one that logs in to a registry is.
 */
export function secretsOfWorkflow(
  { env, jobs, acts }: Workflow,
  textOf: TextOf,
): readonly SecretUse[] {
  const steps = gather(jobs, (job) => job.steps);
  const pairs = [
    env,
    ...gather(jobs, (job) => [job.env, job.given, job.credentials]),
    ...gather(steps, (step) => [step.env, step.with]),
  ];
  const logins = [
    ...gather(jobs, (job) => job.credentials.map(({ value }) => value.at)),
    ...gather(acts, (act) => (act.kind === "login" && !isLocal(act) ? act.passwordAt : [])),
  ];
  const isLogin = ({ start, end }: Span) =>
    logins.some((login) => login.start <= start && end <= login.end);
  const uses = [
    ...gather(pairs.flat(), (pair) => variableUses(withFallback(withRaw(pair), textOf), textOf)),
    ...gather(jobs, ({ serviceEnv }) =>
      gather(serviceEnv.filter(isMixed), (pair) => variableUses(withRaw(pair), textOf)),
    ),
    ...gather(steps, ({ commands }) => commandUses(commands, textOf)),
  ];
  return uses.filter(
    ({ verdict, at }) =>
      isLeaked(verdict) &&
      (verdict.kind === "default-password"
        ? isLogin(at)
        : verdict.kind === "known-format" || !isThrowaway(textOf(at.path) ?? "", at)),
  );
}

/** A registry on the runner itself. */
function isLocal({ registry }: LoginAct): boolean {
  return /^(?:localhost|127\.)/.test(registry ?? "");
}

function withRaw({ key, value }: Pair) {
  return { key, value, raw: { value: value.value ?? value.unresolved, at: value.at } };
}

/** What a service that lives as long as the job is given is a secret only where it looks like one in use elsewhere. */
function isMixed({ value: { value } }: Pair): boolean {
  if (value === undefined || value.length < 8) return false;
  // What was masked has looked like one before.
  return value.includes(MASK) || [/[a-z]/, /[A-Z]/, /[0-9]/].every((one) => one.test(value));
}

/** `${{ secrets.NAME || 'value' }}`: the value that is written out. */
function withFallback(variable: ReturnType<typeof withRaw>, textOf: TextOf) {
  const { raw } = variable;
  const written = /\|\|\s*'([^'{}]+)'\s*\}\}$/.exec(raw.value)?.[1];
  const text = textOf(raw.at.path);
  const start = written ? (text?.lastIndexOf(`'${written}'`, raw.at.end) ?? -1) + 1 : 0;
  if (written === undefined || start <= raw.at.start) return variable;
  const value = { value: written, at: { ...raw.at, start, end: start + written.length } };
  return { ...variable, value, raw: value };
}
