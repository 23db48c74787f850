import type { Located, Span } from "../source";

/** A scanner's report in our own words, whatever tool wrote it. */
export interface ImageReport {
  readonly path: string;
  readonly at: Span;
  readonly tool: "trivy" | "grype" | "scout" | "snyk" | "other";
  /** The UTC day it was made; null where it has no date. One after `asOf` is no date either: `ageInDays`. */
  readonly date: string | null;
  readonly image: {
    /** As written: `registry.example.com/my-app:1.0.0`. */
    readonly names: readonly string[];
    readonly digests: readonly string[];
    readonly id: string | null;
  };
  /** Packages were recognised: a report without any says nothing. */
  readonly packagesSeen: boolean;
  /** The distribution's release has ended, says the tool. */
  readonly endOfLife: Located<boolean> | null;
  readonly os: { readonly family: string; readonly version: string } | null;
  readonly vulnerabilities: readonly Vulnerability[];
  readonly secrets: readonly Located<string>[];
  readonly secretsScanned: boolean;
  /** Package names where the report lists them all. */
  readonly packages: readonly string[] | null;
}

export interface Vulnerability {
  readonly id: string;
  readonly package: string;
  readonly severity: "critical" | "high" | "medium" | "low" | "unknown";
  readonly fixable: boolean;
  /** `YYYY-MM-DD` the advisory was published, where the report has it. */
  readonly published: string | null;
  readonly at: Span;
}
