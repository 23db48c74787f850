import { setTimeout as wait } from "node:timers/promises";
import { CONTROL_IDS, type ControlId } from "@/lib/core/model/words";
import { type LiveReader, openLiveReader } from "./support/live-reader";
import { keepPace, sendAnswer } from "./support/paced";
import type { Bar, Figures } from "./support/report";
import type { Editor, Stage } from "./support/stage";
import { quantile } from "./support/statistics";

const PERIOD_MS = 500;
const WARM_UP = 6;
const ROUNDS = 60;
/** What has not come after so long is lost. */
const PATIENCE_MS = 20_000;

/** What others change is on the screen within a second, and none of it is lost. */
export const LIVE_BARS: readonly Bar[] = [
  { figure: "change_to_screen_p95_ms", most: 1_000 },
  { figure: "live_lost", most: 0 },
];

/** A save that went through, and when it was sent. */
interface Sent {
  readonly control: ControlId;
  readonly version: number;
  readonly at: number;
}

/**
 * Editors of one project, half of them on another instance, each with one save per 500 ms and a live stream open. Five
 * share their control with another, so that some saves meet a newer version and are sent again. From when a save is
 * sent until each other's stream has told this version or a later one is `change_to_screen`; a version that a stream has
 * not told 20 s after the last save is lost.
 */
export async function measureLive(stage: Stage, editors: readonly Editor[]): Promise<Figures> {
  const { createProject } = await import("@/lib/server/projects/commands");
  const [first] = editors;
  if (!first) throw new Error("There is no editor.");
  const facts = { name: "shared", environment: "production", platform: "compose" } as const;
  const { id: projectId } = await createProject(first.ctx, facts);
  const instances = [stage.url, await stage.openInstance()];
  const urlOf = (index: number) => instances[index % instances.length] ?? stage.url;
  const readers = await Promise.all(
    editors.map(({ cookie }, index) => openLiveReader(urlOf(index), cookie, projectId)),
  );
  try {
    const heard = readers.map(listen);
    const sent: Sent[][] = [];
    const known = new Map<ControlId, number>();
    let conflicts = 0;

    const save = async (index: number, round: number) => {
      const editor = editors[index];
      const control = CONTROL_IDS[index % CONTROL_IDS.length];
      if (!editor || !control) throw new Error("There is no such editor.");
      // As a page does: with the newest version that it has seen, and again with a newer one.
      for (let version = known.get(control) ?? 0; ; conflicts += 1) {
        const at = performance.now();
        const text = round * editors.length + index; // two people at one answer say different things
        const reply = await sendAnswer(urlOf(index), editor, { projectId, control, version }, text);
        version = reply.version;
        known.set(control, Math.max(version, known.get(control) ?? 0));
        if (reply.isNewer) continue;
        sent[index] ??= [];
        sent[index].push({ control, version, at });
        return;
      }
    };
    const pace = { editors: editors.length, periodMs: PERIOD_MS };
    await keepPace({ ...pace, rounds: WARM_UP }, save);
    sent.length = 0;
    conflicts = 0;
    const latencies = await keepPace({ ...pace, rounds: ROUNDS }, (index, round) =>
      save(index, round + WARM_UP),
    );
    await allHeard(readers, known);

    const toScreen: number[] = [];
    let lost = 0;
    for (const [author, saves] of sent.entries()) {
      for (const { control, version, at } of saves) {
        for (const [index, hear] of heard.entries()) {
          if (index === author) continue;
          const moment = hear(control, version);
          if (moment === null) lost += 1;
          else toScreen.push(moment - at);
        }
      }
    }
    return {
      live_editors: editors.length,
      live_instances: instances.length,
      live_saves: sent.flat().length,
      live_conflicts: conflicts,
      live_save_p50_ms: quantile(latencies, 0.5),
      live_save_p95_ms: quantile(latencies, 0.95),
      change_to_screen_p50_ms: quantile(toScreen, 0.5),
      change_to_screen_p95_ms: quantile(toScreen, 0.95),
      change_to_screen_p99_ms: quantile(toScreen, 0.99),
      live_lost: lost,
    };
  } finally {
    for (const reader of readers) reader.close();
  }
}

/** Returns when a stream had told a version of an answer or a later one; null: not yet. */
function listen(reader: LiveReader): (control: ControlId, version: number) => number | null {
  const told = new Map<ControlId, { version: number; at: number }[]>();
  reader.onVersion((control, version) => {
    const list = told.get(control) ?? [];
    list.push({ version, at: performance.now() });
    told.set(control, list);
  });
  return (control, version) => told.get(control)?.find((one) => one.version >= version)?.at ?? null;
}

async function allHeard(
  readers: readonly LiveReader[],
  newest: ReadonlyMap<ControlId, number>,
): Promise<void> {
  const isDone = () =>
    readers.every((reader) =>
      [...newest].every(([control, version]) => reader.versionOf(control) >= version),
    );
  const until = performance.now() + PATIENCE_MS;
  while (!isDone() && performance.now() < until) await wait(50);
}
