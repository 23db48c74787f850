import { describe, expect, test } from "vitest";
import { examineTexts } from "@/lib/core/detectors/testing/test-detector";
import { scoreEvidence } from "@/lib/core/proposals/score";
import { verdict } from "./verdict";

const ASKED = {
  failBelow: undefined,
  openIsFine: false,
  requireVerified: false,
  failOn: [],
} as const;
const judge = (
  files: Readonly<Record<string, string>>,
  asked: Partial<Parameters<typeof verdict>[1]>,
) => verdict(scoreEvidence(examineTexts(files)), { ...ASKED, ...asked });

const COMPOSE = "services:\n  web:\n    image: nginx:1.31\n";
const settings = (lines: string) => ({
  "compose.yaml": COMPOSE,
  ".plimsoll.yaml": `version: 1\n${lines}`,
});

describe("whether an assessment is good enough", () => {
  test("nothing asked is fine", () => {
    expect(judge({ "compose.yaml": COMPOSE }, {})).toEqual({ exit: 0, lines: [] });
  });

  test("nothing to assess can't be used, open or not", () => {
    for (const openIsFine of [true, false]) {
      expect(judge({ "README.md": "# hi" }, { failBelow: 1, openIsFine }).exit).toBe(2);
    }
  });

  test("broken settings can't be used, whatever the level", () => {
    expect(judge(settings("targets: 2\n"), {}).exit).toBe(2);
  });

  test("a level that is not reached lists what is broken apart from what nobody has said", () => {
    const { exit, lines } = judge({ "compose.yaml": COMPOSE }, { failBelow: 2 });
    expect(exit).toBe(1);
    const [broken, open] = [lines.indexOf("Broken:"), lines.indexOf("Not answered:")];
    expect(broken).toBeGreaterThan(0);
    expect(open).toBeGreaterThan(broken);
    expect(lines.slice(broken, open)).toContain("  CTR-2 web compose.yaml:2");
    expect(lines.slice(open)).toContain("  PRG-1");
  });

  test("what fails by name ends with 1, and an accepted risk silences it until its day", () => {
    expect(judge({ "compose.yaml": COMPOSE }, { failOn: ["CTR-2"] })).toEqual({
      exit: 1,
      lines: ["Fails on what --fail-on names:", "  CTR-2 web compose.yaml:2"],
    });
    const accepted = (until: string) =>
      settings(
        `accepted:\n  - { control: CTR-2, subject: service web, reason: vendor image, until: ${until} }\n`,
      );
    expect(judge(accepted("2026-11-23"), { failOn: ["CTR-2"] }).exit).toBe(0);
    expect(judge(accepted("2026-11-22"), { failOn: ["CTR-2"] }).exit).toBe(1);
    expect(judge(accepted("2026-11-23"), { failBelow: 2 }).lines).toContain(
      "  CTR-2 web compose.yaml:2",
    );
  });

  test("a comment on the line above accepts it, too", () => {
    const compose = COMPOSE.replace(
      "  web:",
      "  # plimsoll:accept CTR-2 until=2027-01-31 vendor image\n  web:",
    );
    expect(judge({ "compose.yaml": compose }, { failOn: ["CTR-2"] }).exit).toBe(0);
  });

  test("an answer of people that files contradict counts by the files", () => {
    const files = settings("answers:\n  CTR-2: { answer: met, note: we looked }\n");
    expect(judge(files, { failBelow: 2 }).lines).toContain("  CTR-2 web compose.yaml:2");
  });
});
