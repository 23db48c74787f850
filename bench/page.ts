import { spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { CONTROL_IDS } from "@/lib/core/model/words";
import { errorMessage } from "@/scripts/explained";
import { PROJECT } from "@/scripts/project";
import { freePort } from "@/scripts/start/port";
import { BLANK_ANSWER } from "@/scripts/testing/blank-answer";
import type { Figures } from "./support/report";
import { pageServers, processorTime, type ServerProcess } from "./support/server-process";
import { onStage, type Stage } from "./support/stage";
import { quantile } from "./support/statistics";

const ROUNDS = 60;
const REQUESTS = 20;
const WARM_UP = 1_500; // until V8 has compiled what both pages run

/** A page under measurement: where it is, what it is asked with, and what came of it. */
interface Page {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly server: ServerProcess | undefined;
  readonly latencies: number[];
  processorMs: number;
}

/**
 * The checklist page with all its questions beside a bare dynamic Next page of 45 list items that reads one row: server
 * CPU and p50 per request, in rounds that take turns, and the first-load JavaScript of each.
 */
export function measurePage(): Promise<Figures> {
  return onStage(measureOn);
}

async function measureOn(stage: Stage): Promise<Figures> {
  const [ourServer] = pageServers();
  const bare = await startBare();
  try {
    const { path, cookie } = await fillProject(stage);
    const bareServer = pageServers().find(({ pid }) => pid !== ourServer?.pid);
    const ours = pageOf(`${stage.url}${path}`, ourServer, { cookie });
    const theirs = pageOf(bare.url, bareServer, {});
    await demandQuestions(ours);
    for (const page of [theirs, ours]) await visit(page, WARM_UP);
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const page of [theirs, ours]) await measure(page);
    }
    return {
      ...compare("p50_ms", quantile(theirs.latencies, 0.5), quantile(ours.latencies, 0.5)),
      ...compare("p95_ms", quantile(theirs.latencies, 0.95), quantile(ours.latencies, 0.95)),
      ...compare("server_cpu_ms", processorPerRequest(theirs), processorPerRequest(ours)),
      ...(await sizes(theirs, ours)),
      requests: ROUNDS * REQUESTS,
    };
  } finally {
    await bare.stop();
  }
}

/** A project of which every second control is answered. */
async function fillProject(stage: Stage): Promise<{ path: string; cookie: string }> {
  const { createProject } = await import("@/lib/server/projects/commands");
  const { saveAnswer } = await import("@/lib/server/answers/commands");
  const [editor] = await stage.makeEditors(1);
  if (!editor) throw new Error("There is no editor.");
  const { id } = await createProject(editor.ctx, {
    name: "booking-api",
    environment: "production",
    platform: "compose",
  });
  for (const control of CONTROL_IDS.filter((_, index) => index % 2 === 0)) {
    await saveAnswer(editor.ctx, {
      projectId: id,
      control,
      version: 0,
      ...BLANK_ANSWER,
      answer: "met",
      note: "Looked at in the weekly meeting; the Compose file sets it for every service.",
    });
  }
  return { path: `/projects/${id}/checklist`, cookie: editor.cookie };
}

function pageOf(
  url: string,
  server: ServerProcess | undefined,
  headers: Record<string, string>,
): Page {
  return { url, server, headers, latencies: [], processorMs: 0 };
}

async function demandQuestions(page: Page): Promise<void> {
  const html = await get(page);
  const absent = CONTROL_IDS.filter((control) => !html.includes(`>${control}<`));
  if (absent.length > 0) throw new Error(`The page lacks ${absent.join(", ")}.`);
}

async function measure(page: Page): Promise<void> {
  const before = page.server ? processorTime(page.server) : null;
  page.latencies.push(...(await visit(page, REQUESTS)));
  const after = page.server ? processorTime(page.server) : null;
  page.processorMs += before === null || after === null ? Number.NaN : after - before;
}

/** One request after the other. Returns how long each took, in milliseconds. */
async function visit(page: Page, times: number): Promise<number[]> {
  const latencies: number[] = [];
  for (let request = 0; request < times; request += 1) {
    const started = performance.now();
    await get(page);
    latencies.push(performance.now() - started);
  }
  return latencies;
}

async function get({ url, headers }: Pick<Page, "url" | "headers">): Promise<string> {
  const response = await fetch(url, { headers, redirect: "error" });
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}.`);
  return response.text();
}

function processorPerRequest(page: Page): number | null {
  const each = page.processorMs / (ROUNDS * REQUESTS);
  return Number.isNaN(each) ? null : each;
}

function compare(name: string, theirs: number | null, ours: number | null): Figures {
  const ratio = theirs === null || ours === null ? null : ours / theirs;
  return { [`bare_${name}`]: theirs, [`checklist_${name}`]: ours, [`${name}_ratio`]: ratio };
}

async function sizes(theirs: Page, ours: Page): Promise<Figures> {
  const kb = async (page: Page) => {
    const html = await get(page);
    return { html: gzipSync(html).length / 1024, script: await firstLoadScript(page, html) };
  };
  const [bare, checklist] = [await kb(theirs), await kb(ours)];
  return {
    bare_html_gzip_kb: bare.html,
    checklist_html_gzip_kb: checklist.html,
    bare_script_gzip_kb: bare.script,
    checklist_script_gzip_kb: checklist.script,
    script_gzip_kb_more: checklist.script - bare.script,
  };
}

/** The JavaScript that the page's HTML loads in a browser that knows modules, gzipped, in KB. */
async function firstLoadScript(page: Page, html: string): Promise<number> {
  const tags = [...html.matchAll(/<script\b[^>]*\bsrc="([^"]+)"[^>]*>/g)];
  const sources = tags.filter(([tag]) => !/\bnomodule\b/i.test(tag)).map(([, source]) => source);
  let bytes = 0;
  for (const source of new Set(sources)) {
    const url = new URL(source ?? "", page.url).href;
    bytes += gzipSync(await get({ url, headers: page.headers })).length;
  }
  return bytes / 1024;
}

/** Builds and starts the bare page, on the same database. */
async function startBare(): Promise<{ url: string; stop(): Promise<void> }> {
  const directory = join(PROJECT, "bench/bare");
  const next = join(PROJECT, "node_modules/next/dist/bin/next");
  const run = (...words: string[]) =>
    spawn(process.execPath, [next, ...words], {
      cwd: directory,
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      stdio: ["ignore", "ignore", "inherit"],
    });
  const code = await new Promise((resolve) => run("build").once("exit", resolve));
  if (code !== 0) throw new Error(`The bare page can't be built (code ${code}).`);
  const port = await freePort();
  const child = run("start", "--port", String(port), "--hostname", "127.0.0.1");
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const url = `http://127.0.0.1:${port}/`;
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  try {
    await becomesReady(url);
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function becomesReady(url: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await get({ url, headers: {} });
      return;
    } catch (error) {
      if (tries === 100) throw new Error(`${url} does not answer: ${errorMessage(error)}`);
      await wait(100);
    }
  }
}
