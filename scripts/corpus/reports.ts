import { type Craft, imageName } from "./craft";

/** What `docker inspect` prints of containers. */
export function inspect(craft: Craft, size = craft.random.between(2_000, 9_000)): string {
  const { random, secret } = craft;
  const containers = Array.from({ length: Math.ceil(size / 2_400) }, (_, index) => ({
    Id: random.hex(64),
    Created: "2026-11-02T10:00:00.000000000Z",
    Name: `/shop-${index}`,
    State: { Status: "running", Running: true, Pid: random.below(30_000) },
    Image: `sha256:${random.hex(64)}`,
    HostConfig: {
      Binds: random.chance(0.4) ? ["/var/run/docker.sock:/var/run/docker.sock:rw"] : null,
      LogConfig: { Type: "json-file", Config: random.chance(0.5) ? { "max-size": "10m" } : {} },
      NetworkMode: random.pick(["shop_default", "host", "bridge"]),
      PortBindings: { "3000/tcp": [{ HostIp: random.pick(["", "127.0.0.1"]), HostPort: "3000" }] },
      RestartPolicy: {
        Name: random.pick(["no", "always", "unless-stopped"]),
        MaximumRetryCount: 0,
      },
      CapAdd: random.chance(0.2) ? ["SYS_ADMIN"] : null,
      CapDrop: random.chance(0.4) ? ["ALL"] : null,
      Privileged: random.chance(0.1),
      ReadonlyRootfs: random.chance(0.4),
      SecurityOpt: random.chance(0.5) ? ["no-new-privileges"] : null,
      Memory: random.chance(0.5) ? 536_870_912 : 0,
      NanoCpus: random.chance(0.5) ? 500_000_000 : 0,
      PidsLimit: random.chance(0.5) ? 100 : null,
      MaskedPaths: ["/proc/asound", "/proc/acpi", "/proc/kcore", "/sys/firmware"],
    },
    Mounts: [
      {
        Type: "volume",
        Name: "data",
        Source: "/var/lib/docker/volumes/data/_data",
        Destination: "/data",
        RW: true,
      },
    ],
    Config: {
      User: random.pick(["", "1000", "node", "0:0"]),
      Env: [
        "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin",
        random.chance(0.3) ? `DB_PASSWORD=${secret()}` : "LANG=C.UTF-8",
      ],
      Cmd: ["node", "server.js"],
      Image: imageName(craft).replace(/\$.*$/, "1"),
      Healthcheck: { Test: ["CMD-SHELL", "wget -q localhost"], Interval: 30_000_000_000 },
      Labels: { "com.docker.compose.service": "web", "com.docker.compose.project": "shop" },
    },
    NetworkSettings: { Networks: { shop_default: { IPAddress: "172.18.0.2" } } },
  }));
  return `${JSON.stringify(containers, null, 4)}\n`;
}

/** Trivy's JSON about one image. */
export function trivy(
  craft: Craft,
  size = craft.random.size({ median: 15_000, mean: 40_000 }),
): string {
  const { random } = craft;
  const image = imageName(craft).replace(/\$.*$/, "1");
  const vulnerabilities = Array.from({ length: Math.floor(size / 600) }, () => ({
    VulnerabilityID: `CVE-202${random.between(0, 6)}-${random.between(1000, 99_999)}`,
    PkgID: `lib${random.word(6)}@1.${random.below(9)}`,
    PkgName: `lib${random.word(6)}`,
    InstalledVersion: `1.${random.below(9)}.${random.below(9)}`,
    ...(random.chance(0.6) ? { FixedVersion: `1.${random.below(9)}.${random.below(20)}` } : {}),
    Status: "fixed",
    SeveritySource: "debian",
    PrimaryURL: "https://avd.example.com/nvd",
    Title: `A fault in ${random.word(9)} lets a caller read beyond a buffer`,
    Description: `In ${random.word(12)} before 1.2 a length is not checked. `.repeat(
      random.between(1, 5),
    ),
    Severity: random.pick(["LOW", "MEDIUM", "HIGH", "CRITICAL"]),
    PublishedDate: `2026-0${random.between(1, 9)}-11T08:15:00Z`,
  }));
  const report = {
    SchemaVersion: 2,
    CreatedAt: `2026-11-${random.between(10, 22)}T08:00:00.000000000Z`,
    ArtifactName: image,
    ArtifactType: "container_image",
    Metadata: {
      OS: { Family: "debian", Name: "12.5" },
      RepoTags: [image],
      ImageID: `sha256:${random.hex(64)}`,
    },
    Results: [
      {
        Target: `${image} (debian 12.5)`,
        Class: "os-pkgs",
        Type: "debian",
        Vulnerabilities: vulnerabilities,
      },
    ],
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** A SARIF report about one image. */
export function sarif(craft: Craft, size = craft.random.below(30_000)): string {
  const { random } = craft;
  const image = imageName(craft).replace(/\$.*$/, "1");
  const ids = Array.from(
    { length: Math.floor(size / 900) },
    () => `CVE-202${random.between(0, 6)}-${random.between(1000, 99_999)}`,
  );
  const report = {
    version: "2.1.0",
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    runs: [
      {
        tool: {
          driver: {
            name: "Trivy",
            fullName: "Trivy Vulnerability Scanner",
            rules: ids.map((id) => ({
              id,
              shortDescription: { text: `${id} in lib${random.word(5)}` },
              properties: {
                "security-severity": (random.share() * 10).toFixed(1),
                tags: ["vulnerability", random.pick(["CRITICAL", "HIGH", "LOW"])],
              },
            })),
          },
        },
        properties: { imageName: image, repoTags: [image], imageID: `sha256:${random.hex(64)}` },
        results: ids.map((ruleId, ruleIndex) => ({
          ruleId,
          ruleIndex,
          level: random.pick(["error", "warning", "note"]),
          message: { text: `Package: lib${random.word(5)}\nFixed Version: 1.${random.below(9)}` },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: image, uriBaseId: "ROOTPATH" },
                region: { startLine: 1 },
              },
            },
          ],
        })),
      },
    ],
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
