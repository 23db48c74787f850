import { get, type IncomingMessage } from "node:http";
import type { ControlId } from "@/lib/core/model/words";
import type { LiveChange, LiveState } from "@/lib/schemas/live";

/** A browser's end of a live stream: hears of every version of every answer, and when. */
export interface LiveReader {
  /** The newest version of an answer that it has heard of; 0 for none. */
  versionOf(control: ControlId): number;
  /** Calls back with each newer version, at once. */
  onVersion(listener: (control: ControlId, version: number) => void): void;
  close(): void;
}

/** Opens the stream of a project. Resolves once the server has said all that was there before. */
export async function openLiveReader(
  url: string,
  cookie: string,
  projectId: string,
): Promise<LiveReader> {
  const versions = new Map<ControlId, number>();
  const listeners: ((control: ControlId, version: number) => void)[] = [];
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const headers = { cookie };
    get(`${url}/api/live?project=${projectId}`, { headers, agent: false }, resolve) //
      .on("error", reject);
  });
  if (response.statusCode !== 200) throw new Error(`A stream was refused: ${response.statusCode}`);

  function hear(control: ControlId, version: number): void {
    if (version <= (versions.get(control) ?? 0)) return;
    versions.set(control, version);
    for (const listener of listeners) listener(control, version);
  }

  function take(event: string, data: string): void {
    if (event === "changes") {
      for (const change of JSON.parse(data) as LiveChange[]) {
        if (change.kind === "answer") hear(change.record.control, change.record.version);
      }
    }
    if (event === "state") {
      for (const { control, version } of (JSON.parse(data) as LiveState).records) {
        hear(control, version);
      }
    }
  }

  const isReady = new Promise<void>((resolve, reject) => {
    let rest = "";
    response.setEncoding("utf8");
    response.on("data", (chunk: string) => {
      const blocks = (rest + chunk).split("\n\n");
      rest = blocks.pop() ?? "";
      for (const block of blocks) {
        const event = /^event: (\w+)$/m.exec(block)?.[1] ?? "";
        take(event, /^data: (.*)$/m.exec(block)?.[1] ?? "null");
        if (event === "presence") resolve();
      }
    });
    response.on("close", () => reject(new Error("A stream ended before it was ready.")));
  });
  await isReady;
  return {
    versionOf: (control) => versions.get(control) ?? 0,
    onVersion: (listener) => void listeners.push(listener),
    close: () => void response.destroy(),
  };
}
