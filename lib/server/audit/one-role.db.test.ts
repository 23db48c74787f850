import { afterAll, expect, test } from "vitest";
import { database } from "@/lib/server/db";
import { makeOrganisation } from "@/lib/server/projects/test-organisation";
import { createTestDatabase } from "@/scripts/testing/test-database";
import { checkAudit } from "./queries";

const { ownerUrl } = await createTestDatabase();
process.env.DATABASE_URL = ownerUrl;

afterAll(() => database().$disconnect());

test("where the app runs as the tables' owner, the check says so", async () => {
  const us = await makeOrganisation();
  expect((await checkAudit(us.owner)).appOwnsTables).toBe(true);
});
