import { createTabStream, type Said, type TabMessage, type TabStream } from "./tab-stream";

const NAME = "plimsoll-live";
const EVENTS = ["hello", "changes", "state", "presence", "notices", "ended"] as const;

let stream: TabStream | undefined;

/** This tab's share in the stream of its browser. In a browser alone. */
export function tabStream(): TabStream {
  stream ??= createTabStream(world());
  return stream;
}

function world() {
  const channel = new BroadcastChannel(NAME);
  return {
    tab: crypto.randomUUID(),
    lead(callback: () => void) {
      // Held until the tab is gone. Over plain http browsers know no locks: each tab leads itself.
      if (!navigator.locks) return callback();
      void navigator.locks.request(NAME, () => {
        callback();
        return new Promise<never>(() => {});
      });
    },
    open(
      address: string,
      { said, failed }: Parameters<Parameters<typeof createTabStream>[0]["open"]>[1],
    ) {
      const source = new EventSource(address);
      for (const event of EVENTS) {
        source.addEventListener(event, ({ data, lastEventId }: MessageEvent<string>) => {
          // From our own server, whose shapes are those of `lib/schemas/live`.
          said(lastEventId === "" ? null : Number(lastEventId), {
            event,
            data: JSON.parse(data),
          } as Said);
        });
      }
      source.addEventListener("error", async () => {
        if (source.readyState !== EventSource.CLOSED) return;
        if (await isSignedOut(address)) said(null, { event: "ended", data: {} });
        else failed();
      });
      return () => source.close();
    },
    post: (message: TabMessage) => channel.postMessage(message),
    onMessage(listener: (message: TabMessage) => void) {
      channel.addEventListener("message", ({ data }: MessageEvent<TabMessage>) => listener(data));
    },
    after(milliseconds: number, callback: () => void) {
      const timer = setTimeout(callback, milliseconds);
      return () => clearTimeout(timer);
    },
  };
}

/** Why a stream was refused, which it does not say itself: its session ended before it was open. */
async function isSignedOut(address: string): Promise<boolean> {
  const signal = AbortSignal.timeout(10_000);
  const answer = await fetch(address, { signal }).catch(() => null);
  await answer?.body?.cancel();
  return answer?.status === 401;
}

/** Tells the server at which control of a project this browser is; the newest place counts. */
export async function tellPlace(projectId: string, control: string | null): Promise<void> {
  const streamId = stream?.streamId();
  if (!streamId) return;
  const body = JSON.stringify({ streamId, projectId, control });
  const headers = { "Content-Type": "application/json" };
  await fetch("/api/live/place", { method: "POST", headers, body }).catch(() => undefined);
}
