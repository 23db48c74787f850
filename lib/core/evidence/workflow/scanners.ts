import { type CommandOption, optionOf, splitOptions } from "../shell/options";
import type { ShellWord } from "../shell/read";
import type { Located, Span } from "../source";
import type { ScanWeakness } from "./types";

/** What a scanner's command line asks for. */
export interface Scan {
  readonly tool: string;
  readonly image: string | null;
  readonly looksAt: "image" | "files" | "sbom";
  readonly weakness: Located<ScanWeakness> | null;
}

/** A scanner's words behind its name; null where they scan nothing (`trivy --version`). */
type Reading = (
  words: readonly ShellWord[],
  at: Span,
  env: (name: string) => string | null,
) => Scan | null;

/** Scanners by the program's name. */
const SCANNERS: Readonly<Record<string, Reading>> = {
  trivy: readTrivy,
  grype: readGrype,
  snyk: readSnyk,
  "docker-scout": readScout,
  clairctl: unclear("clair"),
  "clair-scanner": unclear("clair"),
  twistcli: unclear("twistcli"),
  wizcli: unclear("wizcli"),
  "sysdig-cli-scanner": unclear("sysdig"),
};

/** Images of scanners, by their last path part, and the program they run. */
const SCANNER_IMAGES: Readonly<Record<string, string>> = {
  "aquasec/trivy": "trivy",
  "aquasecurity/trivy": "trivy",
  "anchore/grype": "grype",
  "docker/scout-cli": "docker-scout",
  "snyk/snyk": "snyk",
};

/** The scan that a command line makes, program first; null where it is none. */
export function readScan(
  words: readonly ShellWord[],
  at: Span,
  env: (name: string) => string | null,
): Scan | null {
  const [program, ...rest] = words;
  return Object.hasOwn(SCANNERS, program?.value ?? "")
    ? (SCANNERS[program?.value ?? ""]?.(rest, at, env) ?? null)
    : null;
}

/** The program that a scanner's image runs; null for any other image. */
export function scannerOfImage(image: string): string | null {
  const name = image.replace(/@.*$/, "").replace(/:[^/:]*$/, "");
  const [path] = /[^/]+\/[^/]+$/.exec(name) ?? [];
  return SCANNER_IMAGES[path ?? ""] ?? null;
}

const TRIVY_FLAGS = new Set(
  "--ignore-unfixed --no-progress -q --quiet -d --debug --light --skip-db-update --skip-update --skip-java-db-update --offline-scan --list-all-pkgs --insecure --dependency-tree --removed-pkgs --clear-cache --download-db-only --download-java-db-only --no-tty --show-suppressed --include-dev-deps --reset".split(
    " ",
  ),
);

/** With these, Trivy only tends its database. */
const NO_SCAN = ["--download-db-only", "--download-java-db-only", "--clear-cache", "--reset"];

function readTrivy(
  words: readonly ShellWord[],
  at: Span,
  env: (name: string) => string | null,
): Scan | null {
  const { options, operands } = splitOptions(words, TRIVY_FLAGS);
  const [verb, target] = operands;
  const kind = verb?.value ?? "";
  const looksAt = /^(image|i|client|c)$/.test(kind)
    ? "image"
    : /^(fs|filesystem|rootfs|repo|repository)$/.test(kind)
      ? "files"
      : kind === "sbom"
        ? "sbom"
        : null;
  // `trivy config` reads settings, not packages: no scan for known holes.
  if (!looksAt || optionOf(options, ...NO_SCAN)) return null;
  return {
    tool: "trivy",
    image: target?.value ?? null,
    looksAt,
    weakness: trivyWeakness(options, at, env),
  };
}

/** Fails the run only with an exit code; on critical holes only where they are not filtered out. */
function trivyWeakness(
  options: readonly CommandOption[],
  at: Span,
  env: (name: string) => string | null,
): Located<ScanWeakness> | null {
  const code = optionOf(options, "--exit-code");
  const severity = optionOf(options, "--severity", "-s");
  const scanners = optionOf(options, "--scanners", "--security-checks");
  if (optionOf(options, "--config", "-c") && !code) return { value: "unclear", at };
  return gate({
    at,
    code: { text: code?.value?.value ?? env("TRIVY_EXIT_CODE"), at: code?.at },
    severity: { text: severity?.value?.value ?? env("TRIVY_SEVERITY"), at: severity?.at },
    scanners: { text: scanners?.value?.value ?? env("TRIVY_SCANNERS"), at: scanners?.at },
  });
}

interface Given {
  readonly text: string | null;
  readonly at?: Span;
}

/** Trivy's gate, from the command line or the action's inputs. */
export function gate({
  at,
  code,
  severity,
  scanners,
}: {
  readonly at: Span;
  readonly code: Given;
  readonly severity: Given;
  readonly scanners: Given;
}): Located<ScanWeakness> | null {
  if (scanners.text && !/vuln|\$/.test(scanners.text)) {
    return { value: "severity", at: scanners.at ?? at };
  }
  if (code.text?.includes("$")) return { value: "unclear", at: code.at ?? at };
  if (!code.text || Number(code.text) === 0) return { value: "exit-code", at: code.at ?? at };
  if (severity.text && !/critical/i.test(severity.text)) {
    return { value: severity.text.includes("$") ? "unclear" : "severity", at: severity.at ?? at };
  }
  return null;
}

const GRYPE_FLAGS = new Set(
  "-q --quiet -v -vv --verbose --only-fixed --only-notfixed --add-cpes-if-none --by-cve --show-suppressed -h --help --version".split(
    " ",
  ),
);

function readGrype(
  words: readonly ShellWord[],
  at: Span,
  env: (name: string) => string | null,
): Scan | null {
  const { options, operands } = splitOptions(words, GRYPE_FLAGS);
  const target = operands[0]?.value;
  if (!target || /^(db|version|completion|config|explain|help)$/.test(target)) return null;
  const scheme = /^([a-z-]+):(?!\/\/)(.+)$/.exec(target);
  const isFiles =
    /^(dir|file|purl|cpes)$/.test(scheme?.[1] ?? "") || /^\.{0,2}\//.test(target) || target === ".";
  const isScheme =
    /^(docker|podman|containerd|registry|docker-archive|oci-archive|oci-dir|singularity)$/.test(
      scheme?.[1] ?? "",
    );
  const fails = optionOf(options, "--fail-on", "-f");
  return {
    tool: "grype",
    image: isScheme ? (scheme?.[2] ?? null) : target,
    looksAt: scheme?.[1] === "sbom" ? "sbom" : isFiles ? "files" : "image",
    weakness: fails || env("GRYPE_FAIL_ON_SEVERITY") ? null : { value: "exit-code", at },
  };
}

const SNYK_FLAGS = new Set(
  "--json --sarif -d --debug --app-vulns --exclude-app-vulns --exclude-base-image-vulns --print-deps --all-projects --docker -h --help".split(
    " ",
  ),
);

function readSnyk(words: readonly ShellWord[], at: Span): Scan | null {
  const { options, operands } = splitOptions(words, SNYK_FLAGS);
  const [verb, sub, target] = operands.map(({ value }) => value);
  if (verb === "container" && (sub === "test" || sub === "monitor")) {
    return {
      tool: "snyk",
      image: target ?? null,
      looksAt: "image",
      weakness: sub === "monitor" ? { value: "exit-code", at } : null,
    };
  }
  if (verb === "test" && optionOf(options, "--docker")) {
    return { tool: "snyk", image: sub ?? null, looksAt: "image", weakness: null };
  }
  if (verb !== "test" && verb !== "monitor") return null;
  return { tool: "snyk", image: null, looksAt: "files", weakness: null };
}

const SCOUT_FLAGS = new Set(
  "--exit-code -e --only-fixed --only-unfixed --details --epss --ignore-base --only-base --only-cisa-kev --locations --debug --verbose-debug --ignore-suppressed --multi-stage --only-vex-affected".split(
    " ",
  ),
);

function readScout(words: readonly ShellWord[], at: Span): Scan | null {
  const { options, operands } = splitOptions(words, SCOUT_FLAGS);
  const [verb, target] = operands.map(({ value }) => value);
  if (!/^(cves|cve|quickview|qv|compare|diff|policy|vulnerabilities|vulns)$/.test(verb ?? ""))
    return null;
  const severities = optionOf(options, "--only-severity");
  const code = optionOf(options, "--exit-code", "-e", "--exit-on", "-x");
  const isOff = code?.value?.value === "false";
  const weakness: Located<ScanWeakness> | null =
    !code || isOff
      ? { value: "exit-code", at: code?.at ?? at }
      : severities?.value && !/critical/i.test(severities.value.value)
        ? { value: "severity", at: severities.at }
        : null;
  const image = target?.replace(/^(image|registry|local|archive|oci-dir):(\/\/)?/, "") ?? null;
  const [, scheme] = /^(fs|sbom):/.exec(target ?? "") ?? [];
  const looksAt = scheme === "sbom" ? "sbom" : scheme ? "files" : "image";
  return { tool: "scout", image, looksAt, weakness };
}

function unclear(tool: string): Reading {
  return (words, at) => ({
    tool,
    image: words.findLast(({ value }) => !value.startsWith("-"))?.value ?? null,
    looksAt: "image",
    weakness: { value: "unclear", at },
  });
}
