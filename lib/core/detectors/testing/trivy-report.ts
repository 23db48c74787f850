/** A hole as a test puts it into a report. */
export interface Hole {
  readonly id: string;
  readonly severity: "CRITICAL" | "HIGH" | "LOW";
  /** The version that mends it; none where nobody has one. */
  readonly fixed?: string;
  readonly published?: string;
}

/** Trivy's JSON about one image: line 4 names it, each hole has a line of its own from line 8 on. */
export function trivyReport(
  image: string,
  day: string | null,
  holes: readonly Hole[] = [],
): string {
  const vulnerabilities = holes.map(
    ({ id, severity, fixed = "", published }) =>
      `{ "VulnerabilityID": "${id}", "PkgName": "libx", "Severity": "${severity}", "FixedVersion": "${fixed}"${
        published ? `, "PublishedDate": "${published}T00:00:00Z"` : ""
      } }`,
  );
  return `{
  "SchemaVersion": 2,
  ${day === null ? '"ReportID": ""' : `"CreatedAt": "${day}T08:00:00Z"`},
  "ArtifactName": "${image}",
  "ArtifactType": "container_image",
  "Metadata": { "RepoTags": ["${image}"] },
  "Results": [{ "Class": "os-pkgs", "Vulnerabilities": [
    ${vulnerabilities.join(",\n    ")}
  ] }]
}
`;
}
