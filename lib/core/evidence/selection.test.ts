import { describe, expect, test } from "vitest";
import { type Candidate, selectFiles } from "./selection";

const LIMITS = { files: 100, bytes: 10_000_000 };
const file = (path: string, size = 10): Candidate => ({ path, size, named: false });
const ignore = (path: string, text: string) => ({ path, text });

describe("the files of a folder that are read", () => {
  test.each([
    ["a file that nobody ignores", "src/a.ts", null],
    ["Git's own", ".git/config", "git"],
    ["Git's own, of a submodule", "vendor/lib/.git/HEAD", "git"],
    ["what npm installed", "web/node_modules/a/Dockerfile", "node-modules"],
    ["ignored by its name", "web/.env", "ignored"],
    ["in an ignored folder", "dist/a/Dockerfile", "ignored"],
    ["ignored by a file deeper down", "web/secret.txt", "ignored"],
    ["let in again deeper down", "web/keep.key", null],
    ["another folder's rule does not speak of it", "api/secret.txt", null],
    ["an ignored folder lets nothing in again", "dist/keep.key", "ignored"],
  ])("%s: %s", (_, path, reason) => {
    const rules = [
      ignore(".gitignore", "dist/\n.env\n*.key\n"),
      ignore("web/.gitignore", "secret.txt\n!keep.key\n"),
      ignore("dist/.gitignore", "!keep.key\n"),
    ];
    const { chosen, skipped } = selectFiles([file(path)], rules, LIMITS);
    expect(skipped[0]?.reason ?? null).toBe(reason);
    expect(chosen).toHaveLength(reason === null ? 1 : 0);
  });

  test("a file that somebody names is read wherever it lies", () => {
    const named = { path: "node_modules/Dockerfile", size: 5_000_000, named: true };
    expect(selectFiles([named], [], LIMITS).chosen).toEqual([named]);
  });

  test("a large text says nothing; a large report does", () => {
    const { chosen, skipped } = selectFiles(
      [file("a.log", 2_000_000), file("trivy.json", 2_000_000)],
      [],
      LIMITS,
    );
    expect(chosen.map(({ path }) => path)).toEqual(["trivy.json"]);
    expect(skipped).toEqual([{ path: "a.log", reason: "too-large" }]);
  });

  test("over the limits the files about containers come first, and the rest is named", () => {
    const many = ["a.txt", "b.txt", "z/Dockerfile", "z/compose.yaml"].map((path) => file(path));
    const byCount = selectFiles(many, [], { files: 3, bytes: 1000 });
    expect(byCount.chosen.map(({ path }) => path)).toEqual([
      "z/Dockerfile",
      "z/compose.yaml",
      "a.txt",
    ]);
    expect(byCount.skipped).toEqual([{ path: "b.txt", reason: "too-many" }]);
    const bySize = selectFiles(many, [], { files: 100, bytes: 25 });
    expect(bySize.chosen.map(({ path }) => path)).toEqual(["z/Dockerfile", "z/compose.yaml"]);
  });
});
