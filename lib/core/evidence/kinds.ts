/** Every kind of artefact that is recognised; which of them are read yet says `READ_KINDS`. */
export const ARTEFACT_KINDS = [
  "dockerfile",
  "compose",
  "kubernetes",
  "dockerignore",
  "gitignore",
  "env",
  "transcript",
  "inspect",
  "daemon",
  "workflow",
  "updates",
  "registry-config",
  "text",
  "trivy",
  "grype",
  "hadolint",
  "sarif",
  "cyclonedx",
  "spdx",
  "gitleaks",
  "cosign",
  "docker-bench",
  "kube-bench",
  "unknown",
] as const;
/** The words of the JSON contract (design, section 7). */
export type ArtefactKind = (typeof ARTEFACT_KINDS)[number];

/** Kinds that a parser of ours reads. The rest is recognised and said aloud. */
export const READ_KINDS: ReadonlySet<ArtefactKind> = new Set<ArtefactKind>([
  "dockerfile",
  "compose",
  "dockerignore",
  "gitignore",
  "env",
  "transcript",
  "inspect",
  "workflow",
  "updates",
  "registry-config",
  "text",
  "trivy",
  "sarif",
]);

/** Kinds of which every value is read with its name: only what has no name is left to look for. */
export const NAMED: ReadonlySet<ArtefactKind> = new Set<ArtefactKind>([
  "dockerfile",
  "compose",
  "workflow",
  "env",
  "gitignore",
  "dockerignore",
]);
