import { afterAll, expect, test } from "vitest";
import { database } from "@/lib/server/db";
import { changeRole } from "@/lib/server/people/members";
import { createTeam } from "@/lib/server/people/teams";
import { createProject } from "@/lib/server/projects/commands";
import { makeOrganisation } from "@/lib/server/projects/test-organisation";
import { createTestDatabase } from "@/scripts/testing/test-database";
import { checkAudit, listAudit } from "./queries";
import { recordAudit } from "./record";

await createTestDatabase();
const us = await makeOrganisation();
const ALL = { action: null, before: null };

afterAll(() => database().$disconnect());

test("the log is read newest first, with the names of who and what", async () => {
  const facts = { name: "quay", environment: "staging", platform: "compose" } as const;
  await createProject(us.owner, facts);
  await createTeam(us.owner, { name: "Cranes" });
  await changeRole(us.owner, us.outsider.memberId, "viewer");
  const { entries, older, actions } = await listAudit(us.reviewer, ALL);
  expect(entries.map(({ number, actor, action, subject }) => [number, actor, action, subject])) //
    .toEqual([
      [3, "Olga", "member.role", { kind: "member", name: "Otto" }],
      [2, "Olga", "team.create", { kind: "team", name: "Cranes" }],
      [1, "Olga", "project.create", { kind: "project", name: "quay" }],
    ]);
  expect(entries[0]?.details).toEqual(
    expect.arrayContaining([
      ["roleBefore", "assessor"],
      ["roleAfter", "viewer"],
    ]),
  );
  expect(older).toBeNull();
  expect(actions).toEqual(["member.role", "project.create", "team.create"]);
});

test("the pages hold every entry once, also of one action alone", async () => {
  const org = await makeOrganisation();
  for (let number = 1; number <= 120; number += 1) {
    const action = number % 2 === 0 ? "even.entry" : "odd.entry";
    const entry = { organisationId: org.id, actor: "system:test", action, subject: "stranger" };
    await database().$transaction((tx) => recordAudit(tx, entry));
  }
  for (const [action, expected] of [
    [null, Array.from({ length: 120 }, (_, index) => 120 - index)],
    ["even.entry", Array.from({ length: 60 }, (_, index) => 120 - 2 * index)],
  ] as const) {
    const seen: number[] = [];
    let filter: typeof ALL | { action: string | null; before: number | null } | null = {
      action,
      before: null,
    };
    while (filter) {
      const page = await listAudit(org.owner, filter);
      seen.push(...page.entries.map(({ number }) => number));
      filter = page.older;
    }
    expect(seen).toEqual(expected);
  }
});

test("the check tells the length, and that the app's role owns no table", async () => {
  const org = await makeOrganisation();
  await createTeam(org.owner, { name: "Cranes" });
  const whole = { entries: 1, brokenAt: null, appOwnsTables: false };
  expect(await checkAudit(org.reviewer)).toEqual(whole);
});

test.each(["assessor", "viewer"] as const)("the role %s reads no log", async (role) => {
  await expect(listAudit(us[role], ALL)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(checkAudit(us[role])).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("the log of another organisation is not in ours", async () => {
  const them = await makeOrganisation();
  expect((await listAudit(them.owner, ALL)).entries).toEqual([]);
});
