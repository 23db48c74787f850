import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { historyDays } from "@/lib/core/history/events";
import { timeline } from "@/lib/core/history/timeline";
import { TYPICAL_SAMPLE } from "@/lib/core/model/samples/typical";
import { CATALOGUE_VERSION } from "@/lib/core/model/version";
import type { ControlId } from "@/lib/core/model/words";
import { assess } from "@/lib/core/scoring/assess";
import { addDays } from "@/lib/core/scoring/days";
import { DEFAULT_POLICY } from "@/lib/core/scoring/policy";
import { projectFilter } from "@/lib/schemas/project";
import { saveAnswer } from "@/lib/server/answers/commands";
import { dayOf } from "@/lib/server/answers/states";
import type { Context } from "@/lib/server/auth/context";
import { database } from "@/lib/server/db";
import { readEvents, readLog } from "@/lib/server/history/queries";
import { createProject } from "@/lib/server/projects/commands";
import { getProject, listProjects } from "@/lib/server/projects/queries";
import { makeOrganisation, type TestOrganisation } from "@/lib/server/projects/test-organisation";
import { takeSnapshot } from "@/lib/server/snapshots/commands";
import { getSnapshot } from "@/lib/server/snapshots/queries";
import { readStates } from "@/lib/server/snapshots/states";
import { createTestDatabase } from "@/scripts/testing/test-database";
import { acceptProposals } from "./accept";
import { readEvidence } from "./queries";
import { deleteFiles } from "./remove";
import { uploadFiles } from "./upload";

await createTestDatabase();
afterAll(() => database().$disconnect());

const NOW = new Date("2026-11-30T10:00:00Z");
const TODAY = dayOf(NOW);
let us: TestOrganisation;
let projectId: string;

beforeEach(async () => {
  us = await makeOrganisation();
  projectId = (
    await createProject(us.owner, { name: "Crane", environment: "staging", platform: "compose" })
  ).id;
  await database().project.update({
    where: { id: projectId },
    data: { createdAt: new Date("2026-11-01T08:00:00Z") },
  });
});

const save = (control: ControlId, at: Date, version = 0, ownerMemberId: string | null = null) =>
  saveAnswer(
    us.assessor,
    {
      projectId,
      control,
      version,
      answer: "met",
      note: "",
      reason: "",
      links: [],
      ownerMemberId,
      ownerName: null,
      dueDate: null,
    },
    at,
  );
const upload = (compose: string, at: Date, by: Context = us.assessor) =>
  uploadFiles(
    by,
    {
      projectId,
      component: "Main",
      source: "folder",
      mode: "replace",
      complete: true,
      date: dayOf(at),
      files: Object.entries({ ...TYPICAL_SAMPLE, "compose.yaml": compose }).map(([path, text]) => ({
        path,
        text,
      })),
    },
    at,
  );
const COMPOSE = TYPICAL_SAMPLE["compose.yaml"];
const READ_ONLY = COMPOSE.replaceAll(/^ {2}(web|db):$/gm, "  $1:\n    read_only: true");
const answersNow = async (asOf = TODAY) =>
  (await getProject(us.viewer, projectId, undefined, asOf)).answers;

describe("an answer that files speak against", () => {
  test("is contradicted on the project's pages, in the list, in a snapshot and in a comparison", async () => {
    await save("CTR-2", new Date("2026-11-20T10:00:00Z"));
    await save("CTR-1", new Date("2026-11-20T10:00:00Z"));
    await upload(COMPOSE, NOW);
    const { answers, proposals } = await getProject(us.viewer, projectId, undefined, TODAY);
    expect(answers["CTR-2"]).toMatchObject({
      answer: "met",
      contradiction: { proposed: "not_met" },
    });
    expect(answers["CTR-1"]?.contradiction ?? null).toBeNull();
    expect(proposals["CTR-2"]).toMatchObject({
      answer: "not_met",
      basis: "configured",
      file: "compose.yaml",
      line: 2,
      since: NOW.toISOString(),
    });

    const { items } = await listProjects(us.viewer, projectFilter.parse({}), TODAY);
    expect(items.find(({ project }) => project.id === projectId)?.answers).toEqual(answers);

    const { id } = await takeSnapshot(us.assessor, { projectId, name: "Frozen" }, NOW);
    const { snapshot } = await getSnapshot(us.viewer, projectId, id);
    const { last } = await readEvidence(us.viewer, projectId);
    expect(snapshot?.answers.find(({ control }) => control === "CTR-2")).toMatchObject({
      contradiction: { proposed: "not_met" },
    });
    expect(snapshot?.evidence).toMatchObject([
      { name: "Main", upload: last?.number, files: last?.files, date: TODAY, complete: true },
    ]);

    const assessment = assess(answers, { target: 2, asOf: TODAY, policy: DEFAULT_POLICY });
    const project = {
      id: projectId,
      catalogue: CATALOGUE_VERSION,
      target: 2,
      createdAt: "2026-11-01T08:00:00.000Z",
      asOf: TODAY,
      answers,
      assessment,
    } as const;
    const [before, after] = await readStates(
      us.viewer,
      project,
      { kind: "day", day: "2026-11-29" },
      { kind: "day", day: TODAY },
    );
    if (typeof before === "string" || typeof after === "string") throw new Error("No such state");
    const find = (state: typeof after) =>
      state.state.answers.find(({ control }) => control === "CTR-2");
    expect(find(before)?.contradiction ?? null).toBeNull();
    expect(find(after)?.contradiction).toEqual({ proposed: "not_met" });
  });

  test("is one no more when the files are mended or gone, or have grown old", async () => {
    await save("CTR-2", new Date("2026-11-20T10:00:00Z"));
    await upload(COMPOSE, NOW);
    expect((await answersNow())["CTR-2"]?.contradiction).toBeTruthy();
    expect((await answersNow(addDays(TODAY, 91)))["CTR-2"]?.contradiction ?? null).toBeNull();
    const { componentId } = await upload(READ_ONLY, new Date("2026-11-30T11:00:00Z"));
    expect((await answersNow())["CTR-2"]?.contradiction ?? null).toBeNull();
    await upload(COMPOSE, new Date("2026-11-30T12:00:00Z"));
    await deleteFiles(us.assessor, { projectId, componentId, fileIds: "all" }, NOW);
    expect((await answersNow())["CTR-2"]?.contradiction ?? null).toBeNull();
  });
});

test("the history's points of today and of the days before are what the pages say and said", async () => {
  const day = (text: string) => new Date(`${text}T10:00:00Z`);
  const BASICS = ["CTR-1", "IMG-2", "PRG-1", "SEC-1", "BLD-2"] as const;
  const options = { target: 2, policy: DEFAULT_POLICY } as const;
  const levelOn = async (asOf: string) => {
    const { declared, verified } = assess(await answersNow(asOf), { ...options, asOf });
    return { declared, verified };
  };
  const said = new Map<string, Awaited<ReturnType<typeof levelOn>>>();

  for (const control of BASICS) await save(control, day("2026-11-20"));
  said.set("2026-11-20", await levelOn("2026-11-20"));
  await upload(COMPOSE, day("2026-11-22"));
  said.set("2026-11-22", await levelOn("2026-11-22"));
  const { proposals } = await getProject(us.viewer, projectId, undefined, "2026-11-23");
  const controls = BASICS.map((control) => {
    const proposed = proposals[control]?.answer;
    if (!proposed) throw new Error(`The files leave ${control} open`);
    return { control, version: 1, proposed };
  });
  await acceptProposals(us.assessor, { projectId, controls }, day("2026-11-23"));
  said.set("2026-11-23", await levelOn("2026-11-23"));
  await upload(COMPOSE.replace("postgres:17-alpine", "postgres"), day("2026-11-26"));
  said.set("2026-11-26", await levelOn("2026-11-26"));
  await upload(COMPOSE, day("2026-11-28"));
  said.set("2026-11-28", await levelOn("2026-11-28"));
  said.set(TODAY, await levelOn(TODAY));
  expect([...said.values()].map(({ verified }) => verified)).toEqual([null, null, 1, 0, 1, 1]);

  const given = await readEvents(us.viewer, projectId);
  const points = timeline(await readLog(us.viewer, projectId), {
    ...options,
    from: "2026-11-01",
    to: TODAY,
    targetChanges: [],
  });
  const days = historyDays(points, given);
  for (const [on, levels] of said) {
    expect(days.find((point) => point.day === on)).toMatchObject(levels);
  }
  expect(days.find((point) => point.day === "2026-11-26")?.events).toEqual([
    { kind: "files", day: "2026-11-26", uploads: 1, people: ["Anders"] },
    { kind: "fell", which: "verified", level: 0, byAge: false },
  ]);
});

describe("files that say less than those before", () => {
  const told = () =>
    database().notice.findMany({ where: { projectId, kind: "evidence_regressed" } });

  test("are told to owners and to who owns such an answer, once, with how many", async () => {
    await save("CTR-2", new Date("2026-11-20T10:00:00Z"), 0, us.reviewer.memberId);
    await upload(READ_ONLY, new Date("2026-11-29T10:00:00Z"));
    expect(await told()).toEqual([]);
    await upload(COMPOSE.replace("postgres:17-alpine", "postgres"), NOW);
    const notices = await told();
    const byMember = new Map(notices.map((notice) => [notice.memberId, notice]));
    expect([...byMember.keys()].sort()).toEqual([us.owner.memberId, us.reviewer.memberId].sort());
    expect(byMember.get(us.reviewer.memberId)).toMatchObject({
      control: "CTR-2",
      more: 0,
      actorMemberId: us.assessor.memberId,
    });
    expect(byMember.get(us.owner.memberId)?.more).toBeGreaterThan(0);
    // The same files again are no upload, and no news.
    await upload(COMPOSE.replace("postgres:17-alpine", "postgres"), NOW);
    expect(await told()).toHaveLength(2);
  });

  test("are told to nobody where somebody deletes files", async () => {
    const { componentId } = await upload(READ_ONLY, new Date("2026-11-29T10:00:00Z"));
    await deleteFiles(us.assessor, { projectId, componentId, fileIds: "all" }, NOW);
    expect(await told()).toEqual([]);
  });
});
