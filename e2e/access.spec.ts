import { expect, test } from "@playwright/test";
import type { Answer, Asker, Call } from "./access/ask";
import { actionOutcome, handlerOutcome, pageOutcome } from "./access/ask";
import { builtActions } from "./access/doors";
import { type Scene, type Visitor, WHO, type Who } from "./access/people";
import { ACTIONS, type CallOutcome, HANDLERS, PAGES } from "./access/rules";
import type { Stage } from "./access/stage";
import { builtRoutes } from "./support/routes";

/*
 * Every page, handler and action of the build, tried by everybody, over HTTP. What is refused must have changed nothing
 * in any table, and told nothing: a mark stands in every name and text that is not for all.
 */

test.describe.configure({ mode: "default" }); // one app for all of them

let stage: Stage;
let asker: Asker;
let visitors: Readonly<Record<Who, Visitor>>;
let scene: Scene;
let digest: typeof import("./access/stage").databaseDigest;

test.beforeAll(async () => {
  test.setTimeout(180_000); // an app of its own, and nine people who sign in
  // Loaded only here: what collects the tests may not load the server's modules.
  const { databaseDigest, Stage } = await import("./access/stage");
  digest = databaseDigest;
  stage = await Stage.open();
  asker = stage.asker;
  visitors = await stage.makeVisitors();
  scene = await stage.makeScene();
});

test.afterAll(() => stage?.close());

const MEGABYTE = 1024 * 1024;
const ICON = "/icon.svg"; // a file, with no code of ours

test("the build has the doors that have rules, and no other", async () => {
  const routes = builtRoutes().filter(({ pattern }) => pattern !== ICON);
  const pages = routes.filter(({ isPage }) => isPage).map(({ pattern }) => pattern);
  expect(pages.sort()).toEqual(Object.keys(PAGES).sort());
  const handlers: string[] = [];
  for (const { pattern } of routes.filter(({ isPage }) => !isPage)) {
    const path = Object.entries(HANDLERS)
      .find(([name]) => name.endsWith(` ${pattern}`))?.[1]
      .path(scene, visitors.owner);
    // Next names the methods that it takes there.
    const response = await fetch(`${asker.url}${path}`, { method: "OPTIONS" });
    const methods = response.headers.get("allow")?.split(", ") ?? [];
    for (const method of methods) {
      if (method !== "HEAD" && method !== "OPTIONS") handlers.push(`${method} ${pattern}`);
    }
  }
  expect(handlers.sort()).toEqual(Object.keys(HANDLERS).sort());
  const actions = builtActions().map(({ name }) => name);
  expect(actions.sort()).toEqual(Object.keys(ACTIONS).sort());
});

for (const [pattern, rule] of Object.entries(PAGES)) {
  test(`page ${pattern}`, async () => {
    const { project, snapshot, file } = scene;
    const own = pattern
      .replace("[id]", project.id)
      .replace("[snapshotId]", snapshot.id)
      .replace("[fileId]", file.id);
    const path = rule.path ?? own;
    const before = await digest();
    for (const who of WHO) {
      const visitor = visitors[who];
      const answer = await asker.ask(path, { cookie: visitor.cookie });
      const outcome = pageOutcome(answer, rule.refusal);
      expect(outcome, `${who} at ${path}`).toBe(rule.for[who]);
      expectSilence(answer, who);
      const shown = rule.shows?.(scene, visitor);
      if (shown === undefined || who === "foreign") continue;
      if (outcome === "shown") expect(answer.text, `${who} at ${path}`).toContain(shown);
      else expect(answer.text, `${who} at ${path}`).not.toContain(shown);
    }
    expect(await digest(), "what looking changed").toEqual(before);
  });
}

for (const [name, rule] of Object.entries(HANDLERS)) {
  test(`handler ${name}`, async () => {
    const [method = ""] = name.split(" ");
    for (const who of WHO) {
      await expectCall(who, rule, async (own, visitor) => {
        const path = rule.path(own, visitor);
        const { cookie } = visitor;
        const answer = rule.body
          ? await asker.send(path, method, rule.body(own, visitor), { cookie })
          : await asker.ask(path, { method, cookie, until: enough(visitor) });
        return [answer, handlerOutcome(answer)];
      });
    }
    if (method === "GET" || rule.foreignToken) return;
    const { owner } = visitors;
    const before = await digest();
    const send = (headers: Record<string, string>) => {
      const body = rule.body?.(scene, owner);
      return asker.send(rule.path(scene, owner), method, body, { cookie: owner.cookie, headers });
    };
    for (const headers of FROM_ELSEWHERE) {
      expect((await send(headers)).status, JSON.stringify(headers)).toBe(403);
    }
    const tooLong = " ".repeat((rule.tooLong ?? 9.5) * MEGABYTE);
    const refused = await asker.send(rule.path(scene, owner), method, tooLong, owner);
    expect(refused.status, "too long a body").toBe(413);
    expect(await digest(), "what was changed").toEqual(before);
  });
}

for (const [name, rule] of Object.entries(ACTIONS)) {
  test(`action ${name}`, async () => {
    const callOf = (own: Scene, visitor: Visitor): Call =>
      rule.form ? { form: rule.form(own, visitor) } : { args: rule.args?.(own, visitor) ?? [] };
    for (const who of WHO) {
      await expectCall(who, rule, async (own, visitor) => {
        const { cookie } = visitor;
        const answer = await asker.call(name, callOf(own, visitor), own.project.id, { cookie });
        return [answer, actionOutcome(answer)];
      });
    }
    const { owner } = visitors;
    const before = await digest();
    for (const headers of FROM_ELSEWHERE) {
      const options = { cookie: owner.cookie, headers };
      const answer = await asker.call(name, callOf(scene, owner), scene.project.id, options);
      expect(answer.status, JSON.stringify(headers)).toBeGreaterThanOrEqual(400);
    }
    const tooLong = "a".repeat(1.1 * MEGABYTE);
    const call = rule.form
      ? { form: { ...rule.form(scene, owner), more: tooLong } }
      : { args: [...(rule.args?.(scene, owner) ?? []), tooLong] };
    const refused = await asker.call(name, call, scene.project.id, owner);
    expect(refused.status, "too long a body").toBe(413);
    expect(await digest(), "what was changed").toEqual(before);
  });
}

test("a session that was made without the secret, or has run out, opens no page, handler, action or stream", async () => {
  const { owner } = visitors;
  const { forgeries } = await import("./access/forge");
  const { good, forged } = await forgeries(owner.cookie, stage.secret);
  const page = (cookie: string) => asker.ask("/projects", { cookie });
  const history = { args: [scene.project.id, "CTR-1"] };
  // What forges can make one that opens.
  expect(pageOutcome(await page(good))).toBe("shown");
  const before = await digest();
  for (const [how, cookie] of Object.entries(forged)) {
    expect(pageOutcome(await page(cookie)), how).toBe("sign-in");
    const answers = [
      await asker.ask(`/api/live?project=${scene.project.id}`, { cookie }),
      await asker.send(`/api/projects/${scene.project.id}/answers/CTR-1`, "PUT", {}, { cookie }),
    ];
    for (const answer of answers) expect(answer.status, how).toBe(401);
    const action = await asker.call("answerHistoryAction", history, scene.project.id, { cookie });
    expect(actionOutcome(action), how).toBe("signed out");
    for (const answer of [...answers, action]) expectSilence(answer, "forged");
  }
  expect(await digest()).toEqual(before);
});

/** What a browser says of a request that a page of another site has it send. */
const FROM_ELSEWHERE: readonly Record<string, string>[] = [
  { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
  { origin: "null", "sec-fetch-site": "cross-site" },
  { origin: "https://evil.example" },
];

interface Expected {
  readonly for: Readonly<Record<Who, CallOutcome>>;
  readonly shows?: (scene: Scene) => string;
  readonly spends?: true;
  readonly tells?: true;
  readonly once?: true;
}

/** The digest of the database after the last call of a test, while nothing else was made. */
let known: Readonly<Record<string, string>> | null = null;
test.beforeEach(() => {
  known = null;
});

type Made = readonly [answer: Answer, outcome: CallOutcome | "made"];

/** Has somebody call, and holds answer and database to the rule. */
async function expectCall(
  who: Who,
  rule: Expected,
  call: (scene: Scene, visitor: Visitor) => Promise<Made>,
): Promise<void> {
  const expected = rule.for[who];
  const isDone = expected === "done";
  // What is done is done once.
  const isNew = rule.spends && (isDone || expected === "answered");
  const visitor = isNew ? await stage.makeVisitor(who) : visitors[who];
  const own = isDone ? await stage.makeScene() : scene;
  const before = isDone || isNew || !known ? await digest() : known;
  const [answer, outcome] = await call(own, visitor);
  known = await digest();
  const after = known;
  const changed = Object.keys(after).filter((table) => after[table] !== before[table]);
  const told = `${who}: ${answer.text.slice(0, 500)}`;
  if (isDone) {
    expect(outcome, told).toBe("made");
    if (!rule.once) expect(changed, `what ${who} changed`).not.toEqual([]);
  } else {
    expect(outcome, told).toBe(expected === "answered" ? "made" : expected);
    expect(changed, `what ${who} changed`).toEqual([]);
  }
  if (!rule.tells) expectSilence(answer, who);
  if (rule.shows && outcome === "made") expect(answer.text, who).toContain(rule.shows(own));
}

/** Holds an answer to what may not be told to who is outside the organisation, or the team. */
function expectSilence({ text }: Answer, who: Who): void {
  const isOutside = ["stranger", "forged", "removed", "foreign"].includes(who);
  const { organisation, project } = scene.marks;
  if (isOutside) expect(text, `what ${who} is told`).not.toContain(organisation);
  if (isOutside || who === "otherTeam") {
    expect(text, `what ${who} is told`).not.toContain(project);
  }
}

/** A stream says who is there last: by then it has told all else. Anything else ends by itself. */
function enough({ openProjectId }: Visitor): (text: string) => boolean {
  return (text) =>
    openProjectId !== "" && text.includes(`event: presence\ndata: {"projectId":"${openProjectId}"`);
}
