import { expectSound } from "./support/sound";
import { expect, test } from "./support/test";

const OPEN = `services:
  web:
    build: .
    privileged: true
  db:
    image: postgres:13
    ports: ["5432:5432"]
`;
const DOCKERFILE = "FROM node:18-alpine\nUSER 1000\n";
const report = (image: string) =>
  JSON.stringify({
    SchemaVersion: 2,
    CreatedAt: new Date().toISOString(),
    ArtifactName: image,
    Metadata: { RepoTags: [image] },
    Results: [{ Class: "os-pkgs" }],
  });

test("what files show beside the answers stands on the overview, with file and line, and goes when it is mended", async ({
  page,
  makeProject,
  commands,
}) => {
  const project = await makeProject();
  await page.goto(project.href());
  const cards = page.getByRole("region", { name: "From the files" });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(cards).toHaveCount(0);

  await commands.uploadTo(project.id, { "compose.yaml": OPEN, Dockerfile: DOCKERFILE });
  await page.reload();
  const unscanned = cards.getByRole("region", { name: "Unscanned images" });
  await expect(unscanned.getByRole("listitem")).toHaveText([
    /Image of service web.*compose\.yaml:3.*docker compose .* build web && trivy image .* plimsoll-web/s,
    /postgres:13.*compose\.yaml:6.*trivy image .* postgres:13/s,
  ]);
  const access = cards.getByRole("region", { name: "Excess access" });
  await expect(access.getByRole("listitem")).toHaveText([
    /service web.*Takes the host.*compose\.yaml:4/s,
    /service db.*Reaches others.*compose\.yaml:7/s,
  ]);
  const bases = cards.getByRole("region", { name: "Images past or near end of life" });
  await expect(bases.getByRole("listitem")).toHaveText([
    /node:18-alpine.*no fixes since 30 Apr 2025.*Dockerfile:1/s,
    /postgres:13.*no fixes since 13 Nov 2025.*compose\.yaml:6/s,
  ]);
  await expectSound(page);
  await access.getByRole("link", { name: "compose.yaml:4" }).click();
  await expect(page).toHaveURL(/\/evidence\/[0-9a-f-]{36}#L4$/);
  await expect(page.getByText("privileged: true")).toBeVisible();
  await page.goBack();

  await commands.uploadTo(project.id, {
    "compose.yaml": "services:\n  web:\n    image: acme/web:1.0\n    user: '1000'\n    build: .\n",
    Dockerfile: "FROM node:24-alpine\nUSER 1000\n",
    "trivy.json": report("acme/web:1.0"),
  });
  await page.reload();
  await expect(unscanned).toContainText("A report speaks of the one image that ships.");
  await expect(access).toContainText("Nothing found on 1 container.");
  await expect(bases).toContainText("None is past its end");
  await expectSound(page);
});
