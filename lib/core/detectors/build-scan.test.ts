import { expect, test } from "vitest";
import { buildScan } from "./build-scan";
import { examineTexts, testDetector } from "./testing/test-detector";

const CI = ".github/workflows/ci.yml";
const PINNED = `aquasecurity/trivy-action@${"a".repeat(40)}`;

/** A folder with a workflow whose steps begin at line 6. */
const folder = (steps: string, on = "push", more: Record<string, string> = {}) => ({
  Dockerfile: "FROM alpine:3.22\nUSER 1001\n",
  [CI]: workflow(steps, on),
  ...more,
});
const workflow = (steps: string, on = "push") =>
  `on: ${on}\njobs:\n  image:\n    runs-on: x\n    steps:\n${steps.replace(/^/gm, "      ")}\n`;

const BUILD = "- run: docker build -t shop:1 .\n";
const GATE = "- run: trivy image --exit-code 1 --severity CRITICAL shop:1\n";
const PUSH = "- run: docker push shop:1\n";

testDetector(buildScan, [
  [
    "scanned before it is pushed",
    folder(BUILD + GATE + PUSH),
    { pass: [`${CI}:7`], answer: "met" },
  ],
  ["built and not scanned", folder(BUILD + PUSH), { fail: [`${CI}:6`], answer: "not_met" }],
  [
    "built and not scanned, in a file that was pasted",
    workflow(BUILD + PUSH),
    { unknown: [6], answer: null },
  ],
  [
    "a reusable workflow elsewhere may scan",
    folder(BUILD, "push", {
      ".github/workflows/more.yml":
        "on: push\njobs:\n  a:\n    uses: acme/ci/.github/workflows/x.yml@v1\n",
    }),
    { unknown: [`${CI}:6`], answer: null },
  ],
  [
    "a script of one’s own may scan",
    folder(`${BUILD}- run: make scan-image\n`),
    { unknown: [`${CI}:6`], answer: null },
  ],
  [
    "a scan behind a program that runs it again may be one",
    folder(`${BUILD}- run: retry trivy image app:1\n`),
    { unknown: [`${CI}:6`], answer: null },
  ],
  [
    "a command that an action is given may scan",
    folder(
      `${BUILD}- uses: acme/retry@v3\n  with: { command: trivy image --exit-code 1 shop:1 }\n`,
    ),
    { unknown: [`${CI}:6`], answer: null },
  ],
  [
    "an action that is told an image may scan",
    folder(`${BUILD}- uses: bridgecrewio/checkov-action@v12\n  with: { docker_image: shop:1 }\n`),
    { unknown: [`${CI}:6`], answer: null },
  ],
  [
    "handed on by xargs: which image it is can’t be told",
    folder(`${BUILD}- run: echo $TAG | xargs -n 1 trivy image --exit-code 1\n${PUSH}`),
    { unknown: [`${CI}:7`], answer: null },
  ],
  [
    "scanned and pushed under another name",
    folder(
      `- run: docker build -t shop .\n- run: docker tag shop r.example/shop:1\n${GATE.replace("shop", "r.example/shop")}${PUSH.replace("shop", "r.example/shop")}`,
    ),
    { pass: [`${CI}:8`], answer: "met" },
  ],
  [
    "pushed under another name before it is scanned",
    folder(
      `- run: docker build -t shop .\n- run: docker tag shop r.example/shop:1\n${PUSH.replace("shop", "r.example/shop")}${GATE}`,
    ),
    { fail: [`${CI}:9`], answer: "partly" },
  ],
  [
    "built once to be scanned, and again to be pushed: not shown to be the same",
    folder(
      `${BUILD}${GATE}- uses: docker/build-push-action@v6\n  with: { push: true, tags: r.example/shop:1 }\n`,
    ),
    { pass: [`${CI}:7`], unknown: [`${CI}:8`], answer: null },
  ],
  [
    "built once to be scanned, and again with the same inputs to be pushed",
    folder(
      `- uses: docker/build-push-action@v6\n  with: { load: true, tags: 'shop:1' }\n${GATE}- uses: docker/build-push-action@v6\n  with: { push: true, tags: r.example/shop:1 }\n`,
    ),
    { pass: [`${CI}:8`, `${CI}:8`], answer: "met" },
  ],
  [
    "names that can’t be compared",
    folder(
      `- run: docker build -t ghcr.io/acme/shop:1 .\n- run: trivy image --exit-code 1 ghcr.io/\${{ github.repository }}:1\n`,
    ),
    { unknown: [`${CI}:7`], answer: null },
  ],
  [
    "another image beside one of the same repository",
    folder(
      `- run: docker build -t ghcr.io/\${{ github.repository }}/web .\n- run: trivy image --exit-code 1 ghcr.io/\${{ github.repository }}/api\n`,
    ),
    { fail: [`${CI}:6`], answer: "not_met" },
  ],
  [
    "pushed under a name that can’t be compared, before the scan",
    folder(
      `- run: docker build -t ghcr.io/acme/shop:1 .\n- run: docker push ghcr.io/\${{ github.repository }}:1\n- run: trivy image --exit-code 1 ghcr.io/acme/shop:1\n`,
    ),
    { unknown: [`${CI}:7`], answer: null },
  ],
  [
    "scanned before it is built",
    folder(GATE + BUILD + PUSH),
    { unknown: [`${CI}:6`], answer: null },
  ],
  [
    "a list of parts may be the image’s",
    folder(`${BUILD}- run: syft shop:1 -o json=s.json\n- run: grype sbom:s.json --fail-on high\n`),
    { unknown: [`${CI}:8`], answer: null },
  ],
  [
    "a result that is read afterwards may stop the run",
    folder(
      `${BUILD}- run: trivy image --format json -o r.json shop:1\n- run: trivy convert --exit-code 1 r.json\n`,
    ),
    { unknown: [`${CI}:7`], answer: null },
  ],
  [
    "the scanner’s own file may stop the run",
    folder(`${BUILD}- run: trivy image shop:1\n${PUSH}`, "push", {
      "trivy.yaml": "exit-code: 1\n",
    }),
    { unknown: [`${CI}:7`], answer: null },
  ],
  [
    "a database that is loaded is no scan",
    folder(`${BUILD}- run: trivy image --download-db-only\n  env: { TRIVY_EXIT_CODE: 1 }\n`),
    { fail: [`${CI}:6`], answer: "not_met" },
  ],
  ...(
    [
      ["always()", { fail: [`${CI}:9`], answer: "partly" }],
      ["success() || failure()", { fail: [`${CI}:9`], answer: "partly" }],
      [
        "${{ !cancelled() && github.ref == 'refs/heads/main' }}",
        { fail: [`${CI}:9`], answer: "partly" },
      ],
      ["always() && steps.other.outcome == 'success'", { unknown: [`${CI}:9`], answer: null }],
      ["always() && needs.image.result == 'success'", { pass: [`${CI}:7`], answer: "met" }],
      ["'!failure() && !cancelled()'", { pass: [`${CI}:7`], answer: "met" }],
      ["github.ref == 'refs/heads/main'", { pass: [`${CI}:7`], answer: "met" }],
    ] as const
  ).map(
    ([condition, expected]) =>
      [
        `pushed if ${condition}`,
        folder(`${BUILD}${GATE}${PUSH}  if: ${condition}\n`),
        expected,
      ] as const,
  ),
  ["a check of the Dockerfile builds nothing", folder("- run: docker build --check .\n"), {}],
  ["only after the push", folder(BUILD + PUSH + GATE), { fail: [`${CI}:8`], answer: "partly" }],
  [
    "built and pushed in one step",
    folder(`- uses: docker/build-push-action@v6\n  with: { push: true, tags: 'shop:1' }\n${GATE}`),
    { fail: [`${CI}:8`], answer: "partly" },
  ],
  [
    "loaded, scanned, then pushed",
    folder(
      `- uses: docker/build-push-action@v6\n  with: { load: true, tags: 'shop:1' }\n${GATE}${PUSH}`,
    ),
    { pass: [`${CI}:8`], answer: "met" },
  ],
  [
    "not told to fail",
    folder(`${BUILD}- run: docker scout cves shop:1\n`),
    { fail: [`${CI}:7`], answer: "partly" },
  ],
  [
    "the exit code is 0",
    folder(`${BUILD}- uses: ${PINNED}\n  with:\n    image-ref: shop:1\n    exit-code: "0"\n`),
    { fail: [`${CI}:10`], answer: "partly" },
  ],
  [
    "its failure is tolerated",
    folder(
      `${BUILD}- uses: ${PINNED}\n  continue-on-error: true\n  with:\n    image-ref: shop:1\n    exit-code: "1"\n`,
    ),
    { fail: [`${CI}:8`], answer: "partly" },
  ],
  [
    "its failure is ignored",
    folder(`${BUILD}- run: |\n    trivy image --exit-code 1 shop:1 \\\n      || true\n`),
    { fail: [`${CI}:9`], answer: "partly" },
  ],
  [
    "critical holes are left out",
    folder(`${BUILD}- run: trivy image --exit-code 1 --severity HIGH shop:1\n`),
    { fail: [`${CI}:7`], answer: "partly" },
  ],
  [
    "the scanner can be moved",
    folder(
      `${BUILD}- uses: aquasecurity/trivy-action@0.35.0\n  with: { image-ref: 'shop:1', exit-code: '1' }\n`,
    ),
    { fail: [`${CI}:7`], answer: "partly" },
  ],
  [
    "the scanner is pinned",
    folder(`${BUILD}- uses: ${PINNED}\n  with: { image-ref: 'shop:1', exit-code: '1' }\n`),
    { pass: [`${CI}:7`], answer: "met" },
  ],
  [
    "only the files",
    folder(`${BUILD}- run: trivy fs --exit-code 1 .\n`),
    { fail: [`${CI}:7`], answer: "partly" },
  ],
  [
    "the Dockerfile’s settings are no image",
    folder(`${BUILD}- run: trivy config .\n- run: hadolint Dockerfile\n`),
    { fail: [`${CI}:6`], answer: "not_met" },
  ],
  [
    "another image",
    folder(`${BUILD}- run: trivy image --exit-code 1 nginx:1.31\n`),
    { fail: [`${CI}:6`], answer: "not_met" },
  ],
  [
    "a scan of what the step before gave",
    folder(
      `- id: b\n  uses: docker/build-push-action@v6\n  with: { tags: 'shop:1' }\n- uses: ${PINNED}\n  with: { image-ref: '\${{ steps.b.outputs.imageid }}', exit-code: 1 }\n`,
    ),
    { pass: [`${CI}:9`], answer: "met" },
  ],
  [
    "one image scanned, one not",
    folder(`${BUILD}${GATE}- run: docker build -t job:1 job\n`),
    { pass: [`${CI}:7`], fail: [`${CI}:8`], answer: "partly" },
  ],
  [
    "in a job that the push waits for",
    {
      Dockerfile: "FROM alpine:3.22\n",
      [CI]: `on: push
jobs:
  build: { steps: [ { run: docker build -t shop:1 . } ] }
  scan:
    needs: build
    steps: [ { run: trivy image --exit-code 1 shop:1 } ]
  push:
    needs: [scan]
    steps: [ { run: docker push shop:1 } ]
`,
    },
    { pass: [`${CI}:6`], answer: "met" },
  ],
  [
    "in a job beside the push",
    {
      Dockerfile: "FROM alpine:3.22\n",
      [CI]: `on: push
jobs:
  build: { steps: [ { run: docker build -t shop:1 . } ] }
  scan: { needs: build, steps: [ { run: trivy image --exit-code 1 shop:1 } ] }
  push: { needs: build, steps: [ { run: docker push shop:1 } ] }
`,
    },
    { fail: [`${CI}:4`], answer: "partly" },
  ],
  [
    "in a workflow that is called",
    {
      Dockerfile: "FROM alpine:3.22\n",
      [CI]: `on: push
jobs:
  build:
    steps: [ { run: docker build -t shop:1 . } ]
  scan: { needs: build, uses: ./.github/workflows/scan.yml }
  push: { needs: scan, steps: [ { run: docker push shop:1 } ] }
`,
      ".github/workflows/scan.yml":
        "on: workflow_call\njobs:\n  s:\n    steps:\n      - run: trivy image --exit-code 1 shop:1\n",
    },
    { pass: [".github/workflows/scan.yml:5"], answer: "met" },
  ],
  [
    "pull requests build without a scan, releases with one",
    folder(BUILD + GATE + PUSH, "push", {
      ".github/workflows/pr.yml": workflow(BUILD, "pull_request"),
    }),
    { pass: [`${CI}:7`], answer: "met" },
  ],
  [
    "built for pull requests only: what is released can’t be told",
    folder(BUILD + GATE, "pull_request"),
    { unknown: [`${CI}:7`], answer: null },
  ],
  [
    "built for pull requests only, without a scan",
    folder(BUILD, "pull_request"),
    { fail: [`${CI}:6`], answer: "not_met" },
  ],
  [
    "a scan behind a condition of its script",
    folder(`${BUILD}- run: if [ -n "$SCAN" ]; then trivy image --exit-code 1 shop:1; fi\n${PUSH}`),
    { unknown: [`${CI}:7`], answer: null },
  ],
  [
    "a scan behind the condition of its build",
    folder(
      `- run: |\n    if [ "$ON" = 1 ]; then\n      docker build -t shop:1 .\n      trivy image --exit-code 1 shop:1\n    fi\n${PUSH}`,
    ),
    { pass: [`${CI}:9`], answer: "met" },
  ],
  [
    "the scan runs for pull requests only",
    folder(
      `${BUILD}- if: github.event_name == 'pull_request'\n  run: trivy image --exit-code 1 shop:1\n${PUSH}`,
    ),
    { fail: [`${CI}:7`], answer: "partly" },
  ],
  [
    "scanned on a schedule only",
    folder(BUILD + PUSH, "push", {
      ".github/workflows/nightly.yml": workflow(GATE, "{ schedule: [ { cron: '1 2 * * *' } ] }"),
    }),
    { fail: [".github/workflows/nightly.yml:6"], answer: "partly" },
  ],
  [
    "nothing is built here",
    { "compose.yaml": "services:\n  db:\n    image: postgres:17\n" },
    { not_applicable: ["compose.yaml:3"], answer: "not_applicable" },
  ],
  [
    "nothing is built in what was pasted",
    "services:\n  db:\n    image: postgres:17\n",
    { answer: null },
  ],
  ["nobody builds the image in a workflow", { Dockerfile: "FROM alpine:3.22\n" }, { answer: null }],
  [
    "each of two builds in jobs of their own, scanned by what they hand on",
    {
      Dockerfile: "FROM alpine:3.22\n",
      [CI]: `on: push
jobs:
  api: { steps: [ { run: docker build -t api:1 . } ] }
  web: { steps: [ { run: docker build -t web:1 . } ] }
  scan:
    needs: [api, web]
    steps:
      - run: trivy image --exit-code 1 \${{ needs.api.outputs.image }}
      - run: trivy image \${{ needs.web.outputs.image }}
`,
    },
    { pass: [`${CI}:8`], fail: [`${CI}:9`], answer: "partly" },
  ],
  [
    "a later step reads what the scan wrote",
    folder(
      `${BUILD}- run: trivy image -o out.txt shop:1\n- run: |\n    if grep -q CRITICAL out.txt; then\n      exit 1\n    fi\n`,
    ),
    { unknown: [`${CI}:7`], answer: null },
  ],
  [
    "a security action of another sort hides no scan",
    folder(
      `- uses: step-security/harden-runner@v2\n${BUILD}- uses: SonarSource/sonarqube-scan-action@v6\n`,
    ),
    { fail: [`${CI}:7`], answer: "not_met" },
  ],
  [
    "variables of the workflow name the image in two ways",
    {
      Dockerfile: "FROM alpine:3.22\n",
      [CI]: `on: push
env:
  REGISTRY: ghcr.io
  IMAGE: \${{ github.repository }}
jobs:
  image:
    steps:
      - id: meta
        uses: docker/metadata-action@v5
        with: { images: "\${{ env.REGISTRY }}/\${{ env.IMAGE }}" }
      - uses: docker/build-push-action@v6
        with: { load: true, tags: "\${{ steps.meta.outputs.tags }}" }
      - run: trivy image --exit-code 1 $REGISTRY/$IMAGE:latest
`,
    },
    { pass: [`${CI}:13`], answer: "met" },
  ],
]);

test("a build is called by a name, not by the script that makes one", () => {
  const run = `- run: docker build -t $(echo $ID | tr A-Z a-z):1 -f web/Dockerfile .\n`;
  const { findings } = examineTexts({ [CI]: workflow(run) });
  const [found] = findings.filter(({ detector }) => detector === buildScan.id);
  expect(found?.subject).toBe("build web/Dockerfile (ci.yml)");
});
