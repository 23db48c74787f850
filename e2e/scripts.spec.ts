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
