import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { zipOf } from "@/lib/core/archives/testing/pack";
import { TYPICAL_SAMPLE } from "@/lib/core/model/samples/typical";
import { openLive } from "./support/live";
import type { TestProject } from "./support/projects";
import { expectSound } from "./support/sound";
import { expect, test } from "./support/test";

// The page reads when it gets to it: what was chosen stays until all tests are done.
const folders: string[] = [];
test.afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

type Files = Readonly<Record<string, string | Buffer>>;

/** A folder `shop` with these files. */
function folderOf(files: Files): string {
  const above = mkdtempSync(join(tmpdir(), "plimsoll-evidence-"));
  folders.push(above);
  for (const [path, content] of Object.entries(files)) {
    const file = join(above, "shop", path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return join(above, "shop");
}

async function openAdd(page: Page, project: TestProject): Promise<void> {
  await page.goto(`${project.href("evidence")}/add`);
  await expect(page.getByText("Ready. Files are read in this browser first")).toBeVisible();
}

const choose = (page: Page, what: "folder" | "files", path: string | string[]) =>
  page.locator(`input[data-choose="${what}"]`).setInputFiles(path);

const send = (page: Page) => page.getByRole("button", { name: /^Send \d/ });

/** Begins a request as the page would, and cuts the connection in the middle of its body. */
async function sendHalf(page: Page, path: string): Promise<void> {
  const { origin } = new URL(page.url());
  const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`);
  const files = [{ path: "Dockerfile", text: "FROM scratch\n".repeat(50_000) }];
  const body = Buffer.from(JSON.stringify({ files }));
  const cut = request(`${origin}${path}`, {
    method: "POST",
    headers: {
      Cookie: cookies.join("; "),
      Origin: origin,
      "Content-Type": "application/json",
      "Content-Length": body.length,
    },
  });
  const closed = new Promise((resolve) => cut.on("close", resolve));
  cut.on("error", () => undefined); // it is what is asked for
  cut.write(body.subarray(0, body.length / 2), () => cut.destroy());
  await closed;
}

// Made up: no service ever gave it out.
const SECRET = "harbour-lantern-9-made-up";
const REPOSITORY: Files = {
  ...TYPICAL_SAMPLE,
  "deploy/compose.prod.yaml": `services:\n  web:\n    environment:\n      DB_PASSWORD: ${SECRET}\n`,
  "broken/compose.yaml": "services:\n  web:\n\tbuild: .\n",
  "src/server.js": "require('http').createServer().listen(3000)\n",
  "logo.png": Buffer.from([137, 80, 78, 71, 0, 0, 0]),
};

test("a repository is read, shown, sent without its secrets, and stands by component with what it says", async ({
  page,
  makeProject,
}) => {
  const project = await makeProject({ name: "shop" });
  await page.goto(project.href("evidence"));
  await expect(page.getByRole("heading", { name: "No files here" })).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Add files" }).click();
  await expect(page.getByText("Ready. Files are read in this browser first")).toBeVisible();
  await expectSound(page);

  const bodies: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url().includes("/uploads")) {
      bodies.push(gunzipSync(request.postDataBuffer() ?? Buffer.alloc(0)).toString());
    }
  });
  await choose(page, "folder", folderOf(REPOSITORY));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^shop: \d+ files read$/);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await expect(page.getByText("Secrets in 1 file were masked")).toBeVisible();
  await expect(page.getByText("broken/compose.yaml:3")).toBeVisible();
  await expect(page.getByRole("list", { name: "Files to send" })).toContainText("src/server.js");
  expect(bodies).toEqual([]);
  await expectSound(page);

  await page.getByLabel("Commit, if known").fill("9f3c2e1");
  await page.getByLabel("Branch, if known").fill("main");
  await send(page).click();
  await expect(page.getByRole("status").filter({ hasText: "The files are in" })).toBeVisible();
  expect(bodies).toHaveLength(1);
  expect(bodies[0]).toContain("█");
  expect(bodies[0]).not.toContain(SECRET);
  const table = page.getByRole("table", { name: "Files" });
  await expect(table).toContainText("Main");
  await expect(table).toContainText("commit 9f3c2e1 on main");
  const broken = table.getByRole("row", { name: /broken\/compose\.yaml/ });
  await expect(broken).toContainText("Line 3: YAML takes no tabs for indentation.");
  await expect(table.getByText(/\d+ other text files, searched/)).toBeVisible();
  await expect(page.getByRole("navigation", { name: /^Places in/ })).toContainText(/\d+ files/);
  await expectSound(page);
});

test("a file opens at its line, and its download is the bytes that its digest is of", async ({
  page,
  makeProject,
  commands,
}) => {
  const project = await makeProject();
  await commands.uploadTo(project.id, { ...TYPICAL_SAMPLE, "broken/compose.yaml": "a:\n\tb\n" });
  await page.goto(project.href("evidence"));
  await page
    .getByRole("row", { name: /broken/ })
    .getByRole("link", { name: "Line 2" })
    .click();
  await expect(page).toHaveURL(/#L2$/);
  await expect(page.locator("#L2")).toContainText("b");

  await page.goto(project.href("evidence"));
  await page.getByRole("link", { name: "compose.yaml", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("compose.yaml");
  const finding = page.getByRole("listitem").filter({ hasText: "read_only is not set" }).first();
  await finding.getByRole("link", { name: /^Line/ }).click();
  await expect(page).toHaveURL(/#L\d+$/);
  await expect(page.locator(":target")).toContainText("CTR-2");
  await expectSound(page);

  const saved = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download, masked" }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toBe("compose.yaml");
  const hash = createHash("sha256");
  for await (const chunk of await download.createReadStream()) hash.update(chunk);
  const digest = await page.getByTitle(/^sha256:/).getAttribute("title");
  expect(`sha256:${hash.digest("hex")}`).toBe(digest);
});

test("pasted text comes beside what is there; the same again is nothing new", async ({
  page,
  makeProject,
  commands,
}) => {
  const project = await makeProject();
  await commands.uploadTo(project.id, TYPICAL_SAMPLE);
  const paste = async () => {
    await openAdd(page, project);
    await page.getByRole("button", { name: "Paste text" }).click();
    await page.getByLabel("Text of one file").fill("FROM alpine:3.22\nUSER 1000\n");
    await page.getByLabel("What it is called").fill("../worker/Dockerfile");
    await expect(page.getByRole("button", { name: "Read the text" })).toBeDisabled();
    await page.getByLabel("What it is called").fill("worker/Dockerfile");
    await page.getByRole("button", { name: "Read the text" }).click();
    await expect(page.getByRole("radio", { name: /^Add/ })).toBeChecked();
    await page.getByLabel("As of").fill("2026-11-24");
    await send(page).click();
  };
  await paste();
  await expect(page.getByRole("status").filter({ hasText: "The files are in" })).toBeVisible();
  const table = page.getByRole("table", { name: "Files" });
  await expect(table.getByRole("link", { name: "worker/Dockerfile" })).toBeVisible();
  await expect(table.getByRole("link", { name: "compose.yaml", exact: true })).toBeVisible();
  await paste();
  await expect(page.getByRole("status").filter({ hasText: "Nothing new" })).toBeVisible();
});

test("a ZIP becomes a component of its own; two at once from two pages are both there", async ({
  page,
  makeProject,
}) => {
  const project = await makeProject();
  const packed = zipOf(
    Object.entries(TYPICAL_SAMPLE).map(([path, data]) => ({ name: `shop-1.2/${path}`, data })),
  );
  const zip = join(folderOf({ "shop.zip": Buffer.from(packed) }), "shop.zip");
  const other = await page.context().newPage();
  for (const [at, name] of [
    [page, "api"],
    [other, "web"],
  ] as const) {
    await openAdd(at, project);
    await choose(at, "files", zip);
    await expect(at.getByRole("heading", { level: 1 })).toHaveText("shop.zip: 7 files read");
    await expect(at.getByText("A whole folder: a missing file can be a finding.")).toBeVisible();
    await at.getByRole("button", { name: "Use another" }).click();
    await at.getByLabel("Name of the component").fill(name);
  }
  await Promise.all([send(page).click(), send(other).click()]);
  for (const at of [page, other]) await expect(at).toHaveURL(/\/evidence\?came=new/);
  await page.goto(project.href("evidence"));
  const table = page.getByRole("table", { name: "Files" });
  for (const name of ["api", "web"]) {
    await expect(
      table.getByRole("rowheader", { name: new RegExp(`^${name} 7 files`) }),
    ).toBeVisible();
  }
  await expect(page.getByText("14 files in all")).toBeVisible();
});

test("a file of 200 MB, a bomb and what says nothing of containers are refused in clear words, and nothing is kept", async ({
  page,
  makeProject,
  complaints,
}) => {
  complaints.expect(/status of 422/);
  const project = await makeProject();
  const folder = folderOf({ "dump.sql": "", "notes.txt": "hello\n", "bomb.zip": "PK no archive" });
  truncateSync(join(folder, "dump.sql"), 200 * 1024 * 1024);
  await openAdd(page, project);
  await choose(page, "files", join(folder, "dump.sql"));
  await expect(page.getByText("The file is larger than 64 MB and was not read.")).toBeVisible();
  await expect(
    page.getByText("No file here says how a container is built or run").first(),
  ).toBeVisible();
  await send(page).click();
  const refusal = page.getByText("The files were not taken");
  await expect(refusal).toBeVisible();
  await expectSound(page);
  await page.getByRole("button", { name: "Choose other files" }).click();
  await choose(page, "files", join(folder, "bomb.zip"));
  await expect(page.getByRole("alert").filter({ hasText: "bomb.zip was not read" })).toContainText(
    "Nothing was sent.",
  );
  await page.goto(project.href("evidence"));
  await expect(page.getByRole("heading", { name: "No files here" })).toBeVisible();
});

test("a connection that is cut keeps what was chosen, and leaves nothing on the server", async ({
  page,
  makeProject,
  complaints,
}) => {
  complaints.expect(/Failed to load resource|net::ERR/);
  const project = await makeProject();
  await openAdd(page, project);
  await choose(page, "folder", folderOf(TYPICAL_SAMPLE));
  await page.route("**/uploads", (route) => route.abort("connectionreset"));
  await send(page).click();
  await expect(page.getByText("The server did not answer")).toBeVisible();
  await page.unroute("**/uploads");
  await sendHalf(page, `/api/projects/${project.id}/uploads`);
  const other = await page.context().newPage();
  await other.goto(project.href("evidence"));
  await expect(other.getByRole("heading", { name: "No files here" })).toBeVisible();
  await send(page).click();
  await expect(page).toHaveURL(/\/evidence\?came=new/);
});

test("a file is deleted once it was said what stays; its page then says so", async ({
  page,
  makeProject,
  commands,
}) => {
  const project = await makeProject();
  await commands.uploadTo(project.id, TYPICAL_SAMPLE);
  await openLive(page, project.href("evidence"));
  await page.getByRole("link", { name: "compose.yaml", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("compose.yaml");
  const address = page.url();
  await page.getByRole("button", { name: "Delete" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete compose.yaml" });
  await expect(dialog).toContainText("path, line and digest of each finding");
  await expectSound(page);
  await dialog.getByRole("button", { name: "Delete for good" }).click();
  await expect(page.getByRole("status").filter({ hasText: "The files are deleted" })).toBeVisible();
  await expect(page.getByRole("link", { name: "compose.yaml", exact: true })).toHaveCount(0);
  await page.goto(address);
  await expect(page.getByText(/^Its text was deleted on/)).toBeVisible();
  await expect(page.getByRole("link", { name: "Download, masked" })).toHaveCount(0);
  await expectSound(page);
});

test("what was tried without an account comes into a project that is there, and leaves the browser", async ({
  page,
  makeProject,
}) => {
  const project = await makeProject();
  await page.goto("/try");
  await expect(page.getByText("Ready. From here on")).toBeVisible();
  await page.getByRole("button", { name: /A typical repository/ }).click();
  await page.getByRole("button", { name: "Keep this as a project" }).click();
  await expect(page).toHaveURL("/keep");
  await openAdd(page, project);
  await expect(
    page.getByText("7 files of A typical repository wait in this browser"),
  ).toBeVisible();
  await page.getByRole("button", { name: "Use them" }).click();
  await expect(page.getByText("A whole folder: a missing file can be a finding.")).toBeVisible();
  await send(page).click();
  await expect(page).toHaveURL(/\/evidence\?came=new/);
  await expect(page.getByRole("link", { name: "compose.yaml", exact: true })).toBeVisible();
  await page.goto("/keep");
  await expect(page.getByText("Nothing is kept in this browser")).toBeVisible();
});

test("a viewer reads and downloads, and adds and deletes nothing", async ({
  member,
  makeProject,
  commands,
}) => {
  const project = await makeProject();
  await commands.uploadTo(project.id, TYPICAL_SAMPLE);
  const page = await member("viewer");
  await page.goto(project.href("evidence"));
  await expect(page.getByRole("table", { name: "Files" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Add files" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: /Delete/ })).toHaveCount(0);
  await page.getByRole("link", { name: "Dockerfile", exact: true }).click();
  await expect(page.getByRole("link", { name: "Download, masked" })).toBeVisible();
  await page.goto(`${project.href("evidence")}/add`);
  await expect(page.getByText("Your role does not add evidence.")).toBeVisible();
});
