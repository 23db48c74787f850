import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline, Writable } from "node:stream";
import { constants, createGzip, type Gzip, gzipSync } from "node:zlib";

/** How long an answer may be held back for its end, in milliseconds: most pages are whole long before. */
const PATIENCE_MS = 50;
/** How much of an answer is held back at most, in bytes. */
const MOST_HELD = 512 * 1024;
/** Below it gzip gains nothing. */
const LEAST = 1024;

/** For what is made per request: a higher level takes twice the time and gains a tenth. */
const FAST = { level: 2 };
/** For the build's own files, which browsers keep, where the build has not compressed them already. */
const SMALL = { level: 6 };

/** What is text, and may wait for its end: not `text/event-stream`, of which each piece is news. */
const TEXT =
  /^(text\/(?!event-stream)|application\/(json|javascript|xml|[\w.-]+\+(json|xml))\b|image\/svg\+xml\b)/i;

type Request = Pick<IncomingMessage, "method" | "url" | "headers">;
type Chunk = string | Uint8Array;
type Done = (error?: Error | null) => void;

/**
 * Lets an answer go out in gzip where the request takes it and the answer is text. What ends soon is compressed whole,
 * in one go; what takes longer than that, or is larger, is sent on piece by piece. Everything else passes untouched.
 * @param brotli What the build has compressed, by address: it is smaller, and takes no time, where the request takes both.
 * @param prepare What is done to a page's HTML in place, where it is whole.
 */
export function compressAnswer(
  request: Request,
  answer: ServerResponse,
  brotli: ReadonlyMap<string, Buffer>,
  prepare?: (html: Buffer) => void,
): void {
  const accepted = request.headers["accept-encoding"];
  const takesGzip = accepts(accepted, "gzip", "x-gzip");
  const made = brotli.get(request.url ?? "");
  const ready = made && accepts(accepted, "br") ? made : undefined;
  const options = request.url?.startsWith("/_next/static/") ? SMALL : FAST;
  const { writeHead, flushHeaders, write, end } = answer;
  const native = { writeHead, flushHeaders, write, end };
  let held: Buffer[] | null = null;
  let size = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Whether the answer is held back; decided with its first byte. Its own methods are back where it is not. */
  function holds(): boolean {
    if (held) return true;
    const suits = isText(answer);
    if (suits || answer.statusCode === 304) {
      vary(answer);
      if (takesGzip) weakenTag(answer);
    }
    if (!suits || !takesGzip) {
      restore();
      return false;
    }
    if (request.method === "HEAD") {
      encoded(answer, ready ? "br" : "gzip");
      restore();
      return false;
    }
    held = [];
    timer = setTimeout(streamOn, PATIENCE_MS);
    answer.once("close", () => clearTimeout(timer));
    return true;
  }

  function hold(chunk: Chunk, encoding?: BufferEncoding): void {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk, encoding) : Buffer.from(chunk);
    held?.push(bytes);
    size += bytes.length;
  }

  /** Sends what is held, and from now on every piece as it comes. */
  function streamOn(): void {
    clearTimeout(timer);
    restore();
    encoded(answer, "gzip");
    stream(answer, createGzip(options), held ?? []);
  }

  // Put back, not deleted: Node would be slower with an answer that has lost a property.
  function restore(): void {
    Object.assign(answer, native);
  }

  const own = {
    // Who writes the head himself has thought of all that stands in it.
    writeHead(...words: Parameters<ServerResponse["writeHead"]>) {
      restore();
      return answer.writeHead(...words);
    },
    flushHeaders() {
      if (!holds()) answer.flushHeaders();
    },
    write(chunk: Chunk, encoding?: BufferEncoding | Done, done?: Done): boolean {
      const [charset, callback] = argumentsOf(encoding, done);
      if (!holds()) return answer.write(chunk, charset ?? "utf8", callback);
      hold(chunk, charset);
      if (size > MOST_HELD) streamOn();
      if (callback) process.nextTick(callback);
      return true;
    },
    end(chunk?: Chunk | Done, encoding?: BufferEncoding | Done, done?: Done): ServerResponse {
      if (typeof chunk === "function") return own.end(undefined, undefined, chunk);
      const [charset, callback] = argumentsOf(encoding, done);
      if (!holds()) return answer.end(chunk, charset ?? "utf8", callback);
      if (chunk !== undefined && chunk !== null) hold(chunk, charset);
      clearTimeout(timer);
      restore();
      const send = (bytes: Buffer, encoding?: "br" | "gzip") => {
        if (encoding) encoded(answer, encoding);
        answer.setHeader("Content-Length", bytes.length);
        return answer.end(bytes, callback);
      };
      if (ready && answer.statusCode === 200) return send(ready, "br");
      const body = Buffer.concat(held ?? []);
      if (prepare && isHtml(answer)) prepare(body);
      return body.length < LEAST ? send(body) : send(gzipSync(body, options), "gzip");
    },
  };
  Object.assign(answer, own);
}

/** Whether an `Accept-Encoding` takes an encoding: by one of its names, or by a star, with a weight that is not zero. */
export function accepts(
  header: string | string[] | undefined,
  ...names: readonly string[]
): boolean {
  const weights = new Map<string, number>();
  for (const part of String(header ?? "")
    .slice(0, 1_000)
    .split(",")) {
    const [name = "", ...parameters] = part.split(";").map((word) => word.trim().toLowerCase());
    const weight = parameters.find((it) => it.startsWith("q="))?.slice(2);
    weights.set(name, weight === undefined ? 1 : Number(weight));
  }
  const named = [...names, "*"].find((name) => weights.has(name));
  return named !== undefined && (weights.get(named) ?? 0) > 0;
}

function isText(answer: ServerResponse): boolean {
  const { statusCode } = answer;
  if (statusCode < 200 || statusCode === 204 || statusCode === 206 || statusCode === 304)
    return false;
  if (answer.headersSent || answer.hasHeader("Content-Encoding")) return false;
  if (/\bno-transform\b/i.test(String(answer.getHeader("Cache-Control") ?? ""))) return false;
  return TEXT.test(String(answer.getHeader("Content-Type") ?? ""));
}

function isHtml(answer: ServerResponse): boolean {
  return String(answer.getHeader("Content-Type") ?? "").startsWith("text/html");
}

function encoded(answer: ServerResponse, encoding: "br" | "gzip"): void {
  answer.setHeader("Content-Encoding", encoding);
  answer.removeHeader("Content-Length");
  answer.removeHeader("Accept-Ranges"); // a range would be one of other bytes
}

/** A cache keeps apart what was asked for with and without an encoding. */
function vary(answer: ServerResponse): void {
  const names = String(answer.getHeader("Vary") ?? "");
  if (names.trim() === "*" || /(^|,)\s*accept-encoding\s*(,|$)/i.test(names)) return;
  answer.setHeader("Vary", names ? `${names}, Accept-Encoding` : "Accept-Encoding");
}

/** A strong tag promises the same bytes, which hold for one encoding only. */
function weakenTag(answer: ServerResponse): void {
  const tag = answer.getHeader("ETag");
  if (typeof tag === "string" && tag.startsWith('"')) answer.setHeader("ETag", `W/${tag}`);
}

/** From here on the answer's pieces go through gzip; `flush` sends what it has, as Next asks for after each piece. */
function stream(answer: ServerResponse, gzip: Gzip, first: readonly Buffer[]): void {
  const [write, end] = [answer.write.bind(answer), answer.end.bind(answer)];
  const sink = new Writable({
    write: (chunk: Buffer, _, done) => void write(chunk, done),
    final: (done) => void end(done),
  });
  pipeline(gzip, sink, (error) => {
    if (error) answer.destroy();
  });
  gzip.on("drain", () => answer.emit("drain"));
  answer.once("close", () => gzip.destroy()); // who asked has gone
  Object.assign(answer, {
    flush: () => gzip.flush(constants.Z_SYNC_FLUSH),
    write: gzip.write.bind(gzip),
    end(...words: Parameters<Gzip["end"]>) {
      gzip.end(...words);
      return answer;
    },
  });
  for (const piece of first) gzip.write(piece);
  gzip.flush(constants.Z_SYNC_FLUSH);
}

function argumentsOf(
  encoding: BufferEncoding | Done | undefined,
  done: Done | undefined,
): [BufferEncoding | undefined, Done | undefined] {
  return typeof encoding === "function" ? [undefined, encoding] : [encoding, done];
}
