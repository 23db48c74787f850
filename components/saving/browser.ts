import { type AnswerStore, createAnswerStore } from "./answer-store";
import type { AnswerRecord } from "./draft";
import type { KeptStore } from "./kept-drafts";
import { sendAnswer } from "./send-answer";

// By project and member. They outlive their pages: whoever goes to the overview and back finds what is still on its way, and
// not the older state that the router remembers.
const stores = new Map<string, AnswerStore>();

/**
 * The store of a project in this tab, for one member: another one who signs in later neither sees nor
 * sends what was typed here. On the server each rendering has its own.
 */
export function projectStore(
  projectId: string,
  me: string,
  records: readonly AnswerRecord[],
): AnswerStore {
  const place = placeOf(projectId, me);
  const known = stores.get(place);
  if (known) return known;
  const store = createAnswerStore(place, records, {
    send: (control, sent) => sendAnswer(projectId, me, control, sent),
    kept: localStore(),
    tab: Math.random().toString(36).slice(2),
    now: Date.now,
    after(milliseconds, callback) {
      const timer = setTimeout(callback, milliseconds);
      return () => clearTimeout(timer);
    },
  });
  if (typeof window !== "undefined") stores.set(place, store);
  return store;
}

/** The store of a project in this tab, if a page with answers has made one. */
export function knownStore(projectId: string, me: string): AnswerStore | undefined {
  return stores.get(placeOf(projectId, me));
}

function placeOf(projectId: string, me: string): string {
  return `${projectId}:${me}`;
}

/** Sends what waits when the page is left, and what was kept when connection or person are back. */
export function watch(store: AnswerStore): () => void {
  const away = new AbortController();
  const { signal } = away;
  addEventListener("online", () => store.retry(), { signal });
  addEventListener("focus", () => store.retry(), { signal });
  addEventListener("pagehide", () => store.flush(), { signal });
  addEventListener(
    "beforeunload",
    (event) => {
      if (store.wouldLose()) event.preventDefault();
    },
    { signal },
  );
  document.addEventListener(
    "visibilitychange",
    () => (document.visibilityState === "hidden" ? store.flush() : store.retry()),
    { signal },
  );
  return () => {
    away.abort();
    store.flush();
  };
}

function localStore(): KeptStore | null {
  try {
    return typeof window === "undefined" ? null : window.localStorage;
  } catch {
    return null; // closed by the browser's settings: leaving warns instead
  }
}
