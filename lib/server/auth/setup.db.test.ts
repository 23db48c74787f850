import { expect, test } from "vitest";
import { createTestDatabase } from "@/scripts/testing/test-database";
import { database } from "../db";
import { countAttempt, forgetAttempts } from "../rate-limit";
import { createSetupCode, isSetUp, setUp } from "./setup";

await createTestDatabase();
const form = {
  organisation: "Nordhavn",
  name: "Henrik",
  email: "Henrik@Nordhavn.example",
  password: "three unrelated words",
};

test("the first set-up needs the newest code, happens once in a race, and is audited", async () => {
  const old = await createSetupCode();
  const code = await createSetupCode();
  if (!old || !code) throw new Error("no code");
  await expect(setUp({ ...form, code: old })).rejects.toMatchObject({ code: "INVALID" });
  expect(await isSetUp()).toBe(false);

  const race = await Promise.allSettled([setUp({ ...form, code }), setUp({ ...form, code })]);
  expect(race.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await isSetUp()).toBe(true);
  expect(await createSetupCode()).toBeNull();
  await expect(setUp({ ...form, code })).rejects.toMatchObject({ code: "CONFLICT" });

  const events = await database().auditEvent.findMany();
  expect(events.map(({ action }) => action)).toEqual(["organisation.set-up"]);
  const tokens = JSON.stringify(await database().oneTimeToken.findMany());
  expect(tokens).not.toContain(code);
});

test("attempts at once are each counted, and the refusal says when to try again", async () => {
  const limit = { bucket: "test:henrik", attempts: 3, seconds: 900 };
  const tries = await Promise.allSettled(Array.from({ length: 5 }, () => countAttempt(limit)));
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
  await expect(countAttempt(limit)).rejects.toThrow(/Try again after \d\d:\d\d UTC/);
  await forgetAttempts("test:henrik");
  await countAttempt(limit);
  expect(JSON.stringify(await database().rateLimit.findMany())).not.toContain("henrik");
});

test("an attempt in a new window counts from one", async () => {
  const limit = { bucket: "window", attempts: 1, seconds: 900 };
  await countAttempt(limit);
  await database().rateLimit.updateMany({ data: { windowStart: new Date(Date.now() - 901_000) } });
  await countAttempt(limit);
  await expect(countAttempt(limit)).rejects.toMatchObject({ code: "RATE_LIMITED" });
});
