import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { bound } from "../bound";
import { serverFile } from "../build/bundle-server";
import { PROJECT } from "../project";

/** What the app is started with. */
export type AppOptions = {
  dev: boolean;
  host: string;
  port: number;
  /** The address for people: links and cookies follow it. */
  publicUrl: string;
  appUrl: string;
  authSecret: string;
  /** Where the app listens for changes, when that is another address. */
  listenUrl: string | undefined;
  /** The mail server, where there is one. */
  smtpUrl: string | undefined;
  /** What single sign-on knows Plimsoll by, where it is configured. */
  oidcClientSecret: string | undefined;
  /** Where the app's output goes; the terminal unless told. */
  output?: "inherit" | "ignore";
};

/** The app's process. */
export type App = {
  pid: number | undefined;
  /** Resolves with its exit code when the process has ended; `null` when a signal ended it. */
  ended: Promise<number | null>;
  stop(): Promise<void>;
};

/** Room for what a page is made of and lets go: with Node's own 16 MB, requests pay for collecting it (Dockerfile, too). */
const YOUNG = "--max-semi-space-size=32";
const STOP_PATIENCE_MS = 10_000;
/** The app has no use for the rights of the tables' owner, nor for where secrets come from. */
const KEPT_FROM_APP = [
  "DATABASE_OWNER_URL",
  "DATABASE_OWNER_URL_FILE",
  "DATABASE_URL_FILE",
  "DATABASE_LISTEN_URL_FILE",
  "NEXTAUTH_SECRET_FILE",
  "SMTP_URL_FILE",
  "OIDC_CLIENT_SECRET_FILE",
  "PLIMSOLL_DATA",
  "HOSTNAME",
];

/** Returns the environment that the app runs in: ours, less what it must not know, plus what was found out. */
function appEnvironment(options: AppOptions): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    DATABASE_URL: options.appUrl,
    NEXTAUTH_SECRET: options.authSecret,
    NEXTAUTH_URL: options.publicUrl,
    NODE_ENV: options.dev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    PORT: String(options.port),
  };
  for (const name of KEPT_FROM_APP) delete environment[name];
  const given = {
    SMTP_URL: options.smtpUrl,
    DATABASE_LISTEN_URL: options.listenUrl,
    OIDC_CLIENT_SECRET: options.oidcClientSecret,
  };
  for (const [name, value] of Object.entries(given)) {
    if (value) environment[name] = value;
    else delete environment[name];
  }
  return environment;
}

/** Starts the app as a process of its own, which ends with this one. */
export function startApp(options: AppOptions): App {
  const { command, before, as } = bound(process.execPath, "TERM");
  const server = [serverFile(PROJECT, options.dev), ...(options.dev ? ["--dev"] : [])];
  const where = ["--hostname", options.host, "--port", String(options.port)];
  const output = options.output ?? "inherit";
  const child = spawn(command, [...before, YOUNG, ...server, ...where], {
    ...as,
    cwd: PROJECT,
    env: appEnvironment(options),
    stdio: ["ignore", output, output],
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once("exit", resolve);
    child.once("error", () => resolve(1));
  });
  return { pid: child.pid, ended, stop: () => stop(child, ended) };
}

async function stop(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  child.kill("SIGTERM");
  const patience = new AbortController();
  const late = wait(STOP_PATIENCE_MS, undefined, { signal: patience.signal }).then(
    () => child.kill("SIGKILL"),
    () => undefined,
  );
  await ended;
  patience.abort();
  await late;
}
