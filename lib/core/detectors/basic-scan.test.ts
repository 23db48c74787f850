import { basicScan } from "./basic-scan";
import { testDetector } from "./testing/test-detector";
import { trivyReport } from "./testing/trivy-report";

const DOCKERFILE = "FROM alpine:3.22\nUSER 1001\n";
const COMPOSE = "services:\n  web:\n    build: .\n    image: shop:1\n";
const FOLDER = { Dockerfile: DOCKERFILE, "compose.yaml": COMPOSE };

const workflow = (steps: string, on = "push") =>
  `on: ${on}\njobs:\n  image:\n    runs-on: x\n    steps:\n${steps.replace(/^/gm, "      ")}\n`;
const CI = ".github/workflows/ci.yml";

testDetector(basicScan, [
  ["no scan at all is no finding", FOLDER, { answer: null }],
  [
    "a fresh report without a critical hole that can be mended",
    {
      ...FOLDER,
      "trivy.json": trivyReport("shop:1", "2026-11-01", [{ id: "CVE-1", severity: "CRITICAL" }]),
    },
    { pass: ["trivy.json:4"], answer: "met" },
  ],
  [
    "a critical hole that can be mended",
    {
      ...FOLDER,
      "trivy.json": trivyReport("shop:1", "2026-11-01", [
        { id: "CVE-2026-1", severity: "CRITICAL", fixed: "2" },
      ]),
    },
    { fail: ["trivy.json:8"], answer: "partly" },
  ],
  [
    "older than 30 days",
    { ...FOLDER, "trivy.json": trivyReport("shop:1", "2026-10-14") },
    { unknown: ["trivy.json:4"], answer: null },
  ],
  [
    "one image with a report, one without",
    {
      ...FOLDER,
      "compose.yaml": `${COMPOSE}  job:\n    build: job\n    image: job:1\n`,
      "job/Dockerfile": DOCKERFILE,
      "trivy.json": trivyReport("shop:1", "2026-11-01"),
    },
    { pass: ["trivy.json:4"], unknown: ["job/Dockerfile:1"], answer: null },
  ],
  [
    "an image that nobody here builds asks for no report where others are built",
    {
      ...FOLDER,
      "compose.yaml": `${COMPOSE}  db:\n    image: postgres:17\n`,
      "trivy.json": trivyReport("shop:1", "2026-11-01"),
    },
    { pass: ["trivy.json:4"], answer: "met" },
  ],
  [
    "where nothing is built, the images that run",
    {
      "compose.yaml": "services:\n  db:\n    image: postgres:17\n",
      "trivy.json": trivyReport("postgres:17", "2026-11-01"),
    },
    { pass: ["trivy.json:4"], answer: "met" },
  ],
  [
    "a service whose Dockerfile is missing, with a report by its name",
    {
      Dockerfile: DOCKERFILE,
      "compose.yaml":
        "services:\n  app:\n    build:\n      context: .\n      dockerfile: Dockerfile.prod\n    image: shop:1\n",
      "trivy.json": trivyReport("shop:1", "2026-11-01"),
    },
    { pass: ["trivy.json:4"], answer: "met" },
  ],
  [
    "a scan that stops the run on the release branch",
    {
      Dockerfile: DOCKERFILE,
      [CI]: workflow(
        "- run: docker build -t shop:${{ github.sha }} .\n- uses: aquasecurity/trivy-action@0.35.0\n  with: { image-ref: 'shop:${{ github.sha }}', exit-code: '1', severity: CRITICAL }",
      ),
    },
    { pass: [`${CI}:7`], answer: "met" },
  ],
  [
    "a scan that can’t stop the run proves nothing",
    {
      Dockerfile: DOCKERFILE,
      [CI]: workflow("- run: docker build -t shop:1 .\n- run: docker scout cves shop:1"),
    },
    { answer: null },
  ],
  [
    "neither does one of pull requests only",
    {
      Dockerfile: DOCKERFILE,
      [CI]: workflow(
        "- run: docker build -t shop:1 .\n- run: trivy image --exit-code 1 shop:1",
        "pull_request",
      ),
    },
    { answer: null },
  ],
  [
    "nor one of another image",
    {
      Dockerfile: DOCKERFILE,
      [CI]: workflow(
        "- run: docker build -t shop:1 .\n- run: trivy image --exit-code 1 nginx:1.31",
      ),
    },
    { answer: null },
  ],
  [
    "nor one of the files",
    {
      Dockerfile: DOCKERFILE,
      [CI]: workflow("- run: docker build -t shop:1 .\n- run: trivy fs --exit-code 1 ."),
    },
    { answer: null },
  ],
  [
    "a terminal shows a scan without critical holes",
    "$ docker scout quickview shop:1\n    0C     2H     5M    10L\n",
    { pass: [2], answer: "met" },
  ],
  [
    "a terminal shows critical holes, mendable or not",
    "$ docker scout quickview shop:1\n    3C     2H     5M    10L\n",
    { unknown: [2], answer: null },
  ],
  [
    "a terminal shows critical holes that can be mended",
    {
      ...FOLDER,
      "scan.txt": "$ docker scout cves --only-fixed shop:1\n    3C     2H     5M    10L\n",
    },
    { fail: ["scan.txt:2"], answer: "partly" },
  ],
  [
    "a terminal shows a scan of another image",
    { ...FOLDER, "scan.txt": "$ docker scout quickview nginx:1\n    0C     2H     5M    10L\n" },
    { answer: null },
  ],
]);
