import { LATE_MARK } from "@/components/ui/late-source";
import { expect, test } from "./support/test";

const MARKED = `script[${LATE_MARK.trim()}]`;

test("no script of a page starts with its HTML; all of them start once it is drawn, each once", async ({
  page,
  request,
}) => {
  for (const path of ["/catalogue", "/projects"]) {
    const html = await (await request.get(path)).text();
    const scripts = html.match(/<script src="\/_next\/[^>]*>/g) ?? [];
    const late = scripts.filter((tag) => tag.includes(LATE_MARK));
    expect(late.length, path).toBeGreaterThan(5);
    expect(scripts.filter((tag) => tag.includes("async")).length, path).toBe(0);

    await page.goto(path);
    await expect(page.locator(MARKED)).toHaveCount(0);
    const sources = late.map((tag) => /src="([^"]+)"/.exec(tag)?.[1] ?? "");
    for (const source of sources) {
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
