import type { ControlId } from "./words";

export interface Reference {
  readonly name: string;
  readonly url: string;
}

/** Every outside address that the product may link to; nothing else is ever linked. */
export const REFERENCES = {
  "nist-800-190": {
    name: "NIST SP 800-190",
    url: "https://csrc.nist.gov/pubs/sp/800/190/final",
  },
  "nist-800-63b": {
    name: "NIST SP 800-63B-4",
    url: "https://pages.nist.gov/800-63-4/sp800-63b.html",
  },
  "pod-security-standards": {
    name: "Pod Security Standards",
    url: "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
  },
  "pod-security-admission": {
    name: "Pod Security admission",
    url: "https://kubernetes.io/docs/concepts/security/pod-security-admission/",
  },
  "network-policies": {
    name: "Network policies",
    url: "https://kubernetes.io/docs/concepts/services-networking/network-policies/",
  },
  "compose-reference": {
    name: "Compose file reference",
    url: "https://docs.docker.com/reference/compose-file/",
  },
  "dockerfile-reference": {
    name: "Dockerfile reference",
    url: "https://docs.docker.com/reference/dockerfile/",
  },
  "build-secrets": {
    name: "Build secrets",
    url: "https://docs.docker.com/build/building/secrets/",
  },
  dockerignore: {
    name: ".dockerignore",
    url: "https://docs.docker.com/build/concepts/context/#dockerignore-files",
  },
  "docker-run-reference": {
    name: "docker run reference",
    url: "https://docs.docker.com/reference/cli/docker/container/run/",
  },
  "docker-engine-security": {
    name: "Docker Engine security",
    url: "https://docs.docker.com/engine/security/",
  },
  "logging-drivers": {
    name: "Logging drivers",
    url: "https://docs.docker.com/engine/logging/configure/",
  },
  "docker-scout": { name: "Docker Scout", url: "https://docs.docker.com/scout/" },
  "content-trust-end": {
    name: "End of Docker Content Trust",
    url: "https://www.docker.com/blog/retiring-docker-content-trust/",
  },
  "cosign-verifying": {
    name: "cosign: verifying",
    url: "https://docs.sigstore.dev/cosign/verifying/verify/",
  },
  "sigstore-quickstart": {
    name: "Sigstore quickstart",
    url: "https://docs.sigstore.dev/quickstart/quickstart-cosign/",
  },
  "notary-project": { name: "Notary Project", url: "https://notaryproject.dev/docs/" },
  trivy: { name: "Trivy", url: "https://trivy.dev/latest/docs/configuration/others/" },
  grype: { name: "Grype", url: "https://github.com/anchore/grype" },
  distroless: {
    name: "distroless",
    url: "https://github.com/GoogleContainerTools/distroless",
  },
  "owasp-docker-cheat-sheet": {
    name: "OWASP Docker Security Cheat Sheet",
    url: "https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html",
  },
  "owasp-docker-top-10": {
    name: "OWASP Docker Top 10",
    url: "https://owasp.org/www-project-docker-top-10/",
  },
  "owasp-dsomm": { name: "OWASP DSOMM", url: "https://dsomm.owasp.org/" },
  slsa: { name: "SLSA v1.2", url: "https://slsa.dev/spec/v1.2/" },
  "in-toto": {
    name: "in-toto attestations",
    url: "https://github.com/in-toto/attestation",
  },
  oscal: { name: "OSCAL", url: "https://pages.nist.gov/OSCAL/" },
  sarif: {
    name: "SARIF 2.1.0",
    url: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html",
  },
  "endoflife-date": { name: "endoflife.date", url: "https://endoflife.date/docs/api/v1/" },
  "cis-docker-benchmark": {
    name: "CIS Docker Benchmark",
    url: "https://www.cisecurity.org/benchmark/docker",
  },
  "docker-bench-security": {
    name: "docker-bench-security",
    url: "https://github.com/docker/docker-bench-security",
  },
  "kube-bench": { name: "kube-bench", url: "https://github.com/aquasecurity/kube-bench" },
  hadolint: { name: "hadolint", url: "https://github.com/hadolint/hadolint" },
  gitleaks: { name: "gitleaks", url: "https://github.com/gitleaks/gitleaks" },
} as const satisfies Record<string, Reference>;

export type ReferenceId = keyof typeof REFERENCES;

/** What a control rests on. */
export const CONTROL_REFERENCES: Readonly<Record<ControlId, readonly ReferenceId[]>> = {
  "IMG-1": ["distroless", "dockerfile-reference", "nist-800-190"],
  "IMG-2": ["dockerfile-reference", "compose-reference", "owasp-docker-cheat-sheet"],
  "IMG-3": ["trivy", "grype", "docker-scout", "nist-800-190"],
  "IMG-4": ["endoflife-date", "nist-800-190"],
  "IMG-5": ["distroless", "nist-800-190"],
  "IMG-6": ["dockerfile-reference", "hadolint", "nist-800-190"],
  "CTR-1": [
    "dockerfile-reference",
    "docker-engine-security",
    "pod-security-standards",
    "owasp-docker-cheat-sheet",
  ],
  "CTR-2": ["compose-reference", "docker-run-reference", "owasp-docker-cheat-sheet"],
  "CTR-3": ["compose-reference", "docker-run-reference", "owasp-docker-cheat-sheet"],
  "CTR-4": [
    "docker-engine-security",
    "docker-run-reference",
    "pod-security-standards",
    "owasp-docker-cheat-sheet",
  ],
  "CTR-5": ["docker-run-reference", "pod-security-standards", "owasp-docker-cheat-sheet"],
  "SEC-1": ["gitleaks", "nist-800-190", "owasp-docker-cheat-sheet"],
  "SEC-2": ["compose-reference", "nist-800-190", "owasp-docker-cheat-sheet"],
  "SEC-3": ["nist-800-63b", "nist-800-190"],
  "SEC-4": ["nist-800-190", "owasp-dsomm"],
  "SEC-5": ["nist-800-190", "owasp-dsomm"],
  "NET-1": ["compose-reference", "network-policies", "nist-800-190", "owasp-docker-cheat-sheet"],
  "NET-2": ["network-policies", "nist-800-190"],
  "NET-3": ["compose-reference", "docker-engine-security", "owasp-docker-cheat-sheet"],
  "NET-4": ["docker-engine-security", "nist-800-190"],
  "RUN-1": ["logging-drivers", "compose-reference", "owasp-docker-cheat-sheet"],
  "RUN-2": ["nist-800-190", "owasp-docker-cheat-sheet", "owasp-dsomm"],
  "RUN-3": ["dockerfile-reference", "compose-reference", "cis-docker-benchmark"],
  "RUN-4": ["compose-reference", "docker-run-reference", "cis-docker-benchmark"],
  "RUN-5": ["compose-reference", "network-policies", "nist-800-190"],
  "BLD-1": ["dockerfile-reference", "nist-800-190"],
  "BLD-2": ["build-secrets", "nist-800-190", "owasp-docker-cheat-sheet"],
  "BLD-3": ["dockerignore", "nist-800-190"],
  "BLD-4": ["trivy", "grype", "docker-scout", "nist-800-190"],
  "BLD-5": [
    "sigstore-quickstart",
    "cosign-verifying",
    "notary-project",
    "content-trust-end",
    "slsa",
  ],
  "REG-1": ["nist-800-190", "owasp-docker-top-10"],
  "REG-2": ["nist-800-190", "owasp-docker-top-10"],
  "REG-3": ["nist-800-190", "owasp-docker-top-10"],
  "REG-4": ["trivy", "docker-scout", "nist-800-190"],
  "REG-5": ["nist-800-190", "owasp-dsomm"],
  "PRG-1": ["docker-scout", "trivy", "grype", "nist-800-190"],
  "PRG-2": ["nist-800-190", "owasp-dsomm"],
  "PRG-3": ["trivy", "nist-800-190", "owasp-dsomm"],
  "PRG-4": ["nist-800-190", "owasp-dsomm"],
  "PRG-5": ["cis-docker-benchmark", "docker-bench-security", "kube-bench"],
  "PRG-6": ["nist-800-190", "owasp-dsomm"],
  "PRG-7": ["nist-800-190", "owasp-dsomm"],
  "PRG-8": ["oscal", "nist-800-190", "owasp-dsomm"],
  "PRG-9": ["pod-security-admission", "nist-800-190", "owasp-dsomm"],
  "PRG-10": ["nist-800-190", "owasp-dsomm"],
};
