import { createServer } from "node:net";
import { expect, test } from "@playwright/test";
import { makeTemporaryData } from "../scripts/testing/temporary-data";
import { removeDataDirectory, startTestApp } from "./support/app";

test("the app answers health and readiness, and keeps both out of caches", async ({ request }) => {
  for (const [path, status] of [
    ["/api/health", "alive"],
    ["/api/ready", "ready"],
  ] as const) {
    const response = await request.get(path);
    expect(response.status()).toBe(200);
    expect(await response.json()).toEqual({ status });
    expect(response.headers()["cache-control"]).toContain("no-store");
  }
});

test("a stop is clean, and after kill -9 of everything the next start has the same database", async () => {
  test.slow(); // two starts, the first with a new database
  const dataDirectory = makeTemporaryData();
  try {
    const first = await startTestApp({ dataDirectory });
    expect(first.setupCode).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
    await first.kill();
    const second = await startTestApp({ dataDirectory, port: first.port });
    expect((await fetch(`${second.url}/api/ready`)).status).toBe(200);
    expect(await second.stop()).toBe(0);
  } finally {
    removeDataDirectory(dataDirectory);
  }
});

test("a port that is in use is named, with what to do", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const address = other.address();
  const port = typeof address === "object" && address ? address.port : 0;
  await expect(startTestApp({ port })).rejects.toThrow(
    new RegExp(`Port ${port} on 127.0.0.1 is in use .* PORT=${port + 1} npm start`),
  );
  other.close();
});

test("a database of one's own needs a secret of one's own, and an unreachable one is told without its password", async () => {
  const DATABASE_URL = "postgresql://app:hunter2@127.0.0.1:1/plimsoll";
  await expect(startTestApp({ env: { DATABASE_URL } })).rejects.toThrow(/Set NEXTAUTH_SECRET/);
  const env = { DATABASE_URL, NEXTAUTH_SECRET: "0".repeat(32) };
  const said = await startTestApp({ env }).catch((error: unknown) => String(error));
  expect(said).toMatch(
    /DATABASE_URL can't be used: nothing listens there \(host 127.0.0.1, port 1/,
  );
  expect(said).not.toContain("hunter2");
  expect(said).not.toMatch(/\n\s+at /);
});
