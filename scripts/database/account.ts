import { spawnSync } from "node:child_process";
import { Explained } from "../explained";

/** The system user that the database server runs as; `null` means the one who started us. */
export type Account = { uid: number; gid: number } | null;

const NAME = "postgres";

/**
 * PostgreSQL refuses to run as root, so root lends it the system user `postgres`, made when it is missing.
 * Returns `null` for everybody else. Throws an `Explained` where such a user can't be made.
 */
export function serverAccount(): Account {
  if (process.getuid?.() !== 0) return null;
  const known = find();
  if (known) return known;
  const home = ["--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin"];
  const made = spawnSync("useradd", ["--system", "--user-group", ...home, NAME]);
  // Two starts can make the user at once: what counts is that it is there.
  const account = find();
  if (account) return account;
  throw new Explained(
    `PostgreSQL does not run as root, and the system user "${NAME}" could not be made` +
      ` (${made.error ? made.error.message : made.stderr.toString().trim()}).` +
      " Start Plimsoll as another user, or set DATABASE_URL.",
  );
}

/** All that the database programs get of our environment: no secret of ours (Next's types ask for NODE_ENV). */
export const BARE_ENVIRONMENT = {
  PATH: "/usr/bin:/bin",
  LC_ALL: "C",
  NODE_ENV: process.env.NODE_ENV,
} satisfies NodeJS.ProcessEnv;

/** Returns the options with which `spawn` runs a program as that account, in a folder that everybody may enter. */
export function runAs(account: Account): { uid?: number; gid?: number; cwd?: string } {
  return account ? { ...account, cwd: "/" } : {};
}

/** Whether that account may enter a folder, or run a program: every folder above it counts as well. */
export function canReach(account: Account, path: string): boolean {
  if (!account) return true;
  return spawnSync("/bin/sh", ["-c", 'test -x "$0"', path], runAs(account)).status === 0;
}

function find(): Account {
  const uid = number("-u");
  const gid = number("-g");
  return uid === undefined || gid === undefined ? null : { uid, gid };
}

function number(flag: "-u" | "-g"): number | undefined {
  const { status, stdout } = spawnSync("id", [flag, NAME], { encoding: "utf8" });
  return status === 0 ? Number(stdout) : undefined;
}
