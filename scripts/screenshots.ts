import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { startTestApp } from "../e2e/support/app";
import { signInOnPage } from "../e2e/support/people";
import { findOrInstallBrowser } from "./browser";
import { Explained, runCommand } from "./explained";
import { PROJECT } from "./project";
import { makeTemporaryData } from "./testing/temporary-data";

/** What a picture shows, and how to get there. */
type Shot = {
  file: string;
  height: number;
  dark?: boolean;
  take(page: Page): Promise<void>;
};

const MOST_BYTES = 200_000;

const SHOTS: readonly Shot[] = [
  { file: "projects.png", height: 440, take: async () => {} },
  { file: "overview.png", height: 760, take: (page) => openProject(page, "payments-api") },
  {
    file: "overview-dark.png",
    height: 760,
    dark: true,
    take: (page) => openProject(page, "edge-gateway"),
  },
  {
    file: "checklist.png",
    height: 860,
    take: (page) => openPlace(page, "payments-api", "Checklist"),
  },
  { file: "roadmap.png", height: 860, take: (page) => openPlace(page, "payments-api", "Roadmap") },
  { file: "try.png", height: 860, take: tryTypical },
];

// Shows the demo as it is on the day of the run: the story is the same, its days move along.
await runCommand(async () => {
  const data = makeTemporaryData();
  try {
    const app = await startTestApp({ demo: true, dataDirectory: data });
    try {
      const [first] = app.signIns;
      if (!first) throw new Explained("The demo printed no sign-ins.");
      await withBrowser((browser) => takeAll(browser, app.url, first));
    } finally {
      await app.stop();
    }
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
});

async function withBrowser(work: (browser: Browser) => Promise<void>): Promise<void> {
  const root = process.getuid?.() === 0;
  const browser = await chromium.launch({
    executablePath: findOrInstallBrowser(),
    args: root ? ["--no-sandbox"] : [], // Chromium's sandbox does not work as root
  });
  try {
    await work(browser);
  } finally {
    await browser.close();
  }
}

async function takeAll(
  browser: Browser,
  baseURL: string,
  person: { email: string; password: string },
): Promise<void> {
  const context = await browser.newContext({
    baseURL,
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    timezoneId: "UTC",
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  await signInOnPage(page, person);
  await page.waitForURL("**/projects");
  for (const { file, height, dark, take } of SHOTS) {
    await page.emulateMedia({ colorScheme: dark ? "dark" : "light" });
    await page.setViewportSize({ width: 1440, height });
    await page.goto("/projects");
    await take(page);
    await page.mouse.move(0, 0);
    await page.evaluate(() => document.fonts.ready);
    const path = join(PROJECT, "docs", file);
    await page.screenshot({ path, animations: "disabled", caret: "hide" });
    const { size } = statSync(path);
    if (size > MOST_BYTES) throw new Explained(`docs/${file} has ${size} bytes: show less of it.`);
    console.log(`docs/${file}  ${Math.round(size / 1000)} KB`);
  }
}

async function openProject(page: Page, name: string): Promise<void> {
  await page.getByRole("link", { name, exact: true }).click();
  await page.waitForURL(/\/projects\/[0-9a-f-]{36}$/);
  await page.waitForLoadState("networkidle");
}

async function openPlace(page: Page, project: string, place: string): Promise<void> {
  await openProject(page, project);
  await page
    .getByRole("navigation", { name: `Places in ${project}` })
    .getByRole("link", { name: place })
    .click();
  await page.waitForURL(new RegExp(`/${place.toLowerCase()}$`));
  await page.waitForLoadState("networkidle");
}

async function tryTypical(page: Page): Promise<void> {
  await page.goto("/try");
  await page.getByText("Ready. From here on").waitFor();
  await page.getByRole("button", { name: /A typical repository/ }).click();
  await page.getByText(/7 files read/).waitFor();
}
