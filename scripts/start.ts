import { join } from "node:path";
import type { Environment } from "@/lib/server/env";
import { firstAccount, newSetupCode } from "./accounts/tokens";
import { buildApp, generateClient } from "./build/build-app";
import { bundleEngine } from "./build/bundle-engine";
import { bundleServer } from "./build/bundle-server";
import { bundleWorkers, pageEnvironment, writeWorkers } from "./build/bundle-worker";
import { isBuilt } from "./build/stamp";
import { commandEnvironment } from "./command-environment";
import { startEmbedded } from "./database/embedded";
import { demandAuthSecret, openExternal } from "./database/external";
import { prepareSchema } from "./database/prepare";
import { demoEnvironment, demoWords, openDemo } from "./demo/open-demo";
import { Explained, runCommand } from "./explained";
import { PROJECT } from "./project";
import { probeUrl, siteUrl } from "./start/address";
import { type App, startApp } from "./start/app";
import { checkPort } from "./start/port";
import { becomesReady } from "./start/ready";

/** The database that the app uses, whoever started it. */
type Database = {
  ownerUrl: string;
  appUrl: string;
  authSecret: string;
  /** Where the data is, in words. */
  place: string;
  /** Resolves when a database of ours is lost for good. */
  lost: Promise<unknown>;
  stop(): Promise<void>;
};

const RESTARTS = 5;
const RESTART_WINDOW_MS = 60_000;

const stop = new AbortController();
/** Resolves when somebody asks us to stop. */
const stopRequest = new Promise<"stop">((resolve) => {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => stop.abort());
  stop.signal.addEventListener("abort", () => resolve("stop"));
});

await runCommand(async () => {
  const dev = process.argv.includes("--dev");
  const isDemo = process.argv.includes("--demo");
  const environment = isDemo ? demoEnvironment(commandEnvironment()) : commandEnvironment();
  const { host, port, smtpUrl, databaseListenUrl: listenUrl, oidcClientSecret } = environment;
  // Plimsoll itself speaks no https.
  if (environment.publicUrl?.startsWith("https:") && environment.trustedProxies === 0) {
    console.warn(
      "TRUST_PROXY is not set, so everybody behind the proxy counts as one caller when sign-ins are limited." +
        " TRUST_PROXY=1 trusts one proxy: docs/operations.md, reverse proxy.",
    );
  }
  await checkPort(host, port);
  const database = await openDatabase(environment);
  try {
    await prepare(database, dev);
    if (stop.signal.aborted) return;
    const publicUrl = siteUrl(environment);
    const { appUrl, authSecret } = database;
    const demo = isDemo ? await openDemo(appUrl, database.place) : null;
    const secrets = { authSecret, smtpUrl, oidcClientSecret };
    const app = startApp({ dev, host, port, publicUrl, appUrl, listenUrl, ...secrets });
    const words = demo && demoWords(demo, database.place);
    await serve(app, database, probeUrl(host, port), publicUrl, words);
  } catch (error) {
    // A step that we broke off ourselves is no failure.
    if (!stop.signal.aborted) throw error;
  } finally {
    await database.stop();
  }
});

async function openDatabase(environment: Environment): Promise<Database> {
  if (!environment.databaseUrl && !environment.databaseOwnerUrl) return ours(environment);
  return {
    authSecret: demandAuthSecret(environment),
    ...(await openExternal(environment)),
    place: "the database in DATABASE_URL",
    lost: new Promise(() => {}),
    stop: async () => {},
  };
}

async function ours(environment: Environment): Promise<Database> {
  const embedded = await startEmbedded({
    project: PROJECT,
    dataDirectory: environment.dataDirectory,
  });
  let stopping = false;
  const watch = async (): Promise<void> => {
    const ends: number[] = [];
    while (true) {
      await embedded.server().ended;
      if (stopping) return;
      ends.push(Date.now());
      const recent = ends.filter((end) => end > Date.now() - RESTART_WINDOW_MS).length;
      if (recent > RESTARTS) throw new Explained("The embedded database ends again and again.");
      console.error("The embedded database ended by itself. Starting it again.");
      await embedded.restart();
    }
  };
  const lost = watch();
  lost.catch(() => undefined);
  return {
    ownerUrl: embedded.ownerUrl,
    appUrl: embedded.appUrl,
    authSecret: environment.authSecret ?? embedded.secrets.authSecret,
    place: embedded.dataDirectory,
    lost,
    stop: () => {
      stopping = true;
      return embedded.stop();
    },
  };
}

async function prepare(database: Database, dev: boolean): Promise<void> {
  const { applied, separateRoles } = await prepareSchema({ project: PROJECT, ...database });
  if (applied.length > 0) console.log(`Migrated the database: ${applied.join(", ")}.`);
  if (!separateRoles) {
    console.warn(
      "DATABASE_URL and DATABASE_OWNER_URL name the same role, so the app could change its own audit log." +
        " docs/operations.md tells how to give it a role of its own.",
    );
  }
  await generateClient(PROJECT);
  if (dev) {
    const workers = await bundleWorkers(PROJECT);
    writeWorkers(PROJECT, workers, dev);
    Object.assign(process.env, pageEnvironment(PROJECT, workers));
    await bundleEngine(PROJECT, join(PROJECT, ".next"));
    return bundleServer(PROJECT, dev);
  }
  if (isBuilt(PROJECT) || stop.signal.aborted) return;
  console.log("There is no build of this version yet. Building, once.");
  await buildApp(PROJECT, { signal: stop.signal });
}

async function serve(
  app: App,
  database: Database,
  probe: string,
  publicUrl: string,
  words: string | null,
) {
  try {
    const ready = await Promise.race([becomesReady(app, probe), stopRequest]);
    if (ready === true) await announce(database, publicUrl, words);
    const end = await Promise.race([app.ended, stopRequest, database.lost]);
    if (end === "stop") return console.log("Stopping.");
    throw new Explained("The app ended by itself; what it said last is above.");
  } finally {
    await app.stop();
  }
}

async function announce(
  database: Database,
  publicUrl: string,
  words: string | null,
): Promise<void> {
  console.log(`\nPlimsoll is ready at ${publicUrl}`);
  console.log(`Its data: ${database.place}`);
  if (words) return console.log(words);
  const code = await newSetupCode(database.appUrl);
  console.log(code ? firstAccount(publicUrl, code) : "Sign in there.");
}
