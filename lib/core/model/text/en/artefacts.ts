import type { ArtefactKind } from "@/lib/core/evidence/kinds";

/** What each kind of file is called. */
export const artefactNames = {
  dockerfile: "Dockerfile",
  compose: "Compose",
  kubernetes: "Kubernetes",
  dockerignore: "Docker ignore rules",
  gitignore: "Git ignore rules",
  env: "Environment file",
  transcript: "Terminal transcript",
  inspect: "docker inspect",
  daemon: "Docker daemon settings",
  workflow: "Pipeline",
  updates: "Update bot settings",
  "registry-config": "Registry settings",
  text: "Text",
  trivy: "Trivy report",
  grype: "Grype report",
  hadolint: "hadolint report",
  sarif: "SARIF report",
  cyclonedx: "CycloneDX list",
  spdx: "SPDX list",
  gitleaks: "gitleaks report",
  cosign: "cosign verification",
  "docker-bench": "Docker Bench report",
  "kube-bench": "kube-bench report",
  unknown: "Other",
} satisfies Record<ArtefactKind, string>;
