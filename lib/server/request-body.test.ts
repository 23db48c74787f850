import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readJson } from "./request-body";

const MB = 1024 * 1024;
const BOUNDS = { largest: 64 * 1024, unpacked: MB };

/** What comes of a body: its value, or the code of the refusal. */
async function told(
  body: BodyInit,
  { headers = {}, bounds = BOUNDS }: { headers?: HeadersInit; bounds?: object } = {},
) {
  const init = { method: "POST", headers, body, duplex: "half" } as RequestInit;
  return readJson(new Request("https://plimsoll.test/", init), { ...BOUNDS, ...bounds }).catch(
    (error: { code?: string }) => error.code,
  );
}
const gzip = { headers: { "Content-Encoding": "gzip" } };
const json = { hello: "Bjørvika █" };

test("a body is read as it is, and in gzip", async () => {
  expect(await told(JSON.stringify(json))).toEqual(json);
  expect(await told(gzipSync(JSON.stringify(json)), gzip)).toEqual(json);
});

describe("a body in gzip is refused", () => {
  const zeros = gzipSync(Buffer.alloc(8 * MB, " "));
  const whole = gzipSync(JSON.stringify({ text: "x".repeat(10_000) }));
  const breaking = new ReadableStream({
    start: (it) => it.enqueue(new Uint8Array(whole.subarray(0, 10))),
    pull: (it) => it.error(new Error("aborted")),
  });
  test.each<[string, BodyInit, string]>([
    ["that unpacks to more than it may: a bomb", zeros, "TOO_LARGE"],
    ["that is damaged", Buffer.from("this is no gzip"), "INVALID"],
    ["that is cut off", whole.subarray(0, whole.length - 12), "INVALID"],
    ["that breaks off on its way", breaking, "INVALID"],
    ["that holds no JSON", gzipSync("{"), "INVALID"],
    ["that is empty", gzipSync(""), "INVALID"],
    ["that is longer than it may be sent", Buffer.alloc(65 * 1024), "TOO_LARGE"],
  ])("one %s", async (_name, body, code) => {
    expect(await told(body, gzip)).toBe(code);
  });
});

test("a bomb costs the memory of the largest honest body, not its own", async () => {
  // A quarter of a gigabyte of blanks in 250 KB.
  const bomb = gzipSync(Buffer.alloc(256 * MB, " "));
  const before = process.memoryUsage().rss;
  expect(await told(bomb, { ...gzip, bounds: { largest: MB } })).toBe("TOO_LARGE");
  expect(process.memoryUsage().rss - before).toBeLessThan(64 * MB);
});

test.each(["gzip", "br", "deflate", "gzip, gzip"])(
  "where none is expected the encoding %s is refused, before a byte is read",
  async (encoding) => {
    const headers = { "Content-Encoding": encoding };
    expect(await told("{}", { headers, bounds: { unpacked: undefined } })).toBe("UNSUPPORTED");
  },
);
