import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, expect, test } from "@playwright/test";
import { bound } from "../scripts/bound";
import { startEmbedded } from "../scripts/database/embedded";
import { PROJECT } from "../scripts/project";
import { freePort } from "../scripts/start/port";
import { makeTemporaryData } from "../scripts/testing/temporary-data";
import { removeDataDirectory } from "./support/app";
import { OWNER, setUpOnPage } from "./support/people";

// What the Dockerfile copies and compose.yaml starts, without a container around it.
const FOLDER = join(PROJECT, "dist", "image");

test("the image's folder migrates as the owner, serves as the app, reads its secrets from files and writes nothing", async ({
  browser,
}) => {
  test.slow(); // a database of its own
  const dataDirectory = makeTemporaryData();
  const secrets = mkdtempSync(join(tmpdir(), "plimsoll-secrets-"));
  const database = await startEmbedded({ project: PROJECT, dataDirectory, durable: false });
  const before = filesOf(FOLDER);
  const port = await freePort();
  const site = `http://localhost:${port}`;
  const inFile = (name: string, value: string) => {
    writeFileSync(join(secrets, name), `${value}\n`);
    return { [`${name}_FILE`]: join(secrets, name) };
  };
  const ofApp = {
    ...inFile("DATABASE_URL", database.appUrl),
    HOSTNAME: "0.0.0.0",
    PORT: String(port),
    PUBLIC_URL: site,
  };
  const app = { env: { ...ofApp, ...inFile("NEXTAUTH_SECRET", "s".repeat(32)) } };
  try {
    const unmigrated = start(["app.mjs"], app);
    await unmigrated.says(/Plimsoll is ready/);
    expect((await fetch(`${site}/api/ready`)).status).toBe(503);
    expect((await fetch(`${site}/api/health`)).status).toBe(200);
    unmigrated.stop();
    expect(await unmigrated.ended).toBe(0);

    const owner = inFile("DATABASE_OWNER_URL", database.ownerUrl);
    const migration = start(["manage.mjs", "migrate"], { env: { ...ofApp, ...owner } });
    expect(await migration.ended, migration.printed()).toBe(0);
    expect(migration.printed()).toMatch(/Applied: \d{14}_init/);
    const code = /with this code: (\S+)/.exec(migration.printed())?.[1] ?? null;

    const served = start(["app.mjs"], app);
    await served.says(/Plimsoll is ready/);
    expect((await fetch(`${site}/api/ready`)).status).toBe(200);
    expect(await statusOf(`${site}/catalogue/image/no-such-control`)).toBe(404);
    expect(await statusOf(`${site}/_next/image?url=/icon.svg&w=64&q=75`)).toBe(404);
    expect(await statusOf(`${site}/favicon.ico`)).toBe(200);
    await setUp(browser, site, code);
    served.stop();
    expect(await served.ended).toBe(0);
    expect(served.printed().replace(/.*next\.config.*\n/, "")).toBe(
      `Plimsoll is ready at ${site}\n`,
    );
    expect(filesOf(FOLDER)).toEqual(before);
  } finally {
    await database.stop();
    removeDataDirectory(dataDirectory);
    rmSync(secrets, { recursive: true });
  }
});

async function setUp(browser: Browser, site: string, code: string | null): Promise<void> {
  const storageState = { cookies: [], origins: [] };
  const context = await browser.newContext({ baseURL: site, storageState });
  const page = await context.newPage();
  await setUpOnPage(page, code, OWNER);
  await page.waitForURL("**/projects");
  await context.close();
}

async function statusOf(url: string): Promise<number> {
  return (await fetch(url)).status;
}

/** Path, size and time of every file. */
function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => ({ path, ...statSync(join(folder, path)) }))
    .map(({ path, size, mtimeMs }) => `${path} ${size} ${mtimeMs}`)
    .sort();
}

/** Starts a program of the folder with these variables and no others. */
function start(words: string[], { env }: { env: Record<string, string> }) {
  const { command, before } = bound(process.execPath, "TERM");
  const child = spawn(command, [...before, ...words], {
    cwd: FOLDER,
    env: { PATH: process.env.PATH, NODE_ENV: "production", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  const heard: (() => void)[] = [];
  const read = (chunk: Buffer) => {
    printed += chunk.toString();
    for (const listen of heard) listen();
  };
  child.stdout.on("data", read);
  child.stderr.on("data", read);
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const says = (sentence: RegExp) =>
    new Promise<void>((resolve, reject) => {
      const listen = () => sentence.test(printed) && resolve();
      heard.push(listen);
      listen();
      void ended.then(() => reject(new Error(`It ended before it said so:\n${printed}`)));
    });
  return { ended, says, printed: () => printed, stop: () => child.kill("SIGTERM") };
}
