import { rmSync, statSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { makeTemporaryData } from "../testing/temporary-data";
import { createTestDatabase } from "../testing/test-database";
import { openDemo } from "./open-demo";
import { readSignIns, signInsPath } from "./sign-ins";

const { appUrl } = await createTestDatabase();
const folder = makeTemporaryData();
const other = makeTemporaryData();

afterAll(() => {
  for (const directory of [folder, other]) rmSync(directory, { recursive: true, force: true });
});

test("the demo is filled once, keeps its passwords for its owner alone, and leaves other data alone", async () => {
  const first = await openDemo(appUrl, folder);
  expect(first.filled).toBe(true);
  expect(statSync(signInsPath(folder)).mode & 0o777).toBe(0o600);
  expect(await openDemo(appUrl, folder)).toEqual(first);

  // To a folder without the demo's passwords this database is somebody's installation.
  await expect(openDemo(appUrl, other)).rejects.toThrow("leaves it alone");
  expect(readSignIns(other)).toBeNull();
}, 120_000);
