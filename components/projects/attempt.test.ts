import { expect, test } from "vitest";
import { attempt, fieldsOf } from "./attempt";

test("an answer that never came is told as not known, and nothing throws", async () => {
  const outcome = await attempt(() => Promise.reject(new TypeError("Failed to fetch")));
  expect(outcome).toMatchObject({ refused: { isSignedOut: false, fields: {} } });
  expect("refused" in outcome && outcome.refused.message).toContain("not known");
});

test("a refusal keeps its words and says when somebody is signed out", async () => {
  const message = "You are signed out. Sign in to go on.";
  const outcome = await attempt(async () => ({
    ok: false,
    code: "UNAUTHENTICATED",
    message,
    details: {},
  }));
  expect(outcome).toEqual({ refused: { message, fields: {}, isSignedOut: true } });
});

test("what is wrong with one tag is said at the tags, the first thing first", () => {
  const named = { "tags.2": "Use at most 40 characters.", "tags.4": "Another.", name: "Name it." };
  expect(fieldsOf(named)).toEqual({ tags: "Use at most 40 characters.", name: "Name it." });
  expect(fieldsOf(undefined)).toEqual({});
});
