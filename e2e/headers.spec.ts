import type { Page } from "@playwright/test";
import { TYPICAL_SAMPLE } from "@/lib/core/model/samples/typical";
import type { TestProject } from "./support/projects";
import { addressesOf, builtRoutes, type Route } from "./support/routes";
import { expectSound } from "./support/sound";
import { expectStrict } from "./support/strict";
import { expect, test } from "./support/test";

const UNKNOWN: Route = { pattern: "/no/such/page", isPage: true, prerendered: [] };
const ROUTES = [...builtRoutes(), UNKNOWN];
const PAGES = ROUTES.filter(({ isPage }) => isPage);
/** Seen where they can be: by `account.spec.ts` before there is an account, by `codes.spec.ts` on the way in. */
const ELSEWHERE = ["/set-up", "/sign-in/code"];
const FOR_STRANGERS = ["/", "/sign-in", "/reset-password", "/join"];

/** What stands in addresses beside the project. */
interface Parts {
  readonly snapshotId: string;
  readonly fileId: string;
}

const addresses = (route: Route, project: TestProject, { snapshotId, fileId }: Parts) =>
  addressesOf(route, {
    "[id]": project.id,
    "[snapshotId]": snapshotId,
    "[fileId]": fileId,
    "[control]": "CTR-1",
    "[...nextauth]": "session",
  });

async function partsOf(
  { id }: TestProject,
  { takeSnapshotOf, uploadTo }: typeof import("./support/projects"),
): Promise<Parts> {
  const files = { ...TYPICAL_SAMPLE, "broken/compose.yaml": "services:\n  web:\n\tbuild: .\n" };
  const [fileId = ""] = await uploadTo(id, files);
  return { snapshotId: await takeSnapshotOf(id, "Before the audit"), fileId };
}

test("every address answers with a strict policy and the security headers, to members and strangers", async ({
  request,
  stranger,
  makeProject,
  commands,
}) => {
  const project = await makeProject();
  const parts = await partsOf(project, commands);
  const paths = ROUTES.flatMap((route) => addresses(route, project, parts)).map(
    (path) => (path === "/api/live" ? `${path}?project=none` : path), // a stream would not end
  );
  expect(paths.length).toBeGreaterThan(60); // the catalogue alone has 45 controls
  const asked = paths.flatMap((path) => [request, stranger.request].map((who) => ({ path, who })));
  const askInTurn = async () => {
    for (let next = asked.pop(); next; next = asked.pop()) {
      const response = await next.who.get(next.path, { maxRedirects: 0 });
      expect(response.status(), next.path).toBeLessThan(500);
      expectStrict(response);
    }
  };
  await Promise.all(Array.from({ length: 4 }, askInTurn)); // four at a time
});

/** So many pages are seen in one test, with one project, by a browser that has the app loaded. */
const TOGETHER = 6;

function together(routes: readonly Route[]): readonly (readonly Route[])[] {
  const count = Math.ceil(routes.length / TOGETHER);
  return Array.from({ length: count }, (_, at) => routes.slice(at * TOGETHER, (at + 1) * TOGETHER));
}

const patterns = (routes: readonly Route[]) => routes.map(({ pattern }) => pattern).join(", ");
const SOUND = "policy kept, nothing in the console, axe finds nothing, no sideways scroll";

async function expectAllSound(page: Page, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await page.goto(path);
    await expect(page).toHaveURL(path);
    await expectSound(page);
  }
}

test(`${FOR_STRANGERS.join(", ")} are sound: ${SOUND}`, async ({ stranger }) => {
  await expectAllSound(stranger, FOR_STRANGERS);
});

const FOR_MEMBERS = PAGES.filter(
  ({ pattern }) => ![...ELSEWHERE, ...FOR_STRANGERS].includes(pattern),
);

for (const routes of together(FOR_MEMBERS)) {
  test(`${patterns(routes)} are sound: ${SOUND}`, async ({
    page,
    makeProject,
    commands,
    complaints,
  }) => {
    test.slow(); // three times axe on each
    if (routes.includes(UNKNOWN)) complaints.expect(/status of 404/);
    const project = await makeProject({
      name: "booking-api with a name that is as long as names are where several teams share one list",
      target: 3,
      answers: {
        "CTR-1": {
          answer: "met",
          note: "`USER node`\n\nin the Dockerfile",
          links: ["https://example.com/1"],
        },
        "IMG-2": "met",
        "SEC-1": { answer: "not_met", ownerName: "Jo", dueDate: "2026-01-31" },
        "NET-1": "partly",
        "NET-3": "not_applicable",
        "PRG-1": "unknown",
      },
    });
    const parts = await partsOf(project, commands);
    await expectAllSound(
      page,
      routes.map((route) => addresses(route, project, parts)[0] ?? ""),
    );
  });
}

const OF_PROJECTS = PAGES.filter(({ pattern }) => pattern.includes("/projects/[id]"));

for (const routes of together(OF_PROJECTS)) {
  test(`${patterns(routes)} of a project without answers are sound, too`, async ({
    page,
    makeProject,
    commands,
  }) => {
    test.slow();
    const project = await makeProject();
    const snapshotId = await commands.takeSnapshotOf(project.id, "Before any answer");
    const needsFile = ({ pattern }: Route) => pattern.includes("[fileId]");
    const empty = routes.filter((route) => !needsFile(route));
    await expectAllSound(
      page,
      empty.map((route) => addresses(route, project, { snapshotId, fileId: "" })[0] ?? ""),
    );
    const [ofFile] = routes.filter(needsFile);
    if (!ofFile) return;
    const parts = await partsOf(project, commands);
    await expectAllSound(page, addresses(ofFile, project, parts).slice(0, 1));
  });
}

test("the server sends the not-found page whole, for an unknown address and an unknown control", async ({
  request,
}) => {
  for (const path of [UNKNOWN.pattern, "/catalogue/image/no-such-control"]) {
    const response = await request.get(path);
    expect(response.status()).toBe(404);
    expect(await response.text()).toMatch(/<h1[^>]*>Not found<\/h1>/);
  }
});

test("an action on a project's pages, and a save, answer with the strict policy and the headers, too", async ({
  request,
  stranger,
  makeProject,
}) => {
  const project = await makeProject();
  const save = `/api/projects/${project.id}/answers/CTR-1`;
  for (const response of [
    await request.post("/projects/x/checklist", { headers: { "next-action": "0".repeat(42) } }),
    await request.put(save, { data: {} }),
    await stranger.request.put(save, { data: {} }),
  ]) {
    expectStrict(response);
  }
});

test("a refusal of our own server, and a redirect of Next's, have the headers, each once", async ({
  request,
}) => {
  const tooLong = "0".repeat(10 * 1024 * 1024 + 1);
  const refused = await request.post("/api/auth/callback/credentials", { data: tooLong });
  expect(refused.status()).toBe(413);
  const redirect = await request.get("/catalogue/", { maxRedirects: 0 });
  expect(redirect.status()).toBe(308);
  for (const response of [refused, redirect]) {
    expectStrict(response);
    const names = response.headersArray().map(({ name }) => name.toLowerCase());
    for (const name of ["content-security-policy", "x-frame-options"]) {
      expect(names.filter((each) => each === name)).toHaveLength(1);
    }
  }
});

test("the build's own files may be kept for ever", async ({ page, request }) => {
  await page.goto("/catalogue");
  const source = await page.locator("script[src]").first().getAttribute("src");
  const response = await request.get(source ?? "");
  expect(response.status()).toBe(200);
  expect(response.headers()["cache-control"]).toBe("public, max-age=31536000, immutable");
});

test("who asks for the icon by its old name gets one: a browser does wherever a page was left half-way", async ({
  request,
}) => {
  const response = await request.get("/favicon.ico");
  expect(response.status()).toBe(200);
  expect(response.headers()["content-type"]).toBe("image/x-icon");
});
