import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { gzipped, tarOf, zipOf } from "@/lib/core/archives/testing/pack";
import { TYPICAL_SAMPLE } from "@/lib/core/model/samples/typical";
import { buildCli } from "@/scripts/build/build-cli";
import { PROJECT } from "@/scripts/project";

// The package as somebody has it who never saw this repository.
const elsewhere = mkdtempSync(join(tmpdir(), "plimsoll-command-"));
const sample = join(elsewhere, "sample");

beforeAll(async () => {
  const built = join(elsewhere, "built");
  await buildCli(PROJECT, built);
  npm("pack", built);
  const [tarball = ""] = readdirSync(elsewhere).filter((name) => name.endsWith(".tgz"));
  writeFileSync(join(elsewhere, "package.json"), "{}");
  npm("install", "--offline", "--no-audit", "--no-fund", `./${tarball}`);
  mkdirSync(sample);
  for (const [path, text] of Object.entries(TYPICAL_SAMPLE)) {
    mkdirSync(join(sample, path, ".."), { recursive: true });
    writeFileSync(join(sample, path), text);
  }
}, 180_000);
afterAll(() => rmSync(elsewhere, { recursive: true, force: true }));

function npm(...words: readonly string[]): void {
  const { status, stderr } = spawnSync("npm", words, { cwd: elsewhere, encoding: "utf8" });
  if (status !== 0) throw new Error(`npm ${words[0]}: ${stderr}`);
}

/** Runs the installed command in the sample's folder. */
function plimsoll(line: string, options: { input?: string; cwd?: string } = {}) {
  const words = line === "" ? [] : line.split(" ");
  const { status, stdout, stderr } = spawnSync(
    join(elsewhere, "node_modules/.bin/plimsoll"),
    words,
    { cwd: sample, encoding: "utf8", input: "", ...options },
  );
  return { status, stdout, stderr };
}

describe("the installed package", () => {
  test("has one file to run, the licence and nothing to install", () => {
    const folder = join(elsewhere, "node_modules/plimsoll");
    const { dependencies, license, bin, engines } = JSON.parse(
      readFileSync(join(folder, "package.json"), "utf8"),
    );
    expect(readdirSync(folder).sort()).toEqual([
      "LICENSE",
      "README.md",
      "package.json",
      "plimsoll.js",
    ]);
    expect({ dependencies, license, bin, engines }).toEqual({
      dependencies: undefined,
      license: "Apache-2.0",
      bin: { plimsoll: "plimsoll.js" },
      engines: { node: ">=20.9" },
    });
    expect(
      readdirSync(join(elsewhere, "node_modules")).filter((name) => !name.startsWith(".")),
    ).toEqual(["plimsoll"]);
  });

  test("assesses a folder as text, plain in a pipe", () => {
    const { status, stdout, stderr } = plimsoll("assess --as-of 2026-11-23");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain("✓ CTR-1 non-root user");
    expect(stdout).toContain("✗ CTR-2 read-only filesystem");
    expect(stdout).not.toContain("\u001b");
  });

  test("assesses a folder as JSON, the same from wherever it is started", () => {
    const inside = plimsoll("assess --as-of 2026-11-23 --format json");
    const beside = plimsoll("assess sample --as-of 2026-11-23 --format json", { cwd: elsewhere });
    expect(inside.status).toBe(0);
    expect(JSON.parse(inside.stdout)).toMatchObject({
      schema: "plimsoll.assessment/1",
      asOf: "2026-11-23",
      input: { root: ".", complete: true },
    });
    expect(beside.stdout).toBe(inside.stdout);
  });

  test("says of an archive what it says of the folder", () => {
    const entries = Object.entries(TYPICAL_SAMPLE).map(([path, data]) => ({
      name: `shop-1.2/${path}`,
      data,
    }));
    const archives = { "shop.zip": zipOf(entries), "shop.tar.gz": gzipped(tarOf(entries)) };
    const folder = plimsoll("assess --as-of 2026-11-23 --format json");
    for (const [name, bytes] of Object.entries(archives)) {
      writeFileSync(join(elsewhere, name), bytes);
      const archive = plimsoll(`assess ../${name} --as-of 2026-11-23 --format json`);
      expect({ name, ...archive }).toEqual({ name, ...folder });
    }
    expect(plimsoll("assess ../shop.zip compose.yaml")).toMatchObject({ status: 2, stdout: "" });
  });

  test.each([
    ["assess", 0],
    ["assess --fail-below 1 --open ok", 0],
    ["assess --fail-below 2", 1],
    ["assess --fail-on CTR-2", 1],
    ["assess --fail-on CTR-1", 0],
    ["assess nowhere", 2],
    ["assess --fix", 2],
    ["assess README.md", 2],
    ["assess --output nowhere/report.txt", 2],
    ["", 2],
    ["--help", 0],
    ["--version", 0],
    ["explain CTR-1", 0],
    ["explain CTR-99", 2],
  ])("“plimsoll %s” ends with %i", (line, status) => {
    expect(plimsoll(line).status).toBe(status);
  });

  test("keeps standard output to JSON, and says why it ends with 1 elsewhere", () => {
    const { status, stdout, stderr } = plimsoll("assess --format json --fail-on CTR-2");
    expect(status).toBe(1);
    expect(JSON.parse(stdout).schema).toBe("plimsoll.assessment/1");
    expect(stderr).toMatch(/^Fails on what --fail-on names:\n {2}CTR-2 web compose\.yaml:\d+\n/);
  });

  test("writes the report to a file", () => {
    const { status, stdout } = plimsoll("assess --format json --output ../report.json");
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
    expect(JSON.parse(readFileSync(join(elsewhere, "report.json"), "utf8")).input.complete).toBe(
      true,
    );
  });

  test("assesses what comes by a pipe", () => {
    const { stdout } = plimsoll("assess --stdin --kind dockerfile --format json", {
      input: "FROM alpine:3.22\nUSER root\n",
    });
    expect(JSON.parse(stdout).files).toMatchObject([{ path: "stdin", kind: "dockerfile" }]);
  });

  test("merges the Compose files it is given, and refuses one that isn't there", () => {
    const over = "services:\n  web:\n    read_only: true\n    tmpfs: [/tmp]\n";
    writeFileSync(join(elsewhere, "over.yaml"), over);
    const json = plimsoll(
      "assess sample over.yaml --compose sample/compose.yaml,over.yaml --format json",
      { cwd: elsewhere },
    );
    const findings: { control: string; subject: string; outcome: string }[] = JSON.parse(
      json.stdout,
    ).findings;
    const web = findings.filter((one) => one.control === "CTR-2" && one.subject === "service web");
    expect(web.map(({ outcome }) => outcome)).toEqual(["pass"]);
    expect(plimsoll("assess --compose b.yaml")).toMatchObject({
      status: 2,
      stderr: "plimsoll: “b.yaml” (--compose) is not among the files that are assessed.\n",
    });
  });

  test("survives a reader that goes away, and a full disk", () => {
    const shell = (script: string) =>
      spawnSync("sh", ["-c", script], { cwd: sample, encoding: "utf8" });
    const command = join(elsewhere, "node_modules/.bin/plimsoll");
    expect(shell(`${command} explain CTR-1 | head -1`)).toMatchObject({ status: 0, stderr: "" });
    if (process.platform !== "linux") return;
    expect(shell(`${command} assess > /dev/full`)).toMatchObject({
      status: 2,
      stderr: "plimsoll: Standard output can’t be written: no space is left.\n",
    });
  });
});
