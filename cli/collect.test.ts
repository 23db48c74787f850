import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { gzipped, tarOf, zipOf } from "@/lib/core/archives/testing/pack";
import { collect } from "./collect";
import { UsageError } from "./usage-error";

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "plimsoll-collect-")));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function write(...paths: readonly string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(
      join(folder, path),
      path.endsWith(".gitignore") ? ".env\nbuild/\n" : "FROM scratch\n",
    );
  }
}
const git = (...words: readonly string[]) =>
  execFileSync("git", [
    "-C",
    folder,
    "-c",
    "user.name=a",
    "-c",
    "user.email=a@b.example",
    ...words,
  ]);
const collected = async (...paths: readonly string[]) => collect(paths, folder);
const pathsOf = async (...paths: readonly string[]) =>
  (await collected(...paths)).files.map(({ path }) => path);

describe("a folder without Git", () => {
  test("is all its files but those that its .gitignore files name", async () => {
    write(".gitignore", ".env", "Dockerfile", "build/a.txt", "api/.env", "api/Dockerfile");
    expect(await pathsOf()).toEqual([".gitignore", "Dockerfile", "api/Dockerfile"]);
    expect((await collected()).complete).toBe(true);
  });

  test("may hold links in circles", async () => {
    write("Dockerfile");
    symlinkSync(".", join(folder, "self"));
    symlinkSync("loop.env", join(folder, "loop.env"));
    const { files } = await collected();
    expect(files.map(({ path, error }) => [path, error])).toEqual([
      ["Dockerfile", undefined],
      ["loop.env", "link-to-nowhere"],
    ]);
  });

  test("has a link out of it as a file that was not read", async () => {
    write("a/compose.yaml", "b/Dockerfile");
    symlinkSync("../b/Dockerfile", join(folder, "a/Dockerfile"));
    const { files } = await collected("a");
    expect(files.map(({ path, error }) => [path, error])).toEqual([
      ["Dockerfile", "link-elsewhere"],
      ["compose.yaml", undefined],
    ]);
  });
});

describe("a folder that Git knows", () => {
  beforeEach(() => {
    write(".gitignore", ".env", "api/.env", "api/Dockerfile", "build/a.txt", "new.txt");
    git("init", "--quiet");
    git("add", "--force", "api/.env");
  });

  test("is what Git tracks, an ignored file too, and what it would track", async () => {
    expect(await pathsOf()).toEqual([".gitignore", "api/.env", "api/Dockerfile", "new.txt"]);
  });

  test("tells what it tracks, ignored or not, from what it would", async () => {
    const { files } = await collected();
    expect(files.map(({ path, tracked }) => [path, tracked])).toEqual([
      [".gitignore", false],
      ["api/.env", true],
      ["api/Dockerfile", false],
      ["new.txt", false],
    ]);
  });

  test("below the root has the .gitignore files above it", async () => {
    expect(await pathsOf("api")).toEqual(["../.gitignore", ".env", "Dockerfile"]);
  });

  test("is walked where Git refuses it, and that is said", async () => {
    vi.stubEnv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
    const { files, warnings } = await collected();
    expect(files.map(({ path }) => path)).toEqual([".gitignore", "api/Dockerfile", "new.txt"]);
    expect(warnings.join()).toMatch(/dubious ownership.*tracked ones among those are missed/);
  });

  test("runs nothing that its configuration names", async () => {
    git("config", "core.fsmonitor", `touch ${join(folder, "ran")}`);
    expect(await pathsOf()).not.toContain("ran");
    expect(await pathsOf()).not.toContain("ran");
  });

  test("is another than the one that a hook runs in", async () => {
    vi.stubEnv("GIT_DIR", "/nowhere");
    expect(await pathsOf()).toContain("api/.env");
  });

  test("has a submodule that is not checked out as one that was not read", async () => {
    const commit = "1".repeat(40);
    git("update-index", "--add", "--cacheinfo", `160000,${commit},module`);
    mkdirSync(join(folder, "module"));
    const { files } = await collected();
    expect(files.find(({ path }) => path === "module")?.error).toBe("submodule-absent");
  });
});

describe("what is named", () => {
  test("single files are an input in part, named, with the settings beside them", async () => {
    write("api/Dockerfile", ".plimsoll.yaml", "other.txt");
    const { files, complete } = await collected("api/Dockerfile");
    expect(complete).toBe(false);
    expect(files.map(({ path, named }) => [path, named ?? false])).toEqual([
      [".plimsoll.yaml", false],
      ["api/Dockerfile", true],
    ]);
  });

  test("two folders are an input in part: nobody looked beside them", async () => {
    write("a/Dockerfile", "b/Dockerfile", "a/.plimsoll.yaml");
    const { files, complete, warnings } = await collected("a", "b");
    expect(complete).toBe(false);
    expect(files.map(({ path }) => path)).toEqual([
      "a/.plimsoll.yaml",
      "a/Dockerfile",
      "b/Dockerfile",
    ]);
    expect(warnings).toEqual([
      "a/.plimsoll.yaml does not count: it lies below the folder that is assessed.",
    ]);
  });

  test("a file inside the folder is part of it, and named", async () => {
    write("a/Dockerfile", "a/b/compose.dev.yaml");
    const { files, complete } = await collected("a", "a/b/compose.dev.yaml");
    expect(complete).toBe(true);
    expect(files.map(({ path, named }) => [path, named ?? false])).toEqual([
      ["Dockerfile", false],
      ["b/compose.dev.yaml", true],
    ]);
  });

  test("a path that isn't there is an error that names it", async () => {
    await expect(collected("nowhere")).rejects.toThrow(UsageError);
    await expect(collected("nowhere")).rejects.toThrow("“nowhere” can’t be read: there is no such");
  });

  test("a device is no file", async () => {
    await expect(collected("/dev/null")).rejects.toThrow("Pipe it in with --stdin");
  });
});

describe("an archive", () => {
  const entry = (name: string, data = "FROM scratch\n") => ({ name, data });
  const repository = [
    entry("shop-main/.gitignore", ".env\n"),
    entry("shop-main/.env", "A=b\n"),
    entry("shop-main/Dockerfile"),
    entry("shop-main/node_modules/a/Dockerfile"),
    entry("shop-main/.git/config"),
  ];
  const written = (name: string, bytes: Uint8Array) => writeFileSync(join(folder, name), bytes);

  test.each([
    ["shop.zip", zipOf(repository)],
    ["shop.tar.gz", gzipped(tarOf(repository))],
    ["shop.tgz", gzipped(tarOf(repository))],
    ["shop.tar", tarOf(repository)],
  ])(
    "%s is the folder that was packed, whole, and what is left out is told",
    async (name, bytes) => {
      written(name, bytes);
      const { complete, files, warnings } = await collected(name);
      expect(complete).toBe(true);
      expect(files.map(({ path }) => path)).toEqual([".gitignore", "Dockerfile"]);
      expect(warnings).toEqual([
        "node_modules: node_modules/a/Dockerfile. Never read: what npm installs is not this repository’s.",
        "Git’s own folder: .git/config. Never read.",
      ]);
    },
  );

  test("that Git made holds tracked files only: none is taken as ignored", async () => {
    const comment = "3f786850e387550fdab836ed7e6dc881de23001b";
    written("shop.zip", zipOf(repository.slice(0, 3), { comment }));
    const { files } = await collected("shop.zip");
    expect(files.map(({ path, tracked }) => [path, tracked])).toEqual([
      [".env", true],
      [".gitignore", true],
      ["Dockerfile", true],
    ]);
  });

  test("has a link as a file that was not read, where its name speaks of containers", async () => {
    const link = { name: "Dockerfile", type: "2", link: "docker/Dockerfile" };
    written("a.tar", tarOf([link, { ...link, name: "latest" }, entry("docker/Dockerfile")]));
    const { files, warnings } = await collected("a.tar");
    expect(files.map(({ path, error }) => [path, error])).toEqual([
      ["Dockerfile", "link-in-archive"],
      ["docker/Dockerfile", undefined],
    ]);
    expect(warnings).toEqual(["Links in the archive: Dockerfile, latest. They are not followed."]);
  });

  test("is refused beside anything else, and where it could mislead", async () => {
    write("Dockerfile");
    written("a.zip", zipOf(repository));
    written("b.zip", zipOf([entry("../a")]));
    written("c.zip", Buffer.from("no archive"));
    const refusal = async (...paths: readonly string[]) =>
      collected(...paths).catch((error: unknown) =>
        error instanceof UsageError ? error.message : error,
      );
    const alone =
      "“a.zip” was not read. An archive is read by itself, as one folder. Take one archive alone, or the files without it.";
    expect(await refusal("a.zip", "Dockerfile")).toBe(alone);
    expect(await refusal("a.zip", "b.zip")).toBe(alone);
    expect(await refusal("b.zip")).toMatch("The name “../a” leads out of the archive.");
    expect(await refusal("c.zip")).toMatch("It is no ZIP, tar or tar.gz.");
  });

  test("in a folder is a file like any other", async () => {
    write("Dockerfile");
    written("a.zip", zipOf(repository));
    expect(await pathsOf()).toEqual(["Dockerfile", "a.zip"]);
  });
});
