/**
 * Opens archives for the page's engine, in a thread of its own: beside its rules the engine has no room for it
 * (`docs/decisions/010`). Served and bundled as the engine is.
 */
import { openArchive } from "./open-archive";
import { buffersOf, type FromUnpacker, type ToUnpacker } from "./protocol";

self.onmessage = ({ data: { id, batch } }: MessageEvent<ToUnpacker>) => {
  openArchive(batch).then(
    (opened) =>
      send(
        "code" in opened
          ? { type: "refused", id, refusal: opened }
          : { type: "opened", id, batch: opened },
      ),
    () => send({ type: "failed", id }),
  );
};
send({ type: "ready" });

function send(message: FromUnpacker): void {
  const transfer = message.type === "opened" ? buffersOf(message.batch) : [];
  self.postMessage(message, { transfer });
}
