import { afterEach, expect, test, vi } from "vitest";
import { refreshIfReady } from "./refresh-if-ready";

afterEach(() => vi.unstubAllGlobals());

test.each([
  ["the server is ready", true, async () => ({ ok: true }), 1],
  ["its database is away", true, async () => ({ ok: false }), 0],
  ["the server is away", true, () => Promise.reject(new TypeError("Failed to fetch")), 0],
  ["the browser knows that there is no connection", false, async () => ({ ok: true }), 0],
])("when %s the page stays unless it can be had anew", async (_, onLine, fetch, times) => {
  vi.stubGlobal("navigator", { onLine });
  vi.stubGlobal("fetch", fetch);
  const refresh = vi.fn();
  await refreshIfReady({ refresh });
  expect(refresh).toHaveBeenCalledTimes(times);
});
