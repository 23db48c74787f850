import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { provenContext } from "@/lib/server/auth/context";
import { database } from "@/lib/server/db";
import { changeInTransaction } from "@/lib/server/transaction";
import { createTestDatabase } from "@/scripts/testing/test-database";
import { recordAudit } from "./record";
import { verifyChain } from "./verify";

const { appUrl, ownerUrl, adminUrl } = await createTestDatabase();

afterAll(() => database().$disconnect());

async function as<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const entry = (organisationId: string, number: number) => ({
  organisationId,
  actor: "system:test",
  action: "project.edit",
  subject: `project:${number}`,
  details: { number },
});

async function organisationWith(entries: number): Promise<string> {
  const organisation = await database().organisation.create({ data: { name: "Nordhavn" } });
  for (let number = 1; number <= entries; number += 1) {
    await database().$transaction((tx) => recordAudit(tx, entry(organisation.id, number)));
  }
  return organisation.id;
}

describe("the audit chain", () => {
  test("is whole after writes, and each organisation has its own", async () => {
    const one = await organisationWith(3);
    const two = await organisationWith(1);
    expect(await verifyChain(one)).toEqual({ entries: 3, brokenAt: null });
    expect(await verifyChain(two)).toEqual({ entries: 1, brokenAt: null });
  });

  test("of an organisation without entries is whole", async () => {
    expect(await verifyChain(randomUUID())).toEqual({ entries: 0, brokenAt: null });
  });

  test("does not fork when twenty writers append at once", async () => {
    const id = await organisationWith(0);
    const writes = Array.from({ length: 20 }, (_, number) =>
      database().$transaction((tx) => recordAudit(tx, entry(id, number))),
    );
    await Promise.all(writes);
    expect(await verifyChain(id)).toEqual({ entries: 20, brokenAt: null });
  });

  test.each([
    [
      "an entry was changed",
      "UPDATE audit_event SET action = 'x' WHERE organisation_id = $1 AND seq = 2",
      2,
    ],
    ["an entry was taken out", "DELETE FROM audit_event WHERE organisation_id = $1 AND seq = 2", 3],
    [
      "the last entry was cut off",
      "DELETE FROM audit_event WHERE organisation_id = $1 AND seq = 3",
      3,
    ],
  ])("shows that %s, by someone who may drop triggers", async (_, change, brokenAt) => {
    const id = await organisationWith(3);
    await as(adminUrl, async (client) => {
      await client.query("ALTER TABLE audit_event DISABLE TRIGGER USER");
      await client.query(change, [id]);
      await client.query('ALTER TABLE audit_event ENABLE ALWAYS TRIGGER "audit_event_no_change"');
      await client.query('ALTER TABLE audit_event ENABLE ALWAYS TRIGGER "audit_event_no_truncate"');
    });
    expect((await verifyChain(id)).brokenAt).toBe(brokenAt);
  });
});

describe("a change and its entry are one", () => {
  const context = (organisationId: string) =>
    provenContext({
      organisationId,
      memberId: randomUUID(),
      personId: randomUUID(),
      role: "owner",
    });
  const audit = { action: "organisation.edit", subject: "organisation:1" };

  test("a change that fails leaves no entry", async () => {
    const id = await organisationWith(0);
    const failing = changeInTransaction(context(id), async () => {
      throw new Error("refused");
    });
    await expect(failing).rejects.toThrow("refused");
    expect((await verifyChain(id)).entries).toBe(0);
  });

  test("no record, no change: a change whose entry cannot be written is rolled back", async () => {
    const id = await organisationWith(0);
    const unrecorded = { ...audit, subject: null as unknown as string };
    const change = changeInTransaction(context(id), async (tx) => {
      await tx.organisation.update({ where: { id }, data: { name: "Other" } });
      return { result: null, audit: unrecorded };
    });
    await expect(change).rejects.toThrow();
    const after = await database().organisation.findUniqueOrThrow({ where: { id } });
    expect(after.name).toBe("Nordhavn");
  });

  test("a change is recorded under its organisation and member", async () => {
    const id = await organisationWith(0);
    const ctx = context(id);
    await changeInTransaction(ctx, async () => ({ result: null, audit }));
    const [event] = await database().auditEvent.findMany({ where: { organisationId: id } });
    expect(event).toMatchObject({ actor: `member:${ctx.memberId}`, ...audit });
  });
});

const FORGE =
  "INSERT INTO audit_event VALUES (gen_random_uuid(), 1, now(), 'a', 'b', 'c', '{}', 'x', 'y')";

describe("append-only tables", () => {
  test.each([
    ["UPDATE audit_event SET action = 'x'"],
    ["DELETE FROM audit_event"],
    ["TRUNCATE audit_event"],
    [FORGE],
    ["UPDATE audit_head SET seq = 0"],
    ["DELETE FROM audit_head"],
    ["ALTER TABLE audit_event DISABLE TRIGGER ALL"],
    ["DROP TABLE audit_event"],
    ["SET session_replication_role = replica"],
    ["UPDATE answer_revision SET version = 1"],
    ["DELETE FROM answer_revision"],
    ["TRUNCATE answer_revision"],
    ["CREATE TABLE mine (x int)"],
  ])("the app's role is refused: %s", async (statement) => {
    const refusal = as(appUrl, (client) => client.query(statement));
    await expect(refusal).rejects.toMatchObject({ code: "42501" });
  });

  test.each([
    ["UPDATE audit_event SET action = 'x'"],
    ["DELETE FROM audit_event"],
    ["TRUNCATE audit_event"],
  ])("the tables' owner is refused by triggers: %s", async (statement) => {
    await organisationWith(1);
    const refusal = as(ownerUrl, (client) => client.query(statement));
    await expect(refusal).rejects.toThrow("append-only");
  });

  test("every table that is marked so has both triggers, always on", async () => {
    const { rows } = await as(ownerUrl, (client) =>
      client.query(`
        SELECT c.relname, count(t.oid) FILTER (WHERE t.tgenabled = 'A')::int AS guards
        FROM pg_class c LEFT JOIN pg_trigger t ON t.tgrelid = c.oid AND NOT t.tgisinternal
        WHERE obj_description(c.oid, 'pg_class') LIKE 'append-only%'
        GROUP BY c.relname ORDER BY c.relname`),
    );
    expect(rows).toEqual([
      { relname: "answer_revision", guards: 2 },
      { relname: "audit_event", guards: 2 },
      { relname: "snapshot", guards: 2 },
      { relname: "upload", guards: 2 },
    ]);
  });
});
