import { describe, expect, test } from "vitest";
import { mistakes, skippedBasics } from "./mistakes";
import { judge, requirementsOf } from "./requirements";
import { options, STRICT_POLICY, said } from "./testing/said";
import type { AnswersByControl, Policy } from "./types";

function found(answers: AnswersByControl, policy: Policy = options(2).policy) {
  const judged = requirementsOf(policy).map((requirement) => judge(requirement, answers));
  return {
    skipped: skippedBasics(judged),
    mistakes: mistakes(answers, judged, options(2, policy)),
  };
}

/** Scanning in order, so that it does not stand beside what a case is about. */
const SCANNED = said({ "IMG-3": "met", "PRG-1": "met" });

describe("skipping basics", () => {
  test.each<[string, AnswersByControl, readonly string[]]>([
    [
      "a basic is broken, level 2 has something",
      said({ "CTR-1": "not_met", "CTR-2": "met" }),
      ["L2-1"],
    ],
    [
      "a basic is partly, levels 2 and 3 have something",
      said({ "IMG-2": "partly", "CTR-3": "met", "CTR-4": "met" }),
      ["L2-2", "L3-1"],
    ],
    ["a basic is merely open", said({ "CTR-2": "met" }), []],
    ["nobody knows a basic", said({ "CTR-1": "unknown", "CTR-2": "met" }), []],
    [
      "a basic is broken and nothing above is satisfied",
      said({ "CTR-1": "not_met", "IMG-3": "met" }),
      [],
    ],
    ["nothing is answered", {}, []],
  ])("when %s", (_name, answers, expected) => {
    expect(found(answers).skipped).toEqual(expected);
  });

  test("names the broken basics, not the open ones", () => {
    const answers = said({ "CTR-1": "not_met", "BLD-2": "partly", "CTR-2": "met" });
    expect(found({ ...answers, ...SCANNED }).mistakes[0]).toEqual({
      mistake: "skipping-basics",
      controls: ["CTR-1", "BLD-2"],
    });
  });

  test("is not made of what strict mode adds", () => {
    const answers = { ...SCANNED, ...said({ "BLD-3": "not_met", "CTR-2": "met" }) };
    expect(found(answers, STRICT_POLICY)).toEqual({ skipped: [], mistakes: [] });
    const broken = said({ "CTR-1": "not_met", "CTR-2": "met" });
    expect(found(broken, STRICT_POLICY).skipped).toEqual(["L2-1"]);
  });
});

describe("the other four", () => {
  test.each<[string, AnswersByControl, readonly [string, readonly string[]][]]>([
    ["all is well", SCANNED, []],
    ["a secret is tracked", said({ "SEC-1": "not_met" }), [["secrets-in-code", ["SEC-1"]]]],
    ["an ignore file is thin", said({ "SEC-1": "partly" }), []],
    ["a secret is in a stage", said({ "BLD-2": "partly" }), [["secrets-in-code", ["BLD-2"]]]],
    ["images are never scanned", said({ "IMG-3": "not_met" }), [["not-scanning", ["IMG-3"]]]],
    ["the first scan is partly read", said({ "PRG-1": "partly" }), [["not-scanning", ["PRG-1"]]]],
    ["nobody knows about scans", said({ "PRG-1": "unknown" }), [["not-scanning", ["PRG-1"]]]],
    ["the pipeline does not scan", said({ "BLD-4": "not_met" }), [["not-scanning", ["BLD-4"]]]],
    ["the pipeline scans a little", said({ "BLD-4": "partly" }), []],
    ["limits are partly there", said({ "CTR-3": "partly" }), [["no-resource-limits", ["CTR-3"]]]],
    ["limits are missing", said({ "CTR-3": "not_met" }), [["no-resource-limits", ["CTR-3"]]]],
    ["nobody knows of limits", said({ "CTR-3": "unknown" }), []],
    ["a data port is public", said({ "NET-3": "not_met" }), [["too-much-access", ["NET-3"]]]],
    ["a port range is wide", said({ "NET-3": "partly" }), []],
    [
      "everything has too much access",
      said({
        "NET-3": "not_met",
        "REG-5": "partly",
        "SEC-4": "not_met",
        "CTR-4": "partly",
        "CTR-1": "partly",
      }),
      [["too-much-access", ["CTR-1", "CTR-4", "SEC-4", "REG-5", "NET-3"]]],
    ],
  ])("when %s", (_name, answers, expected) => {
    const result = found({ ...SCANNED, ...answers }).mistakes;
    expect(result.map(({ mistake, controls }) => [mistake, controls])).toEqual(expected);
  });

  test("silence about scanning counts from the first answer on, not in an untouched project", () => {
    expect(found({}).mistakes).toEqual([]);
    expect(found(said({ "RUN-4": "met" })).mistakes).toEqual([
      { mistake: "not-scanning", controls: ["IMG-3", "PRG-1"] },
    ]);
  });

  test("a scan older than its fresh days is no scan", () => {
    const old = said({ "IMG-3": "met" }, { strength: "verified", date: "2026-10-23" });
    expect(found({ ...SCANNED, ...old }).mistakes).toEqual([
      { mistake: "not-scanning", controls: ["IMG-3"] },
    ]);
  });
});
