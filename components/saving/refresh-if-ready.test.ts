import { afterEach, expect, test, vi } from "vitest";
import { refreshIfReady } from "./refresh-if-ready";

afterEach(() => vi.unstubAllGlobals());

test.each([
  ["the server is ready", async () => ({ ok: true }), 1],
  ["its database is away", async () => ({ ok: false }), 0],
  ["the server is away", () => Promise.reject(new TypeError("Failed to fetch")), 0],
])("when %s the page stays unless it can be had anew", async (_, fetch, times) => {
  vi.stubGlobal("fetch", fetch);
  const refresh = vi.fn();
  await refreshIfReady({ refresh });
  expect(refresh).toHaveBeenCalledTimes(times);
});
