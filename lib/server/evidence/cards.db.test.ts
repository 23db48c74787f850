import { afterAll, beforeAll, expect, test } from "vitest";
import type { UploadInput } from "@/lib/schemas/upload";
import { database } from "@/lib/server/db";
import { createProject } from "@/lib/server/projects/commands";
import { makeOrganisation, type TestOrganisation } from "@/lib/server/projects/test-organisation";
import { createTestDatabase } from "@/scripts/testing/test-database";
import { readCards } from "./cards";
import { readEvidenceFile } from "./queries";
import { deleteFiles } from "./remove";
import { uploadFiles } from "./upload";

await createTestDatabase();
afterAll(() => database().$disconnect());

const NOW = new Date("2026-11-30T10:00:00Z");
const PRIVILEGED = "services:\n  web:\n    image: node:18\n    privileged: true\n";
const PLAIN = 'services:\n  web:\n    image: node:24\n    user: "1000"\n';

let ours: TestOrganisation;
beforeAll(async () => {
  ours = await makeOrganisation();
});

async function makeProject(teamId: string | null = null): Promise<string> {
  const facts = { name: "shop", environment: "staging", platform: "compose", teamId } as const;
  return (await createProject(ours.owner, facts)).id;
}

function upload(projectId: string, component: string, compose: string, date = "2026-11-30") {
  const input: UploadInput = {
    projectId,
    component,
    source: "folder",
    mode: "replace",
    complete: true,
    date,
    files: [{ path: "compose.yaml", text: compose }],
  };
  return uploadFiles(ours.owner, input, NOW);
}

test("a project without files has no cards", async () => {
  expect(await readCards(ours.viewer, await makeProject())).toEqual([]);
});

test("are what the newest upload of each component says, by name", async () => {
  const projectId = await makeProject();
  await upload(projectId, "web", PLAIN, "2026-11-28");
  await upload(projectId, "Api", PLAIN, "2026-11-27");
  await upload(projectId, "Api", PRIVILEGED, "2026-11-29");
  const cards = await readCards(ours.viewer, projectId);
  expect(cards.map(({ component, date }) => [component, date])).toEqual([
    ["Api", "2026-11-29"],
    ["web", "2026-11-28"],
  ]);
  const [api, web] = cards.map(({ facts }) => facts);
  expect(api).toMatchObject({
    images: 1,
    containers: 1,
    unread: 0,
    unscanned: [
      {
        name: "node:18",
        command: "trivy image --format json --output trivy-node_18.json node:18",
        file: "compose.yaml",
        line: 3,
      },
    ],
    bases: [{ image: "node:18", file: "compose.yaml", line: 3 }],
  });
  expect(api?.access[0]).toMatchObject({ radius: "host", file: "compose.yaml", line: 4 });
  expect(web?.access).toEqual([]);
  const [opened] = await Promise.all(
    cards.map(({ fileIds }) =>
      readEvidenceFile(ours.viewer, projectId, fileIds.get("compose.yaml") ?? ""),
    ),
  );
  expect(opened).toMatchObject({ component: "Api", text: PRIVILEGED, isCurrent: true });
});

test("go with the files", async () => {
  const projectId = await makeProject();
  await upload(projectId, "web", PRIVILEGED);
  const { componentId } = await upload(projectId, "api", PLAIN);
  await deleteFiles(ours.owner, { projectId, componentId, fileIds: "all" });
  expect((await readCards(ours.viewer, projectId)).map(({ component }) => component)).toEqual([
    "web",
  ]);
});

test("another organisation's project, another team's and what is none are not found", async () => {
  const theirs = await makeOrganisation();
  const open = await makeProject();
  await upload(open, "web", PRIVILEGED);
  const docks = await makeProject(ours.docks);
  await upload(docks, "web", PRIVILEGED);
  const notFound = { code: "NOT_FOUND" };
  await expect(readCards(theirs.owner, open)).rejects.toMatchObject(notFound);
  await expect(readCards(ours.viewer, docks)).rejects.toMatchObject(notFound);
  await expect(readCards(ours.viewer, "none")).rejects.toMatchObject(notFound);
  expect(await readCards(ours.reviewer, docks)).toHaveLength(1);
});
