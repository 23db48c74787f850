import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readEnvironment } from "@/lib/server/env";
import { makeTemporaryData } from "../testing/temporary-data";
import { demoEnvironment } from "./open-demo";
import { newPasswords, signInsPath, writeSignIns } from "./sign-ins";

let data: string;
const demo = () => join(data, "demo");
const cluster = () => join(demo(), "postgres");

beforeEach(() => {
  data = makeTemporaryData();
  mkdirSync(cluster(), { recursive: true });
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

const start = () => demoEnvironment(readEnvironment({ PLIMSOLL_DATA: data }));

test("the demo lives in a folder of its own, beside an installation", () => {
  expect(start().dataDirectory).toBe(demo());
});

test.each(["DATABASE_URL", "DATABASE_OWNER_URL"])("the demo refuses %s", (name) => {
  const environment = readEnvironment({ [name]: "postgresql://app@localhost/plimsoll" });
  expect(() => demoEnvironment(environment)).toThrow("fills no other");
});

test("a filling that was broken off is removed with its passwords", () => {
  writeSignIns(demo(), { day: "2026-11-29", filled: false, passwords: newPasswords() });
  start();
  expect(existsSync(cluster())).toBe(false);
  expect(existsSync(signInsPath(demo()))).toBe(false);
});

test("a demo that is filled stays, and so does a database that the demo did not fill", () => {
  start();
  expect(existsSync(cluster())).toBe(true);
  writeSignIns(demo(), { day: "2026-11-29", filled: true, passwords: newPasswords() });
  start();
  expect(existsSync(cluster())).toBe(true);
});

test("damaged passwords are told, and nothing is removed", () => {
  writeFileSync(signInsPath(demo()), '{"filled": false');
  expect(start).toThrow("is damaged");
  expect(existsSync(cluster())).toBe(true);
});
