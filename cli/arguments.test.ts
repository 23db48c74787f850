import { describe, expect, test } from "vitest";
import { readArguments } from "./arguments";
import { UsageError } from "./usage-error";

const read = (line: string) => readArguments(line === "" ? [] : line.split(" "));

describe("a command line", () => {
  test("is read whole", () => {
    const line =
      "assess api web/Dockerfile --format json --target 3 --as-of 2026-11-23 --compose a.yaml,b.yaml --fail-below 2 --open ok --fail-on ctr-2,SEC-1 -o out.json";
    expect(read(line)).toEqual({
      command: "assess",
      paths: ["api", "web/Dockerfile"],
      format: "json",
      target: 3,
      asOf: "2026-11-23",
      compose: ["a.yaml", "b.yaml"],
      failBelow: 2,
      openIsFine: true,
      requireVerified: false,
      failOn: ["CTR-2", "SEC-1"],
      output: "out.json",
      stdin: false,
      kind: undefined,
    });
  });

  test.each([
    ["", "help"],
    ["--help", "help"],
    ["assess --help", "help"],
    ["help", "help"],
    ["--version", "version"],
    ["explain CTR-1", "explain"],
    ["assess --stdin --kind dockerfile", "assess"],
  ])("“%s” asks for %s", (line, command) => {
    expect(read(line).command).toBe(command);
  });

  test.each([
    ["frobnicate", "is no command"],
    ["assess --frobnicate", "--frobnicate"],
    ["assess --fix", "--fix is not in this version"],
    ["assess --fix=review", "--fix is not in this version"],
    ["assess --diff", "--diff is not in this version"],
    ["assess --baseline a", "--baseline is not in this version"],
    ["assess --against a", "--against is not in this version"],
    ["assess --format sarif", "--format sarif is not in this version"],
    ["assess --format html", "--format html is not in this version"],
    ["assess --format pdf", "text, json"],
    ["verify a.json", "“verify” is not in this version"],
    ["--target 2", "Say what to do"],
    ["assess --stdin --compose a", "--compose goes with paths"],
    ["explain CTR-1 --target 2", "--target goes with assess"],
    ["assess --target 5", "from 1 to 4"],
    ["assess --fail-below zero", "from 1 to 4"],
    ["assess --as-of 2026-02-30", "--as-of"],
    ["assess --fail-on CTR-9", "is no control"],
    ["assess --open ok", "--fail-below"],
    ["assess --fail-below 1 --open maybe", "--open"],
    ["assess --fail-below 1 --open ok --require-verified", "contradict"],
    ["assess --kind dockerfile", "--stdin"],
    ["assess . --stdin", "--stdin"],
    ["assess --stdin --kind tarball", "--kind"],
    ["explain", "explain takes"],
    ["explain CTR-99", "is no control"],
  ])("“%s” is refused and says why", (line, why) => {
    expect(() => read(line)).toThrow(UsageError);
    expect(() => read(line)).toThrow(why);
  });
});
