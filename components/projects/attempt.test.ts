import { expect, test } from "vitest";
import { attempt } from "./attempt";

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

test("a refusal says at each field what is wrong with it", async () => {
  const refusal = {
    ok: false,
    code: "INVALID",
    message: "Look at the fields.",
    details: { fields: { "tags.2": "Too long." } },
  } as const;
  const outcome = await attempt(async () => refusal);
  expect(outcome).toMatchObject({ refused: { fields: { tags: "Too long." } } });
});

test("a change that somebody else came before brings what is there now", async () => {
  const current = { name: "Crane" };
  const refusal = {
    ok: false,
    code: "CONFLICT",
    message: "Changed.",
    details: { current },
  } as const;
  expect(await attempt(async () => refusal)).toMatchObject({ refused: { current } });
});
