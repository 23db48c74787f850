import "server-only";
import { type Follower, followChain } from "./follower";
import { listenTo, type Signal, type Signals } from "./signals";

/** What all streams of this process share: one connection that listens, and one follower an organisation. */
export interface Live {
  followerOf(organisationId: string): Follower;
  onSignal(listener: (signal: Signal) => void): () => void;
  /** Ends every stream: the process is about to go. */
  readonly ending: AbortSignal;
}

declare global {
  var plimsollLive: Live | undefined;
}

/** The live events of this process. */
export function live(): Live {
  // On globalThis: a development server loads this module again with every change.
  if (!globalThis.plimsollLive) {
    const url = process.env.DATABASE_LISTEN_URL || process.env.DATABASE_URL;
    if (!url) throw new Error("DATABASE_URL is unset. `npm start` sets it.");
    const ending = new AbortController();
    globalThis.plimsollLive = liveOver(listenTo(url), ending.signal);
    // An open stream would keep the server from going.
    for (const name of ["SIGTERM", "SIGINT"] as const) process.once(name, () => ending.abort());
  }
  return globalThis.plimsollLive;
}

/** Live events over one connection: an instance has one; a test may have two. */
export function liveOver(signals: Signals, ending: AbortSignal): Live {
  const followers = new Map<string, Follower>();
  ending.addEventListener("abort", () => void signals.close(), { once: true });
  signals.subscribe((signal) => {
    if (signal.kind === "change") followers.get(signal.organisationId)?.wake();
    if (signal.kind === "again") for (const follower of followers.values()) follower.wake();
    for (const [id, follower] of followers) if (follower.isIdle()) followers.delete(id);
  });
  return {
    ending,
    followerOf(organisationId) {
      const known = followers.get(organisationId) ?? followChain(organisationId);
      followers.set(organisationId, known);
      return known;
    },
    onSignal: signals.subscribe,
  };
}
