import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DraftFinding } from "@/lib/core/evidence/finding";
import { fold } from "./fold";

/** `web:fail/partly!` is a hard fail of subject web that allows partly; `~` takes it out of what ships. */
function finding(text: string, control: DraftFinding["control"] = "NET-1"): DraftFinding {
  const [, subject = "", outcome = "", best, mark] =
    /^(\w+):(pass|fail|unknown|not_applicable)(?:\/(\w+))?([!~?])?$/.exec(text) ?? [];
  return {
    control,
    outcome: outcome as DraftFinding["outcome"],
    basis: mark === "?" ? "hint" : "configured",
    subject,
    shipped: mark !== "~",
    at: { path: "compose.yaml", start: 0, end: 1 },
    message: { code: "test" },
    ...(best ? { best: best as DraftFinding["best"] } : {}),
    ...(mark === "!" ? { hard: true } : {}),
  };
}

const CASES: readonly (readonly [promise: string, findings: string, answer: string | null])[] = [
  ["one pass is met", "web:pass", "met"],
  ["one fail is not met", "web:fail", "not_met"],
  ["one partly is partly", "web:fail/partly", "partly"],
  ["a subject takes the lowest of its fails", "web:fail/partly web:fail web:pass", "not_met"],
  ["a subject's fail beats what it can't tell", "web:fail/partly web:unknown", "partly"],
  ["a subject with an unknown is unknown", "web:pass web:unknown", null],
  ["a pass beside what doesn't apply is met", "web:pass web:not_applicable", "met"],
  ["nothing applies", "web:not_applicable db:not_applicable", "not_applicable"],
  ["what doesn't apply is left out", "web:not_applicable db:pass", "met"],
  ["one hard fail decides", "web:pass db:fail! cache:pass", "not_met"],
  ["a hard fail that allows partly still decides", "web:pass db:fail/partly!", "not_met"],
  ["nothing but unknown proposes nothing", "web:unknown db:unknown", null],
  ["unknown beside not applicable proposes nothing", "web:unknown db:not_applicable", null],
  ["met and not met is partly", "web:pass db:fail", "partly"],
  ["met and partly is partly", "web:pass db:fail/partly", "partly"],
  ["partly and not met is partly", "web:fail/partly db:fail", "partly"],
  ["met and unknown proposes nothing", "web:pass db:unknown", null],
  ["met, unknown and not met is partly", "web:pass db:unknown cache:fail", "partly"],
  ["not met and unknown is not met", "web:fail db:unknown", "not_met"],
  ["what doesn't ship is not counted", "web:pass dev:fail~", "met"],
  ["a hint is not counted", "web:pass web:fail?", "met"],
];

describe("findings fold to one proposal", () => {
  test.each(CASES)("%s", (_, texts, answer) => {
    const findings = texts.split(" ").map((text) => finding(text));
    expect(fold(findings).get("NET-1")?.answer ?? null).toBe(answer);
  });

  test("a control that never allows it is not proposed as not applicable", () => {
    expect(fold([finding("web:not_applicable", "CTR-3")]).get("CTR-3")?.answer).toBeNull();
  });

  test("a cap bears on each control it names, hard only where it says not met", () => {
    const privileged: DraftFinding = {
      ...finding("web:fail", "CTR-4"),
      caps: [
        { control: "CTR-4", best: "not_met" },
        { control: "CTR-1", best: "partly" },
      ],
    };
    const folded = fold([
      privileged,
      finding("web:pass", "CTR-1"),
      finding("db:pass", "CTR-4"),
      finding("db:pass", "CTR-1"),
    ]);
    expect(folded.get("CTR-4")?.answer).toBe("not_met");
    expect(folded.get("CTR-1")?.answer).toBe("partly");
    expect(folded.get("CTR-1")?.counts).toMatchObject({ met: 1, partly: 1 });
  });

  test("a cap beats not applicable and judges a subject that nothing else touches", () => {
    const socket: DraftFinding = {
      ...finding("web:fail", "CTR-1"),
      caps: [
        { control: "CTR-1", best: "partly" },
        { control: "RUN-5", best: "not_met" },
      ],
    };
    const folded = fold([socket, finding("web:not_applicable", "RUN-5")]);
    expect(folded.get("RUN-5")?.answer).toBe("not_met");
    expect(folded.get("CTR-1")?.answer).toBe("partly");
  });

  test("an answer rests on its weakest basis", () => {
    const inferred: DraftFinding = { ...finding("db:pass"), basis: "inferred" };
    expect(fold([finding("web:pass"), inferred]).get("NET-1")?.basis).toBe("inferred");
  });

  const some = fc
    .constantFrom(...CASES.flatMap(([, texts]) => texts.split(" ")))
    .map((text) => finding(text));

  test("the order of findings never matters", () => {
    fc.assert(
      fc.property(fc.array(some, { maxLength: 8 }), (findings) => {
        const { answer, counts } = fold(findings).get("NET-1") ?? {};
        const turned = fold([...findings].reverse()).get("NET-1") ?? {};
        expect(turned).toMatchObject({
          ...(answer === undefined ? {} : { answer }),
          ...(counts ? { counts } : {}),
        });
      }),
    );
  });

  test("one more fail never makes an answer better", () => {
    const rank = { not_met: 0, partly: 1, met: 2, not_applicable: 3 } as const;
    fc.assert(
      fc.property(fc.array(some, { maxLength: 8 }), (findings) => {
        const before = fold(findings).get("NET-1")?.answer;
        const after = fold([...findings, finding("web:fail")]).get("NET-1")?.answer;
        if (before && after) expect(rank[after]).toBeLessThanOrEqual(rank[before]);
      }),
    );
  });
});
