import { spawnSync } from "node:child_process";
import { type Account, runAs } from "./database/account";

/** A program as `spawn` takes it: command, first arguments, and the options that set its user. */
export type Bound = { command: string; before: string[]; as: { uid?: number; gid?: number } };

let works: boolean | undefined;

/**
 * Binds a program to this process: with util-linux the kernel sends it the signal when this process dies, however
 * it dies. Elsewhere it is started plainly, and the next start has to look for what was left.
 */
export function bound(program: string, signal: "INT" | "TERM", account: Account = null): Bound {
  works ??= spawnSync("setpriv", ["--pdeathsig", signal, "true"]).status === 0;
  if (!works) return { command: program, before: [], as: runAs(account) };
  const user = account
    ? [`--reuid=${account.uid}`, `--regid=${account.gid}`, "--clear-groups"]
    : [];
  return { command: "setpriv", before: [...user, "--pdeathsig", signal, program], as: {} };
}
