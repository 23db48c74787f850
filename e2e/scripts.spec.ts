import { LATE_MARK } from "@/components/ui/late-source";
import { expect, test } from "./support/test";

const MARKED = `script[${LATE_MARK.trim()}]`;
const scriptsIn = (html: string) =>
  (html.match(/<script src="\/_next\/[^>]*>/g) ?? []).filter((tag) => !/nomodule/i.test(tag));

test("no script of a page that is sent whole starts with its HTML", async ({ request }) => {
  const html = await (await request.get("/catalogue")).text();
  const scripts = scriptsIn(html);
  expect(scripts.filter((tag) => tag.includes(LATE_MARK)).length).toBeGreaterThan(5);
  expect(scripts.filter((tag) => tag.includes("async"))).toEqual([]);
});

// On a busy machine a page may be sent as it is made: then its scripts start with it.
test("each script of a page starts once", async ({ page, request }) => {
  for (const path of ["/catalogue", "/projects"]) {
    const html = await (await request.get(path)).text();
    await page.goto(path);
    await expect(page.locator(MARKED)).toHaveCount(0);
    for (const tag of scriptsIn(html)) {
      const source = /src="([^"]+)"/.exec(tag)?.[1] ?? "";
      await expect(page.locator(`script[async][src="${source}"]`), path).toHaveCount(1);
    }
  }
});

test("a form that scripts send takes nothing before they are there, and looks no different", async ({
  page,
}) => {
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route("**/_next/static/**/*.js", async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto("/projects/new");
  const name = page.getByLabel("Name");
  const send = page.getByRole("button", { name: "Make the project" });
  await expect(name).toBeDisabled();
  await expect(send).toBeDisabled();
  const looks = () =>
    Promise.all(
      [name, send].map((field) =>
        field.evaluate((element) => {
          const { backgroundColor, borderColor, color } = getComputedStyle(element);
          return { backgroundColor, borderColor, color };
        }),
      ),
    );
  const before = await looks();
  arrive();
  await expect(name).toBeEnabled();
  expect(await looks()).toEqual(before);
  await name.fill("harbour gate");
  await expect(name).toHaveValue("harbour gate");
});
