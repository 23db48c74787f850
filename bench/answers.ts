import { setTimeout as wait } from "node:timers/promises";
import { Pool } from "pg";
import { ANSWERS, CONTROL_IDS } from "@/lib/core/model/words";
import type { SaveAnswerInput } from "@/lib/schemas/answer";
import type { Figures } from "./support/report";
import { pageServers, processorTime } from "./support/server-process";
import { type Editor, onStage, type Stage } from "./support/stage";
import { quantile } from "./support/statistics";

const EDITORS = 50;
const PERIOD_MS = 500;
const PLAIN_SAVES = 20;
const WARM_UP = 10;
const SAVES = 60;
/** So many editors share a project; each has a control of their own. */
const EDITORS_PER_PROJECT = 10;

/** One save, the `round`th of an editor. */
type Save = (editor: number, round: number) => Promise<void>;

/**
 * 50 editors of one organisation in five projects, each with one save per 500 ms over HTTP, as the browser sends it;
 * before and after them a plain transaction (one row updated, one inserted) at the same pace from a pool as large as
 * the app's. Times count from when a save was due, so that what queues up counts too.
 */
export function measureAnswers(): Promise<Figures> {
  return onStage(measure);
}

async function measure(stage: Stage): Promise<Figures> {
  const plain = await openPlain(stage.ownerUrl);
  try {
    const editors = await stage.makeEditors(EDITORS);
    const save = await saveOverHttp(stage.url, editors);
    await pace(save, WARM_UP);
    const before = await pace(plain.save, PLAIN_SAVES);
    const [server] = pageServers();
    const used = server ? processorTime(server) : null;
    const saves = await pace((editor, round) => save(editor, round + WARM_UP), SAVES);
    const usedAfter = server ? processorTime(server) : null;
    const after = await pace(plain.save, PLAIN_SAVES);
    const transaction = [...before, ...after];
    const p95 = quantile(saves, 0.95);
    return {
      save_p50_ms: quantile(saves, 0.5),
      save_p95_ms: p95,
      save_p99_ms: quantile(saves, 0.99),
      transaction_p50_ms: quantile(transaction, 0.5),
      transaction_p95_ms: quantile(transaction, 0.95),
      p95_ratio: p95 / quantile(transaction, 0.95),
      server_cpu_ms: used === null || usedAfter === null ? null : (usedAfter - used) / saves.length,
      editors: EDITORS,
      saves: saves.length,
    };
  } finally {
    await plain.close();
  }
}

/** Lets every editor save at a steady pace, evenly spread. Returns how long each save took, in milliseconds. */
async function pace(save: Save, rounds: number): Promise<number[]> {
  const start = performance.now() + PERIOD_MS;
  const latencies: number[] = [];
  const saves = Array.from({ length: EDITORS }, async (_, editor) => {
    for (let round = 0; round < rounds; round += 1) {
      const due = start + round * PERIOD_MS + (editor * PERIOD_MS) / EDITORS;
      await wait(Math.max(0, due - performance.now()));
      await save(editor, round);
      latencies.push(performance.now() - due);
    }
  });
  await Promise.all(saves);
  return latencies;
}

async function saveOverHttp(url: string, editors: readonly Editor[]): Promise<Save> {
  const { createProject } = await import("@/lib/server/projects/commands");
  const projects: string[] = [];
  for (let index = 0; index < EDITORS; index += EDITORS_PER_PROJECT) {
    const editor = editors[index];
    if (!editor) continue;
    const name = `project-${index}`;
    const input = { name, environment: "production", platform: "compose" } as const;
    projects.push((await createProject(editor.ctx, input)).id);
  }
  return async (index, round) => {
    const projectId = projects[Math.floor(index / EDITORS_PER_PROJECT)];
    const control = CONTROL_IDS[index % EDITORS_PER_PROJECT];
    if (!projectId || !control) throw new Error("There is no such project.");
    const state = {
      version: round,
      answer: ANSWERS[round % 3] ?? null,
      note: `Round ${round}: the worker follows with the next release.`,
      reason: "",
      links: [],
      ownerMemberId: null,
      ownerName: null,
      dueDate: null,
    } satisfies Omit<SaveAnswerInput, "projectId" | "control">;
    const response = await fetch(`${url}/api/projects/${projectId}/answers/${control}`, {
      method: "PUT",
      headers: {
        "content-type": "application/json",
        cookie: editors[index]?.cookie ?? "",
        origin: url,
        "sec-fetch-site": "same-origin",
      },
      body: JSON.stringify({ typedBy: editors[index]?.ctx.memberId, ...state }),
    });
    const said = await response.text();
    if (!response.ok) {
      throw new Error(`A save was refused (${response.status}): ${said.slice(0, 500)}`);
    }
  };
}

async function openPlain(ownerUrl: string): Promise<{ save: Save; close(): Promise<void> }> {
  const pool = new Pool({ connectionString: ownerUrl, max: 10 });
  await pool.query("create table bench_row (id int primary key, version int not null)");
  await pool.query("create table bench_log (id bigserial primary key, row_id int, text text)");
  await pool.query("insert into bench_row select n, 0 from generate_series(0, $1 - 1) n", [
    EDITORS,
  ]);
  const save: Save = async (editor) => {
    const client = await pool.connect();
    try {
      await client.query("begin");
      await client.query("update bench_row set version = version + 1 where id = $1", [editor]);
      await client.query("insert into bench_log (row_id, text) values ($1, $2)", [editor, "met"]);
      await client.query("commit");
    } finally {
      client.release();
    }
  };
  return { save, close: () => pool.end() };
}
