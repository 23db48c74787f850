import { spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { Explained, errorMessage } from "../explained";
import { type Account, BARE_ENVIRONMENT, runAs } from "./account";
import { ADMIN_ROLE } from "./address";
import { type Binaries, POSTGRES_MAJOR } from "./binaries";

/** What it takes to make a data folder. */
export type InitialiseOptions = {
  binaries: Binaries;
  account: Account;
  cluster: string;
  adminPassword: string;
};

/**
 * Makes a PostgreSQL data folder when there is none. It is made under another name and renamed when whole, so one
 * that was interrupted is never used: the next call removes it and starts anew.
 * Throws an `Explained` for a folder that is not whole or belongs to another major version.
 */
export async function initialise(options: InitialiseOptions): Promise<void> {
  const { cluster, account } = options;
  removeInterrupted(cluster);
  if (isWhole(cluster)) return;
  const making = mkdtempSync(makingPrefix(cluster));
  const passwords = mkdtempSync(join(tmpdir(), "plimsoll-init-"));
  try {
    chmodSync(making, 0o700);
    const passwordFile = join(passwords, "password");
    writeFileSync(passwordFile, options.adminPassword, { mode: 0o600, flag: "wx" });
    if (account) {
      for (const path of [making, passwordFile, passwords]) {
        chownSync(path, account.uid, account.gid);
      }
    }
    await initdb(options, making, passwordFile);
    renameSync(making, cluster);
  } catch (cause) {
    rmSync(making, { recursive: true, force: true });
    if (cause instanceof Explained) throw cause;
    throw new Explained(`The database could not be made in ${cluster}: ${errorMessage(cause)}.`, {
      cause,
    });
  } finally {
    rmSync(passwords, { recursive: true, force: true });
  }
}

/** Makes a folder for the server's socket: private to the account, with a path short enough for a socket. */
export function makeSocketDirectory(account: Account, prefix: string): string {
  const long = tmpdir().length > 60;
  const directory = mkdtempSync(join(long ? "/tmp" : tmpdir(), prefix));
  chmodSync(directory, 0o700);
  if (account) chownSync(directory, account.uid, account.gid);
  return directory;
}

function makingPrefix(cluster: string): string {
  mkdirSync(dirname(cluster), { recursive: true });
  return `${cluster}.making-`;
}

function removeInterrupted(cluster: string) {
  if (!existsSync(dirname(cluster))) return;
  for (const name of readdirSync(dirname(cluster))) {
    if (name.startsWith(`${basename(cluster)}.making-`)) {
      rmSync(join(dirname(cluster), name), { recursive: true, force: true });
    }
  }
}

function isWhole(cluster: string): boolean {
  if (!existsSync(cluster)) return false;
  let names: string[];
  try {
    names = readdirSync(cluster);
  } catch (cause) {
    throw new Explained(
      `The database in ${cluster} belongs to another user (${errorMessage(cause)}).` +
        " Start Plimsoll as the user who made it, or set PLIMSOLL_DATA to another folder.",
      { cause },
    );
  }
  if (names.length === 0) {
    rmdirSync(cluster);
    return false;
  }
  const parts = ["PG_VERSION", "global/pg_control", "base", "pg_wal"];
  const missing = parts.filter((part) => !existsSync(join(cluster, part)));
  if (missing.length > 0) {
    throw new Explained(
      `${cluster} is not a whole database (it lacks ${missing.join(", ")}), so Plimsoll leaves it alone.` +
        " Restore it from a back-up, or move it away to start with an empty one.",
    );
  }
  const version = readFileSync(join(cluster, "PG_VERSION"), "utf8").trim();
  if (version !== POSTGRES_MAJOR) {
    throw new Explained(
      `The database in ${cluster} was made by PostgreSQL ${version}; this version of Plimsoll brings` +
        ` PostgreSQL ${POSTGRES_MAJOR}. docs/operations.md tells how to move the data.`,
    );
  }
  return true;
}

async function initdb(options: InitialiseOptions, directory: string, passwordFile: string) {
  // The builtin locale sorts the same on every system and after every upgrade of it.
  const locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
  const child = spawn(
    options.binaries.initdb,
    [
      `--pgdata=${directory}`,
      `--username=${ADMIN_ROLE}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--no-instructions",
      ...locale,
    ],
    {
      cwd: "/",
      ...runAs(options.account),
      env: BARE_ENVIRONMENT,
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) throw new Error(said.trim() || `initdb ended with code ${code}`);
}
