import type { ControlId } from "./words";

/** Standards that a control is mapped to; numbers only, never their text. */
export type StandardId =
  | "cis-docker" // CIS Docker Benchmark 1.6.0
  | "cis-kubernetes" // CIS Kubernetes Benchmark 1.12 and 2.0.1
  | "pss" // Kubernetes Pod Security Standards
  | "nist-800-190" // NIST SP 800-190
  | "owasp-docker-cheat-sheet"
  | "owasp-docker-top-10"
  | "owasp-dsomm"
  | "slsa" // SLSA 1.2
  | "pci-dss" // PCI DSS 4.0.1
  | "iso-27001"; // ISO/IEC 27001:2022 Annex A

export interface CrosswalkEntry {
  readonly standard: StandardId;
  /** Section numbers, rule numbers or activity names, as the standard writes them. */
  readonly refs: readonly string[];
}

/** Where the standards ask for the same as a control. */
export const CROSSWALKS: Readonly<Record<ControlId, readonly CrosswalkEntry[]>> = {
  "IMG-1": [
    { standard: "cis-docker", refs: ["4.2", "4.3"] },
    { standard: "nist-800-190", refs: ["4.1.2"] },
    { standard: "owasp-docker-cheat-sheet", refs: ["#9"] },
    { standard: "owasp-docker-top-10", refs: ["D04"] },
    { standard: "owasp-dsomm", refs: ["Reduction of the attack surface (level 2)"] },
    { standard: "pci-dss", refs: ["2.2.4"] },
    { standard: "iso-27001", refs: ["8.9", "8.19"] },
  ],
  "IMG-2": [
    { standard: "cis-docker", refs: ["4.2"] },
    { standard: "nist-800-190", refs: ["4.2.2"] },
    { standard: "owasp-docker-cheat-sheet", refs: ["#9", "#13"] },
    { standard: "owasp-docker-top-10", refs: ["D08"] },
    { standard: "owasp-dsomm", refs: ["Pinning of artifacts (level 2)"] },
    { standard: "slsa", refs: ["Provenance: resolved dependencies"] },
    { standard: "iso-27001", refs: ["8.9"] },
  ],
  "IMG-3": [
    { standard: "cis-docker", refs: ["4.4"] },
    { standard: "nist-800-190", refs: ["4.1.1", "4.1.3"] },
    { standard: "owasp-docker-cheat-sheet", refs: ["#9"] },
    { standard: "owasp-docker-top-10", refs: ["D02"] },
    {
      standard: "owasp-dsomm",
      refs: [
        "Test of infrastructure components for known vulnerabilities (level 4)",
        "Software Composition Analysis (server side) (level 2)",
        "Treatment of defects with high or critical severity (level 1)",
      ],
    },
    { standard: "pci-dss", refs: ["6.3.1", "6.3.3", "11.3.1"] },
    { standard: "iso-27001", refs: ["8.8"] },
  ],
  "IMG-4": [
    { standard: "cis-docker", refs: ["4.4", "4.7"] },
    { standard: "nist-800-190", refs: ["4.1.1", "4.1.2", "4.2.2"] },
    { standard: "owasp-docker-cheat-sheet", refs: ["#0"] },
    { standard: "owasp-docker-top-10", refs: ["D02"] },
    {
      standard: "owasp-dsomm",
      refs: [
        "Automated PRs for patches (level 1)",
        "Nightly build of images (base images) (level 2)",
        "Usage of a maximum lifetime for images (level 2)",
        "Test for new image version (level 3)",
      ],
    },
    { standard: "pci-dss", refs: ["6.3.3"] },
    { standard: "iso-27001", refs: ["8.8", "8.19"] },
  ],
  "IMG-5": [
    { standard: "cis-docker", refs: ["4.3", "4.8"] },
    { standard: "nist-800-190", refs: ["4.1.2"] },
    { standard: "owasp-docker-top-10", refs: ["D04"] },
    { standard: "owasp-dsomm", refs: ["Reduction of the attack surface (level 2)"] },
    { standard: "pci-dss", refs: ["2.2.4"] },
    { standard: "iso-27001", refs: ["8.9"] },
  ],
  "IMG-6": [
    { standard: "cis-docker", refs: ["4.3", "4.8", "5.7"] },
    { standard: "nist-800-190", refs: ["4.1.2"] },
    { standard: "owasp-docker-cheat-sheet", refs: ["#9"] },
    { standard: "owasp-docker-top-10", refs: ["D04"] },
    { standard: "owasp-dsomm", refs: ["Reduction of the attack surface (level 2)"] },
    { standard: "pci-dss", refs: ["2.2.4"] },
    { standard: "iso-27001", refs: ["8.19"] },
  ],
  "CTR-1": [
    { standard: "cis-docker", refs: ["4.1", "5.31"] },
    { standard: "cis-kubernetes", refs: ["5.2.7"] },
    { standard: "pss", refs: ["Restricted"] },
    { standard: "nist-800-190", refs: ["4.1.2", "4.4.3"] },
    { standard: "owasp-docker-cheat-sheet", refs: ["#2"] },
    { standard: "owasp-docker-top-10", refs: ["D01"] },
    { standard: "owasp-dsomm", refs: ["Containers are running as non-root (level 2)"] },
    { standard: "pci-dss", refs: ["2.2.6", "7.2.5"] },
    { standard: "iso-27001", refs: ["8.2", "8.9"] },
  ],
  "CTR-2": [
    { standard: "cis-docker", refs: ["5.13"] },
    { standard: "cis-kubernetes", refs: ["5.6.3"] },
    { standard: "nist-800-190", refs: ["4.4.4"] },
    { standard: "owasp-docker-cheat-sheet", refs: ["#8"] },
    { standard: "owasp-docker-top-10", refs: ["D09"] },
    { standard: "owasp-dsomm", refs: ["Immutable infrastructure (level 3)"] },
    { standard: "iso-27001", refs: ["8.9"] },
  ],
  "CTR-3": [
    { standard: "cis-docker", refs: ["5.11", "5.12", "5.19", "5.29"] },
    { standard: "nist-800-190", refs: ["4.4.3"] },
    { standard: "owasp-docker-cheat-sheet", refs: ["#7"] },
    { standard: "owasp-docker-top-10", refs: ["D07"] },
    { standard: "owasp-dsomm", refs: ["Virtual environments are limited (level 2)"] },
    { standard: "iso-27001", refs: ["8.6"] },
  ],
  "CTR-4": [
    { standard: "cis-docker", refs: ["5.4", "5.5"] },
    { standard: "cis-kubernetes", refs: ["5.2.2", "5.2.8", "5.2.9"] },
    { standard: "pss", refs: ["Restricted", "Baseline"] },
    { standard: "nist-800-190", refs: ["4.4.3"] },
    { standard: "owasp-docker-cheat-sheet", refs: ["#3"] },
    { standard: "owasp-docker-top-10", refs: ["D04"] },
    { standard: "owasp-dsomm", refs: ["Baseline Hardening of the environment (level 2)"] },
    { standard: "pci-dss", refs: ["2.2.4", "2.2.6"] },
    { standard: "iso-27001", refs: ["8.2", "8.9"] },
  ],
  "CTR-5": [
    { standard: "cis-docker", refs: ["2.14", "5.26"] },
    { standard: "cis-kubernetes", refs: ["5.2.6"] },
    { standard: "pss", refs: ["Restricted"] },
    { standard: "nist-800-190", refs: ["4.4.3"] },
    { standard: "owasp-docker-cheat-sheet", refs: ["#4"] },
    { standard: "owasp-docker-top-10", refs: ["D04"] },
    { standard: "owasp-dsomm", refs: ["Baseline Hardening of the environment (level 2)"] },
    { standard: "iso-27001", refs: ["8.2", "8.9"] },
  ],
  "SEC-1": [
    { standard: "cis-docker", refs: ["4.10"] },
    { standard: "nist-800-190", refs: ["4.1.4"] },
    { standard: "owasp-docker-cheat-sheet", refs: ["#12"] },
    { standard: "owasp-docker-top-10", refs: ["D06"] },
    {
      standard: "owasp-dsomm",
      refs: ["Test for stored secrets in code (level 1)", ".gitignore (level 4)"],
    },
    { standard: "pci-dss", refs: ["8.6.2"] },
    { standard: "iso-27001", refs: ["5.17", "8.4", "8.12"] },
  ],
  "SEC-2": [
    { standard: "cis-docker", refs: ["7.4"] },
    { standard: "cis-kubernetes", refs: ["5.4.1", "5.4.2"] },
    { standard: "nist-800-190", refs: ["4.1.4"] },
    { standard: "owasp-docker-cheat-sheet", refs: ["#12"] },
    { standard: "owasp-docker-top-10", refs: ["D06"] },
    {
      standard: "owasp-dsomm",
      refs: [
        "Handover of confidential parameters (level 3)",
        "Environment depending configuration parameters (secrets) (level 2)",
      ],
    },
    { standard: "pci-dss", refs: ["8.6.2"] },
    { standard: "iso-27001", refs: ["5.17", "8.24"] },
  ],
  "SEC-3": [
    { standard: "cis-docker", refs: ["7.6–7.8"] },
    { standard: "nist-800-190", refs: ["4.1.4"] },
    { standard: "owasp-docker-top-10", refs: ["D06"] },
    { standard: "pci-dss", refs: ["3.7.4", "8.3.9", "8.6.3"] },
    { standard: "iso-27001", refs: ["5.17", "8.24"] },
  ],
  "SEC-4": [
    { standard: "cis-kubernetes", refs: ["5.1.1–5.1.6"] },
    { standard: "nist-800-190", refs: ["4.1.4", "4.3.1"] },
    { standard: "owasp-docker-top-10", refs: ["D06"] },
    { standard: "owasp-dsomm", refs: ["Role based authentication and authorization (level 3)"] },
    { standard: "pci-dss", refs: ["7.2.1", "7.2.2", "7.2.5", "7.2.5.1"] },
    { standard: "iso-27001", refs: ["5.15", "5.18", "8.2", "8.3"] },
  ],
  "SEC-5": [
    { standard: "cis-docker", refs: ["7.4", "7.5", "7.6"] },
    { standard: "cis-kubernetes", refs: ["1.2.27", "1.2.28"] },
    { standard: "nist-800-190", refs: ["4.1.4", "4.3.2"] },
    { standard: "owasp-docker-top-10", refs: ["D06"] },
    { standard: "owasp-dsomm", refs: ["Usage of encryption at rest (level 2)"] },
    { standard: "pci-dss", refs: ["3.6.1", "3.6.1.2", "8.3.2"] },
    { standard: "iso-27001", refs: ["8.24"] },
  ],
  "NET-1": [
    { standard: "cis-docker", refs: ["2.2", "5.10", "5.30"] },
    { standard: "cis-kubernetes", refs: ["5.2.5", "5.3.2", "5.6.1"] },
    { standard: "pss", refs: ["Baseline: hostNetwork"] },
    { standard: "nist-800-190", refs: ["4.3.3", "4.4.2"] },
    { standard: "owasp-docker-cheat-sheet", refs: ["#5"] },
    { standard: "owasp-docker-top-10", refs: ["D03", "D05"] },
    {
      standard: "owasp-dsomm",
      refs: [
        "Isolated networks for virtual environments (level 2)",
        "Test network segmentation (level 2)",
      ],
    },
    { standard: "pci-dss", refs: ["1.3.1", "1.3.2", "1.4.2", "1.4.4"] },
    { standard: "iso-27001", refs: ["8.20", "8.22"] },
  ],
  "NET-2": [
    { standard: "cis-docker", refs: ["2.2"] },
    { standard: "cis-kubernetes", refs: ["5.3.1", "5.3.2"] },
    { standard: "nist-800-190", refs: ["4.3.3", "4.4.2"] },
    { standard: "owasp-docker-cheat-sheet", refs: ["#5"] },
    { standard: "owasp-docker-top-10", refs: ["D03"] },
    { standard: "owasp-dsomm", refs: ["Filter outgoing traffic (level 3)"] },
    { standard: "pci-dss", refs: ["1.2.5", "1.3.1", "1.3.2"] },
    { standard: "iso-27001", refs: ["8.20", "8.22"] },
  ],
  "NET-3": [
    { standard: "cis-docker", refs: ["5.7", "5.8", "5.9", "5.14"] },
    { standard: "cis-kubernetes", refs: ["5.2.12"] },
    { standard: "pss", refs: ["Baseline: HostPorts"] },
    { standard: "nist-800-190", refs: ["4.4.2"] },
    { standard: "owasp-docker-cheat-sheet", refs: ["#1", "#5a"] },
    { standard: "owasp-docker-top-10", refs: ["D03"] },
    { standard: "owasp-dsomm", refs: ["Test for exposed services (level 2)"] },
    { standard: "pci-dss", refs: ["1.2.5", "1.2.6", "2.2.4"] },
    { standard: "iso-27001", refs: ["8.20", "8.21"] },
  ],
  "NET-4": [
    { standard: "cis-docker", refs: ["2.7", "7.3"] },
    { standard: "cis-kubernetes", refs: ["1.2.24"] },
    { standard: "nist-800-190", refs: ["4.2.1", "4.3.5"] },
    { standard: "owasp-docker-top-10", refs: ["D03"] },
    {
      standard: "owasp-dsomm",
      refs: [
        "Usage of edge encryption at transit (level 1)",
        "Usage of internal encryption at transit (level 3)",
      ],
    },
    { standard: "pci-dss", refs: ["2.2.7", "4.2.1"] },
    { standard: "iso-27001", refs: ["8.21", "8.24"] },
  ],
  "RUN-1": [
    { standard: "cis-docker", refs: ["2.3", "2.13"] },
    { standard: "nist-800-190", refs: ["4.2.3", "4.4.2", "4.4.3"] },
    { standard: "owasp-docker-cheat-sheet", refs: ["#10"] },
    { standard: "owasp-docker-top-10", refs: ["D10"] },
    {
      standard: "owasp-dsomm",
      refs: ["Centralized system logging (level 1)", "Centralized application logging (level 2)"],
    },
    { standard: "pci-dss", refs: ["10.2.1", "10.5.1"] },
    { standard: "iso-27001", refs: ["8.15", "8.17"] },
  ],
  "RUN-2": [
    { standard: "nist-800-190", refs: ["4.4.2", "4.4.4"] },
    { standard: "owasp-docker-cheat-sheet", refs: ["#6"] },
    { standard: "owasp-docker-top-10", refs: ["D10"] },
    {
      standard: "owasp-dsomm",
      refs: [
        "Simple system metrics (level 1)",
        "Alerting (level 2)",
        "Audit of system events (level 3)",
      ],
    },
    { standard: "pci-dss", refs: ["10.4.1.1", "11.5.1"] },
    { standard: "iso-27001", refs: ["8.6", "8.16"] },
  ],
  "RUN-3": [
    { standard: "cis-docker", refs: ["4.6", "5.27"] },
    { standard: "owasp-docker-top-10", refs: ["D04"] },
    { standard: "owasp-dsomm", refs: ["Advanced availability and stability metrics (level 3)"] },
    { standard: "iso-27001", refs: ["8.14", "8.16"] },
  ],
  "RUN-4": [
    { standard: "cis-docker", refs: ["5.15"] },
    { standard: "owasp-docker-cheat-sheet", refs: ["#7"] },
    { standard: "owasp-docker-top-10", refs: ["D07"] },
    { standard: "iso-27001", refs: ["8.14"] },
  ],
  "RUN-5": [
    { standard: "cis-docker", refs: ["2.2", "5.30", "5.32"] },
    { standard: "cis-kubernetes", refs: ["5.3.2"] },
    { standard: "nist-800-190", refs: ["4.3.3", "4.3.4", "4.4.2"] },
    { standard: "owasp-docker-cheat-sheet", refs: ["#1", "#5"] },
    { standard: "owasp-docker-top-10", refs: ["D03", "D05"] },
    {
      standard: "owasp-dsomm",
      refs: [
        "Isolated networks for virtual environments (level 2)",
        "Filter outgoing traffic (level 3)",
      ],
    },
    { standard: "pci-dss", refs: ["1.3.1", "1.4.2", "2.2.3"] },
    { standard: "iso-27001", refs: ["8.22"] },
  ],
  "BLD-1": [
    { standard: "cis-docker", refs: ["4.3"] },
    { standard: "nist-800-190", refs: ["4.1.2"] },
    { standard: "owasp-docker-top-10", refs: ["D04"] },
    {
      standard: "owasp-dsomm",
      refs: ["Reduction of the attack surface (level 2)", "Defined build process (level 1)"],
    },
    { standard: "slsa", refs: ["Build: scripted build"] },
    { standard: "iso-27001", refs: ["8.31"] },
  ],
  "BLD-2": [
    { standard: "cis-docker", refs: ["4.10"] },
    { standard: "nist-800-190", refs: ["4.1.4"] },
    { standard: "owasp-docker-cheat-sheet", refs: ["#12"] },
    { standard: "owasp-docker-top-10", refs: ["D06"] },
    { standard: "owasp-dsomm", refs: ["Test for stored secrets in build artifacts (level 1)"] },
    { standard: "pci-dss", refs: ["8.6.2"] },
    { standard: "iso-27001", refs: ["5.17", "8.12"] },
  ],
  "BLD-3": [
    { standard: "cis-docker", refs: ["4.10"] },
    { standard: "nist-800-190", refs: ["4.1.4"] },
    { standard: "owasp-docker-top-10", refs: ["D06"] },
    { standard: "owasp-dsomm", refs: [".gitignore (level 4)"] },
    { standard: "iso-27001", refs: ["8.12"] },
  ],
  "BLD-4": [
    { standard: "cis-docker", refs: ["4.4"] },
    { standard: "nist-800-190", refs: ["4.1.1", "4.2.3"] },
    { standard: "owasp-docker-cheat-sheet", refs: ["#9"] },
    { standard: "owasp-docker-top-10", refs: ["D02"] },
    {
      standard: "owasp-dsomm",
      refs: [
        "Software Composition Analysis (server side) (level 2)",
        "Test of infrastructure components for known vulnerabilities (level 4)",
      ],
    },
    { standard: "pci-dss", refs: ["6.2.3", "6.3.1"] },
    { standard: "iso-27001", refs: ["8.8", "8.29"] },
  ],
  "BLD-5": [
    { standard: "cis-docker", refs: ["4.5", "4.12"] },
    { standard: "cis-kubernetes", refs: ["5.5.1"] },
    { standard: "nist-800-190", refs: ["4.1.5"] },
    { standard: "owasp-docker-cheat-sheet", refs: ["#13"] },
    { standard: "owasp-docker-top-10", refs: ["D08"] },
    { standard: "owasp-dsomm", refs: ["Signing of artifacts (level 5)"] },
    { standard: "slsa", refs: ["Build L1", "Build L2", "Build L3"] },
    { standard: "pci-dss", refs: ["6.5.1"] },
    { standard: "iso-27001", refs: ["5.21", "8.24", "8.31"] },
  ],
  "REG-1": [
    { standard: "cis-docker", refs: ["4.2"] },
    { standard: "nist-800-190", refs: ["4.1.5", "4.2.3"] },
    { standard: "owasp-docker-cheat-sheet", refs: ["#13"] },
    { standard: "owasp-docker-top-10", refs: ["D08"] },
    { standard: "owasp-dsomm", refs: ["Inventory of production artifacts (level 2)"] },
    { standard: "pci-dss", refs: ["7.2.1"] },
    { standard: "iso-27001", refs: ["5.23", "8.4"] },
  ],
  "REG-2": [
    { standard: "nist-800-190", refs: ["4.2.3"] },
    { standard: "owasp-docker-top-10", refs: ["D08"] },
    {
      standard: "owasp-dsomm",
      refs: ["Simple access control for systems (level 1)", "MFA (level 2)"],
    },
    { standard: "pci-dss", refs: ["8.2.1", "8.3.1", "8.6.1–8.6.3"] },
    { standard: "iso-27001", refs: ["5.15–5.17", "8.5"] },
  ],
  "REG-3": [
    { standard: "cis-docker", refs: ["2.5", "3.7", "3.8"] },
    { standard: "nist-800-190", refs: ["4.2.1"] },
    { standard: "owasp-docker-top-10", refs: ["D03", "D08"] },
    { standard: "owasp-dsomm", refs: ["Usage of internal encryption at transit (level 3)"] },
    { standard: "pci-dss", refs: ["4.2.1"] },
    { standard: "iso-27001", refs: ["8.21", "8.24"] },
  ],
  "REG-4": [
    { standard: "cis-docker", refs: ["4.4", "6.1"] },
    { standard: "nist-800-190", refs: ["4.1.1", "4.2.2"] },
    { standard: "owasp-docker-cheat-sheet", refs: ["#9"] },
    { standard: "owasp-docker-top-10", refs: ["D02"] },
    {
      standard: "owasp-dsomm",
      refs: [
        "Correlate known vulnerabilities in infrastructure with new image versions (level 4)",
        "Usage of a maximum lifetime for images (level 2)",
      ],
    },
    { standard: "pci-dss", refs: ["6.3.1", "11.3.1"] },
    { standard: "iso-27001", refs: ["8.8"] },
  ],
  "REG-5": [
    { standard: "nist-800-190", refs: ["4.2.3", "4.3.1"] },
    { standard: "owasp-docker-top-10", refs: ["D08"] },
    { standard: "owasp-dsomm", refs: ["Role based authentication and authorization (level 3)"] },
    { standard: "pci-dss", refs: ["7.2.1", "7.2.2", "7.2.4", "7.2.5.1"] },
    { standard: "iso-27001", refs: ["5.15", "5.18", "8.3"] },
  ],
  "PRG-1": [
    { standard: "cis-docker", refs: ["4.4"] },
    { standard: "nist-800-190", refs: ["4.1.1", "4.1.3"] },
    { standard: "owasp-docker-cheat-sheet", refs: ["#9"] },
    { standard: "owasp-docker-top-10", refs: ["D02"] },
    {
      standard: "owasp-dsomm",
      refs: [
        "Test of infrastructure components for known vulnerabilities (level 4)",
        "Software Composition Analysis (server side) (level 2)",
        "Treatment of defects with high or critical severity (level 1)",
        "Default settings for intensity (level 1)",
      ],
    },
    { standard: "pci-dss", refs: ["6.3.1", "6.3.3", "11.3.1"] },
    { standard: "iso-27001", refs: ["8.8"] },
  ],
  "PRG-2": [
    { standard: "nist-800-190", refs: ["4.1.1"] },
    { standard: "owasp-docker-top-10", refs: ["D02"] },
    {
      standard: "owasp-dsomm",
      refs: ["Regular automated tests (level 2)", "SLA per criticality (level 3)"],
    },
    { standard: "pci-dss", refs: ["6.3.1", "6.3.3", "11.3.1"] },
    { standard: "iso-27001", refs: ["8.8"] },
  ],
  "PRG-3": [
    { standard: "nist-800-190", refs: ["4.1.1", "4.2.3"] },
    { standard: "owasp-docker-cheat-sheet", refs: ["#9"] },
    { standard: "owasp-docker-top-10", refs: ["D02"] },
    { standard: "owasp-dsomm", refs: ["Usage of a vulnerability management system (level 3)"] },
    { standard: "pci-dss", refs: ["6.3.1", "11.3.1"] },
    { standard: "iso-27001", refs: ["8.8", "8.29"] },
  ],
  "PRG-4": [
    { standard: "nist-800-190", refs: ["4.4.2", "4.4.4"] },
    { standard: "owasp-docker-cheat-sheet", refs: ["#6"] },
    { standard: "owasp-docker-top-10", refs: ["D10"] },
    {
      standard: "owasp-dsomm",
      refs: ["Alerting (level 2)", "Targeted alerting (level 3)", "Visualized logging (level 3)"],
    },
    { standard: "pci-dss", refs: ["10.4.1", "10.4.1.1", "10.7.2"] },
    { standard: "iso-27001", refs: ["8.15", "8.16"] },
  ],
  "PRG-5": [
    { standard: "nist-800-190", refs: ["4.1.2", "4.4.3"] },
    {
      standard: "owasp-dsomm",
      refs: [
        "Test the definition of virtualized environments (level 2)",
        "Test cluster deployment resources (level 2)",
      ],
    },
    { standard: "pci-dss", refs: ["2.2.1", "12.4.2"] },
    { standard: "iso-27001", refs: ["5.36", "8.34"] },
  ],
  "PRG-6": [
    { standard: "cis-docker", refs: ["1.1.3–1.1.18", "2.13"] },
    { standard: "cis-kubernetes", refs: ["1.2.16–1.2.19", "3.2.1", "3.2.2"] },
    { standard: "nist-800-190", refs: ["4.2.3", "4.3.2"] },
    { standard: "owasp-docker-top-10", refs: ["D10"] },
    {
      standard: "owasp-dsomm",
      refs: [
        "Logging of security events (level 2)",
        "Audit of system events (level 3)",
        "Correlation of security events (level 5)",
      ],
    },
    { standard: "pci-dss", refs: ["10.2.1", "10.3.1", "10.3.3", "10.3.4", "10.4.1", "10.5.1"] },
    { standard: "iso-27001", refs: ["5.28", "8.15", "8.17"] },
  ],
  "PRG-7": [
    { standard: "nist-800-190", refs: ["4.1.3", "4.4.4", "4.4.5"] },
    { standard: "owasp-docker-cheat-sheet", refs: ["#6"] },
    { standard: "owasp-docker-top-10", refs: ["D10"] },
    {
      standard: "owasp-dsomm",
      refs: ["Test for malware (level 3)", "Defense metrics (level 4)"],
    },
    { standard: "pci-dss", refs: ["5.2.1", "11.5.1", "11.5.2"] },
    { standard: "iso-27001", refs: ["5.7", "8.7", "8.16"] },
  ],
  "PRG-8": [
    { standard: "cis-kubernetes", refs: ["5.2.1"] },
    { standard: "nist-800-190", refs: ["4.1.2", "4.4.3"] },
    {
      standard: "owasp-dsomm",
      refs: ["Test the cloud configuration (level 2)", "Coverage and control metrics (level 4)"],
    },
    { standard: "pci-dss", refs: ["2.2.1", "10.7.2"] },
    { standard: "iso-27001", refs: ["5.36", "8.9"] },
  ],
  "PRG-9": [
    { standard: "cis-docker", refs: ["2.12"] },
    { standard: "cis-kubernetes", refs: ["5.2.1", "5.2.2–5.2.12"] },
    { standard: "nist-800-190", refs: ["4.1.5", "4.4.3", "4.4.5"] },
    { standard: "owasp-docker-cheat-sheet", refs: ["#13"] },
    {
      standard: "owasp-dsomm",
      refs: [
        "A patch policy is defined (level 1)",
        "Information security targets are communicated (level 2)",
      ],
    },
    { standard: "pci-dss", refs: ["2.2.1", "12.1.1"] },
    { standard: "iso-27001", refs: ["5.1", "5.36", "8.9"] },
  ],
  "PRG-10": [
    { standard: "nist-800-190", refs: ["4.4.1–4.4.5", "5"] },
    {
      standard: "owasp-dsomm",
      refs: [
        "Security-Lessoned-Learned (level 3)",
        "Generation of response statistics (level 3)",
        "Conduction of war games (level 4)",
      ],
    },
    { standard: "pci-dss", refs: ["12.10.1", "12.10.2", "12.10.5"] },
    { standard: "iso-27001", refs: ["5.24–5.28"] },
  ],
};
