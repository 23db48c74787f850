import { expect, test } from "vitest";
import { callerOf } from "./caller";

test("the caller is who the outermost trusted proxy saw, whatever the caller wrote before it", () => {
  expect(callerOf("203.0.113.9", 0)).toBe("203.0.113.9");
  expect(callerOf("6.6.6.6, 203.0.113.9", 1)).toBe("203.0.113.9");
  expect(callerOf("6.6.6.6,203.0.113.9, 10.0.0.2", 2)).toBe("203.0.113.9");
});

test("a request that came past the proxies, or without an address, still has one", () => {
  expect(callerOf("203.0.113.9", 2)).toBe("203.0.113.9");
  expect(callerOf(null, 1)).toBe("unknown");
  expect(callerOf("", 0)).toBe("unknown");
});
