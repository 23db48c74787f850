import { describe, expect, test } from "vitest";
import { gzipped, tarOf, zipOf } from "@/lib/core/archives/testing/pack";
import { choose } from "./choose";
import { openArchive } from "./open-archive";
import { buffersOf, type Entry } from "./protocol";

const DOCKERFILE = { name: "shop/Dockerfile", data: "FROM scratch\n" };
const IGNORED = [
  { name: "shop/.gitignore", data: "dist/\n" },
  { name: "shop/dist/app.js", data: "1" },
];

const dropped = (path: string, bytes: Uint8Array<ArrayBuffer> | string): Entry => ({
  path,
  size: bytes.length,
  named: true,
  content: new Blob([bytes]),
});

/** What is chosen, what is left aside and why, and what follows; or the refusal's code. */
async function told(...entries: Entry[]) {
  const batch = { name: "it", entries, complete: false, asOf: "2026-11-30" };
  const opened = await openArchive(batch);
  if ("code" in opened) return opened.code;
  const { chosen, skipped, unread, complete } = await choose(opened);
  return {
    chosen: chosen.map(({ path }) => path),
    aside: skipped.map(({ path, reason }) => `${path}: ${reason}`),
    unread: unread.map(({ path, error }) => `${path}: ${error}`),
    complete,
    tracked: opened.tracked ?? false,
  };
}

describe("an archive is opened as the folder that was packed", () => {
  test.each([
    ["shop.zip", zipOf([DOCKERFILE, ...IGNORED])],
    ["shop.tar", tarOf([DOCKERFILE, ...IGNORED])],
    ["shop.tgz", gzipped(tarOf([DOCKERFILE, ...IGNORED]))],
  ])("%s", async (name, bytes) => {
    expect(await told(dropped(name, bytes))).toEqual({
      chosen: [".gitignore", "Dockerfile"],
      aside: ["dist/app.js: ignored"],
      unread: [],
      complete: true,
      tracked: false,
    });
  });

  test("where Git made it, what it holds is tracked, whatever ignore rules say", async () => {
    const comment = "3f786850e387550fdab836ed7e6dc881de23001b";
    const opened = await told(dropped("shop.zip", zipOf([DOCKERFILE, ...IGNORED], { comment })));
    expect(opened).toMatchObject({ tracked: true, aside: [] });
  });

  test("a link that would speak of containers is a file that is there and was not read", async () => {
    const link = { name: "shop/compose.yaml", data: "/etc/passwd", mode: 0o120777 };
    expect(await told(dropped("shop.zip", zipOf([DOCKERFILE, link])))).toMatchObject({
      chosen: ["Dockerfile"],
      aside: ["compose.yaml: link"],
      unread: ["compose.yaml: link-in-archive"],
    });
  });
});

describe("an archive is refused whole, with the reason", () => {
  const zip = zipOf([DOCKERFILE]);
  test.each<[string, readonly Entry[], string]>([
    ["beside other files", [dropped("a.zip", zip), dropped("Dockerfile", "FROM a")], "not-alone"],
    ["that is none", [dropped("a.zip", "hello")], "not-an-archive"],
    ["that is cut off", [dropped("a.zip", zip.slice(0, 60))], "damaged"],
    [
      "that leads out of itself",
      [dropped("a.zip", zipOf([{ name: "../../etc/cron.d/a", data: "" }]))],
      "outside",
    ],
    [
      "that is too large, before a byte of it is read",
      [{ path: "a.zip", size: 300 * 1024 * 1024, named: true, content: null }],
      "packed-too-large",
    ],
  ])("one %s", async (_name, entries, code) => {
    expect(await told(...entries)).toBe(code);
  });
});

test("an archive within a folder is a file like any other", async () => {
  const inner = { ...dropped("vendor/a.zip", zipOf([DOCKERFILE])), named: false };
  expect(await told(inner)).toMatchObject({ chosen: ["vendor/a.zip"], complete: false });
});

test("an archive that went away is a file that can’t be read, not a fault", async () => {
  const gone: Entry = { path: "a.zip", size: 10, named: true, content: null };
  expect(await told(gone)).toMatchObject({ chosen: ["a.zip"] });
});

test("the bytes of what was packed are handed over, each buffer once; what is still on disk is not", () => {
  const buffer = new ArrayBuffer(8);
  const part = (from: number): Entry => ({
    path: `${from}`,
    size: 4,
    named: false,
    content: new Uint8Array(buffer, from, 4),
  });
  const entries = [part(0), part(4), dropped("a", "text")];
  const batch = { name: "it", entries, complete: true, asOf: "2026-11-30" };
  expect(buffersOf(batch)).toEqual([buffer]);
});
