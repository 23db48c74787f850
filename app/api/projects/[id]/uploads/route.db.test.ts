import { gzipSync } from "node:zlib";
import { encode } from "next-auth/jwt";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { sha256 } from "@/lib/core/digest/sha256";
import { TYPICAL_SAMPLE } from "@/lib/core/model/samples/typical";
import type { Context } from "@/lib/server/auth/context";
import { sessionCookie } from "@/lib/server/auth/options";
import { makeSession } from "@/lib/server/auth/test-session";
import { database } from "@/lib/server/db";
import { archiveProject, createProject } from "@/lib/server/projects/commands";
import { makeOrganisation, type TestOrganisation } from "@/lib/server/projects/test-organisation";
import { countUpload } from "@/lib/server/throttle";
import { createTestDatabase } from "@/scripts/testing/test-database";
import { GET } from "../evidence/[fileId]/route";
import { POST } from "./route";

// Next reads the cookie from the request that it is answering; here there is no Next around.
let cookie: string | null = null;
vi.mock("next/headers", () => ({
  cookies: async () => ({
    get: (name: string) => (cookie && name === sessionCookie() ? { name, value: cookie } : null),
  }),
}));

const SECRET = "the secret of this test, long enough";
process.env.NEXTAUTH_SECRET = SECRET;
await createTestDatabase();
afterAll(() => database().$disconnect());

let us: TestOrganisation;
let projectId: string;
beforeEach(async () => {
  us = await makeOrganisation();
  const facts = { name: "Crane", environment: "production", platform: "compose" } as const;
  projectId = (await createProject(us.owner, facts)).id;
});

const UPLOAD = {
  component: "Main",
  source: "folder",
  mode: "replace",
  complete: true,
  date: "2026-11-23",
  files: Object.entries(TYPICAL_SAMPLE).map(([path, text]) => ({ path, text })),
};
const packed = (value: unknown) => gzipSync(JSON.stringify(value));

async function signIn(who: Context | null) {
  cookie =
    who && (await encode({ token: { ...(await makeSession(who.personId)) }, secret: SECRET }));
}

interface Asked {
  who?: Context | null;
  id?: string;
  headers?: Record<string, string>;
  body?: BodyInit;
}

async function post({ who = us.assessor, id = projectId, headers, body }: Asked) {
  await signIn(who);
  const request = new Request(`https://plimsoll.test/api/projects/${id}/uploads`, {
    method: "POST",
    headers: {
      Host: "plimsoll.test",
      Origin: "https://plimsoll.test",
      "Content-Type": "application/json",
      "Content-Encoding": "gzip",
      ...headers,
    },
    body: body ?? packed(UPLOAD),
    duplex: "half",
  } as RequestInit);
  const response = await POST(request, { params: Promise.resolve({ id }) });
  const text = await response.text();
  expect(text).not.toMatch(/\n\s+at |node_modules|Prisma/);
  return { status: response.status, json: JSON.parse(text) };
}

async function download(fileId: string, who: Context | null = us.viewer, id = projectId) {
  await signIn(who);
  return GET(new Request("https://plimsoll.test/"), { params: Promise.resolve({ id, fileId }) });
}

async function stored() {
  const where = { organisationId: us.id };
  return [
    await database().upload.count({ where }),
    await database().componentFile.count({ where }),
    await database().storedText.count({ where }),
    await database().component.count({ where: { projectId } }),
  ];
}
const NOTHING = [0, 0, 0, 0];

test("200: files come in, and each is downloaded as the bytes that its digest is of", async () => {
  expect(await post({})).toMatchObject({
    status: 200,
    json: { ok: true, value: { number: 1, component: "Main", files: 7, isSame: false } },
  });
  const files = await database().componentFile.findMany({ where: { projectId } });
  expect(files).toHaveLength(7);
  for (const { id, digest, path } of files) {
    const response = await download(id);
    expect(response.status).toBe(200);
    expect(sha256(new Uint8Array(await response.arrayBuffer()))).toBe(digest);
    expect(response.headers.get("Content-Type")).toBe("text/plain; charset=utf-8");
    expect(response.headers.get("X-Content-Type-Options")).toBe("nosniff");
    const disposition = response.headers.get("Content-Disposition") ?? "";
    expect(disposition).toContain(`attachment; filename="${path.split("/").at(-1)}"`);
  }
});

test("200: the same again is nothing new", async () => {
  await post({});
  const before = await stored();
  expect(await post({})).toMatchObject({ status: 200, json: { value: { isSame: true } } });
  expect(await stored()).toEqual(before);
});

test("401, 403, 404: a stranger, a viewer and a reviewer, an archived project, what is not theirs", async () => {
  const them = await makeOrganisation();
  expect((await post({ who: null })).status).toBe(401);
  for (const who of [us.viewer, us.reviewer]) expect((await post({ who })).status).toBe(403);
  expect((await post({ headers: { Origin: "https://evil.test" } })).status).toBe(403);
  expect((await post({ who: them.owner })).status).toBe(404);
  for (const id of [crypto.randomUUID(), "no-id"]) expect((await post({ id })).status).toBe(404);
  await archiveProject(us.owner, projectId);
  expect((await post({})).status).toBe(403);
  expect(await stored()).toEqual(NOTHING);
});

test("401, 404: a download by a stranger, by another organisation, of what was never there", async () => {
  await post({});
  const { id } = await database().componentFile.findFirstOrThrow({ where: { projectId } });
  const them = await makeOrganisation();
  expect((await download(id, null)).status).toBe(401);
  expect((await download(id, them.owner)).status).toBe(404);
  await database().project.update({ where: { id: projectId }, data: { teamId: us.harbour } });
  expect((await download(id, us.outsider)).status).toBe(404);
  for (const none of [crypto.randomUUID(), "no-id"])
    expect((await download(none, us.owner)).status).toBe(404);
});

test("404: a file whose text was not kept", async () => {
  const files = [...UPLOAD.files, { path: "web/compose.yaml", text: null, error: "unreadable" }];
  await post({ body: packed({ ...UPLOAD, files }) });
  const where = { projectId, path: "web/compose.yaml" };
  const { id } = await database().componentFile.findFirstOrThrow({ where });
  const response = await download(id);
  expect(response.status).toBe(404);
  expect((await response.json()).message).toContain("No text of this file is kept");
});

const breaking = () =>
  new ReadableStream({
    start: (it) => it.enqueue(new Uint8Array(packed(UPLOAD).subarray(0, 100))),
    pull: (it) => it.error(new Error("aborted")),
  });
test.each<[number, string, () => BodyInit, Record<string, string>]>([
  [413, "a bomb of zeros", () => gzipSync(Buffer.alloc(64 * 1024 * 1024)), {}],
  [413, "more than may be sent", () => Buffer.alloc(10 * 1024 * 1024), {}],
  [415, "another encoding", () => packed(UPLOAD), { "Content-Encoding": "br" }],
  [415, "what a form can send", () => packed(UPLOAD), { "Content-Type": "text/plain" }],
  [422, "what is no gzip", () => Buffer.from("{}"), {}],
  [422, "a body that is cut off", () => packed(UPLOAD).subarray(0, 500), {}],
  [422, "a connection that is cut in mid-upload", breaking, {}],
  [422, "no object", () => packed(null), {}],
  [422, "no file", () => packed({ ...UPLOAD, files: [] }), {}],
  [
    422,
    "a path that leads out",
    () => packed({ ...UPLOAD, files: [{ path: "../a", text: "" }] }),
    {},
  ],
  [
    422,
    "nothing about containers",
    () => packed({ ...UPLOAD, files: [{ path: "a.txt", text: "hello" }] }),
    {},
  ],
])("%i: %s stores nothing and says why", async (status, _name, body, headers) => {
  const log = vi.spyOn(console, "error");
  const answer = await post({ body: body(), headers });
  expect(answer.status).toBe(status);
  expect(answer.json.message.length).toBeGreaterThan(10);
  expect(log).not.toHaveBeenCalled();
  expect(await stored()).toEqual(NOTHING);
});

test("429: one member sends more than the engine has time for; another one goes on", async () => {
  for (let i = 0; i < 30; i++) countUpload(us.assessor.memberId);
  expect((await post({})).status).toBe(429);
  expect((await post({ who: us.owner })).status).toBe(200);
});
