import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ANSWERS, STRENGTHS } from "@/lib/core/model/words";
import { answersByControl } from "@/lib/core/scoring/answers";
import { answersAt, type Revision } from "./replay";

const MONDAY = "2026-11-23T10:00:00.000Z";
const TUESDAY = "2026-11-24T10:00:00.000Z";
const WEDNESDAY = "2026-11-25T10:00:00.000Z";

const revision = (over: Partial<Revision>): Revision => ({
  control: "CTR-1",
  version: 1,
  answer: "met",
  strength: "asserted",
  date: "2026-11-23",
  reason: "",
  at: MONDAY,
  ...over,
});

describe("the answers at a moment are the newest revisions at or before it", () => {
  const revisions = [
    revision({ version: 3, answer: null, at: WEDNESDAY }),
    revision({ version: 1, answer: "not_met", at: MONDAY }),
    revision({ version: 2, answer: "met", at: TUESDAY }),
    revision({ control: "NET-1", answer: "partly", at: TUESDAY }),
  ];
  test.each([
    ["before the first", "2026-11-23T09:59:59.999Z", {}],
    ["at the first", MONDAY, { "CTR-1": "not_met" }],
    ["between two", "2026-11-24T09:59:59.999Z", { "CTR-1": "not_met" }],
    ["at the second", TUESDAY, { "CTR-1": "met", "NET-1": "partly" }],
    ["after one was cleared", WEDNESDAY, { "NET-1": "partly" }],
  ])("%s", (_, moment, expected) => {
    const answers = Object.entries(answersAt(revisions, moment));
    expect(Object.fromEntries(answers.map(([id, state]) => [id, state.answer]))).toEqual(expected);
  });

  test("of two in one millisecond the later version counts", () => {
    const both = [revision({ version: 2, answer: "met" }), revision({ answer: "partly" })];
    expect(answersAt(both, MONDAY)["CTR-1"]?.answer).toBe("met");
  });

  test("strength, day and reason come back with the answer", () => {
    const whole = revision({
      answer: "not_applicable",
      strength: "accepted",
      reason: "No volumes",
    });
    expect(answersAt([whole], MONDAY)).toEqual({
      "CTR-1": {
        answer: "not_applicable",
        strength: "accepted",
        date: "2026-11-23",
        reason: "No volumes",
      },
    });
  });
});

test("law: the answers now are the current projection, whatever the order of the log", () => {
  const change = fc.record({
    control: fc.constantFrom("CTR-1", "IMG-2", "PRG-1"),
    answer: fc.option(fc.constantFrom(...ANSWERS)),
    strength: fc.constantFrom(...STRENGTHS),
    minutes: fc.integer({ min: 0, max: 3 }),
  });
  const logs = fc.array(change, { maxLength: 30 }).chain((changes) => {
    const log: Revision[] = [];
    const projection = new Map<string, Revision>();
    let at = Date.parse(MONDAY);
    for (const { control, minutes, ...said } of changes) {
      at += minutes * 60_000;
      const version = (projection.get(control)?.version ?? 0) + 1;
      const next = revision({ ...said, control, version, at: new Date(at).toISOString() });
      projection.set(control, next);
      log.push(next);
    }
    const now = new Date(at).toISOString();
    const current = answersByControl([...projection.values()]);
    return fc.record({
      log: fc.shuffledSubarray(log, { minLength: log.length }),
      now: fc.constant(now),
      current: fc.constant(current),
    });
  });
  fc.assert(
    fc.property(logs, ({ log, now, current }) => {
      expect(answersAt(log, now)).toEqual(current);
    }),
  );
});
