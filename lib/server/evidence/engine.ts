import "server-only";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Evidence, EvidenceInput, InputFile } from "@/lib/core/evidence/examine";
import type { GivenFile } from "@/lib/schemas/upload";
import { AppError } from "@/lib/server/app-error";

/** Where the build puts the engine, and `scripts/testing/database.ts` for the tests. */
const ENGINE = "plimsoll-engine.mjs";
/** Longer than the largest upload takes on a busy machine. Milliseconds. */
const PATIENCE = 120_000;
/** What wait for the engine at most: more would wait for minutes, each with its files in memory. */
const WAITING_AT_MOST = 8;
/** Of the engine's thread: the largest upload takes half of it. */
const MEMORY = { maxOldGenerationSizeMb: 512 };

/** A file that was handed in, as the engine takes it. */
export function toInputFile({ path, kind, named, tracked, text, error }: GivenFile): InputFile {
  // A zero character makes a file binary, for Git too, and PostgreSQL stores none.
  const unread = error ?? (text?.includes("\0") ? "unreadable" : null);
  const bytes = Buffer.from(unread ? "" : (text ?? ""));
  return {
    path,
    named,
    tracked,
    bytes,
    ...(kind ? { kind } : {}),
    ...(unread ? { error: unread } : {}),
  };
}

let queue: Promise<unknown> = Promise.resolve();
let waiting = 0;
let engine: Worker | null = null;

/**
 * Examines files in the engine's own thread, one input after another.
 * @throws AppError `UNAVAILABLE` where too many wait, or `INVALID` where the files take more time or memory than there is.
 */
export async function examineApart(input: EvidenceInput): Promise<Evidence> {
  if (waiting >= WAITING_AT_MOST) {
    throw new AppError(
      "UNAVAILABLE",
      "Many files are being read at the moment. Try again in a minute.",
    );
  }
  waiting += 1;
  const turn = queue.then(() => run(input));
  queue = turn.catch(() => undefined);
  try {
    return await turn;
  } finally {
    waiting -= 1;
  }
}

function run(input: EvidenceInput): Promise<Evidence> {
  const worker = engine ?? start();
  worker.ref();
  return new Promise<Evidence>((resolve, reject) => {
    const finish = () => {
      clearTimeout(late);
      worker.off("message", done).off("error", fail).off("exit", fail);
      worker.unref(); // an idle engine keeps no process alive
    };
    const done = (evidence: Evidence) => {
      finish();
      resolve(evidence);
    };
    const fail = () => {
      finish();
      if (engine === worker) engine = null;
      void worker.terminate();
      const message = "These files take more time or memory than there is. Send fewer of them.";
      reject(new AppError("INVALID", message, { fields: { files: message } }));
    };
    const late = setTimeout(fail, PATIENCE);
    worker.once("message", done).once("error", fail).once("exit", fail);
    worker.postMessage(input);
  });
}

function start(): Worker {
  const folder = process.env.PLIMSOLL_ENGINE ?? join(process.cwd(), ".next");
  const file = join(/* turbopackIgnore: true */ folder, ENGINE);
  const worker = new Worker(/* turbopackIgnore: true */ file, { resourceLimits: MEMORY });
  const forget = () => {
    if (engine === worker) engine = null;
  };
  worker.on("error", forget).on("exit", forget);
  engine = worker;
  return worker;
}
