import { afterEach, expect, test, vi } from "vitest";
import { EMPTY_DRAFT } from "./draft";
import { sendAnswer } from "./send-answer";

const SENT = { draft: { ...EMPTY_DRAFT, note: "seen" }, version: 4 };
const send = () => sendAnswer("project", "member", "CTR-1", SENT);

const answerWith = (status: number, body: unknown) => {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const fetched = vi.fn(async (_: string, __: RequestInit) => new Response(text, { status }));
  vi.stubGlobal("fetch", fetched);
  return fetched;
};
const refusal = (code: string, details = {}) => ({ ok: false, code, message: "No.", details });

afterEach(() => vi.unstubAllGlobals());

test("a save carries the whole state, the version it was typed on and who typed it", async () => {
  const fetched = answerWith(200, { ok: true, value: { ...EMPTY_DRAFT, version: 5 } });
  expect(await send()).toMatchObject({ kind: "saved", record: { version: 5 } });
  const [url, { method, body }] = fetched.mock.calls[0] ?? ["", {}];
  expect([method, url]).toEqual(["PUT", "/api/projects/project/answers/CTR-1"]);
  expect(JSON.parse(String(body))).toEqual({ ...SENT.draft, version: 4, typedBy: "member" });
});

test.each([
  ["who is signed out keeps it", 401, "UNAUTHENTICATED", "signed-out", false],
  ["a busy server gets it later", 429, "RATE_LIMITED", "busy", false],
  ["a database that is away gets it later", 503, "UNAVAILABLE", "unavailable", true],
  ["a failure may have saved it", 500, "UNEXPECTED", "unavailable", true],
])("%s", async (_, status, code, why, maybeSaved) => {
  answerWith(status, refusal(code));
  expect(await send()).toEqual({ kind: "failed", why, maybeSaved });
});

test("a conflict brings what the server holds, or that it holds nothing", async () => {
  const current = { ...EMPTY_DRAFT, note: "theirs", version: 7 };
  answerWith(409, refusal("CONFLICT", { current }));
  expect(await send()).toEqual({ kind: "conflict", current });
  answerWith(409, refusal("CONFLICT", { current: null }));
  expect(await send()).toEqual({ kind: "conflict", current: null });
});

test("a refusal names its fields, and whether the project is read-only", async () => {
  answerWith(422, refusal("INVALID", { fields: { note: "Shorten it." } }));
  const refused = { kind: "refused", message: "No.", fields: { note: "Shorten it." } };
  expect(await send()).toEqual({ ...refused, readOnly: false });
  for (const [status, code] of [
    [403, "FORBIDDEN"],
    [404, "NOT_FOUND"],
    [413, "TOO_LARGE"],
  ] as const) {
    answerWith(status, refusal(code, { readOnly: "archived" }));
    expect(await send()).toEqual({ ...refused, fields: {}, readOnly: true });
  }
});

test("no connection, or one that breaks off, loses nothing: it may have been saved", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
  const lost = { kind: "failed", why: "offline", maybeSaved: true };
  expect(await send()).toEqual(lost);
  const broken = new ReadableStream({ pull: (it) => it.error(new TypeError("network error")) });
  vi.stubGlobal("fetch", async () => new Response(broken));
  expect(await send()).toEqual(lost);
});

test("what stands between here and the app does not speak for it", async () => {
  const away = { kind: "failed", why: "unavailable", maybeSaved: true };
  for (const [status, text] of [
    [502, "<h1>Bad gateway</h1>"],
    [200, "<h1>Sign in to the guest network</h1>"],
    [200, "null"],
    [200, "{}"],
    [200, '{"ok":true}'],
  ] as const) {
    answerWith(status, text);
    expect(await send()).toEqual(away);
  }
});

test("an app that has no such address any more is of another version: reload", async () => {
  answerWith(404, "<h1>Not found</h1>");
  expect(await send()).toEqual({ kind: "failed", why: "outdated", maybeSaved: false });
});
