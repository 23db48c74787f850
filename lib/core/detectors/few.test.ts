import { expect, test } from "vitest";
import { few } from "./few";

const hits = (count: number, path: string) =>
  Array.from({ length: count }, (_, start) => ({
    outcome: "fail" as const,
    at: { path, start, end: start + 1 },
    message: { code: "secret-written" },
  }));

test("a file of secrets has findings that can be read, and one that counts the rest", () => {
  const kept = few([...hits(1000, "a"), ...hits(3, "b")]);
  expect(kept).toHaveLength(204);
  expect(kept[200]?.message).toEqual({ code: "secrets-more", values: { count: "800" } });
});

test("as many as can be read stay as they are", () => {
  const all = hits(200, "a");
  expect(few(all)).toBe(all);
});
