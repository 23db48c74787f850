import type { TestProject } from "./support/projects";
import { addressesOf, builtRoutes, type Route } from "./support/routes";
import { expectSound } from "./support/sound";
import { expectStrict } from "./support/strict";
import { expect, test } from "./support/test";

const UNKNOWN: Route = { pattern: "/no/such/page", isPage: true, prerendered: [] };
const ROUTES = [...builtRoutes(), UNKNOWN];
/** What passes no proxy: no page, and its policy allows nothing. */
const isClosed = ({ pattern }: Route) => pattern.startsWith("/api/projects/");
const PAGES = ROUTES.filter(({ isPage }) => isPage);
/** Seen where they can be: `account.spec.ts` looks at the set-up before there is an account. */
const ELSEWHERE = ["/set-up"];
const FOR_STRANGERS = ["/sign-in", "/reset-password"];

const addresses = (route: Route, project: TestProject) =>
  addressesOf(route, {
    "[id]": project.id,
    "[control]": "CTR-1",
    "[...nextauth]": "session",
  });

test("every address answers with a strict policy and the security headers, to members and strangers", async ({
  request,
  stranger,
  makeProject,
}) => {
  const project = await makeProject();
  const paths = ROUTES.filter((route) => !isClosed(route)).flatMap((route) =>
    addresses(route, project),
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

for (const route of PAGES) {
  if (ELSEWHERE.includes(route.pattern)) continue;
  test(`${route.pattern} is sound: policy kept, nothing in the console, axe finds nothing, no sideways scroll`, async ({
    page,
    stranger,
    makeProject,
    complaints,
  }) => {
    test.slow(); // four times axe
    if (route === UNKNOWN) complaints.expect(/status of 404/);
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
    const [path = ""] = addresses(route, project);
    const visitor = FOR_STRANGERS.includes(route.pattern) ? stranger : page;
    await visitor.goto(path);
    if (path !== "/") await expect(visitor).toHaveURL(path);
    await expectSound(visitor);
  });
}

for (const route of PAGES.filter(({ pattern }) => pattern.includes("/projects/[id]"))) {
  test(`${route.pattern} of a project without answers is sound, too`, async ({
    page,
    makeProject,
  }) => {
    const project = await makeProject();
    await page.goto(addresses(route, project)[0] ?? "");
    await expectSound(page);
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

test("an action on a project's pages, and a save, which pass no proxy, answer with the headers and a closed policy", async ({
  request,
  stranger,
  makeProject,
}) => {
  const project = await makeProject();
  const [save = ""] = ROUTES.filter(isClosed).flatMap((route) => addresses(route, project));
  for (const response of [
    await request.post("/projects/x/checklist", { headers: { "next-action": "0".repeat(42) } }),
    await request.get(save),
    await request.put(save, { data: {} }),
    await stranger.request.put(save, { data: {} }),
  ]) {
    const headers = response.headers();
    expect(headers["content-security-policy"]).toContain("default-src 'none'; base-uri 'none'");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["x-frame-options"]).toBe("DENY");
  }
});
