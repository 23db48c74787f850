import { imageReport } from "./image-report";
import { testDetector } from "./testing/test-detector";
import { trivyReport } from "./testing/trivy-report";

const COMPOSE = "services:\n  web:\n    image: registry.example.com/my-app:1.0.0\n";
const IMAGE = "registry.example.com/my-app:1.0.0";
const critical = { id: "CVE-2026-1", severity: "CRITICAL", fixed: "1.1" } as const;

const scanned = (day: string | null, ...holes: Parameters<typeof trivyReport>[2] & object) => ({
  "compose.yaml": COMPOSE,
  "trivy.json": trivyReport(IMAGE, day, holes),
});

testDetector(imageReport, [
  ["no report", COMPOSE, { unknown: [3], answer: null }],
  ["a fresh, clean report", scanned("2026-11-20"), { pass: ["trivy.json:4"], answer: "met" }],
  ["30 days old", scanned("2026-10-24"), { pass: ["trivy.json:4"], answer: "met" }],
  ["31 days old", scanned("2026-10-23"), { fail: ["trivy.json:4"], answer: "partly" }],
  ["90 days old", scanned("2026-08-25"), { fail: ["trivy.json:4"], answer: "partly" }],
  ["91 days old", scanned("2026-08-24"), { fail: ["trivy.json:4"], answer: "not_met" }],
  ["from tomorrow", scanned("2026-11-24"), { unknown: ["trivy.json:4"], answer: null }],
  ["without a date", scanned(null), { unknown: ["trivy.json:4"], answer: null }],
  [
    "another tag of the same repository, also where it is the only image",
    { "compose.yaml": COMPOSE, "trivy.json": trivyReport(`${IMAGE}1`, "2026-11-20") },
    { unknown: ["compose.yaml:3"], answer: null },
  ],
  [
    "an image whose version hangs on a variable has a name: no other image's report counts",
    {
      "compose.yaml": COMPOSE.replace("1.0.0", "${RELEASE}"),
      "trivy.json": trivyReport("other/thing:1.0", "2026-11-20"),
    },
    { unknown: ["compose.yaml:3"], answer: null },
  ],
  [
    "the id of the image that a container runs",
    {
      "inspect.json": JSON.stringify([
        {
          Name: "/app",
          Image: "sha256:aa",
          State: {},
          HostConfig: {},
          Config: { Image: "shop:1" },
        },
      ]),
      "trivy.json": trivyReport("tar", "2026-11-20").replace(
        '"RepoTags": ["tar"]',
        '"ImageID": "sha256:aa"',
      ),
    },
    { pass: ["trivy.json:4"], answer: "met" },
  ],
  [
    "a critical hole with a fix, open for 7 days",
    scanned("2026-11-20", { ...critical, published: "2026-11-16" }),
    { pass: ["trivy.json:4"], answer: "met" },
  ],
  [
    "a critical hole with a fix, open for 8 days",
    scanned("2026-11-20", { ...critical, published: "2026-11-15" }),
    { fail: ["trivy.json:8"], answer: "partly" },
  ],
  [
    "a high hole with a fix, open for 31 days, behind a low one",
    scanned(
      "2026-11-20",
      { id: "CVE-2026-2", severity: "LOW", fixed: "2", published: "2020-01-01" },
      { id: "CVE-2026-3", severity: "HIGH", fixed: "2", published: "2026-10-23" },
    ),
    { fail: ["trivy.json:9"], answer: "partly" },
  ],
  [
    "open for more than 90 days",
    scanned("2026-11-20", { ...critical, published: "2026-08-01" }),
    { fail: ["trivy.json:8"], answer: "not_met" },
  ],
  [
    "nobody has a fix",
    scanned("2026-11-20", { id: "CVE-2026-1", severity: "CRITICAL", published: "2020-01-01" }),
    { pass: ["trivy.json:4"], answer: "met" },
  ],
  [
    "the newest of several reports counts, the earliest says since when",
    {
      "compose.yaml": COMPOSE,
      "a.json": trivyReport(IMAGE, "2026-11-10", [critical]),
      "b.json": trivyReport(IMAGE, "2026-11-20", [critical]),
    },
    { fail: ["b.json:8"], answer: "partly" },
  ],
  [
    "mended since",
    {
      "compose.yaml": COMPOSE,
      "a.json": trivyReport(IMAGE, "2026-09-10", [critical]),
      "b.json": trivyReport(IMAGE, "2026-11-20"),
    },
    { pass: ["b.json:4"], answer: "met" },
  ],
  [
    "nothing recognised is not clean",
    {
      "compose.yaml": COMPOSE,
      "trivy.json": trivyReport(IMAGE, "2026-11-20").replace("os-pkgs", "config"),
    },
    { unknown: ["trivy.json:4"], answer: null },
  ],
  [
    "a terminal shows a scan, without a date",
    {
      "compose.yaml": COMPOSE,
      "scan.txt": `$ docker scout quickview ${IMAGE}\n    0C     2H     5M    10L\n`,
    },
    { unknown: ["scan.txt:2"], answer: null },
  ],
  [
    "one image scanned, one not",
    {
      "compose.yaml": `${COMPOSE}  db:\n    image: postgres:17\n`,
      "trivy.json": trivyReport(IMAGE, "2026-11-20"),
    },
    { pass: ["trivy.json:4"], unknown: ["compose.yaml:5"], answer: null },
  ],
]);
