import { expect, test } from "vitest";
import { throttle } from "./throttle";

const at = (bucket: string, now: number) => () => throttle({ bucket, most: 3, seconds: 60 }, now);

test("a share passes, what is more is refused with when to come back, and a new window begins", () => {
  for (let i = 0; i < 3; i++) expect(at("a", 1_000)).not.toThrow();
  expect(at("a", 31_000)).toThrow(
    expect.objectContaining({
      code: "RATE_LIMITED",
      message: "Too many changes at once. Try again in 30 s.",
      details: { retryAt: new Date(61_000).toISOString() },
    }),
  );
  expect(at("a", 61_000)).not.toThrow();
});

test("each bucket has a share of its own", () => {
  for (let i = 0; i < 3; i++) at("b", 0)();
  expect(at("b", 0)).toThrow();
  expect(at("c", 0)).not.toThrow();
});

test("ever new names make the oldest forgotten, never the newest", () => {
  for (let i = 0; i < 3; i++) at("old", 0)();
  for (let i = 0; i < 10_000; i++) at(`new-${i}`, 0)();
  expect(at("old", 0)).not.toThrow();
  for (let i = 0; i < 2; i++) at("new-9999", 0)();
  expect(at("new-9999", 0)).toThrow();
});
