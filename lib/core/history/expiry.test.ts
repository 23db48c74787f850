import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "@/lib/core/scoring/days";
import { verifiedLevel } from "@/lib/core/scoring/level";
import { DEFAULT_POLICY } from "@/lib/core/scoring/policy";
import { provenAnswers } from "@/lib/core/scoring/strength";
import { expiries } from "./expiry";
import { answersAt, endOf, type ProjectLog, standingOn } from "./replay";
import { anyLog, revision, TODAY } from "./testing/log";

const options = { asOf: TODAY, policy: DEFAULT_POLICY };
const level = (value: number | null) => value ?? -1;

test("proven answers go stale on the day after their last fresh one, soonest first, with the level then", () => {
  const log = (["CTR-1", "IMG-2", "SEC-1", "BLD-2", "PRG-1"] as const).map((control) =>
    revision(control, "met", 8, { strength: "verified" }),
  );
  log.push(revision("NET-1", "met", 8), revision("RUN-1", "met", 200, { strength: "verified" }));
  expect(expiries(answersAt(log, endOf(TODAY)), options)).toEqual([
    { day: addDays(TODAY, 23), controls: ["PRG-1"], verified: 0 },
    { day: addDays(TODAY, 83), controls: ["IMG-2", "CTR-1", "SEC-1", "BLD-2"], verified: null },
  ]);
});

test("files that still prove an answer push its day ahead; one that they prove no more is in no list", () => {
  const revisions = (["CTR-1", "IMG-2"] as const).map((control) =>
    revision(control, "met", 40, { strength: "verified" }),
  );
  const date = addDays(TODAY, -3);
  const met = { answer: "met", basis: "configured", date } as const;
  const proposals = { "CTR-1": met, "IMG-2": { ...met, answer: null, basis: null } };
  const uploads = [{ number: 1, at: `${date}T12:00:00.000Z`, proposals }];
  const on = (log: ProjectLog) => expiries(standingOn(log, TODAY, DEFAULT_POLICY), options);
  expect(on({ revisions, uploads: [] }).map(({ day, controls }) => [day, controls])).toEqual([
    [addDays(TODAY, 51), ["IMG-2", "CTR-1"]],
  ]);
  expect(on({ revisions, uploads }).map(({ day, controls }) => [day, controls])).toEqual([
    [addDays(TODAY, 88), ["CTR-1"]],
  ]);
});

test("a policy that shortens the days brings the day nearer", () => {
  const answers = answersAt([revision("CTR-1", "met", 0, { strength: "accepted" })], endOf(TODAY));
  const policy = { ...DEFAULT_POLICY, freshDays: { "CTR-1": 7 } };
  expect(expiries(answers, { asOf: TODAY, policy })).toEqual([
    { day: addDays(TODAY, 8), controls: ["CTR-1"], verified: null },
  ]);
});

test("law: every proven answer goes stale once, on a day ahead; the level never rises, holds until the day before, and ends as none", () => {
  fc.assert(
    fc.property(anyLog, (log) => {
      const answers = answersAt(log, endOf(TODAY));
      const found = expiries(answers, options);
      const proven = provenAnswers(answers, TODAY, DEFAULT_POLICY);
      expect(found.flatMap(({ controls }) => controls).sort()).toEqual(Object.keys(proven).sort());
      let before = verifiedLevel(answers, TODAY, DEFAULT_POLICY);
      for (const { day, verified } of found) {
        expect(day > TODAY).toBe(true);
        expect(verifiedLevel(answers, addDays(day, -1), DEFAULT_POLICY)).toBe(before);
        expect(verifiedLevel(answers, day, DEFAULT_POLICY)).toBe(verified);
        expect(level(verified)).toBeLessThanOrEqual(level(before));
        before = verified;
      }
      if (found.length > 0) expect(before).toBeNull();
    }),
  );
});
