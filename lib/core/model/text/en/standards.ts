import type { StandardId } from "@/lib/core/model/crosswalks";

export interface StandardText {
  readonly name: string;
  readonly shortName: string;
  /** Null where the standard is not counted in versions. */
  readonly version: string | null;
}

export const standardTexts = {
  "cis-docker": { name: "CIS Docker Benchmark", shortName: "CIS Docker", version: "1.6.0" },
  "cis-kubernetes": {
    name: "CIS Kubernetes Benchmark",
    shortName: "CIS Kubernetes",
    version: "1.12 and 2.0.1",
  },
  pss: {
    name: "Kubernetes Pod Security Standards",
    shortName: "Pod Security Standards",
    version: null,
  },
  "nist-800-190": { name: "NIST SP 800-190", shortName: "NIST SP 800-190", version: null },
  "owasp-docker-cheat-sheet": {
    name: "OWASP Docker Security Cheat Sheet",
    shortName: "OWASP Cheat Sheet",
    version: null,
  },
  "owasp-docker-top-10": {
    name: "OWASP Docker Top 10",
    shortName: "OWASP Docker Top 10",
    version: null,
  },
  "owasp-dsomm": {
    name: "OWASP DevSecOps Maturity Model",
    shortName: "OWASP DSOMM",
    version: "4.3.1",
  },
  slsa: { name: "SLSA", shortName: "SLSA", version: "1.2" },
  "pci-dss": { name: "PCI DSS", shortName: "PCI DSS", version: "4.0.1" },
  "iso-27001": { name: "ISO/IEC 27001, Annex A", shortName: "ISO 27001", version: "2022" },
} satisfies Record<StandardId, StandardText>;

/** Stands beside every crosswalk. */
export const standardsNote =
  "Numbers only; the texts are their owners'. Which number belongs to which control is our judgement.";
