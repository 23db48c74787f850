import type { UpdateBot } from "../inventory/types";
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

/** Ecosystems whose updates are those of images. */
const DOCKER_ECOSYSTEMS = new Set(["docker", "docker-compose"]);

function parseDependabot(source: Source): Parsed<readonly UpdateBot[]> {
  const { documents, errors } = parseYaml(source);
  const [root] = documents;
  if (!root) return { facts: null, errors, notes: [] };
  const facts = itemsOf(field(root, "updates")?.value).flatMap((update): UpdateBot[] => {
    const ecosystem = textOf(field(update, "package-ecosystem")?.value);
    if (!ecosystem) return [];
    const limit = textOf(field(update, "open-pull-requests-limit")?.value)?.value;
    // With a limit of 0 only security updates come, and there are none for images.
    const docker = DOCKER_ECOSYSTEMS.has(ecosystem.value) && limit !== "0" && !ignoresAll(update);
    return [{ path: source.path, at: ecosystem.at, bot: "dependabot", docker }];
  });
  return { facts, errors, notes: [] };
}

function ignoresAll(update: Parameters<typeof entriesOf>[0]): boolean {
  return itemsOf(field(update, "ignore")?.value).some(
    (rule) =>
      textsOf(field(rule, "dependency-name")?.value).some(({ value }) => value === "*") &&
      entriesOf(rule).length === 1,
  );
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
  const place = (root.get("extends") ?? root.get("enabledManagers"))?.at ?? at;
  return {
    facts: [{ path: source.path, at: place, bot: "renovate", docker: mindsImages(root) }],
    errors: [],
    notes: [],
  };
}

/** Renovate minds images unless told otherwise: by its presets, its managers, or a rule for them. */
function mindsImages(root: JsonValue): boolean {
  if (root.get("enabled")?.boolean === false) return false;
  const presets = texts(root.get("extends"));
  if (presets.some((preset) => /^(docker:disable|:disableDockerUpdates)$/.test(preset)))
    return false;
  const managers = root.get("enabledManagers");
  if (managers && !texts(managers).some((name) => DOCKER_MANAGERS.test(name))) return false;
  if (root.path("dockerfile", "enabled")?.boolean === false) return false;
  if (root.path("docker", "enabled")?.boolean === false) return false;
  for (const rule of root.get("packageRules")?.items() ?? []) {
    if (rule.get("enabled")?.boolean !== false || rule.get("matchUpdateTypes")) continue;
    const about = [...texts(rule.get("matchManagers")), ...texts(rule.get("matchDatasources"))];
    const narrowed =
      rule.get("matchPackageNames") ??
      rule.get("matchPackagePatterns") ??
      rule.get("matchDepNames") ??
      rule.get("matchFileNames");
    if (about.some((name) => DOCKER_MANAGERS.test(name)) && !narrowed) return false;
  }
  return true;
}

function texts(value: JsonValue | null): string[] {
  if (value?.string) return [value.string];
  return [...(value?.items() ?? [])].flatMap((item) => item.string ?? []);
}
