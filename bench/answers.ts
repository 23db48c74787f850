import { Pool } from "pg";
import { CONTROL_IDS } from "@/lib/core/model/words";
import { measureLive } from "./live";
import { keepPace, sendAnswer, type Work } from "./support/paced";
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

const pace = (save: Work, rounds: number) =>
  keepPace({ editors: EDITORS, rounds, periodMs: PERIOD_MS }, save);

/**
 * 50 editors of one organisation in five projects, each with one save per 500 ms over HTTP, as the browser sends it;
 * before and after them a plain transaction (one row updated, one inserted) at the same pace from a pool as large as
 * the app's. Times count from when a save was due, so that what queues up counts too. Then they all work on one project:
 * `bench/live.ts`.
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
      ...(await measureLive(stage, editors)),
    };
  } finally {
    await plain.close();
  }
}

async function saveOverHttp(url: string, editors: readonly Editor[]): Promise<Work> {
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
    const editor = editors[index];
    if (!projectId || !control || !editor) throw new Error("There is no such project.");
    const { isNewer } = await sendAnswer(
      url,
      editor,
      { projectId, control, version: round },
      round,
    );
    if (isNewer) throw new Error("Somebody else saved an answer that is one editor's alone.");
  };
}

async function openPlain(ownerUrl: string): Promise<{ save: Work; close(): Promise<void> }> {
  const pool = new Pool({ connectionString: ownerUrl, max: 10 });
  await pool.query("create table bench_row (id int primary key, version int not null)");
  await pool.query("create table bench_log (id bigserial primary key, row_id int, text text)");
  await pool.query("insert into bench_row select n, 0 from generate_series(0, $1 - 1) n", [
    EDITORS,
  ]);
  const save: Work = async (editor) => {
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
