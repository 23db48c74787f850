import { parseImageReference } from "../images/reference";
import { type JsonValue, readJson } from "../json/read";
import type { Located, Parsed, Source } from "../source";
import { utcDay } from "./day";
import type { ImageReport, Vulnerability } from "./types";

/**
 * Reads Trivy's JSON (`trivy image --format json`, schema 2). Only a scan of an image is a report: one of a folder, a
 * repository or a configuration gives an empty list. Suppressed findings (`.trivyignore`, VEX) are counted like others:
 * the report doesn't say why and until when they are accepted.
 */
export function parseTrivy(source: Source): Parsed<readonly ImageReport[]> {
  const { root, error } = readJson(source);
  if (error) return { facts: null, errors: [error], notes: [] };
  const name = root.get("ArtifactName");
  if (name?.string === null || name === null || root.get("SchemaVersion")?.number === null) {
    return { facts: null, errors: [{ code: "trivy-shape", at: root.at }], notes: [] };
  }
  const type = root.get("ArtifactType")?.string ?? null;
  if (type !== null && !/^(container_)?image$/i.test(type)) {
    return { facts: [], errors: [], notes: [] };
  }
  const report = readReport(source, root, name);
  const notes =
    report.date === null
      ? [{ code: "undated" as const, at: root.get("CreatedAt")?.at ?? name.at }]
      : [];
  return { facts: [report], errors: [], notes };
}

function readReport(source: Source, root: JsonValue, name: JsonValue): ImageReport {
  const metadata = root.get("Metadata");
  const found = readResults(root.get("Results"));
  return {
    path: source.path,
    at: name.at,
    tool: "trivy",
    date: utcDay(root.get("CreatedAt")?.string ?? null),
    image: imageNames(
      [name.string ?? "", ...strings(metadata?.get("RepoTags"))],
      strings(metadata?.get("RepoDigests")),
      metadata?.get("ImageID")?.string ?? null,
    ),
    endOfLife: endOfLife(metadata),
    os: operatingSystem(metadata),
    secretsScanned: true,
    ...found,
  };
}

/** An image's names, each once; what is no reference (a tar file) names nothing. Digests lose their repository. */
export function imageNames(
  names: readonly string[],
  digests: readonly string[],
  id: string | null,
): ImageReport["image"] {
  const tags = new Set<string>();
  const hashes = new Set<string>();
  for (const text of [...names, ...digests]) {
    const reference = parseImageReference(text);
    if (!reference || /\.(tar|tgz|tar\.gz)$/i.test(reference.repository)) continue;
    if (reference.digest) hashes.add(reference.digest);
    if (reference.tag !== null || reference.digest === null) tags.add(reference.text);
  }
  return { names: [...tags], digests: [...hashes], id: id === "" ? null : id };
}

/** The strings of a JSON array; none without one. */
export function strings(value: JsonValue | null | undefined): string[] {
  return [...(value?.items() ?? [])].flatMap((item) => item.string ?? []);
}

function endOfLife(metadata: JsonValue | null): Located<boolean> | null {
  const flag = metadata?.path("OS", "EOSL");
  return flag?.boolean === true ? { value: true, at: flag.at } : null;
}

function operatingSystem(metadata: JsonValue | null): ImageReport["os"] {
  const family = metadata?.path("OS", "Family")?.string;
  return family ? { family, version: metadata?.path("OS", "Name")?.string ?? "" } : null;
}

type Found = Pick<ImageReport, "packagesSeen" | "vulnerabilities" | "secrets" | "packages">;

function readResults(results: JsonValue | null): Found {
  let packagesSeen = false;
  const vulnerabilities: Vulnerability[] = [];
  const secrets: Located<string>[] = [];
  const packages: string[] = [];
  for (const result of results?.items() ?? []) {
    const kind = result.get("Class")?.string;
    if (kind === "os-pkgs" || kind === "lang-pkgs") packagesSeen = true;
    for (const one of result.get("Vulnerabilities")?.items() ?? []) {
      const vulnerability = readVulnerability(one);
      if (vulnerability) vulnerabilities.push(vulnerability);
    }
    for (const modified of result.get("ExperimentalModifiedFindings")?.items() ?? []) {
      if (modified.get("Type")?.string !== "vulnerability") continue;
      const vulnerability = readVulnerability(modified.get("Finding"));
      if (vulnerability) vulnerabilities.push(vulnerability);
    }
    for (const secret of result.get("Secrets")?.items() ?? []) {
      const rule = secret.get("RuleID");
      secrets.push({ value: rule?.string ?? "secret", at: (rule ?? secret).at });
    }
    for (const item of result.get("Packages")?.items() ?? []) {
      const name = item.get("Name")?.string;
      if (name) packages.push(name);
    }
  }
  return {
    packagesSeen: packagesSeen || vulnerabilities.length > 0,
    vulnerabilities,
    secrets,
    packages: packages.length > 0 ? packages : null,
  };
}

const SEVERITIES = new Set(["critical", "high", "medium", "low"] as const);

function readVulnerability(value: JsonValue | null): Vulnerability | null {
  const id = value?.get("VulnerabilityID");
  if (!value || !id?.string) return null;
  const status = value.get("Status")?.string;
  const fixed = value.get("FixedVersion")?.string;
  return {
    id: id.string,
    package: value.get("PkgName")?.string ?? "",
    severity: severityOf(value.get("Severity")?.string ?? ""),
    // A distribution that won't fix says so, whatever version upstream has.
    fixable: status === "fixed" || (Boolean(fixed) && status !== "will_not_fix"),
    published: utcDay(value.get("PublishedDate")?.string ?? null),
    at: id.at,
  };
}

/** A tool's word for a severity in ours. */
export function severityOf(word: string): Vulnerability["severity"] {
  const lower = word.toLowerCase();
  for (const severity of SEVERITIES) if (severity === lower) return severity;
  return lower === "negligible" ? "low" : "unknown";
}
