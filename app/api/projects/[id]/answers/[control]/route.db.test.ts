import { encode } from "next-auth/jwt";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import type { Context } from "@/lib/server/auth/context";
import { sessionCookie } from "@/lib/server/auth/options";
import { endSession, type SessionClaim } from "@/lib/server/auth/sessions";
import { makeSession } from "@/lib/server/auth/test-session";
import { database } from "@/lib/server/db";
import { archiveProject, createProject, openExample } from "@/lib/server/projects/commands";
import { makeOrganisation, type TestOrganisation } from "@/lib/server/projects/test-organisation";
import { countSave } from "@/lib/server/throttle";
import { createTestDatabase } from "@/scripts/testing/test-database";
import { PUT } from "./route";

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

const STATE = {
  version: 0,
  answer: "met",
  note: "seen in the Dockerfile",
  reason: "",
  links: [],
  ownerMemberId: null,
  ownerName: null,
  dueDate: null,
};

interface Asked {
  who?: Context | null;
  claim?: SessionClaim;
  id?: string;
  control?: string;
  headers?: Record<string, string | null>;
  body?: BodyInit;
  state?: object;
}

async function put({ who = us.assessor, id = projectId, control = "CTR-1", ...asked }: Asked) {
  const claim = asked.claim ?? (who && (await makeSession(who.personId)));
  cookie = claim && (await encode({ token: { ...claim }, secret: SECRET }));
  const headers = new Headers({
    Host: "plimsoll.test",
    Origin: "https://plimsoll.test",
    "Content-Type": "application/json",
  });
  for (const [name, value] of Object.entries(asked.headers ?? {})) {
    if (value === null) headers.delete(name);
    else headers.set(name, value);
  }
  const body = asked.body ?? JSON.stringify({ typedBy: who?.memberId, ...STATE, ...asked.state });
  const url = `https://plimsoll.test/api/projects/${id}/answers/${control}`;
  const request = new Request(url, { method: "PUT", headers, body, duplex: "half" } as RequestInit);
  const response = await PUT(request, { params: Promise.resolve({ id, control }) });
  const text = await response.text();
  expect(text).not.toMatch(/\n\s+at |node_modules|Prisma/);
  expect(response.headers.get("Cache-Control")).toContain("no-store");
  return { status: response.status, json: JSON.parse(text) };
}

const saved = (id = projectId) => database().answerRecord.count({ where: { projectId: id } });

test("200: an answer is saved, and comes back as it is kept", async () => {
  const { status, json } = await put({});
  expect(status).toBe(200);
  expect(json).toMatchObject({ ok: true, value: { control: "CTR-1", version: 1, answer: "met" } });
  expect(await saved()).toBe(1);
});

test("200: the host that a proxy passes on counts as ours", async () => {
  const headers = { Host: "127.0.0.1:3000", "X-Forwarded-Host": "plimsoll.test" };
  expect((await put({ headers })).status).toBe(200);
});

test("401: a stranger, a session that was ended, and another member than the one who typed", async () => {
  expect(await put({ who: null })).toMatchObject({
    status: 401,
    json: { code: "UNAUTHENTICATED" },
  });
  expect((await put({ state: { typedBy: us.owner.memberId } })).status).toBe(401);
  const claim = await makeSession(us.assessor.personId);
  const other = await makeSession(us.assessor.personId);
  await endSession(claim.personId, claim.sessionId);
  expect((await put({ claim })).status).toBe(401);
  const where = { id: us.assessor.personId };
  await database().person.update({ where, data: { sessionVersion: 2 } });
  expect((await put({ claim: other })).status).toBe(401);
  expect(await saved()).toBe(0);
});

test.each([
  ["another site", { Origin: "https://evil.test" }],
  ["another port", { Origin: "https://plimsoll.test:8443" }],
  ["an opaque origin", { Origin: "null" }],
  ["nowhere", { Origin: null }],
  ["a page of another site, as its browser says", { "Sec-Fetch-Site": "cross-site" }],
  ["a neighbouring site, as its browser says", { "Sec-Fetch-Site": "same-site" }],
])("403: a save that comes from %s", async (_, headers) => {
  expect(await put({ headers })).toMatchObject({ status: 403, json: { ok: false } });
  expect(await saved()).toBe(0);
});

test.each(["text/plain", "application/x-www-form-urlencoded", "application/jsonp", null])(
  "415: a body of the type %s, as a form can send it",
  async (type) => {
    const body = new TextEncoder().encode(
      JSON.stringify({ typedBy: us.assessor.memberId, ...STATE }),
    );
    expect((await put({ headers: { "Content-Type": type }, body })).status).toBe(415);
    expect(await saved()).toBe(0);
  },
);

test("403: a viewer and a reviewer; an archived project and the example, which say so", async () => {
  for (const who of [us.viewer, us.reviewer]) expect((await put({ who })).status).toBe(403);
  const { id: example } = await openExample(us.owner);
  const examples = await saved(example);
  expect(await put({ id: example })).toMatchObject({
    status: 403,
    json: { code: "FORBIDDEN", details: { readOnly: "example" } },
  });
  await archiveProject(us.owner, projectId);
  expect(await put({})).toMatchObject({
    status: 403,
    json: { code: "FORBIDDEN", details: { readOnly: "archived" } },
  });
  expect([await saved(), await saved(example)]).toEqual([0, examples]);
});

test("404: another organisation's project, another team's, one that was never there", async () => {
  const them = await makeOrganisation();
  expect(await put({ who: them.owner })).toMatchObject({
    status: 404,
    json: { code: "NOT_FOUND" },
  });
  await database().project.update({ where: { id: projectId }, data: { teamId: us.harbour } });
  expect((await put({ who: us.outsider })).status).toBe(404);
  expect((await put({})).status).toBe(200);
  for (const id of [crypto.randomUUID(), "no-id", "%00"])
    expect((await put({ id })).status).toBe(404);
});

test("409: a version that is not the newest brings the newest", async () => {
  await put({ who: us.owner, state: { note: "the other text" } });
  expect(await put({})).toMatchObject({
    status: 409,
    json: { code: "CONFLICT", details: { current: { version: 1, note: "the other text" } } },
  });
});

test("413: a body that is too large, whether it says so or not, is never read to its end", async () => {
  const large = JSON.stringify({ ...STATE, note: "x".repeat(300_000) });
  const headers = { "Content-Length": String(large.length) };
  expect(await put({ body: large, headers })).toMatchObject({
    status: 413,
    json: { code: "TOO_LARGE" },
  });
  let sent = 0;
  const endless = new ReadableStream({
    pull(controller) {
      sent += 1;
      controller.enqueue(new Uint8Array(64_000).fill(0x20));
    },
  });
  expect((await put({ body: endless })).status).toBe(413);
  expect(sent).toBeLessThan(10);
});

test("422: a body that breaks off saves nothing, and is no failure of the server", async () => {
  const log = vi.spyOn(console, "error");
  const body = new ReadableStream({ pull: (it) => it.error(new Error("aborted")) });
  expect((await put({ body })).status).toBe(422);
  expect(log).not.toHaveBeenCalled();
  expect(await saved()).toBe(0);
});

test("200: the longest answer, every character escaped, is not too large", async () => {
  const note = "\u0001".repeat(10_000);
  expect((await put({ state: { note, reason: "\u0001".repeat(2_000) } })).status).toBe(200);
});

test("422: no JSON, no object, a field that is wrong, a control that is none", async () => {
  for (const body of ["{", "", "[]", "null", '"x"']) expect((await put({ body })).status).toBe(422);
  expect(await put({ state: { answer: "perhaps" } })).toMatchObject({
    status: 422,
    json: { code: "INVALID", details: { fields: { answer: expect.any(String) } } },
  });
  expect((await put({ control: "CTR-99" })).status).toBe(422);
  expect(await saved()).toBe(0);
});

test("429: one member saves so often that no person types it; another one goes on", async () => {
  const { memberId } = us.owner;
  for (let i = 0; i < 600; i++) countSave(memberId);
  expect(await put({ who: us.owner })).toMatchObject({
    status: 429,
    json: { code: "RATE_LIMITED", details: { retryAt: expect.any(String) } },
  });
  expect(await saved()).toBe(0);
  expect((await put({})).status).toBe(200);
});

test("503: a database that is away is said to be, and nothing of it gets out", async () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => {});
  const claim = await makeSession(us.assessor.personId);
  const [there, url] = [globalThis.plimsollDatabase, process.env.DATABASE_URL];
  globalThis.plimsollDatabase = undefined;
  process.env.DATABASE_URL = "postgresql://u:p@127.0.0.1:1/d";
  const { status, json } = await put({ claim });
  globalThis.plimsollDatabase = there;
  process.env.DATABASE_URL = url;
  log.mockRestore();
  expect([status, json.code]).toEqual([503, "UNAVAILABLE"]);
  expect(JSON.stringify(json)).not.toMatch(/postgres|127\.0/);
});
