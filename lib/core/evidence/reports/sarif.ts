import { parseImageReference } from "../images/reference";
import { type JsonValue, readJson } from "../json/read";
import type { FileNote, Parsed, Source } from "../source";
import { utcDay } from "./day";
import { imageNames, severityOf, strings } from "./trivy";
import type { ImageReport, Vulnerability } from "./types";

/**
 * Reads SARIF 2.1. One file may hold runs of several tools; each run in which a scanner looked at an image gives a
 * report. Linters, code scanners, and scans of folders (hadolint, Checkov, CodeQL, `trivy fs`) give none.
 */
export function parseSarif(source: Source): Parsed<readonly ImageReport[]> {
  const { root, error } = readJson(source);
  if (error) return { facts: null, errors: [error], notes: [] };
  const runs = root.get("runs");
  if (runs?.kind !== "array") {
    return { facts: null, errors: [{ code: "sarif-shape", at: root.at }], notes: [] };
  }
  const reports = [...runs.items()].flatMap((run) => readRun(source, run) ?? []);
  const notes = reports
    .filter(({ date }) => date === null)
    .map(({ at }): FileNote => ({ code: "undated", at }));
  return { facts: reports, errors: [], notes };
}

function readRun(source: Source, run: JsonValue): ImageReport | null {
  const driver = run.path("tool", "driver");
  const name = driver?.get("name");
  const tool = toolOf(name?.string ?? "");
  if (!driver || !name || !tool) return null;
  const listed = run.get("results");
  const failed = [...(run.get("invocations")?.items() ?? [])].some(
    (invocation) => invocation.get("executionSuccessful")?.boolean === false,
  );
  // A scan that broke off, or lists no results at all, shows nothing.
  if (failed || listed?.kind !== "array") return null;
  const results = [...listed.items()];
  const listedRules = [...(driver.get("rules")?.items() ?? [])];
  const rules = rulesById(listedRules);
  const ruleIdOf = (result: JsonValue): JsonValue | null => {
    const own = result.get("ruleId") ?? result.path("rule", "id");
    const index = result.get("ruleIndex") ?? result.path("rule", "index");
    return own ?? listedRules[index?.number ?? -1]?.get("id") ?? null;
  };
  const image = imageOf(tool, run, rules, results);
  if (!image) return null;
  return {
    path: source.path,
    at: name.at,
    tool,
    date: dateOf(run),
    image,
    packagesSeen: true,
    endOfLife: null,
    os: null,
    vulnerabilities: readVulnerabilities(ruleIdOf, rules, results),
    secrets: results.flatMap((result) => {
      const id = ruleIdOf(result);
      const isSecret = rules.get(id?.string ?? "")?.get("name")?.string === "Secret";
      return id?.string && isSecret ? [{ value: id.string, at: id.at }] : [];
    }),
    secretsScanned: tool === "trivy",
    packages: null,
  };
}

type Scanner = Exclude<ImageReport["tool"], "other">;

/** Scanners by the name they give themselves. Snyk has one per product, and only one of them looks at images. */
function toolOf(name: string): Scanner | null {
  const lower = name.toLowerCase();
  if (lower === "trivy") return "trivy";
  if (lower === "grype") return "grype";
  if (lower === "docker scout" || lower === "docker-scout") return "scout";
  return lower === "snyk container" ? "snyk" : null;
}

/** The image that was scanned, as far as the run names it; null where it is none. */
function imageOf(
  tool: Scanner,
  run: JsonValue,
  rules: Rules,
  results: readonly JsonValue[],
): ImageReport["image"] | null {
  switch (tool) {
    case "trivy": {
      const properties = run.get("properties");
      const named = properties?.get("imageName")?.string;
      if (!named) return hasOsPackages(rules) ? imageNames([], [], null) : null;
      const tags = strings(properties?.get("repoTags"));
      const id = properties?.get("imageID")?.string ?? null;
      return imageNames([named, ...tags], strings(properties?.get("repoDigests")), id);
    }
    case "grype": {
      // A scan of an image puts "image/" before each path and the image's name before each layer.
      const first = results.find((result) => uriOf(result)?.startsWith("image/"));
      if (!first) return null;
      const [location] = first.get("locations")?.items() ?? [];
      const [logical] = location?.get("logicalLocations")?.items() ?? [];
      const full = logical?.get("fullyQualifiedName")?.string ?? "";
      const name = full.slice(0, Math.max(0, full.lastIndexOf("@sha256:")));
      return imageNames([name.replace(/^(docker|podman|containerd|registry):/, "")], [], null);
    }
    case "scout":
      return imageNames(artifactNames(run, results), [], null);
    case "snyk": {
      // It writes `nginx_1.31` for `nginx:1.31`, since a URI holds no such colon; or the file it was given, or found.
      const uri = results.map(uriOf).find((text) => text) ?? "";
      const isFile = /^\/|(?:^|\/)(?:docker|container)file/i.test(uri);
      return imageNames(isFile ? [] : [uri.replace(/_([^_/:]+)$/, ":$1")], [], null);
    }
  }
}

function hasOsPackages(rules: Rules): boolean {
  for (const rule of rules.values()) {
    if (rule.get("name")?.string === "OsPackageVulnerability") return true;
  }
  return false;
}

/** What is written like an image with a tag or digest, where it is only one; files of layers begin with a slash. */
function artifactNames(run: JsonValue, results: readonly JsonValue[]): string[] {
  const names = new Set<string>();
  for (const artifact of run.get("artifacts")?.items() ?? []) {
    names.add(artifact.path("location", "uri")?.string ?? "");
  }
  for (const result of results) names.add(uriOf(result) ?? "");
  const images = [...names]
    .map((name) => name.replace(/^(docker|oci|image):(\/\/)?/, ""))
    .filter((name) => /[:@]/.test(name) && !name.startsWith("/") && parseImageReference(name));
  return images.length === 1 ? images : [];
}

function uriOf(result: JsonValue): string | null {
  const [location] = result.get("locations")?.items() ?? [];
  return location?.path("physicalLocation", "artifactLocation", "uri")?.string ?? null;
}

function dateOf(run: JsonValue): string | null {
  let day: string | null = null;
  for (const invocation of run.get("invocations")?.items() ?? []) {
    const ended = utcDay(invocation.get("endTimeUtc")?.string ?? null);
    if (ended !== null && (day === null || ended > day)) day = ended;
  }
  return day;
}

function readVulnerabilities(
  ruleIdOf: (result: JsonValue) => JsonValue | null,
  rules: Rules,
  results: readonly JsonValue[],
): Vulnerability[] {
  return results.flatMap((result) => {
    const rule = ruleIdOf(result);
    const id = rule?.string;
    const known =
      /^(?:CVE-\d{4}-\d{4,}|GHSA(?:-[\w]{4}){3}|[A-Z]{2,12}-\d{4}[-:]\d+|SNYK-[\w-]+)/i.exec(
        id ?? "",
      )?.[0];
    if (!rule || !id || !known || result.get("kind")?.string === "pass") return [];
    const about = rules.get(id) ?? null;
    const text = [
      result.path("message", "text")?.string,
      about?.path("help", "text")?.string,
      about?.path("properties", "fixed_version")?.string?.replace(/^/, "Fixed version: "),
    ].join("\n");
    return {
      id: known,
      package: labelled(text, PACKAGE) ?? VULNERABLE.exec(text)?.[1] ?? purlName(about) ?? "",
      severity: severity(about, result, text),
      fixable: isVersion(labelled(text, FIXED)) || hasUpgrade(result, about),
      published: null,
      at: rule.at,
    };
  });
}

type Rules = ReadonlyMap<string, JsonValue>;

function rulesById(listed: readonly JsonValue[]): Rules {
  const rules = new Map<string, JsonValue>();
  for (const rule of listed) {
    const id = rule.get("id")?.string;
    if (id) rules.set(id, rule);
  }
  return rules;
}

const PACKAGE = /^[ \t]*package[ \t]*:[ \t]*(\S[^\r\n]{0,200})/im;
const FIXED = /^[ \t]*fix(?:ed)?(?: version)?[ \t]*:[ \t]*(\S[^\r\n]{0,200})/im;
const SEVERITY = /^[ \t]*severity[ \t]*:[ \t]*(\w{1,20})/im;

/** Snyk: `This file introduces a vulnerable openssl package with a critical severity vulnerability.` */
const VULNERABLE = /\ba vulnerable (\S{1,200}) package\b/;
const UPGRADE = /^Upgrade\b[^\n]{0,300}\bto version \S{0,100}\d/m;

/** Snyk lists an upgrade as a fix, or writes it into the description of the rule. */
function hasUpgrade(result: JsonValue, rule: JsonValue | null): boolean {
  const fixes = [...(result.get("fixes")?.items() ?? [])];
  return fixes.length > 0 || UPGRADE.test(rule?.path("help", "markdown")?.string ?? "");
}

/** Scout names a package by its package URL: `pkg:deb/debian/tar@1.35?os_name=debian`. */
function purlName(rule: JsonValue | null): string | null {
  const properties = rule?.get("properties");
  const [first] = [...(properties?.get("purls")?.items() ?? [])];
  const purl = (first ?? properties?.get("purl"))?.string ?? "";
  return /^pkg:[^@?#]{0,200}?([^/@?#]{1,200})(?=[@?#]|$)/.exec(purl)?.[1] ?? null;
}

/** Trivy, Grype and Scout write `Fixed Version: 1.2` lines into their messages. */
function labelled(text: string, label: RegExp): string | null {
  return label.exec(text)?.[1]?.trim() ?? null;
}

function isVersion(text: string | null): boolean {
  return text !== null && /\d/.test(text) && !/^not[ -]?fixed/i.test(text);
}

/** The rule's `security-severity`, else the tool's word, else the level. */
function severity(
  rule: JsonValue | null,
  result: JsonValue,
  text: string,
): Vulnerability["severity"] {
  const written = rule?.path("properties", "security-severity");
  const score = written?.number ?? Number.parseFloat(written?.string ?? "");
  if (score >= 9) return "critical";
  if (score >= 7) return "high";
  if (score >= 4) return "medium";
  if (score > 0) return "low";
  const told = rule?.path("properties", "cvssV3_severity")?.string;
  const title = rule?.path("shortDescription", "text")?.string ?? "";
  const titled = /^(\w{1,20}) severity\b/.exec(title)?.[1];
  const word = severityOf(told ?? labelled(text, SEVERITY) ?? titled ?? "");
  if (word !== "unknown") return word;
  switch (result.get("level")?.string) {
    case "error":
      return "high";
    case "warning":
      return "medium";
    case "note":
      return "low";
    default:
      return "unknown";
  }
}
