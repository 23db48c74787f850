import { expect, test } from "vitest";
import { answersState, reduce } from "@/components/saving/entries";
import { assessLive, blockingOf, isAnswered, savedAnswers } from "./live";

const options = { target: 2, asOf: "2026-11-24" } as const;

test("what is typed and not yet acknowledged changes no level", () => {
  const typed = reduce(answersState([]), {
    type: "edit",
    control: "CTR-1",
    change: { answer: "met" },
    at: 0,
  });
  expect(savedAnswers(typed)).toEqual({});
  expect(isAnswered(typed, "CTR-1")).toBe(true);
});

test("“not applicable” without its reason counts as unanswered", () => {
  const typed = reduce(answersState([]), {
    type: "edit",
    control: "CTR-1",
    change: { answer: "not_applicable" },
    at: 0,
  });
  expect(isAnswered(typed, "CTR-1")).toBe(false);
});

test("with nothing answered, the five basic questions block level 1", () => {
  const blocking = blockingOf(assessLive({}, options));
  expect(blocking?.level).toBe(1);
  expect([...(blocking?.controls ?? [])]).toEqual(["CTR-1", "IMG-2", "PRG-1", "SEC-1", "BLD-2"]);
});
