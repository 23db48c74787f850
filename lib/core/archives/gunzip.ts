import { Refused } from "./refused";

/** A browser unpacks a piece whole, up to 1,032 times its size, before it asks for the next. */
const PIECE = 16 * 1024;

/**
 * What a gzip stream holds, in pieces as they come: whoever stops asking stops the work, so that a bomb costs one piece.
 * @throws Refused Where the stream is damaged or ends too early.
 */
export async function* gunzip(
  packed: Uint8Array<ArrayBuffer>,
  path?: string,
): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new DecompressionStream("gzip");
  // What goes wrong here is heard by the reader, too.
  feed(packed, writable.getWriter()).catch(() => undefined);
  const reader = readable.getReader();
  try {
    for (;;) {
      const next = await reader.read().catch(() => {
        throw new Refused("damaged", path);
      });
      if (next.done) return;
      yield next.value;
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

async function feed(
  packed: Uint8Array<ArrayBuffer>,
  writer: WritableStreamDefaultWriter<BufferSource>,
): Promise<void> {
  for (let at = 0; at < packed.length; at += PIECE) {
    await writer.ready;
    await writer.write(packed.subarray(at, at + PIECE));
  }
  await writer.close();
}
