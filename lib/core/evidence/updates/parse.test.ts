import { expect, test } from "vitest";
import { minds } from "./minds";
import { parseUpdates } from "./parse";

const docker = (path: string, text: string) =>
  parseUpdates({ path, text }).facts?.map((bot) =>
    minds(bot, { manager: "dockerfile", path: "Dockerfile", name: "node" }),
  );

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
  ['{"extends": ["config:recommended", ":label(a/b)", "schedule:weekly"]}', true],
  ['{"extends": ["config:recommended", "github>acme/renovate-config"]}', false],
  ['{"extends": ["local>acme/presets:docker(a:b)", "acme", "https://acme.example/r.json"]}', false],
  ['{"enabledManagers": ["npm"]}', false],
  ['{"enabledManagers": ["npm", "dockerfile"]}', true],
  ['{"packageRules": [{"matchManagers": ["dockerfile"], "enabled": false}]}', false],
  [
    '{"packageRules": [{"matchDatasources": ["docker"], "matchUpdateTypes": ["major"], "enabled": false}]}',
    true,
  ],
  [
    '{"packageRules": [{"matchDatasources": ["docker"], "matchPackageNames": ["node"], "enabled": false}]}',
    false,
  ],
  ['{"packageRules": [{"matchPackageNames": ["python"], "enabled": false}]}', true],
  ['{"packageRules": [{"matchPackageNames": ["*"], "enabled": false}]}', false],
  ['{"packageRules": [{"matchPackageNames": ["/^no/"], "enabled": false}]}', false],
  ['{"packageRules": [{"matchPackagePatterns": ["^@types/"], "enabled": false}]}', true],
  [
    '{"packageRules": [{"matchManagers": ["npm"], "matchPackageNames": ["*"], "enabled": false}]}',
    true,
  ],
  ['{"packageRules": [{"matchDepTypes": ["engines"], "enabled": false}]}', true],
  ['{"packageRules": [{"matchFileNames": ["api/**"], "enabled": false}]}', true],
  ['{"packageRules": [{"matchFileNames": ["**/Dockerfile"], "enabled": false}]}', false],
  ['{"ignoreDeps": ["node"]}', false],
  ['{"ignorePaths": ["**/Dockerfile"]}', false],
  ['{"ignorePaths": ["**/node_modules/**"]}', true],
  ['{"includePaths": ["api/**"]}', false],
  ['{"includePaths": ["Dockerfile"]}', true],
])("Renovate with %s minds images: %s", (text, expected) => {
  expect(docker("renovate.json", text)).toEqual([expected]);
});

test.each([
  ['{"extends": ["config:recommended"]}', false],
  ['{"extends": [":ignoreModulesAndTests"]}', false],
  ['{"extends": [":semanticCommits"]}', true],
  ['{"extends": ["config:recommended"], "ignorePaths": []}', true],
  ['{"extends": ["config:recommended"], "ignorePresets": [":ignoreModulesAndTests"]}', true],
])("Renovate with %s minds images of examples: %s", (text, expected) => {
  const [bot] = parseUpdates({ path: "renovate.json", text }).facts ?? [];
  const named = { manager: "dockerfile", path: "examples/web/Dockerfile", name: "node" } as const;
  expect(bot && minds(bot, named)).toBe(expected);
});

test.each([
  ["/", "Dockerfile", true],
  ["/", "api/Dockerfile", false],
  ["/api/", "api/Dockerfile", true],
  ["api", "api/Dockerfile", true],
  ["/*", "api/Dockerfile", true],
  ["/*", "api/v2/Dockerfile", false],
  ["**/*", "api/v2/Dockerfile", true],
  ["**/*", "Dockerfile", true],
])("Dependabot with the folder %s minds %s: %s", (folder, path, expected) => {
  const text = `updates:\n  - package-ecosystem: docker\n    directories: ["${folder}"]\n`;
  const [bot] = parseUpdates({ path: ".github/dependabot.yml", text }).facts ?? [];
  expect(bot && minds(bot, { manager: "dockerfile", path, name: "node" })).toBe(expected);
});

test.each([
  ["dependency-name: node", false],
  ["dependency-name: no*", false],
  ["dependency-name: python", true],
  ["{ dependency-name: node, update-types: ['version-update:semver-major'] }", true],
])("Dependabot that ignores %s minds node: %s", (rule, expected) => {
  const text = `updates:\n  - package-ecosystem: docker\n    directory: /\n    ignore:\n      - ${rule}\n`;
  expect(docker(".github/dependabot.yml", text)).toEqual([expected]);
});

test("broken configuration is an error with its place", () => {
  expect(parseUpdates({ path: "renovate.json", text: "{" }).errors[0]?.code).toBe(
    "json-unfinished",
  );
  expect(parseUpdates({ path: "renovate.json", text: "[]" }).errors[0]?.code).toBe("updates-shape");
  expect(parseUpdates({ path: ".github/dependabot.yml", text: "a: [" }).facts).toBeNull();
});
