import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { PROJECT } from "../project";
import { bundleWorkers } from "./bundle-worker";

const bundles = bundleWorkers(PROJECT);

test.each([
  ["the page's engine", "assess", 150],
  ["what opens archives for it", "unpack", 6],
] as const)("%s is a script of at most so many KB, compressed", async (_, name, most) => {
  const { code } = (await bundles)[name];
  expect(gzipSync(code, { level: 9 }).length / 1024).toBeLessThanOrEqual(most);
});

test("their addresses are those of their content", async () => {
  const [first, second] = await Promise.all([bundles, bundleWorkers(PROJECT)]);
  expect(first.assess.address).toBe(second.assess.address);
  expect(first.assess.address).toMatch(/^\/_next\/static\/worker\/assess-[0-9a-f]{16}\.js$/);
  expect(first.unpack.address).toMatch(/^\/_next\/static\/worker\/unpack-[0-9a-f]{16}\.js$/);
});
