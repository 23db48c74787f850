import { describe, expect, test } from "vitest";
import { CONTROLS } from "@/lib/core/model/controls";
import type { Answer } from "@/lib/core/model/words";
import { lint } from "./lint";
import { DEFAULT_POLICY } from "./policy";
import { options, STRICT_POLICY, said } from "./testing/said";
import type { AnswersByControl } from "./types";

const codes = (answers: AnswersByControl, settings = options(2)) =>
  lint(answers, settings).map(({ code, control, needs }) =>
    [code, control, needs].filter(Boolean).join(" "),
  );
const REASON = "Only vendor images run here.";

describe("lint", () => {
  test.each<[string, AnswersByControl, readonly string[]]>([
    ["nothing is answered", {}, []],
    [
      "an answer is contradicted",
      said({ "CTR-2": "met" }, { contradiction: { proposed: "not_met" } }),
      ["contradiction CTR-2"],
    ],
    ["a risk of 4 is met as said", said({ "CTR-4": "met" }), ["met-without-evidence CTR-4"]],
    ["a risk of 3 is met as said", said({ "CTR-2": "met" }), []],
    ["a risk of 5 is partly as said", said({ "CTR-1": "partly" }), []],
    ["a link is attached", said({ "CTR-1": "met" }, { strength: "attached" }), []],
    [
      "a scan report is a day too old",
      said({ "IMG-3": "met" }, { strength: "verified", date: "2026-10-23" }),
      ["stale-evidence IMG-3"],
    ],
    [
      "a scan report is just in time",
      said({ "IMG-3": "met" }, { strength: "verified", date: "2026-10-24" }),
      [],
    ],
    [
      "an attached link is too old",
      said({ "CTR-2": "met" }, { strength: "attached", date: "2026-01-01" }),
      ["stale-evidence CTR-2"],
    ],
    ["an excuse has no reason", said({ "RUN-4": "not_applicable" }), ["reason-says-nothing RUN-4"]],
    [
      "an excuse repeats itself",
      said({ "RUN-4": "not_applicable" }, { reason: "n/a n/a n/a n/a n/a n/a" }),
      ["reason-says-nothing RUN-4"],
    ],
    [
      "files prove that it doesn't apply",
      said({ "RUN-4": "not_applicable" }, { strength: "verified" }),
      [],
    ],
    ["an excuse has a reason", said({ "RUN-4": "not_applicable" }, { reason: REASON }), []],
  ])("when %s", (_name, answers, expected) => {
    expect(codes(answers)).toEqual(expected);
  });

  test("the policy says from which risk on evidence is asked for", () => {
    const answers = said({ "CTR-1": "met", "CTR-4": "met", "CTR-2": "met" });
    const from = (evidenceFromRisk: 3 | 5) =>
      codes(answers, options(2, { ...DEFAULT_POLICY, evidenceFromRisk }));
    expect(from(5)).toEqual(["met-without-evidence CTR-1"]);
    expect(from(3)).toHaveLength(3);
  });

  test("stands in the checklist's order, several for one control, the whole set last", () => {
    const answers = {
      ...said({ "IMG-2": "not_applicable", "BLD-2": "not_applicable" }),
      ...said(
        { "CTR-1": "met" },
        { strength: "accepted", date: "2026-01-01", contradiction: { proposed: "partly" } },
      ),
    };
    expect(codes(answers, options(1))).toEqual([
      "reason-says-nothing IMG-2",
      "contradiction CTR-1",
      "stale-evidence CTR-1",
      "reason-says-nothing BLD-2",
      "many-not-applicable",
    ]);
  });
});

describe("a criterion that names another control", () => {
  const backed = { strength: "attached" } as const;

  test.each<[Answer | null, readonly string[]]>([
    [null, ["criterion-needs-control PRG-4 RUN-1"]],
    ["unknown", ["criterion-needs-control PRG-4 RUN-1"]],
    ["partly", ["criterion-needs-control PRG-4 RUN-1"]],
    ["not_applicable", ["criterion-needs-control PRG-4 RUN-1"]],
    ["met", []],
  ])("PRG-4 met while RUN-1 is %s", (answer, expected) => {
    const answers = {
      ...said({ "PRG-4": "met", "RUN-2": "met" }, backed),
      ...(answer ? said({ "RUN-1": answer }, backed) : {}),
    };
    expect(codes(answers)).toEqual(expected);
  });

  test("PRG-3 names both halves of automated scanning, of which one may not apply", () => {
    expect(codes(said({ "PRG-3": "met" }, backed))).toEqual([
      "criterion-needs-control PRG-3 BLD-4",
      "criterion-needs-control PRG-3 REG-4",
    ]);
    const answers = {
      ...said({ "PRG-3": "met", "BLD-4": "met" }, backed),
      ...said({ "REG-4": "not_applicable" }, { ...backed, reason: REASON }),
    };
    expect(codes(answers)).toEqual([]);
  });

  test("asks nothing of an answer that is not met", () => {
    expect(codes(said({ "PRG-4": "partly", "PRG-3": "unknown" }))).toEqual([]);
  });
});

describe("more than a quarter of the gating controls not applicable", () => {
  const excused = (...ids: readonly ("CTR-1" | "IMG-2" | "BLD-2" | "CTR-2" | "NET-1")[]) =>
    said(Object.fromEntries(ids.map((id) => [id, "not_applicable"])), { reason: REASON });

  test.each<[string, AnswersByControl, 1 | 2, boolean]>([
    ["one of five", excused("CTR-1"), 1, false],
    ["two of five", excused("CTR-1", "IMG-2"), 1, true],
    ["two of eleven", excused("CTR-1", "IMG-2"), 2, false],
    ["three of eleven", excused("CTR-1", "IMG-2", "NET-1"), 2, true],
    ["one of five, another beyond the target", excused("CTR-1", "CTR-2"), 1, false],
    [
      "two that always apply count as no excuse",
      { ...excused("CTR-1"), ...said({ "SEC-1": "not_applicable" }) },
      1,
      false,
    ],
  ])("%s", (_name, answers, target, expected) => {
    expect(codes(answers, options(target)).includes("many-not-applicable")).toBe(expected);
  });

  test("a quarter exactly is not more: ten of the forty that strict mode asks for at level 3", () => {
    const optional = CONTROLS.filter((it) => it.na === "allowed" && it.expectedLevel <= 3);
    const excuse = (count: number) =>
      said(Object.fromEntries(optional.slice(0, count).map(({ id }) => [id, "not_applicable"])), {
        reason: REASON,
      });
    expect(codes(excuse(10), options(3, STRICT_POLICY))).toEqual([]);
    expect(codes(excuse(11), options(3, STRICT_POLICY))).toEqual(["many-not-applicable"]);
  });
});
