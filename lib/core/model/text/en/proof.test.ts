import { describe, expect, test } from "vitest";
import { assess } from "@/lib/core/scoring/assess";
import { DEFAULT_POLICY } from "@/lib/core/scoring/policy";
import type { AnswerState, AnswersByControl } from "@/lib/core/scoring/types";
import { proofSentence } from "./proof";

const AS_OF = "2026-11-23";
const met: AnswerState = { answer: "met", strength: "verified", date: AS_OF };
const broken: AnswerState = { ...met, answer: "not_met" };
const said: AnswerState = { ...met, strength: "asserted" };
const BASICS = { "CTR-1": met, "IMG-2": met, "PRG-1": met, "SEC-1": met, "BLD-2": met };

const sentence = (answers: AnswersByControl) =>
  proofSentence(assess(answers, { target: 2, asOf: AS_OF, policy: DEFAULT_POLICY }));

describe("what files prove, in a sentence", () => {
  test("a level, what the next one needs, and what no file answers", () => {
    expect(sentence({ ...BASICS, "CTR-2": broken, "CTR-3": broken })).toEqual({
      proven: "Level 1 proven by these files.",
      next: "Level 2 needs read-only filesystem and resource limits.",
      open: "4 questions no file answers.",
    });
  });

  test("what nobody has said is no fault", () => {
    const { proven, next } = sentence({ "CTR-1": met, "IMG-2": met, "BLD-2": met });
    expect(proven).toBe("Nothing found stands against level 4.");
    expect(next).toBe("Level 1 waits for 2 answers: basic scanning and secrets in the repository.");
  });

  test("a refuted basic is said first", () => {
    const { proven, next } = sentence({ ...BASICS, "SEC-1": broken });
    expect(proven).toBe("Level 1 is refuted by these files.");
    expect(next).toBe("Level 1 needs no secrets in code.");
  });

  test("what people answer is declared, never proven", () => {
    expect(sentence({ ...BASICS, "PRG-1": said }).proven).toBe(
      "Level 1 declared, not fully proven by these files.",
    );
  });

  test("files that decide nothing prove nothing", () => {
    expect(sentence({}).proven).toBe("These files decide nothing yet.");
  });
});
