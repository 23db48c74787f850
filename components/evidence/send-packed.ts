import type { ActionResult } from "@/lib/actions/run-action";
import { UPLOAD_LIMITS } from "@/lib/schemas/upload-limits";

/** `no-answer`: whether it was done is not known. */
export type SendOutcome<T> = ActionResult<T> | "no-answer" | "stopped";

interface SendOptions {
  /** How much of it has left, from 0 to 1; at 1 the server reads. */
  readonly onProgress?: (sent: number) => void;
  readonly signal?: AbortSignal;
}

/** Sends a body to a route of ours as JSON in gzip. Never rejects. */
export async function sendPacked<T>(
  address: string,
  body: object,
  { onProgress, signal }: SendOptions = {},
): Promise<SendOutcome<T>> {
  const packed = await pack(body);
  if (signal?.aborted) return "stopped";
  if (packed.byteLength > UPLOAD_LIMITS.bytes) return tooLarge();
  return new Promise((resolve) => {
    // `fetch` tells nothing of what has left.
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.setRequestHeader("Content-Type", "application/json");
    request.setRequestHeader("Content-Encoding", "gzip");
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0);
    request.upload.onload = () => onProgress?.(1);
    request.onload = () => resolve(readResult<T>(request.responseText) ?? "no-answer");
    request.onerror = () => resolve("no-answer");
    request.onabort = () => resolve("stopped");
    signal?.addEventListener("abort", () => request.abort());
    request.send(packed);
  });
}

function tooLarge() {
  const most = Math.floor(UPLOAD_LIMITS.bytes / 1024 / 1024);
  const message = `Packed these files are more than ${most} MB. Nothing was sent: leave out reports or large texts.`;
  return {
    ok: false,
    code: "TOO_LARGE",
    message,
    details: { fields: { files: message } },
  } as const;
}

async function pack(body: object): Promise<ArrayBuffer> {
  const plain = new Blob([JSON.stringify(body)]);
  return new Response(plain.stream().pipeThrough(new CompressionStream("gzip"))).arrayBuffer();
}

/** Null where something else than the app has answered. */
function readResult<T>(text: string): ActionResult<T> | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || !("ok" in value)) return null;
    if (value.ok === true ? !("value" in value) : !("code" in value)) return null;
    return value as ActionResult<T>; // the server's own
  } catch {
    return null;
  }
}
