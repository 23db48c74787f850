import "server-only";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { AppError } from "./app-error";

/** How much a body may hold. */
interface BodyBounds {
  /** Bytes as they are sent. */
  readonly largest: number;
  /** Bytes once they are unpacked, where the body may come in gzip; absent: it may not. */
  readonly unpacked?: number | undefined;
}

const unzip = promisify(gunzip);

/**
 * What a request holds as JSON. A body in gzip is unpacked no further than it may: a bomb costs what the largest honest
 * body does.
 * @throws AppError `TOO_LARGE`, `UNSUPPORTED` for an encoding that is not taken here, or `INVALID` for a body that breaks
 * off, is damaged, or is no JSON.
 */
export async function readJson(request: Request, bounds: BodyBounds): Promise<unknown> {
  const encoding = (request.headers.get("content-encoding") ?? "identity").trim().toLowerCase();
  const isPacked = encoding === "gzip" && bounds.unpacked !== undefined;
  if (!isPacked && encoding !== "identity") {
    throw new AppError("UNSUPPORTED", "Send this without that content encoding.");
  }
  const sent = await readBytes(request, bounds.largest);
  const bytes = isPacked ? await unpack(sent, bounds.unpacked ?? 0) : sent;
  try {
    return JSON.parse(bytes.toString());
  } catch {
    throw new AppError("INVALID", "This is no JSON.");
  }
}

async function readBytes({ body, headers }: Request, largest: number): Promise<Buffer> {
  if (Number(headers.get("content-length")) > largest) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body ?? []) {
      size += chunk.length;
      if (size > largest) break;
      chunks.push(chunk);
    }
  } catch {
    throw new AppError("INVALID", "This broke off on its way."); // nobody is there to read it
  }
  if (size > largest) throw tooLarge();
  return Buffer.concat(chunks);
}

async function unpack(packed: Buffer, most: number): Promise<Buffer> {
  try {
    return await unzip(packed, { maxOutputLength: most });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge();
    throw new AppError(
      "INVALID",
      "This came damaged or cut off. Nothing was saved: send it again.",
    );
  }
}

function tooLarge(): AppError {
  return new AppError("TOO_LARGE", "This is more than is taken at one time. Send less of it.");
}
