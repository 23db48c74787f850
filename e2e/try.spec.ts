import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Page } from "@playwright/test";
import { scoreSample } from "@/components/try/offered-samples";
import { SAMPLES } from "@/components/try/samples";
import { zipOf } from "@/lib/core/archives/testing/pack";
import { proofSentence } from "@/lib/core/model/text/en/proof";
import { expectSound } from "./support/sound";
import { expect, test } from "./support/test";

const FORBIDDEN = "the page may open no connection";

/** Opens the page and waits until it says that it is ready. Returns the requests that leave after that. */
async function openReady(page: Page, address = "/try"): Promise<string[]> {
  const requests: string[] = [];
  await page.goto(address);
  await expect(page.getByText("Ready. From here on")).toBeVisible();
  page.on("request", (request) => {
    // What the browser makes of its own memory, a file to save, leaves nothing.
    if (!request.url().startsWith("blob:")) requests.push(request.url());
  });
  return requests;
}

// The page reads when it gets to it: what was chosen stays until all tests are done.
const folders: string[] = [];
test.afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Writes files into a folder of a name, which stays. */
async function withFolder(
  name: string,
  files: Readonly<Record<string, string | Buffer>>,
  use: (folder: string) => Promise<void>,
): Promise<void> {
  const above = mkdtempSync(join(tmpdir(), "plimsoll-try-"));
  folders.push(above);
  for (const [path, content] of Object.entries(files)) {
    const file = join(above, name, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  await use(join(above, name));
}

const chooseFolder = (page: Page, folder: string) =>
  page.locator('input[data-choose="folder"]').setInputFiles(folder);

const COMPOSE = "services:\n  web:\n    image: nginx:1.31\n";
const TYPICAL = SAMPLES[0].files;

test("a folder gives its level, the lines and what is open; no request leaves once the page is ready", async ({
  stranger: page,
}) => {
  const requests = await openReady(page);
  await withFolder("shop", TYPICAL, (folder) => chooseFolder(page, folder));
  await expect(page.getByRole("heading", { level: 1 })).toContainText(
    proofSentence(scoreSample(SAMPLES[0], new Date().toISOString().slice(0, 10)).assessment).proven,
  );
  await expect(page.getByText("shop, 7 files read")).toBeVisible();

  // The first control that stands against the next level is open, its lines are marked.
  const finding = page.getByRole("button", { name: /CTR-2.*Use read-only filesystem/ });
  await expect(finding).toHaveAttribute("aria-expanded", "true");
  const source = page.getByRole("tabpanel", { name: /compose\.yaml/ });
  await expect(source.locator('[data-line="2"]')).toContainText("CTR-2");
  await page.getByText("Met", { exact: true }).first().click();
  await page.getByRole("button", { name: /CTR-1/ }).click();
  await expect(page.getByRole("tabpanel", { name: /Dockerfile/ })).toBeVisible();

  // What is open: a question answered here moves the declared level's way, never the verified one.
  const open = page.getByRole("heading", { level: 2, name: /questions? no file answers/ });
  await expect(open).toBeVisible();
  await expect(page.getByRole("group", { name: /scanned/ }).first()).toBeVisible();

  // What-if.
  await page.getByRole("button", { name: /Switch all \d+ steps on/ }).click();
  await expect(page.getByText(/With these \d+ steps: level 2/)).toBeVisible();
  expect(requests).toEqual([]);
});

test("dropped by a drag, a folder is whole and files are single ones", async ({
  stranger: page,
}) => {
  await openReady(page);
  // As the browser itself does it: a script can make no drag that holds a folder.
  const browser = await page.context().newCDPSession(page);
  const drop = async (...files: string[]) => {
    const data = { items: [], files, dragOperationsMask: 1 };
    for (const type of ["dragEnter", "dragOver", "drop"] as const) {
      await browser.send("Input.dispatchDragEvent", { type, x: 200, y: 300, data });
    }
  };
  const files = { Dockerfile: "FROM node:24-alpine\nUSER 0\n", "deep/er/compose.yaml": COMPOSE };
  await withFolder("shop", files, async (folder) => {
    await drop(folder);
    await expect(page.getByText("shop, 2 files read")).toBeVisible();
    await expect(page.getByRole("tab", { name: /deep\/er\/compose\.yaml/ })).toBeVisible();
    await expect(page.getByText("These are single files")).toHaveCount(0);
    await drop(join(folder, "Dockerfile"));
    await expect(page.getByText("Dockerfile, 1 file read")).toBeVisible();
  });
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Level 1 is refuted");
  await expect(page.getByText("These are single files")).toBeVisible();
});

test("a ZIP is the folder that was packed; one that leads out of itself is refused, and the next is read", async ({
  stranger: page,
}) => {
  const requests = await openReady(page);
  const packed = zipOf(
    Object.entries(TYPICAL).map(([path, data]) => ({ name: `shop-1.2/${path}`, data })),
  );
  const files = {
    "bad.zip": Buffer.from(zipOf([{ name: "../a", data: "" }])),
    "shop.zip": Buffer.from(packed),
  };
  await withFolder("packed", files, async (folder) => {
    const choose = (file: string) =>
      page.locator('input[data-choose="files"]').setInputFiles(join(folder, file));
    await choose("bad.zip");
    const refusal = page.getByRole("alert").filter({ hasText: "bad.zip could not be assessed" });
    await expect(refusal).toContainText("leads out of the archive. Pack the folder");
    await choose("shop.zip");
  });
  await expect(page.getByText("shop.zip, 7 files read")).toBeVisible();
  await expect(page.getByText("These are single files")).toHaveCount(0);
  await expect(page.getByRole("tab", { name: /compose\.yaml/ })).toBeVisible();
  await expect(page.getByText("read_only is not set").first()).toBeVisible();
  expect(requests).toEqual([]);
});

test("the exports are what the command prints, and Markdown", async ({ stranger: page }) => {
  await openReady(page);
  await page.getByRole("button", { name: /A typical repository/ }).click();
  const save = async (name: RegExp) => {
    await page.getByRole("button", { name: "Export" }).click();
    const saved = page.waitForEvent("download");
    await page.getByRole("menuitem", { name }).click();
    const chunks: Buffer[] = [];
    for await (const chunk of await (await saved).createReadStream()) chunks.push(chunk);
    return Buffer.concat(chunks).toString("utf8");
  };
  const json = JSON.parse(await save(/JSON/));
  expect(json).toMatchObject({ schema: "plimsoll.assessment/1", input: { complete: true } });
  expect(json.controls).toHaveLength(45);
  expect(json.digest).toMatch(/^sha256:/);
  expect(await save(/Markdown/)).toContain("# Container security of A typical repository");
});

test("secrets are masked before anything is shown", async ({ stranger: page }) => {
  await openReady(page);
  await page.getByRole("button", { name: /password written out/ }).click();
  await expect(page.getByRole("heading", { name: "Findings" })).toBeVisible();
  await page.getByRole("tab", { name: /compose\.yaml/ }).click();
  await expect(page.getByRole("tabpanel")).toContainText("█");
  expect(await page.content()).not.toContain("harbour-lantern-9");
});

test("a folder without anything to assess says so", async ({ stranger: page }) => {
  await openReady(page);
  const files = { "README.md": "hello", "deploy/web.yaml": "apiVersion: v1\nkind: Pod\n" };
  await withFolder("empty", files, (folder) => chooseFolder(page, folder));
  await expect(
    page.getByRole("heading", { name: "No file here says how a container is built or run." }),
  ).toBeVisible();
  await expect(page.getByText("deploy/web.yaml")).toBeVisible();
  await expectSound(page);
  await page.getByRole("button", { name: "Drop other files" }).click();
  await expect(page.getByRole("button", { name: "Choose a folder" })).toBeVisible();
});

test("broken, binary, ignored and foreign files are said aloud; the others are assessed", async ({
  stranger: page,
}) => {
  await openReady(page);
  const long = `${"a-folder-with-a-long-name/".repeat(6)}compose.yaml`;
  const files = {
    Dockerfile: "FROM node:24-alpine\nUSER node\n",
    "compose.yaml": "services:\n  web:\n\tbuild: .\n",
    [long]: "services:\n  a:\n    image: nginx:1.31\n",
    "logo.png": Buffer.from([137, 80, 78, 71, 0, 0, 0]),
    ".gitignore": "dist/\n",
    "dist/Dockerfile": "FROM node:latest\n",
    "node_modules/a/Dockerfile": "FROM node:latest\n",
  };
  await withFolder("mixed", files, (folder) => chooseFolder(page, folder));
  const errors = page.getByRole("region", { name: "Files with errors" });
  await expect(errors).toContainText("compose.yaml:3");
  await expect(errors).toContainText("YAML takes no tabs for indentation.");
  const asides = page.getByRole("region", { name: "Not looked at" });
  await expect(asides).toContainText("Ignored files: 1 file");
  await expect(asides).toContainText("dist/Dockerfile");
  await expect(asides).toContainText("Binary files: 1 file");
  await expect(asides).toContainText("node_modulesNever read");
  await expect(page.getByText("node:latest")).toHaveCount(0);
  await expectSound(page);
});

test("pasted text is told by its content", async ({ stranger: page }) => {
  await openReady(page);
  await page.getByRole("button", { name: "Paste text" }).click();
  await page
    .getByLabel("Text of one file")
    .fill("services:\n  web:\n    image: nginx:latest\n    privileged: true\n");
  await page.getByRole("button", { name: "Assess the text" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("refuted");
  await page.getByRole("button", { name: "Assess other files" }).first().click();
  await expect(page.getByRole("button", { name: "Choose a folder" })).toBeVisible();
});

test("by keyboard alone: a sample, a finding, its line, an answer", async ({ stranger: page }) => {
  await openReady(page);
  await page.getByRole("button", { name: /A typical repository/ }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  const finding = page.getByRole("button", { name: /CTR-3.*Set resource limits/ });
  await finding.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("tabpanel")).toBeFocused();
  await expectSound(page);
});

test.describe("without a session", () => {
  test.use({ storageState: { cookies: [], origins: [] } });
  test("the browser itself refuses a connection from both pages, and from the engine", async ({
    page,
    request,
    complaints,
  }) => {
    complaints.expect(/Content Security Policy/);
    complaints.expect(/Fetch API cannot load/);
    for (const address of ["/try", "/"]) {
      await page.goto("/catalogue");
      // A link to a sealed page is a whole navigation: the document keeps no looser policy.
      if (address === "/try") {
        await page.getByRole("navigation").getByRole("link", { name: "Try it" }).click();
      } else
        await page
          .getByRole("link", { name: /Plimsoll/ })
          .first()
          .click();
      await expect(page).toHaveURL(address);
      await expect(page.getByText("Ready. From here on")).toBeVisible();
      const policy = await page.evaluate(async () => {
        const heard = new Promise<string>((resolve) => {
          document.addEventListener("securitypolicyviolation", (event) =>
            resolve(event.effectiveDirective),
          );
        });
        const answer = fetch("/api/health").then(
          () => "answered",
          () => "refused",
        );
        return [await answer, await heard];
      });
      expect(policy, FORBIDDEN).toEqual(["refused", "connect-src"]);
    }
    const source = await page.evaluate(() => performance.getEntriesByType("resource"));
    const engine = (source as PerformanceResourceTiming[]).map(({ name }) => name);
    for (const name of ["assess", "unpack"]) {
      const worker = engine.find((address) => address.includes(`/worker/${name}-`));
      const response = await request.get(worker ?? "");
      expect(response.headers()["content-security-policy"]).toMatch(/^default-src 'none'/);
      expect(response.headers()["cache-control"]).toContain("immutable");
    }
  });
});

test("the front page shows a result without a click, and opens it", async ({ stranger: page }) => {
  const requests = await openReady(page, "/");
  const sample = page.getByRole("region", { name: "What a typical repository gets" });
  await expect(sample).toContainText("read_only is not set");
  await expect(sample.getByRole("img", { name: /level/i })).toBeVisible();
  expect(requests).toEqual([]);
  await sample.getByRole("link", { name: "Open this result" }).click();
  await expect(page).toHaveURL(/\/try\?sample=typical/);
  await expect(page.getByRole("heading", { name: "Findings" })).toBeVisible();
});
