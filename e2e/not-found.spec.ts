import { expect, test } from "./support/test";

const PLACES = ["", "/basics", "/checklist", "/roadmap", "/settings", "/copy"];

test("another organisation's project, an unknown one and a made-up address are not found alike, on every page", async ({
  page,
  complaints,
  commands,
}) => {
  complaints.expect(/status of 404/);
  const foreign = await commands.makeForeignProject();
  const unknown = ["00000000-0000-7000-8000-000000000000", "no-id", "%00", "..%2f"];
  const paths = [
    ...PLACES.map((place) => `/projects/${foreign.id}${place}`),
    ...unknown.flatMap((id) => [`/projects/${id}`, `/projects/${id}/checklist?control=CTR-1`]),
  ];
  for (const path of paths) {
    const response = await page.request.get(path);
    expect(response.status(), path).toBe(404);
    expect(await response.text(), path).not.toContain(foreign.name);
  }
  await page.goto(foreign.href());
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Not found");
  await expect(page.getByText("This page does not exist, or you may not see it.")).toBeVisible();
});
