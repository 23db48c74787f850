import { afterEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/test-database";
import { notFound } from "./app-error";
import { database } from "./db";
import { describeFailure } from "./failure";

const { appUrl }: TestDatabase = await createTestDatabase();
afterEach(() => void vi.restoreAllMocks());

test("a refusal keeps its words, and a wrong field is named", () => {
  expect(describeFailure(notFound("project"))).toMatchObject({ code: "NOT_FOUND" });
  const shape = z.object({ name: z.string().min(1, "Give a name.") });
  expect(describeFailure(shape.safeParse({ name: "" }).error)).toMatchObject({
    code: "INVALID",
    details: { fields: { name: "Give a name." } },
  });
});

test("what was not expected is logged, and its text stays on the server", () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => {});
  const failure = describeFailure(new Error("column secret_thing does not exist"));
  expect(failure.code).toBe("UNEXPECTED");
  expect(JSON.stringify(failure)).not.toContain("secret_thing");
  expect(log).toHaveBeenCalledOnce();
});

test("a database that is not there is said to be unreachable, without its address", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  for (const gone of [
    "postgresql://u:p@localhost/d?host=%2Fno%2Fsuch",
    "postgresql://u:p@127.0.0.1:1/d",
  ]) {
    process.env.DATABASE_URL = gone;
    globalThis.plimsollDatabase = undefined;
    const error = await database()
      .person.count()
      .catch((cause: unknown) => cause);
    const failure = describeFailure(error);
    expect(failure).toMatchObject({ code: "UNAVAILABLE" });
    expect(failure.message).toContain("Nothing was saved");
  }
  process.env.DATABASE_URL = appUrl;
  globalThis.plimsollDatabase = undefined;
});
