import { expect, type Page } from "@playwright/test";
import axe, { type RunOptions } from "axe-core";

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1440, height: 900 };

/** What may be otherwise by night: the colours, and nothing else. */
const COLOURS: RunOptions = { runOnly: ["color-contrast", "link-in-text-block"] };

/** At each width everything by day, the colours by day and by night. */
const LOOKS = [
  [PHONE, "dark", COLOURS],
  [PHONE, "light", {}],
  [DESK, "dark", COLOURS],
  [DESK, "light", {}],
] as const;

/**
 * Holds the page as it stands to what every page promises: axe finds nothing at a desk's and at a phone's width, by
 * day and by night, and nothing scrolls sideways. The page ends at a desk's width by day.
 */
export async function expectSound(page: Page): Promise<void> {
  for (const [viewport, colorScheme, options] of LOOKS) {
    await page.setViewportSize(viewport);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, `width of ${page.url()} at ${viewport.width} px`).toBeLessThanOrEqual(
      viewport.width,
    );
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect(
      await findings(page, options),
      `axe on ${page.url()}, ${viewport.width} px, ${colorScheme}`,
    ).toEqual([]);
  }
}

async function findings(page: Page, options: RunOptions): Promise<string[]> {
  // Once a document: reading axe takes a quarter of what a look with it does.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  return page.evaluate(
    async (how) => {
      const { violations } = await window.axe.run(document, how);
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary}`),
      );
    },
    { ...options, resultTypes: ["violations"] } as RunOptions,
  );
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}
