import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { PROJECT } from "../project";
import { bundleWorker } from "./bundle-worker";

test("the page's engine is at most 150 KB, compressed", async () => {
  const { code } = await bundleWorker(PROJECT);
  expect(gzipSync(code, { level: 9 }).length / 1024).toBeLessThanOrEqual(150);
});

test("its address is that of its content", async () => {
  const [first, second] = await Promise.all([bundleWorker(PROJECT), bundleWorker(PROJECT)]);
  expect(first.address).toBe(second.address);
  expect(first.address).toMatch(/^\/_next\/static\/worker\/assess-[0-9a-f]{16}\.js$/);
});
