import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ageInDays, utcDay } from "./day";
import { parseSarif } from "./sarif";
import { parseTrivy } from "./trivy";

const trivy = (report: unknown) => {
  const text = typeof report === "string" ? report : JSON.stringify(report, null, 2);
  return { text, ...parseTrivy({ path: "trivy.json", text }) };
};
const sarif = (...runs: unknown[]) =>
  parseSarif({ path: "x.sarif", text: JSON.stringify({ version: "2.1.0", runs }) });

const IMAGE = {
  SchemaVersion: 2,
  CreatedAt: "2026-11-20T23:30:00.123456789-02:00",
  ArtifactName: "registry.example.com/my-app:1.0.0",
  ArtifactType: "container_image",
  Metadata: {
    OS: { Family: "alpine", Name: "3.18.4", EOSL: true },
    ImageID: "sha256:aa",
    RepoTags: ["registry.example.com/my-app:1.0.0"],
    RepoDigests: [`registry.example.com/my-app@sha256:${"a".repeat(64)}`],
  },
  Results: [
    { Target: "my-app", Class: "os-pkgs", Type: "alpine" },
    {
      Target: "app/package-lock.json",
      Class: "lang-pkgs",
      Vulnerabilities: [
        {
          VulnerabilityID: "CVE-2026-1000",
          PkgName: "left-pad",
          InstalledVersion: "1.0",
          FixedVersion: "1.1",
          Status: "fixed",
          Severity: "CRITICAL",
          PublishedDate: "2026-11-01T00:00:00Z",
        },
        { VulnerabilityID: "CVE-2026-1001", PkgName: "x", Status: "affected", Severity: "HIGH" },
      ],
    },
    { Target: "/app/key", Class: "secret", Secrets: [{ RuleID: "private-key" }] },
  ],
};

describe("Trivy's JSON", () => {
  test("a report names its image, its day in UTC and what it found, each with its place", () => {
    const { facts, text } = trivy(IMAGE);
    const [report] = facts ?? [];
    expect(report?.date).toBe("2026-11-21");
    expect(report?.image).toEqual({
      names: ["registry.example.com/my-app:1.0.0"],
      digests: [`sha256:${"a".repeat(64)}`],
      id: "sha256:aa",
    });
    expect(report?.packagesSeen).toBe(true);
    expect(report?.endOfLife?.value).toBe(true);
    expect(report?.secrets.map(({ value }) => value)).toEqual(["private-key"]);
    const found = report?.vulnerabilities.map(({ id, severity, fixable, published, at }) => [
      id,
      severity,
      fixable,
      published,
      text.slice(at.start, at.end),
    ]);
    expect(found).toEqual([
      ["CVE-2026-1000", "critical", true, "2026-11-01", '"CVE-2026-1000"'],
      ["CVE-2026-1001", "high", false, null, '"CVE-2026-1001"'],
    ]);
  });

  test("a clean target is clean, and no target at all is nothing recognised", () => {
    const seen = (Results?: unknown) => trivy({ ...IMAGE, Results }).facts?.[0]?.packagesSeen;
    expect(seen([{ Class: "os-pkgs" }])).toBe(true);
    expect(seen([])).toBe(false);
    expect(seen()).toBe(false);
  });

  test("suppressed findings count: the report doesn't say until when they are accepted", () => {
    const Finding = { VulnerabilityID: "CVE-2026-2", Severity: "CRITICAL", FixedVersion: "2" };
    const { facts } = trivy({
      ...IMAGE,
      Results: [{ ExperimentalModifiedFindings: [{ Type: "vulnerability", Finding }] }],
    });
    expect(facts?.[0]?.vulnerabilities.map(({ id }) => id)).toEqual(["CVE-2026-2"]);
  });

  test("a scan of a folder is no report of an image", () => {
    expect(trivy({ ...IMAGE, ArtifactType: "filesystem" })).toMatchObject({ facts: [], notes: [] });
    expect(trivy({ ...IMAGE, ArtifactType: "repository" }).facts).toEqual([]);
  });

  test("a report without a date says so", () => {
    const { facts, notes } = trivy({ ...IMAGE, CreatedAt: undefined });
    expect(facts?.[0]?.date).toBeNull();
    expect(notes.map(({ code }) => code)).toEqual(["undated"]);
  });

  test("a report that was cut off is an error with its place", () => {
    const whole = trivy(IMAGE).text;
    const cut = whole.slice(0, 700);
    expect(trivy(cut)).toMatchObject({
      facts: null,
      errors: [{ code: "json-unfinished", at: { start: 700 } }],
    });
    expect(trivy({ SchemaVersion: 2 }).errors[0]?.code).toBe("trivy-shape");
  });
});

describe("SARIF", () => {
  const RULE = { id: "CVE-2026-1", properties: { "security-severity": "9.8" } };
  const scan = {
    tool: { driver: { name: "Trivy", rules: [RULE] } },
    properties: { imageName: "shop:1" },
  };

  test.each([{ ruleIndex: 0 }, { rule: { id: "CVE-2026-1" } }, { rule: { index: 0 } }])(
    "a result may name its rule by %j",
    (result) => {
      const { facts } = sarif({ ...scan, results: [result] });
      expect(facts?.[0]?.vulnerabilities).toMatchObject([{ id: RULE.id, severity: "critical" }]);
    },
  );

  test.each([
    { results: null },
    { results: [], invocations: [{ executionSuccessful: false }] },
    {},
  ])("a scan that broke off shows nothing: %j", (run) => {
    expect(sarif({ ...scan, ...run }).facts).toEqual([]);
  });

  const driver = (name: string, rules: unknown[] = []) => ({ driver: { name, rules } });
  const properties = {
    imageName: "nginx:1.31",
    repoTags: ["nginx:1.31"],
    repoDigests: [],
    imageID: "sha256:bb",
  };

  test("Trivy names the image in its properties; without them it scanned a folder", () => {
    expect(sarif({ tool: driver("Trivy"), results: [], properties }).facts?.[0]?.image).toEqual({
      names: ["nginx:1.31"],
      digests: [],
      id: "sha256:bb",
    });
    expect(sarif({ tool: driver("Trivy"), results: [] }).facts).toEqual([]);
  });

  test("severity comes from the rule, what mends it from the message", () => {
    const rules = [
      {
        id: "CVE-2026-1",
        name: "OsPackageVulnerability",
        properties: { "security-severity": "9.8" },
      },
      { id: "private-key", name: "Secret" },
    ];
    const result = (ruleId: string, text: string) => ({
      ruleId,
      level: "error",
      message: { text },
    });
    const { facts } = sarif({
      tool: driver("Trivy", rules),
      properties,
      results: [
        result("CVE-2026-1", "Package: musl\nInstalled Version: 1\nFixed Version: 1.2\nLink: x"),
        result("CVE-2026-2", "Package: curl\nSeverity: LOW\nFixed Version: \nLink: x 1"),
        result("private-key", "Artifact: /key"),
      ],
    });
    expect(
      facts?.[0]?.vulnerabilities.map((one) => [one.id, one.package, one.severity, one.fixable]),
    ).toEqual([
      ["CVE-2026-1", "musl", "critical", true],
      ["CVE-2026-2", "curl", "low", false],
    ]);
    expect(facts?.[0]?.secrets.map(({ value }) => value)).toEqual(["private-key"]);
  });

  test("Grype names the image before a layer, Scout and Snyk in a location", () => {
    const at = (uri: string, fullyQualifiedName?: string) => ({
      ruleId: "CVE-2026-1-musl",
      locations: [
        {
          physicalLocation: { artifactLocation: { uri } },
          logicalLocations: fullyQualifiedName ? [{ fullyQualifiedName }] : [],
        },
      ],
    });
    const names = (tool: string, result: unknown) =>
      sarif({ tool: driver(tool), results: [result] }).facts?.map(({ image }) => image.names);
    const layer = `alpine:3.22@sha256:${"c".repeat(64)}:/lib/apk/db/installed`;
    expect(names("Grype", at("image//lib/apk/db/installed", layer))).toEqual([["alpine:3.22"]]);
    expect(names("Grype", at("package-lock.json"))).toEqual([]);
    expect(names("docker scout", at("/lib/apk/db/installed"))).toEqual([[]]);
    expect(names("docker scout", at("nginx:1.31"))).toEqual([["nginx:1.31"]]);
    expect(names("Snyk Container", at("nginx_1.31"))).toEqual([["nginx:1.31"]]);
  });

  test("Snyk says in the rule what mends a hole, and may name the Dockerfile instead of the image", () => {
    const rules = [
      {
        id: "SNYK-DEBIAN12-OPENSSL-1",
        shortDescription: {
          text: "Critical severity - Out-of-bounds Write vulnerability in openssl",
        },
        help: {
          text: "",
          markdown:
            "## Remediation\nUpgrade `Debian:12` `openssl` to version 3.0.15-1 or higher.\n",
        },
        properties: { "security-severity": "undefined" },
      },
      {
        id: "SNYK-DEBIAN12-ZLIB-2",
        help: { text: "", markdown: "## Remediation\nThere is no fixed version for `zlib`.\n" },
        properties: { "security-severity": "9.8" },
      },
      { id: "SNYK-JS-WS-3", properties: { "security-severity": "7.5" } },
    ];
    const result = (ruleId: string, name: string, fixes?: unknown[]) => ({
      ruleId,
      level: "error",
      message: { text: `This file introduces a vulnerable ${name} package with a high severity.` },
      locations: [{ physicalLocation: { artifactLocation: { uri: "docker/Dockerfile" } } }],
      fixes,
    });
    const { facts } = sarif({
      tool: driver("Snyk Container", rules),
      results: [
        result("SNYK-DEBIAN12-OPENSSL-1", "openssl/libssl3"),
        result("SNYK-DEBIAN12-ZLIB-2", "zlib/zlib1g"),
        result("SNYK-JS-WS-3", "ws", [{ description: { text: "Upgrade to ws@8.17.1" } }]),
      ],
    });
    expect(facts?.[0]?.image.names).toEqual([]);
    expect(
      facts?.[0]?.vulnerabilities.map((one) => [one.package, one.severity, one.fixable]),
    ).toEqual([
      ["openssl/libssl3", "critical", true],
      ["zlib/zlib1g", "critical", false],
      ["ws", "high", true],
    ]);
  });

  test("Scout names the package by its package URL, and what mends it in a property", () => {
    const rule = (id: string, fixed_version: string) => ({
      id,
      properties: {
        cvssV3_severity: "CRITICAL",
        fixed_version,
        purls: ["pkg:deb/debian/tar@1.35%2Bdfsg-3.1?os_name=debian"],
      },
    });
    const { facts } = sarif({
      tool: driver("docker scout", [rule("CVE-2026-1", "1.36"), rule("CVE-2026-2", "not fixed")]),
      results: [{ ruleId: "CVE-2026-1" }, { ruleId: "CVE-2026-2" }],
    });
    expect(
      facts?.[0]?.vulnerabilities.map((one) => [one.package, one.severity, one.fixable]),
    ).toEqual([
      ["tar", "critical", true],
      ["tar", "critical", false],
    ]);
  });

  test.each(["hadolint", "checkov", "Snyk Open Source", "SnykCode", "CodeQL", ""])(
    "a run of %j is no image's report",
    (tool) => {
      expect(sarif({ tool: driver(tool), results: [], properties }).facts).toEqual([]);
    },
  );

  test("the date is when the run ended, else there is none and the file says so", () => {
    const run = { tool: driver("Trivy"), results: [], properties };
    const dated = { ...run, invocations: [{ endTimeUtc: "2026-11-20T10:00:00Z" }] };
    expect(sarif(dated).facts?.[0]?.date).toBe("2026-11-20");
    expect(sarif(run).notes.map(({ code }) => code)).toEqual(["undated"]);
    expect(sarif(run, dated).facts?.length).toBe(2);
  });
});

test.each([
  ["2026-11-20T09:14:03.123456789+01:00", "2026-11-20"],
  ["2026-11-20T00:14:03+01:00", "2026-11-19"],
  ["2026-11-20T23:14:03-0100", "2026-11-21"],
  ["2026-11-20 09:14:03.1 +0000 UTC", "2026-11-20"],
  ["2026-11-20", "2026-11-20"],
  ["0001-01-01T00:00:00Z", null],
  ["1970-01-01T00:00:00Z", null],
  ["2026-02-30T00:00:00Z", null],
  ["yesterday", null],
])("the day of %j in UTC is %j", (text, day) => {
  expect(utcDay(text)).toBe(day);
});

test("age counts calendar days; a date to come is none", () => {
  expect(ageInDays("2026-10-24", "2026-11-23")).toBe(30);
  expect(ageInDays("2026-11-23", "2026-11-23")).toBe(0);
  expect(ageInDays("2026-11-24", "2026-11-23")).toBeNull();
  expect(ageInDays(null, "2026-11-23")).toBeNull();
});

test("no JSON makes a parser throw", () => {
  const keys = [...new Set(JSON.stringify(IMAGE).match(/"[A-Za-z]+"(?=:)/g) ?? [])].map((key) =>
    key.slice(1, -1),
  );
  const more = ["runs", "tool", "driver", "name", "results", "locations", "properties", "ruleId"];
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { depthSize: "medium" },
      fc.constantFrom("Trivy", "Grype", "docker scout", "image/x", "CVE-2026-1", null, 1, true),
      fc.array(tie("tree"), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...keys, ...more), tie("tree"), { maxKeys: 6 }),
    ),
  }));
  fc.assert(
    fc.property(tree, (value) => {
      const text = JSON.stringify(value);
      parseTrivy({ path: "a", text });
      parseSarif({ path: "a", text });
    }),
  );
});
