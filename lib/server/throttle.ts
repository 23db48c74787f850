import "server-only";
import { AppError } from "./app-error";

interface Throttle {
  /** What is counted and for whom. */
  readonly bucket: string;
  readonly most: number;
  readonly seconds: number;
}

interface Window {
  count: number;
  endsAt: number;
}

const windows = new Map<string, Window>();
/** So many are kept: whoever asks under ever new addresses fills no memory. */
const MANY = 10_000;

/** What one member may save a minute: more than ten people's typing, less than a script's loop. */
const SAVES = 600;
/** What one member may do by buttons and forms a minute. */
const ACTIONS = 120;
/** What one member may send to be read by the engine a minute: it reads one after another, in a thread of its own. */
const UPLOADS = 30;

/** What one member may freeze an hour: a snapshot stays for good. */
const SNAPSHOTS = 30;

/** Counts a save of an answer. @throws AppError `RATE_LIMITED`. */
export function countSave(memberId: string): void {
  throttle({ bucket: `save:${memberId}`, most: SAVES, seconds: 60 });
}

/** Counts what a form or a button asks for. @throws AppError `RATE_LIMITED`. */
export function countAction(memberId: string): void {
  throttle({ bucket: `action:${memberId}`, most: ACTIONS, seconds: 60 });
}

/** Counts files that are sent to be read. @throws AppError `RATE_LIMITED`. */
export function countUpload(memberId: string): void {
  throttle({ bucket: `upload:${memberId}`, most: UPLOADS, seconds: 60 });
}

/** Counts a snapshot that is asked for. @throws AppError `RATE_LIMITED`. */
export function countSnapshot(memberId: string): void {
  throttle({ bucket: `snapshot:${memberId}`, most: SNAPSHOTS, seconds: 3600 });
}

/**
 * Counts in this process's memory, before any work: it costs the database nothing. Several instances count apart, so
 * that each lets as much pass; guessing of passwords and codes is counted in the database instead (`rate-limit.ts`).
 * @throws AppError `RATE_LIMITED`, with `retryAt` in its details, once the window's share is used up.
 */
export function throttle({ bucket, most, seconds }: Throttle, now: number = Date.now()): void {
  const known = windows.get(bucket);
  if (!known || known.endsAt <= now) {
    windows.delete(bucket); // the newest stand last
    if (windows.size >= MANY) makeRoom(now);
    windows.set(bucket, { count: 1, endsAt: now + seconds * 1000 });
    return;
  }
  known.count += 1;
  if (known.count <= most) return;
  const wait = Math.max(1, Math.ceil((known.endsAt - now) / 1000));
  const soon = wait < 120 ? `${wait} s` : `${Math.ceil(wait / 60)} min`;
  const message = `Too many changes at once. Try again in ${soon}.`;
  throw new AppError("RATE_LIMITED", message, { retryAt: new Date(known.endsAt).toISOString() });
}

function makeRoom(now: number): void {
  for (const [bucket, { endsAt }] of windows) if (endsAt <= now) windows.delete(bucket);
  for (const bucket of windows.keys()) {
    if (windows.size < MANY) return;
    windows.delete(bucket);
  }
}
