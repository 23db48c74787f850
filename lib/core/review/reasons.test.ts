import { describe, expect, test } from "vitest";
import { reasonLines, subjectOf } from "./reason-lines";
import { reasonsOf } from "./reasons";
import type { ProjectFinding } from "./types";

const finding = (over: Partial<ProjectFinding>): ProjectFinding => ({
  id: "1",
  detector: "a-detector",
  control: "CTR-2",
  outcome: "fail",
  basis: "configured",
  subject: "service web",
  shipped: true,
  component: null,
  file: "compose.yaml",
  line: 2,
  column: 3,
  endLine: 2,
  endColumn: 6,
  sentence: "The root filesystem is writable.",
  places: [],
  of: "shop",
  ...over,
});
const FAIL = finding({});
const HARD = finding({ hard: true, line: 9 });
const PASS = finding({ outcome: "pass", line: 4 });
const HALF = finding({ outcome: "pass", best: "partly", line: 5 });
const UNKNOWN = finding({ outcome: "unknown", line: 6 });

describe("what decides a proposal", () => {
  test.each([
    ["met: what passes", "met", [PASS], [PASS], []],
    ["partly: what fails, before what passes", "partly", [PASS, FAIL], [FAIL], [PASS]],
    ["partly: what passes by half", "partly", [PASS, HALF], [HALF], [PASS]],
    ["not met: what is hard first", "not_met", [FAIL, HARD, PASS], [HARD, FAIL], [PASS]],
    ["open: what cannot be told", null, [PASS, UNKNOWN], [UNKNOWN], [PASS]],
    ["open because a component says nothing: all of it", null, [PASS], [PASS], []],
  ] as const)("%s", (_, answer, findings, deciding, others) => {
    expect(reasonsOf({ answer, findings: [...findings] })).toEqual({ deciding, others });
  });
});

describe("reasons in lines", () => {
  test("what says the same is one line, with every place once, in rising order", () => {
    const lines = reasonLines([
      finding({ subject: "service web", line: 12 }),
      finding({ subject: "service db", line: 2 }),
      finding({ subject: "service db", line: 2, id: "2" }),
      finding({ subject: "service job", file: "job/compose.yaml", line: 3 }),
      PASS,
    ]);
    expect(lines).toEqual([
      {
        outcome: "fail",
        sentence: FAIL.sentence,
        subjects: ["service web", "service db", "service job"],
        places: [
          { of: "shop", file: "compose.yaml", lines: [2, 12] },
          { of: "shop", file: "job/compose.yaml", lines: [3] },
        ],
      },
      {
        outcome: "pass",
        sentence: PASS.sentence,
        subjects: ["service web"],
        places: [{ of: "shop", file: "compose.yaml", lines: [4] }],
      },
    ]);
  });

  test("the same path of two components is two places", () => {
    const [line] = reasonLines([finding({ of: "a" }), finding({ of: "b" })]);
    expect(line?.places.map(({ of }) => of)).toEqual(["a", "b"]);
  });

  test.each([
    ["shop: service web", "service web"],
    ["service web", "service web"],
    ["shopping: service web", "shopping: service web"],
  ])("the subject %s of the component shop is %s", (subject, bare) => {
    expect(subjectOf(finding({ subject }))).toBe(bare);
  });
});
