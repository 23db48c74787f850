import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

type RunOptions = Parameters<AxeBuilder["options"]>[0];

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1440, height: 900 };

/**
 * Holds the page as it stands to what every page promises: axe finds nothing at a desk's and at a phone's width, by
 * day and by night, and nothing scrolls sideways. The page ends at a desk's width by day.
 */
export async function expectSound(page: Page): Promise<void> {
  for (const viewport of [PHONE, DESK]) {
    await page.setViewportSize(viewport);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, `width of ${page.url()} at ${viewport.width} px`).toBeLessThanOrEqual(
      viewport.width,
    );
    for (const colorScheme of ["dark", "light"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      expect(
        await findings(page, colorScheme === "dark" ? COLOURS : {}),
        `axe on ${page.url()}, ${viewport.width} px, ${colorScheme}`,
      ).toEqual([]);
    }
  }
}

/** What may be otherwise by night: the colours, and nothing else. */
const COLOURS: RunOptions = { runOnly: ["color-contrast", "link-in-text-block"] };

async function findings(page: Page, options: RunOptions): Promise<string[]> {
  // Half the time of the usual way: no second page, which only frames need, and no list of what passed.
  const axe = new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ ...options, resultTypes: ["violations"] });
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary}`),
  );
}
