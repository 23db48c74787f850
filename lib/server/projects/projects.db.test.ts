import { afterAll, describe, expect, test } from "vitest";
import { assess } from "@/lib/core/scoring/assess";
import { DEFAULT_POLICY } from "@/lib/core/scoring/policy";
import { type ProjectInput, projectFilter } from "@/lib/schemas/project";
import { saveAnswer } from "@/lib/server/answers/commands";
import { getHistory } from "@/lib/server/answers/queries";
import { verifyChain } from "@/lib/server/audit/verify";
import { database } from "@/lib/server/db";
import { createTestDatabase } from "@/scripts/testing/test-database";
import {
  archiveProject,
  copyProject,
  createProject,
  deleteProject,
  editProject,
  openExample,
  unarchiveProject,
} from "./commands";
import { getProject, listProjects, listTags, listTeams } from "./queries";
import { makeOrganisation } from "./test-organisation";

await createTestDatabase();
afterAll(() => database().$disconnect());

const input = (over: Partial<ProjectInput> = {}): ProjectInput => ({
  name: "Harbour crane",
  description: "Moves containers",
  environment: "production",
  platform: "compose",
  tags: ["shore"],
  ...over,
});
const said = (projectId: string) => ({
  projectId,
  control: "IMG-1" as const,
  version: 0,
  answer: "met" as const,
  note: "typed-note-7",
  reason: "",
  links: ["https://wiki.example/typed-link-7"],
  ownerMemberId: null,
  ownerName: "typed-owner-7",
  dueDate: null,
});
const names = async (...args: Parameters<typeof listProjects>) =>
  (await listProjects(...args)).items.map(({ project }) => project.name);
const filter = (over: object = {}) => projectFilter.parse(over);
const actions = async (organisationId: string) => {
  const events = await database().auditEvent.findMany({
    where: { organisationId },
    orderBy: { seq: "asc" },
  });
  return events.map(({ action }) => action);
};

test("settings that somebody else changed meanwhile are not overwritten unseen, and nothing is recorded", async () => {
  const { id: organisationId, assessor, owner } = await makeOrganisation();
  const { id } = await createProject(assessor, input());
  const theirs = input({ name: "Crane", target: 2, tags: ["night"] });
  await editProject(owner, id, theirs, input());

  const yours = input({ description: "Moves boxes" });
  const refused = editProject(assessor, id, yours, input());
  await expect(refused).rejects.toMatchObject({
    code: "CONFLICT",
    details: { current: { ...theirs, teamId: null } },
  });
  expect((await getProject(assessor, id)).project).toMatchObject({ name: "Crane", target: 2 });

  await editProject(assessor, id, yours, theirs);
  expect((await getProject(assessor, id)).project).toMatchObject({
    name: "Harbour crane",
    description: "Moves boxes",
  });
  // Sent twice, its answer lost on the way: what it says already is no change.
  await editProject(assessor, id, yours, theirs);
  expect(await actions(organisationId)).toEqual(["project.create", "project.edit", "project.edit"]);
});

test("an answer that is saved meanwhile is no change of the settings", async () => {
  const { assessor } = await makeOrganisation();
  const { id } = await createProject(assessor, input());
  await saveAnswer(assessor, said(id));
  await editProject(assessor, id, input({ name: "Crane" }), input());
  expect((await getProject(assessor, id)).project).toMatchObject({ name: "Crane" });
});

test("of two who change the settings at once one is kept, the other is told", async () => {
  const { assessor, owner } = await makeOrganisation();
  const { id } = await createProject(assessor, input());
  const both = await Promise.allSettled([
    editProject(assessor, id, input({ name: "One" }), input()),
    editProject(owner, id, input({ name: "Two" }), input()),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("a project is made, edited, archived and taken back, each recorded in a whole chain", async () => {
  const { id: organisationId, assessor, viewer } = await makeOrganisation();
  const { id } = await createProject(assessor, input());
  const made = await getProject(viewer, id);
  expect(made.project).toMatchObject({ name: "Harbour crane", target: 3, tags: ["shore"] });
  expect(made.answers).toEqual({});

  const edited = input({ name: "Crane", environment: "enterprise", target: 2 });
  await editProject(assessor, id, edited, input());
  expect((await getProject(viewer, id)).project).toMatchObject({ name: "Crane", target: 2 });

  await archiveProject(assessor, id);
  await archiveProject(assessor, id);
  await expect(editProject(assessor, id, input(), edited)).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  await expect(saveAnswer(assessor, said(id))).rejects.toMatchObject({
    code: "FORBIDDEN",
    details: { readOnly: "archived" },
  });
  expect(await names(assessor, filter())).toEqual([]);
  expect(await names(assessor, filter({ state: "archived" }))).toEqual(["Crane"]);
  await unarchiveProject(assessor, id);
  expect(await names(assessor, filter())).toEqual(["Crane"]);

  const done = ["project.create", "project.edit", "project.archive", "project.unarchive"];
  expect(await actions(organisationId)).toEqual(done);
  expect(await verifyChain(organisationId)).toEqual({ entries: 4, brokenAt: null });
  const entries = JSON.stringify(
    await database().auditEvent.findMany({ select: { details: true } }),
  );
  expect(entries).not.toMatch(/crane|shore|Moves/i);
});

describe("refused", () => {
  test.each(["viewer", "reviewer"] as const)("a %s changes no project", async (role) => {
    const organisation = await makeOrganisation();
    const ctx = organisation[role];
    const { id } = await createProject(organisation.owner, input());
    const before = await actions(organisation.id);
    const tries = [
      () => createProject(ctx, input()),
      () => editProject(ctx, id, input({ name: "x" }), input()),
      () => copyProject(ctx, id, { name: "x", environment: "staging" }),
      () => archiveProject(ctx, id),
      () => unarchiveProject(ctx, id),
      () => deleteProject(ctx, id, { name: "Harbour crane" }),
      () => openExample(ctx),
    ];
    for (const refusal of tries) {
      await expect(refusal()).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    expect(await names(ctx, filter())).toEqual(["Harbour crane"]);
    expect(await actions(organisation.id)).toEqual(before);
    const { export: _, ...may } = (await getProject(ctx, id)).project.may;
    expect(new Set(Object.values(may))).toEqual(new Set([false]));
  });

  test("an assessor deletes no project", async () => {
    const { owner, assessor } = await makeOrganisation();
    const { id } = await createProject(owner, input());
    const refusal = deleteProject(assessor, id, { name: "Harbour crane" });
    await expect(refusal).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  const everyDoor = (ctx: Parameters<typeof getProject>[0], id: string) => [
    () => getProject(ctx, id),
    () => editProject(ctx, id, input(), input()),
    () => copyProject(ctx, id, { name: "x", environment: "staging" }),
    () => archiveProject(ctx, id),
    () => unarchiveProject(ctx, id),
    () => deleteProject(ctx, id, { name: "Harbour crane" }),
    () => getHistory(ctx, id, "IMG-1"),
    () => saveAnswer(ctx, said(id)),
  ];

  test("another organisation's project is not found, through every door", async () => {
    const ours = await makeOrganisation();
    const theirs = await makeOrganisation();
    const { id } = await createProject(theirs.owner, input());
    for (const refusal of everyDoor(ours.owner, id)) {
      await expect(refusal()).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    expect(await names(ours.owner, filter())).toEqual([]);
    expect(await listTags(ours.owner)).toEqual([]);
  });

  test("who is a member of two organisations sees in one nothing of the other", async () => {
    const ours = await makeOrganisation();
    const theirs = await makeOrganisation();
    const { id } = await createProject(theirs.owner, input());
    const { personId } = ours.owner;
    await database().member.create({
      data: { organisationId: theirs.id, personId, role: "owner" },
    });
    for (const refusal of everyDoor(ours.owner, id)) {
      await expect(refusal()).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });

  test("another team's project is not found; its members, owners and reviewers see it", async () => {
    const { harbour, owner, assessor, outsider, reviewer, viewer } = await makeOrganisation();
    const { id } = await createProject(assessor, input({ teamId: harbour }));
    for (const refusal of everyDoor(outsider, id)) {
      await expect(refusal()).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    expect(await names(outsider, filter())).toEqual([]);
    for (const ctx of [owner, assessor, reviewer, viewer]) {
      expect(await names(ctx, filter())).toEqual(["Harbour crane"]);
    }
  });

  test("a made-up id and one that is no id are not found", async () => {
    const { owner } = await makeOrganisation();
    for (const id of [crypto.randomUUID(), "1", "' OR 1=1", { not: "" } as unknown as string]) {
      for (const refusal of [() => getProject(owner, id), () => archiveProject(owner, id)]) {
        await expect(refusal()).rejects.toMatchObject({ code: "NOT_FOUND" });
      }
    }
  });

  test("a project goes under no team that is another's or not one's own", async () => {
    const ours = await makeOrganisation();
    const theirs = await makeOrganisation();
    for (const teamId of [ours.docks, theirs.harbour, "x"]) {
      await expect(createProject(ours.assessor, input({ teamId }))).rejects.toMatchObject({
        code: "INVALID",
        details: { fields: { teamId: expect.any(String) } },
      });
    }
    expect(await listTeams(ours.assessor)).toEqual([{ id: ours.harbour, name: "Harbour" }]);
  });
});

test("a list is searched, filtered and sorted, and its answers are each project's own", async () => {
  const { owner } = await makeOrganisation();
  const one = await createProject(owner, input({ name: "Quay 100%", tags: ["a"] }));
  await createProject(owner, input({ name: "Aft", environment: "staging", platform: "docker" }));
  await createProject(owner, input({ name: "100 boxes", description: "QUAY", tags: ["b"] }));
  await saveAnswer(owner, said(one.id));

  expect(await names(owner, filter())).toEqual(["Quay 100%", "100 boxes", "Aft"]);
  expect(await names(owner, filter({ sort: "name" }))).toEqual(["100 boxes", "Aft", "Quay 100%"]);
  expect(await names(owner, filter({ search: "quay", sort: "name" }))).toEqual([
    "100 boxes",
    "Quay 100%",
  ]);
  expect(await names(owner, filter({ search: "100%" }))).toEqual(["Quay 100%"]);
  expect(await names(owner, filter({ environment: "staging" }))).toEqual(["Aft"]);
  expect(await names(owner, filter({ platform: "docker" }))).toEqual(["Aft"]);
  expect(await names(owner, filter({ tag: "b" }))).toEqual(["100 boxes"]);
  expect(await listTags(owner)).toEqual(["a", "b", "shore"]);

  const { items, total, pages } = await listProjects(owner, filter());
  expect([total, pages]).toEqual([3, 1]);
  expect(items.map(({ answers }) => Object.keys(answers))).toEqual([["IMG-1"], [], []]);
});

describe("a long list", () => {
  const makeMany = async () => {
    const { id: organisationId, owner } = await makeOrganisation();
    const data = Array.from({ length: 130 }, (_, n) => ({
      organisationId,
      name: `~ ${n % 40}`, // names, targets and moments that many share
      environment: "production" as const,
      target: 1 + (n % 3),
      platform: "compose" as const,
      catalogue: "2026.11",
      changedAt: new Date(Date.UTC(2026, 10, 1 + (n % 4))),
    }));
    await database().project.createMany({ data });
    return owner;
  };
  const idsOf = ({ items }: Awaited<ReturnType<typeof listProjects>>) =>
    items.map(({ project }) => project.id);

  test.each(["changed", "name", "target"] as const)(
    "by %s goes from page to page and back by places as it does by numbers",
    async (sort) => {
      const owner = await makeMany();
      const one = await listProjects(owner, filter({ sort }));
      const two = await listProjects(owner, filter({ sort, page: 2, after: one.last }));
      const three = await listProjects(owner, filter({ sort, page: 3, after: two.last }));
      expect([one, two, three].map(({ items }) => items.length)).toEqual([50, 50, 30]);
      for (const [index, page] of [one, two, three].entries()) {
        const numbered = await listProjects(owner, filter({ sort, page: index + 1 }));
        expect(idsOf(page)).toEqual(idsOf(numbered));
      }
      const back = await listProjects(owner, filter({ sort, page: 2, before: three.first }));
      expect(idsOf(back)).toEqual(idsOf(two));
    },
  );

  test("shows none twice when one that was shown moves, and its first page when less lies before", async () => {
    const owner = await makeMany();
    const one = await listProjects(owner, filter());
    const numbered = await listProjects(owner, filter({ page: 2 }));
    const last = (await listProjects(owner, filter({ page: 3 }))).items.at(-1);
    await database().project.update({
      where: { id: last?.project.id ?? "" },
      data: { changedAt: new Date(Date.UTC(2026, 11, 1)) },
    });
    const two = await listProjects(owner, filter({ page: 2, after: one.last }));
    expect(idsOf(two)).toEqual(idsOf(numbered));
    const adrift = await listProjects(owner, filter({ page: 3, before: one.first }));
    expect([adrift.page, adrift.items[0]?.project.id]).toEqual([1, last?.project.id]);
  });

  test.each(["", "x", "~", "2026-13-45T00:00:00.000Z~x", "5~a~b"])(
    "takes the place %j for none",
    async (after) => {
      const owner = await makeMany();
      for (const sort of ["changed", "target", "name"]) {
        const shown = await listProjects(owner, filter({ sort, after, page: 3 }));
        expect(shown.items.length).toBe(30);
      }
    },
  );
});

test("a tag is listed and found as long as a project has it, to who sees one that does", async () => {
  const { owner, assessor, outsider, harbour } = await makeOrganisation();
  const teams = await createProject(assessor, input({ teamId: harbour, tags: ["keel", "shore"] }));
  const everybodys = await createProject(assessor, input({ name: "Buoy", tags: ["shore"] }));
  expect(await listTags(assessor)).toEqual(["keel", "shore"]);
  expect(await listTags(outsider)).toEqual(["shore"]);
  expect(await names(outsider, filter({ tag: "keel" }))).toEqual([]);
  expect(await names(assessor, filter({ tag: "keel" }))).toEqual(["Harbour crane"]);

  const retagged = input({ teamId: harbour, tags: ["mast"] });
  await editProject(
    assessor,
    teams.id,
    retagged,
    input({ teamId: harbour, tags: ["keel", "shore"] }),
  );
  expect(await listTags(assessor)).toEqual(["mast", "shore"]);
  expect(await names(assessor, filter({ tag: "keel" }))).toEqual([]);
  expect(await names(assessor, filter({ tag: "shore" }))).toEqual(["Buoy"]);

  await deleteProject(owner, everybodys.id, { name: "Buoy" });
  expect(await listTags(assessor)).toEqual(["mast"]);
});

test("a copy has the answers as revisions of its own, and what was verified is asserted again", async () => {
  const { owner } = await makeOrganisation();
  const { id } = await createProject(owner, input());
  await saveAnswer(owner, said(id));
  await saveAnswer(owner, { ...said(id), control: "IMG-2", links: [] });
  await database().answerRecord.updateMany({
    where: { projectId: id },
    data: { strength: "verified", provenance: "evidence" },
  });

  const copy = await copyProject(owner, id, { name: "Stage", environment: "staging" });
  const { project, answers } = await getProject(owner, copy.id);
  expect(project).toMatchObject({ name: "Stage", target: 2, platform: "compose" });
  expect([answers["IMG-1"]?.strength, answers["IMG-2"]?.strength]).toEqual([
    "attached",
    "asserted",
  ]);
  expect(await getHistory(owner, copy.id, "IMG-1")).toMatchObject([
    { version: 1, note: "typed-note-7", owner: "typed-owner-7", changedBy: "Olga" },
  ]);
  await saveAnswer(owner, { ...said(copy.id), version: 1, answer: "partly" });
  expect((await getProject(owner, id)).answers["IMG-1"]?.answer).toBe("met");
});

test("a deleted project leaves its revisions and nothing that anybody typed", async () => {
  const organisation = await makeOrganisation();
  const { owner } = organisation;
  const { id } = await createProject(owner, input());
  await saveAnswer(owner, said(id));
  await expect(deleteProject(owner, id, { name: "harbour" })).rejects.toMatchObject({
    code: "INVALID",
    details: { fields: { name: expect.any(String) } },
  });
  await deleteProject(owner, id, { name: "Harbour crane" });

  await expect(getProject(owner, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(saveAnswer(owner, said(id))).rejects.toMatchObject({ code: "NOT_FOUND" });
  const where = { where: { projectId: id } };
  const left = {
    project: await database().project.findMany({ where: { id } }),
    answers: await database().answerRecord.findMany(where),
    revisions: await database().answerRevision.findMany(where),
    texts: await database().revisionText.findMany(where),
    audit: (
      await database().auditEvent.findMany({ where: { organisationId: organisation.id } })
    ).map(({ seq: _, ...entry }) => entry),
  };
  expect(left.project).toHaveLength(1);
  expect(left.revisions).toHaveLength(1);
  expect(JSON.stringify(left)).not.toMatch(/typed-|crane|Moves|shore/i);
  expect(await verifyChain(organisation.id)).toEqual({ entries: 3, brokenAt: null });
});

test("a save that meets a deletion leaves no text behind", async () => {
  const { owner } = await makeOrganisation();
  const { id } = await createProject(owner, input());
  await Promise.allSettled([
    saveAnswer(owner, said(id)),
    deleteProject(owner, id, { name: "Harbour crane" }),
    saveAnswer(owner, { ...said(id), control: "IMG-2" }),
  ]);
  const where = { where: { projectId: id } };
  expect(await database().revisionText.count(where)).toBe(0);
  expect(await database().answerRecord.count(where)).toBe(0);
});

test("the example is opened once, scores as the sample does, is read-only and can be removed", async () => {
  const { id: organisationId, assessor } = await makeOrganisation();
  const [one, two] = await Promise.all([openExample(assessor), openExample(assessor)]);
  expect(one).toEqual(two);
  const { project, answers } = await getProject(assessor, one.id);
  expect(project.may).toEqual({
    answer: false,
    edit: false,
    snapshot: false,
    addEvidence: false,
    deleteEvidence: false,
    export: false,
    copy: true,
    archive: false,
    delete: true,
  });
  const { target } = project;
  const result = assess(answers, { target, asOf: "2026-11-23", policy: DEFAULT_POLICY });
  expect(result).toMatchObject({ declared: 0, ceiling: 4, coverage: 34 });
  expect(await getHistory(assessor, one.id, "IMG-4")).toHaveLength(1);

  const save = saveAnswer(assessor, { ...said(one.id), version: 1 });
  await expect(save).rejects.toMatchObject({ code: "FORBIDDEN", details: { readOnly: "example" } });
  for (const refusal of [
    () => editProject(assessor, one.id, input({ name: "x" }), input()),
    () => archiveProject(assessor, one.id),
  ]) {
    await expect(refusal()).rejects.toMatchObject({ code: "FORBIDDEN" });
  }
  const copy = await copyProject(assessor, one.id, { name: "Mine", environment: "production" });
  expect((await getProject(assessor, copy.id)).project).toMatchObject({
    isExample: false,
    tags: [],
  });

  await deleteProject(assessor, one.id, { name: project.name });
  expect(await names(assessor, filter())).toEqual(["Mine"]);
  expect(await actions(organisationId)).toEqual([
    "project.open-example",
    "project.copy",
    "project.delete",
  ]);
});
