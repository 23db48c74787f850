import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { bound } from "../../scripts/bound";
import { errorCode } from "../../scripts/explained";
import { PROJECT } from "../../scripts/project";
import { freePort } from "../../scripts/start/port";
import { descendants } from "../../scripts/testing/processes";
import { makeTemporaryData } from "../../scripts/testing/temporary-data";

/** Where an app runs. What is left out is made: an empty data folder, a free port. */
export type AppOptions = {
  dataDirectory?: string;
  port?: number;
  env?: Record<string, string>;
  /** As `npm run demo` starts it. */
  demo?: boolean;
};

/** A Plimsoll of its own, started as a person starts it, with its own database. */
export type TestApp = {
  url: string;
  port: number;
  dataDirectory: string;
  /** The code for the first account, as printed; `null` once there is one. */
  setupCode: string | null;
  /** The demo's people with their passwords, as printed. */
  signIns: { email: string; password: string }[];
  /** Asks it to stop. Returns the exit code. */
  stop(): Promise<number | null>;
  /** Kills app, database and what started them, at once (`kill -9`). */
  kill(): Promise<void>;
};

const READY = /Plimsoll is ready at (\S+)/;
const CODE = /with this code: (\S+)/;
const DATA = /Its data: (.+)/;
/** What comes after the data folder: the code, the demo's people, or neither. */
const LAST_WORDS = /(with this code: \S+|Sign in there\.\n|to fill the demo anew\.)/;
const SIGN_IN = /(\S+@\S+) +(\S+)$/gm;

/** Removes a data folder. */
export function removeDataDirectory(directory: string): void {
  rmSync(directory, { recursive: true, force: true });
}

/**
 * Starts the production app (it has to be built) and waits until it is ready.
 * Throws with what the app printed when it ends instead.
 */
export async function startTestApp(options: AppOptions = {}): Promise<TestApp> {
  const dataDirectory = options.dataDirectory ?? makeTemporaryData();
  const port = options.port ?? (await freePort());
  const words = ["--conditions=react-server", "--import", "tsx", "scripts/start.ts"];
  if (options.demo) words.push("--demo");
  const { command, before } = bound(process.execPath, "TERM"); // no app outlives a run that was broken off
  const child = spawn(command, [...before, ...words], {
    cwd: PROJECT,
    env: {
      ...process.env,
      NODE_ENV: "production",
      NODE_OPTIONS: "", // ours are for the tests' own process
      DATABASE_URL: "",
      DATABASE_OWNER_URL: "",
      DATABASE_LISTEN_URL: "",
      NEXTAUTH_SECRET: "",
      NEXTAUTH_URL: "",
      PUBLIC_URL: "",
      HOSTNAME: "",
      SMTP_URL: "",
      MAIL_FROM: "",
      PORT: String(port),
      PLIMSOLL_DATA: dataDirectory,
      ...options.env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const announced = new Promise<boolean>((resolve) => {
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      if (READY.test(printed) && LAST_WORDS.test(printed)) {
        resolve(true);
      }
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    void ended.then(() => resolve(false));
  });
  if (!(await announced)) {
    if (!options.dataDirectory) removeDataDirectory(dataDirectory);
    throw new Error(`The app ended before it was ready:\n${printed}`);
  }
  return {
    url: READY.exec(printed)?.[1] ?? "",
    port,
    dataDirectory: DATA.exec(printed)?.[1] ?? dataDirectory,
    setupCode: CODE.exec(printed)?.[1] ?? null,
    signIns: [...printed.matchAll(SIGN_IN)].map(([, email = "", password = ""]) => ({
      email,
      password,
    })),
    stop: async () => {
      child.kill("SIGTERM");
      return ended;
    },
    kill: async () => {
      const family = child.pid === undefined ? [] : [child.pid, ...descendants(child.pid)];
      for (const pid of family) killIfAlive(pid);
      await ended;
    },
  };
}

// The kernel may have ended a child with its parent already.
function killIfAlive(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if (errorCode(error) !== "ESRCH") throw error;
  }
}
