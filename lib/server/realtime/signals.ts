import "server-only";
import { Client, type Notification } from "pg";

/** What PostgreSQL tells every instance that listens. */
export type Signal =
  | { readonly kind: "change"; readonly organisationId: string }
  | { readonly kind: "presence"; readonly projectId: string }
  | { readonly kind: "notice"; readonly memberId: string }
  /** The connection was away and is back: anything may have happened meanwhile. */
  | { readonly kind: "again" };

/** A connection that listens. It begins with its first subscriber, and comes back by itself. */
export interface Signals {
  subscribe(listener: (signal: Signal) => void): () => void;
  close(): Promise<void>;
}

const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 5_000;

const CHANNELS: Readonly<Record<string, (payload: string) => Signal>> = {
  plimsoll_change: (organisationId) => ({ kind: "change", organisationId }),
  plimsoll_presence: (projectId) => ({ kind: "presence", projectId }),
  plimsoll_notice: (memberId) => ({ kind: "notice", memberId }),
};

/**
 * Listens on a connection of its own: one of the pool's may be anybody's by the next statement.
 * @param connectionString of a session, not of a pooler that hands out transactions.
 */
export function listenTo(connectionString: string): Signals {
  const listeners = new Set<(signal: Signal) => void>();
  let client: Client | null = null;
  let closed = false;
  let pause = FIRST_PAUSE;

  function tell(signal: Signal) {
    for (const listener of listeners) listener(signal);
  }

  async function connect(): Promise<void> {
    if (closed) return;
    const next = new Client({
      connectionString,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
      application_name: "plimsoll live",
    });
    client = next;
    let over = false;
    const lost = () => {
      if (over) return;
      over = true;
      next.end().catch(() => undefined);
      retryLater();
    };
    next.on("error", lost);
    next.on("end", lost);
    next.on("notification", ({ channel, payload }: Notification) => {
      const read = CHANNELS[channel];
      if (read) tell(read(payload ?? ""));
    });
    try {
      await next.connect();
      await next.query(
        Object.keys(CHANNELS)
          .map((channel) => `LISTEN ${channel}`)
          .join("; "),
      );
      pause = FIRST_PAUSE;
      tell({ kind: "again" });
    } catch {
      lost();
    }
  }

  function retryLater() {
    if (closed) return;
    setTimeout(connect, pause).unref();
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      if (!client) void connect();
      return () => void listeners.delete(listener);
    },
    async close() {
      closed = true;
      await client?.end().catch(() => undefined);
    },
  };
}
