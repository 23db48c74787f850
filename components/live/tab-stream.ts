import type { LiveChange, LiveNotices, LivePresence, LiveState } from "@/lib/schemas/live";
import { MOST_PROJECTS } from "@/lib/schemas/live-limits";

/** What a stream says, as each tab hears it. */
export type Said =
  | { readonly event: "hello"; readonly data: { readonly streamId: string } }
  | { readonly event: "changes"; readonly data: readonly LiveChange[] }
  | { readonly event: "state"; readonly data: LiveState }
  | { readonly event: "presence"; readonly data: LivePresence }
  | { readonly event: "notices"; readonly data: LiveNotices }
  /** The session is over, or the member is none any more. */
  | { readonly event: "ended"; readonly data: object };

/** What the tabs of one browser tell one another. */
export type TabMessage =
  | { readonly type: "follow"; readonly tab: string; readonly projectIds: readonly string[] }
  /** A tab has taken the lead and asks what the others follow. */
  | { readonly type: "who" }
  | { readonly type: "said"; readonly id: number | null; readonly said: Said };

export interface StreamHandlers {
  said(id: number | null, said: Said): void;
  /** It was refused, or has ended for good. */
  failed(): void;
}

export interface TabWorld {
  readonly tab: string;
  /** Calls back once no other tab of the browser leads, and lets none other lead as long as this one lives. */
  lead(callback: () => void): void;
  /** Opens a stream, which comes back by itself after a break; returns what closes it. */
  open(address: string, handlers: StreamHandlers): () => void;
  post(message: TabMessage): void;
  onMessage(listener: (message: TabMessage) => void): void;
  /** Calls back once after so many milliseconds; returns what stops it. */
  after(milliseconds: number, callback: () => void): () => void;
}

/** One tab's share in the one stream of its browser. */
export interface TabStream {
  /** Follows a project, or with `OWN` what one is told oneself, for as long as the tab shows it. */
  follow(projectId: string, listener: (said: Said) => void): () => void;
  /** The stream's name, by which the server knows where this browser is; null while there is none. */
  streamId(): string | null;
  /** Who was last said to be there, for a part of the page that comes later. */
  presence(projectId: string): LivePresence["people"];
  /** This tab ends the session by itself: it needs no telling, the browser's other tabs do. */
  leave(): void;
}

/** Stands where a project's id would: the notices of whoever looks. */
export const OWN = "own";

const SETTLE = 50;
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;

/**
 * The tabs of a browser share one stream: one of them leads, holds it and passes on what it says. When
 * that tab closes, another leads from the last event that it heard.
 */
export function createTabStream(world: TabWorld): TabStream {
  const listeners = new Map<string, Set<(said: Said) => void>>();
  const people = new Map<string, LivePresence["people"]>();
  const others = new Map<string, readonly string[]>();
  let leads = false;
  let leaves = false;
  let asked = false;
  let lastId: number | null = null;
  let streamId: string | null = null;
  let opened: readonly string[] = [];
  let close = () => {};
  let stopTimer = () => {};
  let pause = FIRST_PAUSE;

  function hear(id: number | null, said: Said): void {
    if (id !== null) lastId = id;
    if (said.event === "hello") streamId = said.data.streamId;
    if (said.event === "presence") people.set(said.data.projectId, said.data.people);
    if (said.event === "ended" && leaves) return;
    for (const [projectId, all] of listeners) {
      const mine = aboutProject(said, projectId);
      if (mine) for (const listener of [...all]) listener(mine);
    }
  }

  function wanted(): string[] {
    const all = [...listeners.keys(), ...[...others.values()].flat()];
    return [...new Set(all)].sort().slice(-MOST_PROJECTS);
  }

  function reopen(): void {
    stopTimer();
    close();
    close = () => {};
    const all = wanted();
    const projectIds = all.filter((id) => id !== OWN);
    const query = new URLSearchParams(projectIds.map((id) => ["project", id]));
    for (const id of projectIds) if (!opened.includes(id)) query.append("fresh", id);
    if (lastId !== null) query.set("after", String(lastId));
    opened = all;
    if (all.length === 0) return;
    close = world.open(`/api/live?${query}`, {
      said(id, said) {
        pause = FIRST_PAUSE;
        hear(id, said);
        world.post({ type: "said", id, said });
      },
      failed() {
        streamId = null;
        opened = []; // whatever was missed is told whole
        stopTimer = world.after(pause, reopen);
        pause = Math.min(pause * 2, LONGEST_PAUSE);
      },
    });
  }

  function changed(): void {
    if (!leads || wanted().join() === opened.join()) return;
    stopTimer();
    stopTimer = world.after(SETTLE, reopen);
  }

  function announce(): void {
    world.post({ type: "follow", tab: world.tab, projectIds: [...listeners.keys()] });
    changed();
  }

  world.onMessage((message) => {
    if (message.type === "said") {
      if (!leads) hear(message.id, message.said);
    } else if (message.type === "who") {
      announce();
    } else {
      others.set(message.tab, message.projectIds);
      changed();
    }
  });

  return {
    follow(projectId, listener) {
      leaves = false;
      const all = listeners.get(projectId) ?? new Set();
      listeners.set(projectId, all.add(listener));
      if (!asked) {
        asked = true;
        world.lead(() => {
          leads = true;
          world.post({ type: "who" });
          changed();
        });
      }
      if (all.size === 1) announce();
      return () => {
        all.delete(listener);
        if (all.size > 0) return;
        listeners.delete(projectId);
        announce();
      };
    },
    streamId: () => streamId,
    presence: (projectId) => people.get(projectId) ?? [],
    leave() {
      leaves = true;
    },
  };
}

function aboutProject(said: Said, projectId: string): Said | null {
  if (said.event === "notices") return projectId === OWN ? said : null;
  if (said.event === "changes") {
    const data = said.data.filter((change) => change.projectId === projectId);
    return data.length > 0 ? { event: "changes", data } : null;
  }
  if (said.event === "state" || said.event === "presence") {
    return said.data.projectId === projectId ? said : null;
  }
  return said;
}
