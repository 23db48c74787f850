import { imageSignature } from "./image-signature";
import { testDetector } from "./testing/test-detector";

const CI = ".github/workflows/release.yml";
const workflow = (steps: string, on = "push") =>
  `on: ${on}\njobs:\n  image:\n    runs-on: x\n    steps:\n${steps.replace(/^/gm, "      ")}\n`;
const folder = (steps: string, more: Record<string, string> = {}) => ({
  Dockerfile: "FROM alpine:3.22\n",
  [CI]: workflow(steps),
  ...more,
});
const PUSH = "- run: docker push ghcr.io/acme/shop:1\n";
const SIGN = "- run: cosign sign --yes ghcr.io/acme/shop@${DIGEST}\n";
const verify = (identity: string) => ({
  ".github/workflows/deploy.yml": workflow(
    `- run: cosign verify --certificate-oidc-issuer https://token.actions.githubusercontent.com --certificate-identity ${identity} ghcr.io/acme/shop:1\n- run: docker compose up -d\n`,
    "workflow_dispatch",
  ),
});

testDetector(imageSignature, [
  ["pushed without a signature", folder(PUSH), { fail: [`${CI}:6`], answer: "not_met" }],
  ["pushed, in a file that was pasted", workflow(PUSH), { unknown: [6], answer: null }],
  ["nothing is pushed", folder("- run: docker build .\n"), { answer: null }],
  ["signed, nobody seen to check", folder(PUSH + SIGN), { unknown: [`${CI}:7`], answer: null }],
  [
    "signed and checked against the workflow that signs",
    folder(PUSH + SIGN, verify(`https://github.com/acme/shop/${CI}@refs/heads/main`)),
    { pass: [`${CI}:7`], answer: "met" },
  ],
  [
    "checked against somebody else",
    folder(PUSH + SIGN, verify("https://github.com/acme/other/.github/workflows/x.yml")),
    { unknown: [`${CI}:7`], answer: null },
  ],
  [
    "checked only where it is signed",
    folder(
      `${PUSH}- run: cosign sign --key cosign.key a\n- run: cosign verify --key cosign.pub a\n`,
    ),
    { unknown: [`${CI}:7`], answer: null },
  ],
  [
    "checked with the other half of the key",
    folder(`${PUSH}- run: cosign sign --key cosign.key a\n`, {
      ".github/workflows/deploy.yml": workflow("- run: cosign verify --key cosign.pub a\n").replace(
        "image:",
        "deploy:",
      ),
    }),
    { pass: [`${CI}:7`], answer: "met" },
  ],
  [
    "an attestation of the image",
    folder(
      `${PUSH}- uses: actions/attest-build-provenance@v3\n  with: { subject-name: ghcr.io/acme/shop, push-to-registry: true }\n`,
    ),
    { unknown: [`${CI}:7`], answer: null },
  ],
  [
    "an attestation of a file is none of the image",
    folder(`${PUSH}- uses: actions/attest-build-provenance@v3\n  with: { subject-path: dist/x }\n`),
    { fail: [`${CI}:6`], answer: "not_met" },
  ],
  [
    "Docker Content Trust",
    folder(`${PUSH}- run: docker trust sign my-app:1.0\n`),
    { fail: [`${CI}:7`], answer: "not_met" },
  ],
  [
    "Docker Content Trust by a variable",
    folder(`- run: docker push a:1\n  env:\n    DOCKER_CONTENT_TRUST: 1\n`),
    { fail: [`${CI}:8`], answer: "not_met" },
  ],
  [
    "a terminal shows that nobody signed",
    "$ cosign verify --key k.pub shop:1\nError: no signatures found\n",
    { fail: [2], answer: "not_met" },
  ],
  [
    "a terminal shows a signature",
    "$ cosign verify --key k.pub shop:1\nThe following checks were performed on each of these signatures:\n",
    { unknown: [2], answer: null },
  ],
  [
    "Docker Content Trust pushes what it signs",
    folder("- run: docker trust sign my-app:1.0\n"),
    { fail: [`${CI}:6`], answer: "not_met" },
  ],
]);
