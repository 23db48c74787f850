import type { SwitchedOff, UpdateBot } from "../inventory/types";
import { type JsonValue, readJson } from "../json/read";
import type { Parsed, Source } from "../source";
import { entriesOf, field, itemsOf, textOf, textsOf } from "../yaml/access";
import { parseYaml } from "../yaml/tree";

/**
 * Reads the configuration of a bot that keeps dependencies up to date: `dependabot.yml` (one bot per entry of
 * `updates`), or Renovate's JSON (comments and JSON5 taken). What matters is whether it minds Docker images.
 */
export function parseUpdates(source: Source): Parsed<readonly UpdateBot[]> {
  return /\.ya?ml$/i.test(source.path) ? parseDependabot(source) : parseRenovate(source);
}

/** Ecosystems whose updates are those of images, with the files that they read. */
const DOCKER_ECOSYSTEMS: Readonly<Record<string, readonly string[]>> = {
  docker: ["dockerfile"],
  "docker-compose": ["dockerfile", "docker-compose"],
};

function parseDependabot(source: Source): Parsed<readonly UpdateBot[]> {
  const { documents, errors } = parseYaml(source);
  const [root] = documents;
  if (!root) return { facts: null, errors, notes: [] };
  const facts = itemsOf(field(root, "updates")?.value).flatMap((update): UpdateBot[] => {
    const ecosystem = textOf(field(update, "package-ecosystem")?.value);
    if (!ecosystem) return [];
    const limit = textOf(field(update, "open-pull-requests-limit")?.value)?.value;
    const managers = DOCKER_ECOSYSTEMS[ecosystem.value] ?? [];
    const given = (...keys: string[]) =>
      keys.flatMap((key) => textsOf(field(update, key)?.value).map(({ value }) => value));
    const folders = given("directory", "directories");
    const excluded = given("exclude-paths");
    return [
      {
        path: source.path,
        at: ecosystem.at,
        bot: "dependabot",
        // With a limit of 0 only security updates come, and there are none for images.
        docker: managers.length > 0 && limit !== "0",
        managers,
        folders: folders.length > 0 ? folders : null,
        off: [
          { managers: null, names: ignoredBy(update), paths: null },
          { managers: null, names: null, paths: excluded },
        ],
      },
    ];
  });
  return { facts, errors, notes: [] };
}

/** Names of which every update is ignored, not only some versions. */
function ignoredBy(update: Parameters<typeof entriesOf>[0]): readonly string[] {
  return itemsOf(field(update, "ignore")?.value)
    .filter((rule) => entriesOf(rule).length === 1)
    .flatMap((rule) => textsOf(field(rule, "dependency-name")?.value).map(({ value }) => value));
}

/** Renovate's managers that read images. */
const DOCKER_MANAGERS = /^(docker|dockerfile|docker-compose|kubernetes|helm-values)$/;

function parseRenovate(source: Source): Parsed<readonly UpdateBot[]> {
  const { root, error } = readJson(source, { lenient: true });
  if (error) return { facts: null, errors: [error], notes: [] };
  if (root.kind !== "object") {
    return { facts: null, errors: [{ code: "updates-shape", at: root.at }], notes: [] };
  }
  const at = { ...root.at, end: Math.min(root.at.start + 1, root.at.end) };
  const only = texts(root.get("includePaths"));
  const place = (root.get("extends") ?? root.get("enabledManagers"))?.at ?? at;
  return {
    facts: [
      {
        path: source.path,
        at: place,
        bot: "renovate",
        docker: mindsImages(root),
        managers: root.get("enabledManagers") && texts(root.get("enabledManagers")),
        folders: null,
        ...(only.length > 0 && { only }),
        off: switchedOff(root),
      },
    ],
    errors: [],
    notes: [],
  };
}

/** Renovate minds images unless told otherwise: by its presets, or its managers. */
function mindsImages(root: JsonValue): boolean {
  if (root.get("enabled")?.boolean === false) return false;
  const presets = texts(root.get("extends"));
  if (presets.some((preset) => /^(docker:disable|:disableDockerUpdates)$/.test(preset)))
    return false;
  // What another repository's preset switches off is not seen.
  if (!presets.every((preset) => /^(?!https?:)\w*:/.test(preset))) return false;
  const managers = root.get("enabledManagers");
  if (managers && !texts(managers).some((name) => DOCKER_MANAGERS.test(name))) return false;
  if (root.path("dockerfile", "enabled")?.boolean === false) return false;
  return root.path("docker", "enabled")?.boolean !== false;
}

/** What Renovate is told to leave alone, by name, by path, or by a rule. */
function switchedOff(root: JsonValue): SwitchedOff[] {
  const rules = [...(root.get("packageRules")?.items() ?? [])].flatMap((rule): SwitchedOff[] => {
    if (rule.get("enabled")?.boolean !== false || rule.get("matchUpdateTypes")) return [];
    const isOther = (key: string, images: RegExp) =>
      rule.get(key) !== null && !texts(rule.get(key)).some((text) => images.test(text));
    if (isOther("matchDatasources", /^docker$/) || isOther("matchCategories", /^docker$/))
      return [];
    if (isOther("matchDepTypes", /^(final|stage|image|service)$/)) return [];
    const listed = (...keys: string[]) => {
      const found = keys.flatMap((key) => texts(rule.get(key)));
      return found.length > 0 ? found : null;
    };
    const names = [
      ...(listed("matchPackageNames", "matchDepNames") ?? []).map((name) =>
        /^[!/]/.test(name) ? "**" : name,
      ),
      ...(listed("matchPackagePrefixes") ?? []).map((prefix) => `${prefix}*`),
      ...(listed("matchPackagePatterns", "matchDepPatterns") ?? []).map(globOf),
    ];
    return [
      {
        managers: listed("matchManagers"),
        names: names.length > 0 ? names : null,
        paths: listed("matchFileNames", "matchPaths"),
      },
    ];
  });
  return [
    ...rules,
    { managers: null, names: texts(root.get("ignoreDeps")), paths: null },
    { managers: null, names: null, paths: ignoredPaths(root) },
  ];
}

/** Its own list takes the place of the one that the recommended presets bring. */
function ignoredPaths(root: JsonValue): readonly string[] {
  const own = root.get("ignorePaths");
  if (own) return texts(own);
  if (texts(root.get("ignorePresets")).includes(MODULES_AND_TESTS)) return [];
  const presets = texts(root.get("extends"));
  return presets.some((preset) => preset === MODULES_AND_TESTS || RECOMMENDED.test(preset))
    ? IGNORED_BY_PRESET
    : [];
}

const MODULES_AND_TESTS = ":ignoreModulesAndTests";
/** Presets that bring it. */
const RECOMMENDED =
  /^config:(?:base|best-practices|js-app|js-lib|recommended|semverAllMonthly|semverAllWeekly)$/;
const IGNORED_BY_PRESET = [
  "node_modules",
  "bower_components",
  "vendor",
  "examples",
  "__tests__",
  "test",
  "tests",
  "__fixtures__",
].map((folder) => `**/${folder}/**`);

/** A pattern without special characters as a glob; any other may be everything. */
function globOf(pattern: string): string {
  const plain = pattern.replace(/^\^|\$$/g, "");
  if (!/^[\w@/-]+$/.test(plain)) return "**";
  return `${pattern.startsWith("^") ? "" : "*"}${plain}${pattern.endsWith("$") ? "" : "*"}`;
}

function texts(value: JsonValue | null): string[] {
  if (value?.string) return [value.string];
  return [...(value?.items() ?? [])].flatMap((item) => item.string ?? []);
}
