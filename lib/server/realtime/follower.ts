import "server-only";
import { CHAIN_PAGE, type ChainEntry, chainHead, readChain } from "./changes";

/** Entries that came together, oldest first. */
export type Batch = readonly ChainEntry[];

/** Whoever follows an organisation's chain is told of every entry once, in order. */
export interface Follower {
  /** Reads what is new, if anything is; many calls at once are one. */
  wake(): void;
  /** Tells of every entry that is written from now on; resolves to what stops it. */
  subscribe(listener: (batch: Batch) => void): Promise<() => void>;
  isIdle(): boolean;
}

/** Entries gather so long before they are told, in milliseconds. */
const GATHER = 50;

/** Follows one organisation's chain for all streams of this process: each entry is read once, not once a stream. */
export function followChain(organisationId: string): Follower {
  const listeners = new Set<(batch: Batch) => void>();
  let tip: Promise<number> | null = null;
  let running = false;
  let again = false;

  function start(): Promise<number> {
    tip ??= chainHead(organisationId).catch((error: unknown) => {
      tip = null;
      throw error;
    });
    return tip;
  }

  async function read(): Promise<void> {
    while (true) {
      const batch = await readChain(organisationId, await start());
      const last = batch.at(-1);
      if (!last) return;
      tip = Promise.resolve(last.seq);
      for (const listener of [...listeners]) listener(batch);
      if (batch.length < CHAIN_PAGE) return;
    }
  }

  async function run(): Promise<void> {
    running = true;
    try {
      do {
        again = false;
        await read();
        await new Promise((resolve) => setTimeout(resolve, GATHER));
      } while (again);
    } catch {
      // The database is away: its return is a signal, and wakes.
    } finally {
      running = false;
    }
  }

  return {
    wake() {
      again = true;
      if (!running) void run();
    },
    async subscribe(listener) {
      listeners.add(listener);
      await start(); // from here on nothing is missed
      return () => void listeners.delete(listener);
    },
    isIdle: () => listeners.size === 0,
  };
}
