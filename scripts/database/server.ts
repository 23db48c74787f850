import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { bound } from "../bound";
import { Explained } from "../explained";
import { type Account, BARE_ENVIRONMENT } from "./account";
import type { Binaries } from "./binaries";
import { clearPostmaster, readPostmaster } from "./postmaster";

/** What a database server needs to run. */
export type ServerOptions = {
  binaries: Binaries;
  account: Account;
  /** The data folder, made by `initialise`. */
  cluster: string;
  /** A short path (a socket's path holds 107 bytes at most) that the account owns. */
  socketDirectory: string;
  logFile: string;
  /** False only in tests: nothing is flushed to disk, so a crash may lose data. */
  durable: boolean;
};

/** A server that takes connections. */
export type Server = {
  pid: number;
  /** Resolves when the process has ended, for whatever reason. */
  ended: Promise<void>;
  /** Ends all sessions, writes everything to disk, and stops. */
  stop(): Promise<void>;
};

const START_PATIENCE_MS = 120_000;
const STOP_PATIENCE_MS = 30_000;
const BUSY_TRIES = 50;
const LOG_LIMIT = 10_000_000;

/**
 * Starts a server and waits until it takes connections; a server left over on the same folder is stopped first.
 * It listens on a socket alone. Throws an `Explained` with the end of its log when it does not start.
 */
export async function startServer(options: ServerOptions): Promise<Server> {
  await clearPostmaster(options.cluster);
  for (const name of readdirSync(options.socketDirectory)) {
    rmSync(join(options.socketDirectory, name), { force: true });
  }
  for (let attempt = 1; ; attempt++) {
    const from = rotateLog(options.logFile);
    const child = launch(options);
    const ended = new Promise<void>((resolve) => {
      child.once("exit", () => resolve());
      child.once("error", () => resolve());
    });
    if (child.pid !== undefined && (await becomesReady(child, child.pid, options.cluster))) {
      return { pid: child.pid, ended, stop: () => stopServer(child, ended) };
    }
    const log = readFileSync(options.logFile).subarray(from).toString().trim();
    // The processes of a killed server need a moment to notice that it is gone.
    const busy = /lock file ".*" already exists|shared memory block/.test(log);
    if (busy && attempt < BUSY_TRIES) {
      await wait(100);
      continue;
    }
    throw new Explained(
      `The embedded PostgreSQL did not start. Its log (${options.logFile}) ends with:\n` +
        log.split("\n").slice(-5).join("\n"),
    );
  }
}

function launch(options: ServerOptions): ChildProcess {
  const settings = {
    listen_addresses: "",
    unix_socket_directories: options.socketDirectory,
    unix_socket_permissions: "0700",
    timezone: "UTC",
    log_timezone: "UTC",
    ...(options.durable
      ? {}
      : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  const settled = [
    "-D",
    options.cluster,
    ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ];
  const { command, before, as } = bound(options.binaries.postgres, "INT", options.account);
  const log = openSync(options.logFile, "a", 0o600);
  try {
    return spawn(command, [...before, ...settled], {
      ...as,
      cwd: "/",
      // A group of its own, so that Ctrl-C in the terminal reaches the app before the database.
      detached: true,
      env: BARE_ENVIRONMENT,
      stdio: ["ignore", log, log],
    });
  } finally {
    closeSync(log);
  }
}

async function becomesReady(child: ChildProcess, pid: number, cluster: string): Promise<boolean> {
  const deadline = Date.now() + START_PATIENCE_MS;
  while (child.exitCode === null && child.signalCode === null) {
    const noted = readPostmaster(cluster);
    if (noted?.pid === pid && noted.ready) return true;
    if (Date.now() > deadline) {
      child.kill("SIGINT");
      return false;
    }
    await wait(10);
  }
  return false;
}

async function stopServer(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill("SIGINT");
  const patience = new AbortController();
  const late = wait(STOP_PATIENCE_MS, undefined, { signal: patience.signal }).then(
    // Without a last checkpoint: the next start recovers from the log. Nothing acknowledged is lost.
    () => child.kill("SIGQUIT"),
    () => undefined,
  );
  await ended;
  patience.abort();
  await late;
}

// Returns where the log of this start begins.
function rotateLog(path: string): number {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= LOG_LIMIT) return size;
  rmSync(path);
  return 0;
}
