import { describe, expect, test } from "vitest";
import { examineTexts } from "@/lib/core/detectors/testing/test-detector";
import type { ControlId } from "@/lib/core/model/words";
import { DEFAULT_POLICY } from "@/lib/core/scoring/policy";
import { changeOf, evidenceChanges, regressedControls } from "./changes";
import { keepEvidence } from "./keep";
import { projectProposals, saidOfControls } from "./project-proposals";

const TODAY = "2026-11-30";
const of = (files: Readonly<Record<string, string>>, asOf = TODAY) =>
  projectProposals([{ name: "Main", content: { ...keepEvidence(examineTexts(files)), asOf } }]);
const changes = (before: ReturnType<typeof of>, now: ReturnType<typeof of>, control: ControlId) =>
  evidenceChanges(before, now, { asOf: TODAY, policy: DEFAULT_POLICY }).filter(
    (change) => change.control === control,
  );
const compose = (...services: readonly string[]) => ({
  "compose.yaml": `services:\n${services.join("")}`,
});
const WEB = "  web:\n    image: nginx:1.31.1\n    read_only: true\n";
const WORKER = "  worker:\n    image: nginx:1.31.1\n";

test.each([
  ["not_met", "partly", "improved"],
  ["partly", "met", "improved"],
  ["met", "partly", "regressed"],
  ["not_applicable", "not_met", "regressed"],
  ["met", "not_applicable", "new"],
  [null, "not_met", "new"],
  ["not_met", null, "gone"],
  ["met", "met", null],
  [null, null, null],
] as const)("from %s to %s is %s", (before, after, kind) => {
  expect(changeOf(before, after)).toBe(kind);
});

describe("since the upload before", () => {
  test("a service that falls short is what regressed, with its line", () => {
    expect(changes(of(compose(WEB)), of(compose(WEB, WORKER)), "CTR-2")).toMatchObject([
      {
        kind: "regressed",
        before: "met",
        after: "partly",
        finding: { subject: "service worker", line: 5, outcome: "fail" },
        isOfBefore: false,
        age: null,
      },
    ]);
  });

  test("what fell short and is gone is what improved", () => {
    expect(changes(of(compose(WEB, WORKER)), of(compose(WEB)), "CTR-2")).toMatchObject([
      { kind: "improved", finding: { subject: "service worker" }, isOfBefore: true },
    ]);
  });

  test("what files say for the first time is new, what they say no more is gone", () => {
    const none = of({ Dockerfile: "FROM node:24.9.0\nUSER node\n" });
    const some = of(compose(WEB));
    expect(changes(none, some, "CTR-2")).toMatchObject([
      { kind: "new", before: null, after: "met" },
    ]);
    expect(changes(some, none, "CTR-2")).toMatchObject([
      { kind: "gone", before: "met", after: null, finding: { line: 4 }, isOfBefore: true },
    ]);
  });

  test("what they said too long ago is stale, with the day since when", () => {
    const old = of(compose(WEB), "2026-08-22");
    expect(changes(old, old, "CTR-2")).toMatchObject([
      {
        kind: "stale",
        after: "met",
        age: { days: 100, since: "2026-11-21" },
        finding: { line: 4 },
      },
    ]);
    const fresh = of(compose(WEB), "2026-09-01");
    expect(changes(fresh, fresh, "CTR-2")).toEqual([]);
  });

  test("of several components it is the old one's line that is stale", () => {
    const component = (name: string, asOf: string) => ({
      name,
      content: { ...keepEvidence(examineTexts(compose(WEB))), asOf },
    });
    const both = projectProposals([component("api", TODAY), component("web", "2026-08-22")]);
    expect(changes(both, both, "CTR-2")).toMatchObject([
      { kind: "stale", finding: { of: "web", line: 4 } },
    ]);
  });

  test("the same files are no change", () => {
    expect(
      evidenceChanges(of(compose(WEB)), of(compose(WEB)), { asOf: TODAY, policy: DEFAULT_POLICY }),
    ).toEqual([]);
  });

  test("only what got worse is a regression", () => {
    const [before, after] = [of(compose(WEB)), of(compose(WEB, WORKER))].map(saidOfControls);
    if (!before || !after) throw new Error("Nothing said");
    expect(regressedControls(before, after)).toContain("CTR-2");
    expect(regressedControls(after, before)).not.toContain("CTR-2");
    expect(regressedControls(before, {})).toEqual([]);
  });
});
