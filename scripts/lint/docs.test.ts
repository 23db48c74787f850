import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { PROJECT } from "../project";

const docs = ["README.md", "CONTRIBUTING.md", "SECURITY.md"].concat(
  readdirSync(join(PROJECT, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
);

test.each(docs)("every path that %s names is there", (path) => {
  const text = readFileSync(join(PROJECT, path), "utf8");
  const named = text.matchAll(
    /`((?:app|bench|cli|components|deploy|docs|e2e|lib|prisma|scripts|\.github)\/[\w./()[\]-]+)`/g,
  );
  const missing = [...named].flatMap(
    ([, name = ""]) =>
      existsSync(join(PROJECT, name)) || name.startsWith("bench/results/") ? [] : [name], // made by a run
  );
  expect(missing).toEqual([]);
});
