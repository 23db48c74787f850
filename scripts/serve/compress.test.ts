import { once } from "node:events";
import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, brotliDecompressSync, createGunzip, gunzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { accepts, compressAnswer } from "./compress";

type Handler = (answer: ServerResponse) => unknown;

const LONG = "<li>a question</li>".repeat(500);
const html =
  (headers: OutgoingHttpHeaders, body = LONG) =>
  (answer: ServerResponse) => {
    answer.setHeader("Content-Type", "text/html; charset=utf-8");
    for (const [name, value] of Object.entries(headers)) answer.setHeader(name, value ?? "");
    answer.end(body);
  };

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** Starts a server of one handler. Returns how to ask it. */
async function serve(
  handler: Handler,
  brotli: ReadonlyMap<string, Buffer> = new Map(),
  prepare?: (html: Buffer) => void,
) {
  const server = createServer((incoming, answer) => {
    compressAnswer(incoming, answer, brotli, prepare);
    handler(answer);
  }).listen(0, "127.0.0.1");
  closing.push(() => server.close().closeAllConnections());
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return async (method = "GET", headers: OutgoingHttpHeaders = { "accept-encoding": "gzip" }) => {
    const asked = request({ host: "127.0.0.1", port, method, headers, agent: false }).end();
    const [answer] = (await once(asked, "response")) as [IncomingMessage];
    return answer;
  };
}

async function bodyOf(answer: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of answer) pieces.push(piece);
  return Buffer.concat(pieces);
}

test("a text that ends at once goes out whole, in gzip, with its length", async () => {
  const ask = await serve((answer) => {
    answer.setHeader("Content-Type", "text/html");
    answer.flushHeaders();
    answer.write(LONG.slice(0, 3_000));
    answer.write(Buffer.from(LONG.slice(3_000, 5_000)));
    answer.end(LONG.slice(5_000));
  });
  const answer = await ask();
  const body = await bodyOf(answer);
  expect(gunzipSync(body).toString()).toBe(LONG);
  expect(answer.headers["content-encoding"]).toBe("gzip");
  expect(answer.headers["content-length"]).toBe(String(body.length));
  expect(answer.headers).not.toHaveProperty("transfer-encoding");
});

test.each([
  ["a text", html({}), { vary: "Accept-Encoding", encoding: "gzip" }],
  [
    "what varies already",
    html({ Vary: "RSC" }),
    { vary: "RSC, Accept-Encoding", encoding: "gzip" },
  ],
  ["what varies by all", html({ Vary: "*" }), { vary: "*", encoding: "gzip" }],
  ["a strong tag", html({ ETag: '"a"' }), { etag: 'W/"a"', encoding: "gzip" }],
  ["a weak tag", html({ ETag: 'W/"a"' }), { etag: 'W/"a"', encoding: "gzip" }],
  ["a short text", html({}, "short"), { vary: "Accept-Encoding", length: "5" }],
  ["what is encoded", html({ "Content-Encoding": "br" }), { encoding: "br" }],
  ["what must stay as it is", html({ "Cache-Control": "no-transform" }), { length: "9500" }],
  ["a picture", html({ "Content-Type": "image/png" }), { length: "9500" }],
  ["a drawing", html({ "Content-Type": "image/svg+xml" }), { encoding: "gzip" }],
  ["a problem", html({ "Content-Type": "application/problem+json" }), { encoding: "gzip" }],
])("%s", async (_, handler, expected) => {
  const answer = await (await serve(handler))();
  const { vary, etag, "content-encoding": encoding, "content-length": length } = answer.headers;
  expect({ vary, etag, encoding, length }).toMatchObject(expected);
  if (encoding === "gzip") expect(gunzipSync(await bodyOf(answer)).toString()).toBe(LONG);
  else expect(answer.headers["content-length"]).toBeDefined();
});

test("who takes no gzip gets the text as it is, and caches are told that it varies", async () => {
  const ask = await serve(html({ ETag: '"a"' }));
  const answer = await ask("GET", {});
  expect(answer.headers).toMatchObject({ vary: "Accept-Encoding", etag: '"a"' });
  expect(answer.headers).not.toHaveProperty("content-encoding");
  expect((await bodyOf(answer)).toString()).toBe(LONG);
});

const READY = new Map([["/", brotliCompressSync(LONG)]]);

test("what the build has compressed goes out as it is ready, to who takes it", async () => {
  const ask = await serve(html({ ETag: '"a"' }), READY);
  const answer = await ask("GET", { "accept-encoding": "gzip, deflate, br" });
  expect(answer.headers).toMatchObject({
    "content-encoding": "br",
    "content-length": String(READY.get("/")?.length),
    etag: 'W/"a"',
    vary: "Accept-Encoding",
  });
  expect(brotliDecompressSync(await bodyOf(answer)).toString()).toBe(LONG);
  expect((await ask("HEAD", { "accept-encoding": "gzip, br" })).headers["content-encoding"]).toBe(
    "br",
  );
  expect((await ask("GET", { "accept-encoding": "gzip" })).headers["content-encoding"]).toBe(
    "gzip",
  );
});

test("an error at the same address is not what is ready", async () => {
  const ask = await serve((answer) => {
    answer.statusCode = 404;
    html({})(answer);
  }, READY);
  const answer = await ask("GET", { "accept-encoding": "gzip, br" });
  expect(answer.headers["content-encoding"]).toBe("gzip");
  expect(gunzipSync(await bodyOf(answer)).toString()).toBe(LONG);
});

test("HEAD has the headers of GET, and no body", async () => {
  const answer = await (await serve(html({ "Content-Length": "9500" })))("HEAD");
  expect(answer.headers).toMatchObject({ "content-encoding": "gzip", vary: "Accept-Encoding" });
  expect(answer.headers).not.toHaveProperty("content-length");
  expect(await bodyOf(answer)).toHaveLength(0);
});

test.each([204, 206, 304])("%i passes as it is", async (status) => {
  const ask = await serve((answer) => {
    answer.statusCode = status;
    answer.setHeader("Content-Type", "text/plain");
    answer.end(status === 206 ? LONG : undefined);
  });
  const answer = await ask();
  expect(answer.statusCode).toBe(status);
  expect(answer.headers).not.toHaveProperty("content-encoding");
  expect(await bodyOf(answer)).toHaveLength(status === 206 ? LONG.length : 0);
});

test("a tag says the same in 200 and 304", async () => {
  const ask = await serve((answer) => {
    answer.statusCode = 304;
    answer.setHeader("ETag", '"a"');
    answer.end();
  });
  expect((await ask()).headers).toMatchObject({ etag: 'W/"a"', vary: "Accept-Encoding" });
});

test("each event of a stream goes out at once, as it is", async () => {
  let send = (_: string) => {};
  const ask = await serve((answer) => {
    answer.setHeader("Content-Type", "text/event-stream");
    answer.flushHeaders();
    send = (text) => void answer.write(text);
  });
  const answer = await ask();
  for (const event of ["data: 1\n\n", "data: 2\n\n"]) {
    send(event);
    expect(String((await once(answer, "data"))[0])).toBe(event);
  }
  expect(answer.headers).not.toHaveProperty("content-encoding");
});

test("a text that does not end is sent on piece by piece", async () => {
  let send = (_: string) => {};
  let finish = () => {};
  const ask = await serve((answer) => {
    answer.setHeader("Content-Type", "text/html");
    answer.write("begun");
    send = (text) => {
      answer.write(text);
      if ("flush" in answer && answer.flush instanceof Function) answer.flush();
    };
    finish = () => void answer.end("ended");
  });
  const answer = await ask();
  const plain = answer.pipe(createGunzip());
  expect(String((await once(plain, "data"))[0])).toBe("begun");
  send("went on");
  expect(String((await once(plain, "data"))[0])).toBe("went on");
  finish();
  expect(String((await once(plain, "data"))[0])).toBe("ended");
  await once(plain, "end");
});

test("no more than a bound is held back, and nothing of a large text is lost", async () => {
  const piece = Buffer.alloc(64 * 1024, "0123456789");
  const ask = await serve(async (answer) => {
    answer.setHeader("Content-Type", "text/plain");
    for (let at = 0; at < 64; at += 1) if (!answer.write(piece)) await once(answer, "drain");
    answer.end();
  });
  const answer = await ask();
  expect(answer.headers["transfer-encoding"]).toBe("chunked");
  expect(gunzipSync(await bodyOf(answer)).equals(Buffer.concat(Array(64).fill(piece)))).toBe(true);
});

test("who leaves in the middle ends the answer, and nothing else", async () => {
  const seen: { answer?: ServerResponse } = {};
  const ask = await serve((answer) => {
    seen.answer = answer;
    answer.setHeader("Content-Type", "text/html");
    answer.write(LONG);
  });
  const answer = await ask();
  if (!seen.answer) throw new Error("Nothing was asked.");
  const closed = once(seen.answer, "close");
  answer.destroy();
  await closed;
  seen.answer.write(LONG);
  seen.answer.end();
  expect((await (await serve(html({})))()).statusCode).toBe(200);
});

test("who writes the head himself is left alone", async () => {
  const ask = await serve((answer) => {
    answer.writeHead(413, { "Content-Type": "text/html" }).end(LONG);
  });
  const answer = await ask();
  expect(answer.statusCode).toBe(413);
  expect((await bodyOf(answer)).toString()).toBe(LONG);
});

test.each([
  [undefined, false],
  ["", false],
  ["gzip", true],
  ["br, GZIP;q=0.5", true],
  ["gzip;q=0", false],
  ["gzip; q=0.0, *", false],
  ["*", true],
  ["*;q=0", false],
  ["br", false],
  ["identity;q=1, gzip;q=no", false],
])("Accept-Encoding %j: gzip %s", (header, expected) => {
  expect(accepts(header, "gzip", "x-gzip")).toBe(expected);
});

test("a page's HTML is prepared where it goes out whole; what is no HTML is not", async () => {
  const prepare = (text: Buffer) => text.write("<Li>");
  const serveAs = (type: string) =>
    serve(html({ "Content-Type": type }), new Map(), prepare).then((ask) => ask());
  const page = await bodyOf(await serveAs("text/html; charset=utf-8"));
  expect(gunzipSync(page).toString()).toBe(LONG.replace("<li>", "<Li>"));
  const text = await bodyOf(await serveAs("text/plain"));
  expect(gunzipSync(text).toString()).toBe(LONG);
});
