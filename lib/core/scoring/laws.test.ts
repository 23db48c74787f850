import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CONTROLS, controlById } from "@/lib/core/model/controls";
import { REQUIREMENTS } from "@/lib/core/model/levels";
import {
  type Answer,
  CONTROL_IDS,
  type ControlId,
  LEVELS,
  type LevelReached,
} from "@/lib/core/model/words";
import { assess } from "./assess";
import { compare } from "./compare";
import { countedAnswer, isInPlace } from "./counted";
import { roadmap } from "./roadmap";
import { anyAnswers, anyOptions, anyPolicy, anyState } from "./testing/any";
import { TODAY } from "./testing/said";
import type { AnswersByControl, Step, StepHints } from "./types";
import { withSteps } from "./what-if";

const someControls = fc
  .subarray([...CONTROL_IDS], { maxLength: 6 })
  .map((ids): ReadonlySet<ControlId> => new Set(ids));
const anyHints: fc.Arbitrary<StepHints> = fc.record({
  urgent: someControls,
  patched: someControls,
});

const RUNS = { numRuns: 300 };
/** null < 0 < 1, as in every comparison of levels. */
const rank = (level: number | null) => level ?? -1;

/** The level once more, by the words of its definition and nothing else. */
function levelByDefinition(answers: AnswersByControl, strict: boolean): LevelReached | null {
  const isMet = (id: ControlId) => {
    const answer = answers[id]?.answer;
    return answer === "met" || (answer === "not_applicable" && controlById(id).na === "allowed");
  };
  const asks = (level: number) => [
    ...REQUIREMENTS.filter((it) => it.level === level).flatMap((it) => it.controls),
    ...(strict ? CONTROLS.filter((it) => it.expectedLevel === level).map((it) => it.id) : []),
  ];
  if (!LEVELS.some((level) => asks(level).some((id) => answers[id]))) return null;
  const missed = LEVELS.find((level) => !asks(level).every(isMet));
  return missed ? (([0, 1, 2, 3] as const)[missed - 1] ?? null) : 4;
}

describe("levels", () => {
  test("the declared level is what its definition says", () => {
    const reached = new Set<LevelReached | null>();
    fc.assert(
      fc.property(anyAnswers, anyOptions, (answers, options) => {
        const { declared } = assess(answers, options);
        reached.add(declared);
        expect(declared).toBe(levelByDefinition(answers, options.policy.strict));
      }),
      // A fixed seed: which levels are reached must not depend on luck.
      { numRuns: 1000, seed: 1 },
    );
    expect([...reached].map(rank).sort()).toEqual([-1, 0, 1, 2, 3, 4]);
  });

  test("raising an answer never lowers the declared level or coverage", () => {
    const ladder = ["not_met", "unknown", null, "partly", "met"] as const;
    const height = { not_met: 0, unknown: 0, unanswered: 0, partly: 1, met: 2 } as const;
    const anyRise = fc
      .tuple(
        fc.constantFrom(...CONTROL_IDS),
        fc.constantFrom(...ladder),
        fc.constantFrom(...ladder),
      )
      .filter(([, low, high]) => height[low ?? "unanswered"] < height[high ?? "unanswered"]);
    fc.assert(
      fc.property(anyAnswers, anyRise, anyState, anyOptions, (answers, rise, state, options) => {
        const [id, low, high] = rise;
        const give = (answer: Answer | null) => {
          const { [id]: _, ...others } = answers;
          return answer ? { ...others, [id]: { ...state, answer } } : others;
        };
        const [before, after] = [assess(give(low), options), assess(give(high), options)];
        expect(rank(after.declared)).toBeGreaterThanOrEqual(rank(before.declared));
        expect(rank(after.coverage)).toBeGreaterThanOrEqual(rank(before.coverage));
        expect(rank(after.verified)).toBeGreaterThanOrEqual(low ? rank(before.verified) : -1);
      }),
      RUNS,
    );
  });

  test("not met, don't know and no answer weigh the same for level and coverage", () => {
    fc.assert(
      fc.property(
        anyAnswers,
        fc.constantFrom(...CONTROL_IDS),
        anyState,
        anyOptions,
        (answers, id, state, options) => {
          const { [id]: _, ...without } = answers;
          // Something else is answered, so that "not assessed" does not stand for level 0.
          const others = { "PRG-10": state, "CTR-1": state, ...without, [id]: undefined };
          const results = (["not_met", "unknown", null] as const).map((answer) => {
            const given = answer ? { ...others, [id]: { ...state, answer } } : others;
            const { declared, coverage } = assess(given, options);
            return { declared, coverage };
          });
          expect(results[1]).toEqual(results[0]);
          expect(results[2]).toEqual(results[0]);
        },
      ),
      RUNS,
    );
  });

  test("verified never stands above declared, nor declared above a ceiling that nothing contradicts", () => {
    fc.assert(
      fc.property(anyAnswers, anyOptions, (answers, options) => {
        const { declared, verified, ceiling } = assess(answers, options);
        expect(rank(verified)).toBeLessThanOrEqual(rank(declared));
        expect(ceiling === null).toBe(declared === null);
        const isContradicted = Object.values(answers).some((state) => state.contradiction);
        if (!isContradicted) expect(rank(declared)).toBeLessThanOrEqual(rank(ceiling));
      }),
      RUNS,
    );
  });

  test("time alone never raises the verified level", () => {
    fc.assert(
      fc.property(
        anyAnswers,
        anyOptions,
        fc.constantFrom("2026-11-30", "2027-03-01"),
        (answers, options, later) => {
          const [now, then] = [
            assess(answers, options),
            assess(answers, { ...options, asOf: later }),
          ];
          expect(rank(then.verified)).toBeLessThanOrEqual(rank(now.verified));
          expect(then.declared).toBe(now.declared);
        },
      ),
      RUNS,
    );
  });

  test("strict mode never gives a higher level", () => {
    fc.assert(
      fc.property(anyAnswers, anyOptions, (answers, options) => {
        const [loose, strict] = [false, true].map((it) =>
          assess(answers, { ...options, policy: { ...options.policy, strict: it } }),
        );
        // Strict mode names all controls, so it may call assessed what the levels alone do not.
        const floor = loose?.declared === null ? 0 : rank(loose?.declared ?? null);
        expect(rank(strict?.declared ?? null)).toBeLessThanOrEqual(floor);
      }),
      RUNS,
    );
  });
});

test("the order in which answers were given never matters", () => {
  const shuffled = anyAnswers.chain((answers) =>
    fc.tuple(
      fc.constant(answers),
      fc.shuffledSubarray(Object.entries(answers), { minLength: Object.keys(answers).length }),
    ),
  );
  fc.assert(
    fc.property(shuffled, anyOptions, anyHints, ([answers, entries], options, hints) => {
      const again: AnswersByControl = Object.fromEntries(entries);
      expect(assess(again, options)).toEqual(assess(answers, options));
      expect(roadmap(again, { ...options, hints })).toEqual(
        roadmap(answers, { ...options, hints }),
      );
    }),
    RUNS,
  );
});

test("a state compared with itself shows nothing", () => {
  fc.assert(
    fc.property(anyAnswers, anyPolicy, (answers, policy) => {
      const state = { answers, asOf: TODAY };
      const { changes, declared, verified } = compare(state, state, policy);
      expect(changes).toEqual([]);
      expect(declared.after).toBe(declared.before);
      expect(verified.after).toBe(verified.before);
    }),
    RUNS,
  );
});

describe("the roadmap", () => {
  const anyCase = fc.record({ answers: anyAnswers, options: anyOptions, hints: anyHints });
  test("reaches the target when its gating steps are followed", () => {
    fc.assert(
      fc.property(anyCase, ({ answers, options, hints }) => {
        const { gating } = roadmap(answers, { ...options, hints });
        const { declared } = assess(withSteps(answers, gating, TODAY), options);
        expect(rank(declared)).toBeGreaterThanOrEqual(options.target);
      }),
      RUNS,
    );
  });

  test("misses the target when any one gating step is left out", () => {
    fc.assert(
      fc.property(anyCase, ({ answers, options, hints }) => {
        const { gating } = roadmap(answers, { ...options, hints });
        for (const left of gating) {
          const others = gating.filter((step) => step !== left);
          const { declared } = assess(withSteps(answers, others, TODAY), options);
          expect(rank(declared)).toBeLessThan(options.target);
        }
      }),
      { numRuns: 100 },
    );
  });

  test("says after each step the level that scoring says", () => {
    fc.assert(
      fc.property(anyCase, ({ answers, options, hints }) => {
        const { gating, recommended, proving } = roadmap(answers, { ...options, hints });
        const all = [...gating, ...recommended, ...proving];
        all.forEach((step, place) => {
          const done = withSteps(answers, all.slice(0, place + 1), TODAY);
          const { declared, verified } = assess(done, options);
          expect(step.levelAfter).toBe(step.kind === "prove" ? verified : declared);
        });
      }),
      { numRuns: 100 },
    );
  });

  test("never places a step before one that it depends on, in any of its lists", () => {
    fc.assert(
      fc.property(anyCase, ({ answers, options, hints }) => {
        const { gating, recommended, proving } = roadmap(answers, { ...options, hints });
        for (const list of [gating, recommended, proving]) {
          const order = list.map(({ control }) => control);
          order.forEach((control, place) => {
            for (const predecessor of controlById(control).after) {
              expect(order.indexOf(predecessor)).toBeLessThan(place);
            }
          });
        }
      }),
      RUNS,
    );
  });

  test("goes up level by level, and within a level what is urgent comes before the free rest", () => {
    fc.assert(
      fc.property(anyCase, ({ answers, options, hints }) => {
        const { gating, recommended, proving } = roadmap(answers, { ...options, hints });
        for (const list of [gating, recommended, proving]) {
          const levels = list.map(({ level }) => level);
          expect(levels).toEqual([...levels].sort());
        }
        const controls = new Set(gating.map(({ control }) => control));
        const leadsToUrgent = (id: ControlId): boolean =>
          controls.has(id) &&
          (hints.urgent.has(id) ||
            gating.some(
              ({ control }) => controlById(control).after.includes(id) && leadsToUrgent(control),
            ));
        for (const level of LEVELS) {
          const pressing = gating
            .filter((step) => step.level === level)
            .map(({ control }) => leadsToUrgent(control));
          expect(pressing).toEqual([...pressing].sort((one, other) => Number(other) - Number(one)));
        }
      }),
      RUNS,
    );
  });

  test("lists each missing control that is expected by the target exactly once", () => {
    fc.assert(
      fc.property(anyCase, ({ answers, options, hints }) => {
        const { gating, recommended, proving } = roadmap(answers, { ...options, hints });
        const listed = [...gating, ...recommended].map(({ control }) => control).sort();
        const missing = CONTROLS.filter(
          ({ id, expectedLevel }) => expectedLevel <= options.target && !isInPlace(id, answers),
        );
        expect(listed).toEqual(missing.map(({ id }) => id).sort());
        expect(proving.every(({ control }) => isInPlace(control, answers))).toBe(true);
      }),
      RUNS,
    );
  });

  test("verifies the target once everything is done and proven", () => {
    fc.assert(
      fc.property(anyCase, ({ answers, options, hints }) => {
        const first = roadmap(answers, { ...options, hints });
        const done = withSteps(answers, [...first.gating, ...first.recommended], TODAY);
        const second = roadmap(done, { ...options, hints });
        expect(second.gating).toEqual([]);
        const proven = assess(withSteps(done, second.proving, TODAY), options);
        expect(rank(proven.verified)).toBeGreaterThanOrEqual(options.target);
      }),
      RUNS,
    );
  });

  test("calls a step what its answer and the known patches make of it", () => {
    const expected = (step: Step, hints: StepHints): Step["kind"] => {
      if (step.reason === "unanswered" || step.reason === "unknown") return "answer";
      return hints.patched.has(step.control) ? "fix" : "change";
    };
    fc.assert(
      fc.property(anyCase, ({ answers, options, hints }) => {
        const { gating, recommended, proving } = roadmap(answers, { ...options, hints });
        for (const step of [...gating, ...recommended]) {
          expect(step.kind).toBe(expected(step, hints));
          expect(step.reason).toBe(countedAnswer(step.control, answers) ?? "unanswered");
          const isSmallChange = step.effort === "S" && step.kind !== "answer";
          expect(step.quickWin).toBe(step.gating && isSmallChange);
        }
        expect(proving.every(({ kind, quickWin }) => kind === "prove" && !quickWin)).toBe(true);
      }),
      RUNS,
    );
  });
});
