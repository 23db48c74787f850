import { describe, expect, test } from "vitest";
import type { Container } from "../container";
import type { RunningContainer } from "../inventory/types";
import { type Judge, listed, settle } from "./verdict";

const span = (path: string) => ({ path, start: 0, end: 1 });
const observed = { basis: "observed", at: span("inspect.json") } as Container;
const container = {
  subject: "service web",
  shipped: true,
  basis: "configured",
  at: span("compose.yaml"),
  observed,
} as RunningContainer;

/** Judges the file and what runs by two given outcomes. */
const judge =
  (file: "pass" | "fail" | "unknown", runs: "pass" | "fail" | "unknown"): Judge =>
  (settings) => ({
    outcome: settings === observed ? runs : file,
    at: settings.at,
    message: { code: "test" },
  });

describe("the value that counts", () => {
  const CASES = [
    [
      "what runs well beats a file that asks for worse",
      "fail",
      "pass",
      "pass",
      "observed",
      "file-differs",
    ],
    [
      "what runs badly beats a file that asks for better",
      "pass",
      "fail",
      "fail",
      "observed",
      "file-differs",
    ],
    ["both agree", "pass", "pass", "pass", "observed", "file-agrees"],
    [
      "what can't be seen leaves it to the file",
      "fail",
      "unknown",
      "fail",
      "configured",
      undefined,
    ],
    ["what the file leaves open is seen", "unknown", "pass", "pass", "observed", undefined],
    ["neither says", "unknown", "unknown", "unknown", "configured", undefined],
  ] as const;

  test.each(CASES)("%s", (_, file, runs, outcome, basis, why) => {
    const [finding] = settle("CTR-2", container, judge(file, runs));
    expect(finding).toMatchObject({ outcome, basis });
    expect(finding?.related?.[0]?.why.code).toBe(why);
  });

  test("a transcript's answer is one that was seen", () => {
    const seen = { outcome: "fail", at: span("verify.txt"), message: { code: "test" } } as const;
    const alone = { ...container, observed: null };
    expect(settle("CTR-2", alone, judge("pass", "pass"), seen)).toMatchObject([
      { outcome: "fail", basis: "observed", at: { path: "verify.txt" } },
    ]);
  });

  test("a verdict's own basis stays", () => {
    const inferred: Judge = () => ({
      outcome: "pass",
      basis: "inferred",
      at: span("compose.yaml"),
      message: { code: "test" },
    });
    expect(settle("CTR-1", { ...container, observed: null }, inferred)[0]?.basis).toBe("inferred");
  });
});

test("names are listed as a sentence has them, and no more than it can hold", () => {
  expect(listed(["db"])).toBe("db");
  expect(listed(["db", "web"])).toBe("db and web");
  expect(listed(["a", "b", "c", "d", "e"])).toBe("a, b, c, d and e");
  expect(listed(["a", "b", "c", "d", "e", "f"])).toBe("a, b, c, d and 2 more");
});
