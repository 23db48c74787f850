import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readArchive } from "./read";
import {
  deflatedZeros,
  gzipAround,
  gzipped,
  pax,
  type TarEntry,
  tarOf,
  type ZipEntry,
  zipOf,
} from "./testing/pack";
import { ARCHIVE_LIMITS, type ArchiveLimits } from "./types";

/** Unpacking goes to another thread and back, which takes its time on a busy machine. */
const BUSY = { timeout: 120_000 };

type Bytes = Uint8Array<ArrayBuffer>;

/** What is in an archive, in a line for each file, or the code of the refusal and the entry it names. */
async function told(bytes: Bytes, limits: Partial<ArchiveLimits> = {}) {
  const read = await readArchive(bytes, { ...ARCHIVE_LIMITS, ...limits });
  if (read.refusal) return [read.refusal.code, read.refusal.path].filter((part) => part).join(": ");
  const text = new TextDecoder();
  return [
    ...read.files.map((file) => `${file.path} = ${text.decode(file.bytes)}`),
    ...read.skipped.map(({ path, why }) => `${path} skipped: ${why}`),
  ];
}

const DOCKERFILE = { name: "Dockerfile", data: "FROM scratch\n" };
const README = { name: "docs/README.md", data: "hello\n".repeat(50) };
const BOTH = [`Dockerfile = ${DOCKERFILE.data}`, `docs/README.md = ${README.data}`];

describe("every form of archive is read", () => {
  const zip = (...entries: ZipEntry[]) => zipOf(entries);
  const tar = (...entries: TarEntry[]) => tarOf(entries);
  test.each<[string, Bytes, readonly string[]]>([
    ["a ZIP, deflated", zip(DOCKERFILE, README), BOTH],
    ["a ZIP, stored", zip({ ...DOCKERFILE, stored: true }, { ...README, stored: true }), BOTH],
    [
      "a ZIP with data descriptors",
      zip({ ...DOCKERFILE, described: true }, { ...README, described: true }),
      BOTH,
    ],
    ["a ZIP with a comment", zipOf([DOCKERFILE, README], { comment: "made by hand" }), BOTH],
    [
      "a ZIP with a program before it",
      zipOf([DOCKERFILE, README], { before: "PK-sfx-program" }),
      BOTH,
    ],
    [
      "a ZIP with folders",
      zip({ name: "docs/", mode: 0o40755, stored: true }, DOCKERFILE, README),
      BOTH,
    ],
    ["an empty ZIP", zip(), []],
    ["a tar", tar(DOCKERFILE, README), BOTH],
    ["a tar.gz", gzipped(tar(DOCKERFILE, README)), BOTH],
    [
      "a tar of “.”",
      tar(
        { name: "./" },
        { ...DOCKERFILE, name: "./Dockerfile" },
        { ...README, name: "./docs/README.md" },
      ),
      BOTH,
    ],
    ["a tar of the first form", tar({ ...DOCKERFILE, type: "\0" }, { ...README, type: "7" }), BOTH],
    ["an empty tar", tar(), []],
    [
      "a name in two fields",
      tar(DOCKERFILE, { name: "README.md", prefix: "docs", data: README.data }),
      BOTH,
    ],
    [
      "GNU’s form, which has no such field",
      tar({ ...DOCKERFILE, gnu: true, prefix: "0777" }),
      [BOTH[0] ?? ""],
    ],
    [
      "a name and a size in records",
      tar(DOCKERFILE, pax({ path: README.name, size: String(README.data.length) }), {
        name: "x",
        data: README.data,
        told: {},
      }),
      BOTH,
    ],
    [
      "a long name of GNU’s",
      tar(
        DOCKERFILE,
        { name: "././@LongLink", type: "L", data: `${README.name}\0` },
        { name: "x", data: README.data },
      ),
      BOTH,
    ],
  ])("%s", async (_name, bytes, expected) => {
    expect(await told(bytes)).toEqual(expected);
  });

  test("a name is UTF-8 where it says so or is it, else of the old code page", async () => {
    const latin = new Uint8Array([0x81, 0x2e, 0x74]); // “ü.t”
    const names = [
      { name: "ä.t", data: "1" },
      { name: "ö.t", data: "2", flags: 0 },
      { name: latin, data: "3", flags: 0 },
    ];
    expect(await told(zipOf(names))).toEqual(["ä.t = 1", "ö.t = 2", "ü.t = 3"]);
  });

  test("an archive within it is a file, and is not opened", async () => {
    const inner = zipOf([DOCKERFILE]);
    const read = await readArchive(tarOf([{ name: "inner.zip", data: inner }]), ARCHIVE_LIMITS);
    expect(read.files).toEqual([{ path: "inner.zip", bytes: inner }]);
  });

  test("what `git archive` made is known by the commit that it notes", async () => {
    const commit = "3f786850e387550fdab836ed7e6dc881de23001b";
    const tracked = async (bytes: Bytes) => {
      const read = await readArchive(bytes, ARCHIVE_LIMITS);
      return read.refusal ? read.refusal : read.tracked;
    };
    expect(await tracked(zipOf([DOCKERFILE], { comment: commit }))).toBe(true);
    expect(await tracked(tarOf([pax({ comment: commit }, "g"), DOCKERFILE]))).toBe(true);
    expect(await tracked(zipOf([DOCKERFILE], { comment: "3f78" }))).toBe(false);
    expect(await tracked(tarOf([DOCKERFILE]))).toBe(false);
  });
});

describe("paths read as in the repository", () => {
  const paths = async (...names: string[]) =>
    told(tarOf(names.map((name) => ({ name, data: "" }))));
  test.each<[string, string[], string[]]>([
    ["one folder at the top is taken off", ["shop-1.2/a", "shop-1.2/b/c"], ["a = ", "b/c = "]],
    ["two are kept", ["api/a", "web/a"], ["api/a = ", "web/a = "]],
    ["a file beside it keeps it", ["shop/a", "README"], ["shop/a = ", "README = "]],
    [
      "a folder that says what it is stays",
      [".github/workflows/ci.yml"],
      [".github/workflows/ci.yml = "],
    ],
    [
      "what macOS adds is no second folder",
      ["shop/a", "__MACOSX/shop/._a"],
      ["a = ", "__MACOSX/shop/._a skipped: special"],
    ],
    ["capitals tell two files apart", ["Makefile", "makefile"], ["Makefile = ", "makefile = "]],
    [
      "what a folder’s walk never reads is not read",
      ["x/.git/config", "x/a", "x/node_modules/b/Dockerfile"],
      ["a = ", ".git/config skipped: git", "node_modules/b/Dockerfile skipped: node-modules"],
    ],
  ])("%s", async (_name, names, expected) => {
    expect(await paths(...names)).toEqual(expected);
  });
});

describe("what is no file is skipped and listed", () => {
  test("links, devices and pipes, in both formats", async () => {
    const link = { name: "Dockerfile", data: "/etc/passwd", mode: 0o120777 };
    expect(await told(zipOf([link, { name: "tty", mode: 0o20666 }]))).toEqual([
      "Dockerfile skipped: link",
      "tty skipped: special",
    ]);
    const types = [..."12346"].map((type) => ({
      name: `of-type-${type}`,
      type,
      link: "/etc/passwd",
    }));
    expect(await told(tarOf(types))).toEqual([
      "of-type-1 skipped: link",
      "of-type-2 skipped: link",
      "of-type-3 skipped: special",
      "of-type-4 skipped: special",
      "of-type-6 skipped: special",
    ]);
  });

  test("a large text that says nothing is not even unpacked", async () => {
    const data = "a line\n".repeat(200_000);
    expect(await told(zipOf([{ name: "a.log", data, stored: true }]))).toEqual([
      "a.log skipped: too-large",
    ]);
    expect(await told(tarOf([{ name: "a.log", data }, DOCKERFILE]))).toEqual([
      BOTH[0],
      "a.log skipped: too-large",
    ]);
  });

  test("names that can’t be told; nothing then counts as absent", async () => {
    const bad = ["a\u001b[31m", "a\r", "a\\b", new Uint8Array([0x61, 0xff])];
    for (const name of bad) {
      const read = await readArchive(tarOf([{ name, data: "x" }, DOCKERFILE]), ARCHIVE_LIMITS);
      expect(read).toMatchObject({
        files: [{ path: "Dockerfile" }],
        skipped: [{ why: "bad-name" }],
        complete: false,
      });
      // biome-ignore lint/suspicious/noControlCharactersInRegex: none may come out.
      expect(JSON.stringify(read.refusal ?? read.skipped)).not.toMatch(/\\u00|[\0-\x1f]/);
    }
    expect(await readArchive(tarOf([DOCKERFILE]), ARCHIVE_LIMITS)).toMatchObject({
      complete: true,
    });
  });
});

describe("what could mislead or do harm refuses the whole archive", () => {
  const zeros = new Uint8Array(5_000_000);
  const file = (name: string, more: Partial<ZipEntry> = {}): ZipEntry => ({
    name,
    data: "x",
    ...more,
  });
  const countedAs = (count: number, zip: Bytes) => {
    const copy = zip.slice();
    new Uint16Array([count, count]).forEach((value, at) => {
      copy.set([value & 255, value >> 8], copy.length - 14 + 2 * at);
    });
    return copy;
  };
  test.each<[string, Bytes, string]>([
    ["a name that goes up", zipOf([file("../a")]), "outside: ../a"],
    ["a name that goes up in the middle", tarOf([{ name: "a/../../b" }]), "outside: a/../../b"],
    [
      "a name that goes up, in a record",
      tarOf([pax({ path: "../b" }), { name: "a" }]),
      "outside: ../b",
    ],
    ["an absolute name", tarOf([{ name: "/etc/passwd" }]), "outside: /etc/passwd"],
    ["a drive", zipOf([file("C:/a")]), "outside: C:/a"],
    ["a name that goes up in Windows", zipOf([file("..\\a")]), "outside: ..\\a"],
    ["an end within a name", zipOf([file("a\0b")]), "outside: a\ufffdb"],
    [
      "a name that leads through a link",
      tarOf([{ name: "a", type: "2", link: "/etc" }, { name: "a/b" }]),
      "repeated: a/b",
    ],
    ["two files of one name", zipOf([file("a"), file("a")]), "repeated: a"],
    [
      "two files of one name, told otherwise",
      tarOf([{ name: "b/a" }, { name: "./b//a" }]),
      "repeated: b/a",
    ],
    ["a file that is a folder", tarOf([{ name: "a/b" }, { name: "a" }]), "repeated: a"],
    ["entries that share their bytes", zipOf([file("a"), file("b", { sameAs: 0 })]), "damaged: b"],
    ["encrypted", zipOf([file("a", { flags: 1 })]), "encrypted: a"],
    ["another method", zipOf([file("a", { method: 12 })]), "unsupported: a"],
    ["64 bits", zipOf([file("a", { told: { size: 0xffffffff } })]), "unsupported: a"],
    ["a wrong checksum, deflated", zipOf([file("a", { told: { crc: 7 } })]), "damaged: a"],
    [
      "a wrong checksum, stored",
      zipOf([file("a", { stored: true, told: { crc: 7 } })]),
      "damaged: a",
    ],
    [
      "a size that is too small",
      zipOf([file("a", { data: "hello", told: { size: 2 } })]),
      "damaged: a",
    ],
    [
      "a size that is too large",
      zipOf([file("a", { data: "hello", told: { size: 9 } })]),
      "damaged: a",
    ],
    [
      "a packed size beyond the next entry",
      zipOf([file("a", { told: { packed: 70 } }), file("b")]),
      "overlapping: b",
    ],
    ["a header with another name", zipOf([file("a", { local: { name: "b" } })]), "damaged: a"],
    ["a header with another size", zipOf([file("a", { local: { size: 9 } })]), "damaged: a"],
    ["a header with another method", zipOf([file("a", { local: { method: 0 } })]), "damaged: a"],
    [
      "bytes that reach into the directory",
      zipOf([file("a", { told: { packed: 20 } })]),
      "overlapping",
    ],
    [
      "a descriptor with another checksum",
      zipOf([file("a", { described: true, local: { crc: 7 } })]),
      "damaged: a",
    ],
    [
      "a directory of more entries than it counts",
      countedAs(1, zipOf([file("a"), file("b")])),
      "damaged",
    ],
    [
      "a directory of fewer entries than it counts",
      countedAs(3, zipOf([file("a"), file("b")])),
      "damaged",
    ],
    ["a folder with bytes", zipOf([file("a/")]), "damaged: a/"],
    ["a bomb", zipOf([file("a", { data: zeros })]), "bomb: a"],
    [
      "a bomb in many pieces",
      zipOf(
        ["a", "b", "c", "d", "e"].map((name) => file(name, { data: zeros.subarray(0, 1_000_000) })),
      ),
      "bomb",
    ],
    ["a bomb in a tar.gz", gzipped(tarOf([{ name: "a", data: zeros }])), "bomb"],
    [
      "a tar header with another checksum",
      tarOf([{ name: "a" }, { name: "b", told: { checksum: 1 } }]),
      "damaged",
    ],
    ["a link with bytes", tarOf([{ name: "a", type: "1", data: "x" }]), "unsupported: a"],
    ["a sparse file", tarOf([{ name: "a", type: "S" }]), "unsupported: a"],
    [
      "a sparse file in records",
      tarOf([pax({ "GNU.sparse.major": "1" }), { name: "a" }]),
      "unsupported: a",
    ],
    [
      "records that are none",
      tarOf([{ name: "x", type: "x", data: "12 path=a" }, { name: "a" }]),
      "damaged",
    ],
    ["text", new Uint8Array(1000).fill(97), "not-an-archive"],
    ["gzipped text", gzipped(new Uint8Array(1000).fill(97)), "not-an-archive"],
    ["nothing", new Uint8Array(), "not-an-archive"],
  ])("%s", async (_name, bytes, expected) => {
    expect(await told(bytes)).toBe(expected);
  });

  const name = (parts: number, length: number) => Array(parts).fill("a".repeat(length)).join("/");
  test.each<[string, Partial<ArchiveLimits>, string]>([
    ["more bytes than may be", { packed: 100 }, "packed-too-large"],
    ["more entries than may be", { entries: 1 }, "too-many-entries"],
    ["more bytes in all than may be", { unpacked: 100 }, "unpacked-too-large"],
    ["more bytes to hold than may be", { held: 100 }, "unpacked-too-large: docs/README.md"],
    ["a longer path than may be", { path: 5 }, "path-too-long: "],
    ["a deeper path than may be", { depth: 1 }, "path-too-long: docs/README.md"],
  ])("%s", async (_name, limits, expected) => {
    expect(await told(zipOf([DOCKERFILE, README]), limits)).toContain(expected);
    expect(await told(tarOf([DOCKERFILE, README]), limits)).toContain(expected.split(":")[0]);
  });

  test("a path is as long and as deep as a path may be, and no more", async () => {
    const { path, depth } = ARCHIVE_LIMITS;
    const read = async (named: string) =>
      told(tarOf([pax({ path: named }), { name: "x", data: "" }]));
    expect(await read(name(depth, 2))).toHaveLength(1);
    expect(await read(name(depth + 1, 2))).toMatch(/^path-too-long/);
    expect(await read(name(1, path))).toHaveLength(1);
    expect(await read(name(1, path + 1))).toMatch(/^path-too-long/);
  });

  test("20,001 entries, before the first of them is looked at", async () => {
    expect(await told(countedAs(20_001, zipOf([])))).toBe("too-many-entries");
    expect(await told(countedAs(20_000, zipOf([])))).toBe("damaged");
  });

  test(
    "200 MB of zeros in 200 KB: no more of it is unpacked than a bomb needs to be told",
    BUSY,
    async () => {
      const size = 200_000_000;
      const header = tarOf([{ name: "a.json", told: { size } }]).slice(0, 512);
      const zip = zipOf([{ name: "a.json", deflated: deflatedZeros(200), told: { size, crc: 0 } }]);
      const tar = gzipAround(deflatedZeros(200, header));
      expect([zip.length, tar.length].map((length) => Math.round(length / 100_000))).toEqual([
        2, 2,
      ]);
      const before = process.memoryUsage().arrayBuffers;
      expect(await told(zip)).toBe("bomb: a.json");
      expect(await told(tar, { ratio: 25 })).toBe("bomb");
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100_000_000);
    },
  );

  test("a bomb that tells a small size gives no more than it tells", async () => {
    const deflated = deflatedZeros(50);
    const packed = deflated.length;
    const bomb = zipOf([{ name: "a", deflated, told: { size: 100, packed } }]);
    expect(await told(bomb)).toBe("damaged: a");
  });

  test("a directory whose entries lie over each other (Fifield’s bomb)", async () => {
    // The second header stands within the stored bytes of the first: both agree with the directory.
    const inner = zipOf([{ name: "b", data: "x", stored: true }]);
    const header = inner.subarray(0, 32);
    const outer = zipOf([
      { name: "a", data: header, stored: true },
      { name: "b", data: "x", stored: true },
    ]);
    const at = outer.length - 22 - 47 + 42; // the second entry’s offset
    new DataView(outer.buffer).setUint32(at, 31, true);
    expect(await told(outer)).toBe("overlapping: b");
  });
});

describe("cut off at any byte, an archive is refused", () => {
  test.each([
    ["ZIP", zipOf([DOCKERFILE, { ...README, described: true }])],
    ["tar.gz", gzipped(tarOf([DOCKERFILE, README]))],
    ["tar", tarOf([DOCKERFILE, README])],
  ])(
    "%s",
    async (_name, bytes) => {
      for (let length = 0; length < bytes.length; length += 1) {
        expect([length, typeof (await told(bytes.slice(0, length)))]).toEqual([length, "string"]);
      }
    },
    60_000,
  );
});

describe("laws", () => {
  const segment = fc.stringMatching(/^[a-zA-Z0-9_äß日-]{1,12}$/);
  const path = fc
    .array(segment, { minLength: 1, maxLength: 4 })
    .map((parts) => ["t", ...parts].join("/"));
  const entries = fc
    .uniqueArray(
      fc.record({
        name: path,
        data: fc.uint8Array({ maxLength: 3000 }),
        stored: fc.boolean(),
        described: fc.boolean(),
      }),
      {
        selector: ({ name }) => name,
        maxLength: 8,
      },
    )
    .filter((all) =>
      all.every(({ name }) => all.every((other) => !other.name.startsWith(`${name}/`))),
    );

  test("what was packed is what is unpacked", BUSY, async () => {
    await fc.assert(
      fc.asyncProperty(entries, async (all) => {
        const expected = all.map(({ name, data }) => ({ path: name.slice(2), bytes: data }));
        const tar = tarOf(
          all.flatMap(({ name, data }) => [pax({ path: name }), { name: "x", data }]),
        );
        for (const bytes of [zipOf(all), tar, gzipped(tar)]) {
          expect((await readArchive(bytes, ARCHIVE_LIMITS)).files).toEqual(expected);
        }
      }),
      { numRuns: 20 },
    );
  });

  test("any bytes at all give files or a refusal", BUSY, async () => {
    const whole = fc.constantFrom(
      zipOf([DOCKERFILE, README]),
      tarOf([DOCKERFILE, README]),
      gzipped(tarOf([DOCKERFILE])),
    );
    const changed = fc
      .tuple(whole, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 6 }))
      .map(([bytes, changes]) => {
        const copy = bytes.slice();
        for (const [at, byte] of changes) copy[at % copy.length] = byte;
        return copy;
      });
    const any = fc.uint8Array({ maxLength: 600 }).map((bytes) => new Uint8Array(bytes));
    await fc.assert(
      fc.asyncProperty(fc.oneof(changed, any), async (bytes) => {
        const read = await readArchive(bytes, ARCHIVE_LIMITS);
        expect(read.refusal ?? read.files).toBeDefined();
      }),
      { numRuns: 300 },
    );
  });
});
