import { describe, expect, test } from "vitest";
import { REQUIREMENTS } from "@/lib/core/model/levels";
import type { ControlId, LevelReached } from "@/lib/core/model/words";
import { CONTROL_IDS, LEVELS } from "@/lib/core/model/words";
import type {
  Assessment,
  LevelResult,
  LintCode,
  LintResult,
  RequirementResult,
} from "@/lib/core/scoring/types";
import { levelWord, loadLineSentence } from "./load-line";
import {
  areaSentence,
  controlName,
  lintGroupSentence,
  lintSentence,
  mistakeSentence,
  requirementSentence,
  stepReason,
  summarySentence,
} from "./result";

type Said = { readonly [control in ControlId]?: "met" | "broken" };

/** A requirement as scoring states it, from what was said of its controls. */
function requirement(id: RequirementResult["id"], controls: readonly ControlId[], said: Said) {
  const by = controls.filter((control) => said[control] === "met");
  const broken = controls.filter((control) => said[control] === "broken");
  const blocking = controls.filter((control) => said[control] !== "met");
  const state = broken.length > 0 ? "refuted" : blocking.length > 0 ? "open" : "satisfied";
  return { id, level: 1, state, controls, by, blocking, broken } satisfies RequirementResult;
}

function levelsOf(said: Said): readonly LevelResult[] {
  return LEVELS.map((level) => {
    const requirements = REQUIREMENTS.filter((one) => one.level === level).map((one) => ({
      ...requirement(one.id, one.controls, said),
      level,
    }));
    const satisfied = requirements.every((one) => one.state === "satisfied");
    return { level, satisfied, requirements };
  });
}

interface Numbers {
  readonly target?: Assessment["target"];
  readonly declared: LevelReached | null;
  readonly verified?: LevelReached | null;
  readonly ceiling?: LevelReached | null;
  readonly lint?: readonly LintResult[];
}

function assessment(said: Said, numbers: Numbers): Assessment {
  return {
    target: 3,
    verified: null,
    ceiling: numbers.declared === null ? null : 4,
    coverage: null,
    progress: { answered: 0, total: 45 },
    levels: levelsOf(said),
    areas: [],
    skippedBasics: [],
    mistakes: [],
    lint: [],
    ...numbers,
  };
}

function met(...levels: readonly number[]): Said {
  const controls = REQUIREMENTS.filter((one) => levels.includes(one.level)).flatMap(
    (one) => one.controls,
  );
  return Object.fromEntries(controls.map((control) => [control, "met"]));
}

function contradiction(control: ControlId): LintResult {
  return { code: "contradiction", control, needs: null };
}

describe("the summary", () => {
  test("an empty project is not assessed, never level 0", () => {
    expect(summarySentence(assessment({}, { declared: null }))).toBe(
      "Not assessed: answer the four basics",
    );
  });

  test("what nobody has said is waited for, and nothing found stands against the ceiling", () => {
    const said: Said = { "CTR-1": "met", "IMG-2": "met", "BLD-2": "met" };
    expect(summarySentence(assessment(said, { declared: 0 }))).toBe(
      "Nothing found stands against level 4; level 1 waits for 2 answers: basic scanning, secrets in the repository.",
    );
    expect(
      summarySentence(assessment({ ...said, "SEC-1": "met" }, { declared: 0, ceiling: 2 })),
    ).toBe("Nothing found stands against level 2; level 1 waits for 1 answer: basic scanning.");
  });

  test("a declared level without proof says so and names what the next level waits for", () => {
    expect(summarySentence(assessment(met(1), { declared: 1 }))).toBe(
      "Declared level 1, nothing proven yet. Level 2 waits for 6 answers: read-only filesystem, resource limits, network isolation, secrets management, regular scanning, image scans.",
    );
  });

  test("only the controls that refute are broken; the unsaid ones beside them are waited for", () => {
    const said: Said = {
      "CTR-1": "met",
      "IMG-2": "met",
      "PRG-1": "met",
      "SEC-1": "broken",
    };
    expect(summarySentence(assessment(said, { declared: 0, ceiling: 0 }))).toBe(
      "Level 1 is broken by 1 control: secrets in the repository. It also waits for 1 answer: secrets in the build.",
    );
  });

  test("a refuted next level names its controls", () => {
    const said: Said = { ...met(1, 2), "CTR-2": "broken", "NET-1": "broken" };
    expect(summarySentence(assessment(said, { declared: 1, verified: 1, ceiling: 1 }))).toBe(
      "Verified level 1. Level 2 is broken by 2 controls: read-only filesystem, network isolation.",
    );
  });

  test("some proof, but not of all basics, is not called a level", () => {
    expect(summarySentence(assessment(met(1, 2), { declared: 2, verified: 0 }))).toMatch(
      /^Declared level 2, level 1 is not fully proven yet\. Level 3 waits for 7 answers: /,
    );
  });

  test("the target is reached: by proof, or by declaration only", () => {
    const said = met(1, 2);
    expect(summarySentence(assessment(said, { declared: 2, verified: 2, target: 2 }))).toBe(
      "Verified level 2. Target 2 is reached.",
    );
    expect(summarySentence(assessment(said, { declared: 2, verified: 1, target: 2 }))).toBe(
      "Verified level 1, declared level 2. Target 2 is reached by declaration only.",
    );
    expect(summarySentence(assessment(said, { declared: 2, target: 1 }))).toBe(
      "Declared level 2, nothing proven yet. Target 1 is reached by declaration only.",
    );
  });

  test("level 4 is reached: proven, or declared", () => {
    const said = met(1, 2, 3, 4);
    expect(summarySentence(assessment(said, { declared: 4, verified: 4, target: 4 }))).toBe(
      "Verified level 4. Every requirement of all four levels is proven.",
    );
    expect(summarySentence(assessment(said, { declared: 4, verified: 3, target: 3 }))).toBe(
      "Verified level 3, declared level 4. Every requirement of all four levels is declared satisfied, not all are proven. Target 3 is reached.",
    );
  });

  test("a contradicted answer is said beside the level, and one of a later level is not", () => {
    const lint = [contradiction("CTR-1"), contradiction("CTR-1"), contradiction("PRG-10")];
    expect(
      summarySentence(assessment(met(1, 2), { declared: 2, target: 2, ceiling: 0, lint })),
    ).toBe(
      "Declared level 2, nothing proven yet. Target 2 is reached by declaration only. The team's files contradict 1 answer: non-root user.",
    );
  });

  test("a contradicted basic leaves no level that nothing stands against", () => {
    const said: Said = { "CTR-1": "met" };
    const lint = [contradiction("CTR-1")];
    expect(summarySentence(assessment(said, { declared: 0, ceiling: 0, lint }))).toBe(
      "Level 1 waits for 4 answers: specific image tags, basic scanning, secrets in the repository, secrets in the build. The team's files contradict 1 answer: non-root user.",
    );
  });

  test("a strict level names some controls and counts the rest, each once", () => {
    const base = assessment(met(1), { declared: 1 });
    const strict = requirement("strict-2", CONTROL_IDS.slice(0, 20), met(1));
    const levels = base.levels.map((level) =>
      level.level === 2 ? { ...level, requirements: [...level.requirements, strict] } : level,
    );
    const sentence = summarySentence({ ...base, levels });
    const count = new Set(
      levels.flatMap((level) =>
        level.level === 2 ? level.requirements.flatMap((one) => one.blocking) : [],
      ),
    ).size;
    expect(sentence).toContain(`Level 2 waits for ${count} answers: `);
    expect(sentence).toContain(` and ${count - 7} more.`);
  });
});

test.each([
  [{ verified: 1, declared: 3, target: 3 }, "Verified level 1 of 4, declared 3, target 3"],
  [{ verified: null, declared: 1, target: 2 }, "Nothing proven yet, declared level 1, target 2"],
  [
    { verified: null, declared: 0, target: 2 },
    "Nothing proven yet, declared below basic, target 2",
  ],
  [{ verified: null, declared: null, target: 2 }, "Not assessed, target 2"],
  [{ verified: 0, declared: 2, target: 2 }, "Verified below basic, declared 2, target 2"],
  [{ verified: 0, declared: 0, target: 1 }, "Verified below basic, declared below basic, target 1"],
] as const)("the load line %o in words", (line, words) => {
  expect(loadLineSentence({ ...line, ceiling: 0 })).toBe(words);
});

test("the load line never calls a project below basic for what merely nobody has said", () => {
  const open = { declared: 0, ceiling: 4, target: 3 } as const;
  expect(loadLineSentence({ ...open, verified: null })).toBe(
    "Nothing proven yet, level 1 open, target 3",
  );
  expect(loadLineSentence({ ...open, verified: 0 })).toBe("Level 1 open, target 3");
});

test("a level has a word, and no level is not level 0", () => {
  expect(([null, 0, 1, 2, 3, 4] as const).map((level) => levelWord(level))).toEqual([
    "Not assessed",
    "Below basic",
    "Basic",
    "Standard",
    "Advanced",
    "Enterprise",
  ]);
});

test.each([
  [{ state: "not_assessed", answered: 0, inPlace: 0 }, "Registry: not assessed, 0 of 5 answered."],
  [
    { state: "not_assessed", answered: 2, inPlace: 0 },
    "Registry: not assessed, 2 of 5 answered, all with “don't know”.",
  ],
  [
    { state: "open", answered: 4, inPlace: 2 },
    "Registry: open, 2 of 5 met or not applicable, 4 answered.",
  ],
  [
    { state: "in_place", answered: 5, inPlace: 5 },
    "Registry: in place, 5 of 5 met or not applicable, 5 answered.",
  ],
] as const)("an area %o in words", (area, words) => {
  expect(areaSentence({ area: "registry", judged: [], total: 5, ...area })).toBe(words);
});

describe("a requirement", () => {
  const controls = ["SEC-1", "BLD-2"] as const;

  test.each([
    [
      { "SEC-1": "met", "BLD-2": "met" },
      "Satisfied by secrets in the repository (SEC-1), secrets in the build (BLD-2).",
    ],
    [{ "SEC-1": "met" }, "Waits for 1 answer: secrets in the build (BLD-2)."],
    [
      { "SEC-1": "broken" },
      "Broken by 1 control: secrets in the repository (SEC-1). Waits for 1 answer: secrets in the build (BLD-2).",
    ],
  ] as const)("says what satisfies, breaks or is missing: %o", (said, words) => {
    expect(requirementSentence(requirement("L1-4", controls, said))).toBe(words);
  });

  test("that asks for nothing is satisfied by nothing", () => {
    expect(requirementSentence(requirement("strict-1", [], {}))).toBe(
      "Satisfied: nothing is asked here.",
    );
  });
});

test.each([
  [
    "contradiction",
    "Read-only filesystem (CTR-2): the team's files show less than the answer says.",
  ],
  ["met-without-evidence", "Read-only filesystem (CTR-2) is answered met, without evidence."],
  ["stale-evidence", "Read-only filesystem (CTR-2): the evidence is too old to count."],
  [
    "reason-says-nothing",
    "Read-only filesystem (CTR-2) is answered not applicable, with a reason that says nothing.",
  ],
  [
    "many-not-applicable",
    "More than a quarter of the controls that the levels ask for are answered not applicable.",
  ],
  [
    "criterion-needs-control",
    "Read-only filesystem (CTR-2) is answered met, but its criterion also asks for logging (RUN-1), which is not met.",
  ],
] satisfies [LintCode, string][])("the lint %s names its control and the fault", (code, words) => {
  const control = code === "many-not-applicable" ? null : "CTR-2";
  expect(lintSentence({ code, control, needs: "RUN-1" })).toBe(words);
});

test("several answers with the same doubt are one sentence, unless each has its own to say", () => {
  expect(lintGroupSentence("met-without-evidence", 6)).toBe("6 answers say met without evidence");
  expect(lintGroupSentence("stale-evidence", 1)).toBe(
    "1 answer rests on evidence too old to count",
  );
  expect(lintGroupSentence("criterion-needs-control", 2)).toBeNull();
});

test("a mistake says what it is and where it shows", () => {
  const sentence = mistakeSentence({
    mistake: "no-resource-limits",
    controls: ["CTR-3"],
  });
  expect(sentence).toMatch(/^No resource limits\. .+ It shows in resource limits \(CTR-3\)\.$/);
});

test("each reason of a step has its own words", () => {
  const reasons = ["not_met", "partly", "unknown", "unanswered", "unproven"] as const;
  expect(new Set(reasons.map((reason) => stepReason({ reason }))).size).toBe(reasons.length);
});

test("every control has a short name of its own, fit to stand inside a sentence", () => {
  const names = CONTROL_IDS.map((control) => controlName[control]);
  expect(new Set(names).size).toBe(CONTROL_IDS.length);
  for (const name of names) {
    expect(name).toMatch(/^(?:[a-z.]|HTTPS )[a-zA-Z -]+$/);
    expect(name.split(" ").length).toBeLessThanOrEqual(4);
  }
});
