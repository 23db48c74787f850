import { expect, test } from "vitest";
import { parseUpdates } from "./parse";

const docker = (path: string, text: string) =>
  parseUpdates({ path, text }).facts?.map((bot) => bot.docker);

test("Dependabot minds images where an entry says docker", () => {
  const text = `version: 2
updates:
  - package-ecosystem: npm
    directory: /
  - package-ecosystem: "docker"
    directory: /
  - package-ecosystem: docker-compose
    directories: ["/"]
  - package-ecosystem: docker
    open-pull-requests-limit: 0
`;
  expect(docker(".github/dependabot.yml", text)).toEqual([false, true, true, false]);
  const [, second] = parseUpdates({ path: "dependabot.yml", text }).facts ?? [];
  expect(text.slice(second?.at.start, second?.at.end)).toBe('"docker"');
});

test.each([
  ["{}", true],
  ['{"extends": ["config:recommended"]}', true],
  ["{ // JSON5\n extends: ['config:base'],\n}", true],
  ['{"enabled": false}', false],
  ['{"extends": ["config:recommended", "docker:disable"]}', false],
  ['{"enabledManagers": ["npm"]}', false],
  ['{"enabledManagers": ["npm", "dockerfile"]}', true],
  ['{"packageRules": [{"matchManagers": ["dockerfile"], "enabled": false}]}', false],
  [
    '{"packageRules": [{"matchDatasources": ["docker"], "matchUpdateTypes": ["major"], "enabled": false}]}',
    true,
  ],
  [
    '{"packageRules": [{"matchDatasources": ["docker"], "matchPackageNames": ["node"], "enabled": false}]}',
    true,
  ],
])("Renovate with %s minds images: %s", (text, expected) => {
  expect(docker("renovate.json", text)).toEqual([expected]);
});

test("broken configuration is an error with its place", () => {
  expect(parseUpdates({ path: "renovate.json", text: "{" }).errors[0]?.code).toBe(
    "json-unfinished",
  );
  expect(parseUpdates({ path: "renovate.json", text: "[]" }).errors[0]?.code).toBe("updates-shape");
  expect(parseUpdates({ path: ".github/dependabot.yml", text: "a: [" }).facts).toBeNull();
});
