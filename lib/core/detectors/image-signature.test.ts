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
      `${PUSH}- run: cosign sign --key cosign.key ghcr.io/acme/shop:1\n- run: cosign verify --key cosign.pub ghcr.io/acme/shop:1\n`,
    ),
    { unknown: [`${CI}:7`], answer: null },
  ],
  [
    "checked with the other half of the key",
    folder(`${PUSH}- run: cosign sign --key cosign.key ghcr.io/acme/shop:1\n`, {
      ".github/workflows/deploy.yml": workflow(
        "- run: cosign verify --key cosign.pub ghcr.io/acme/shop:1\n",
      ).replace("image:", "deploy:"),
    }),
    { pass: [`${CI}:7`], answer: "met" },
  ],
  ...(
    [
      ["a check that may be left out can't be told", "", "  if: inputs.verify\n", "deploy"],
      ["nor a signature", "  if: vars.SIGN == '1'\n", "", "release"],
    ] as const
  ).map(
    ([promise, signs, checks, where]) =>
      [
        promise,
        folder(`${PUSH}- run: cosign sign --key cosign.key ghcr.io/acme/shop:1\n${signs}`, {
          ".github/workflows/deploy.yml": workflow(
            `- run: cosign verify --key cosign.pub ghcr.io/acme/shop:1\n${checks}`,
          ),
        }),
        { unknown: [`.github/workflows/${where}.yml:${signs ? 8 : 7}`], answer: null },
      ] as const,
  ),
  [
    "both run where the push does",
    folder(
      `${PUSH}  if: inputs.push\n- run: cosign sign --key cosign.key ghcr.io/acme/shop:1\n  if: inputs.push\n`,
      {
        ".github/workflows/deploy.yml": workflow(
          "- run: cosign verify --key cosign.pub ghcr.io/acme/shop:1\n",
        ),
      },
    ),
    { pass: [`${CI}:8`], answer: "met" },
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
    "only another image is signed",
    folder(`${PUSH}- run: docker push ghcr.io/acme/api:1\n${SIGN}`),
    { unknown: [`${CI}:8`], fail: [`${CI}:7`], answer: "not_met" },
  ],
  [
    "signed by names that xargs hands on",
    folder(`${PUSH}- run: echo "$TAGS" | xargs -I {} cosign sign --yes {}@\${DIGEST}\n`),
    { unknown: [`${CI}:7`], answer: null },
  ],
  [
    "signed by names that xargs puts in elsewhere",
    folder(`${PUSH}- run: echo "$TAGS" | xargs -I% cosign sign --yes %\n`),
    { unknown: [`${CI}:7`], answer: null },
  ],
  [
    "a command that an action is given may sign",
    folder(`${PUSH}- uses: acme/retry@v3\n  with: { command: cosign sign shop:1 }\n`),
    { unknown: [`${CI}:6`], answer: null },
  ],
  [
    "signed for pull requests only",
    folder(`${PUSH}${SIGN}  if: github.event_name == 'pull_request'\n`),
    { fail: [`${CI}:6`], answer: "not_met" },
  ],
  ["never signed", folder(`${PUSH}${SIGN}  if: false\n`), { fail: [`${CI}:6`], answer: "not_met" }],
  ...(
    [
      ["another image is checked", "ghcr.io/acme/api:1"],
      ["the check’s failure is ignored", "ghcr.io/acme/shop:1 || true"],
    ] as const
  ).map(
    ([promise, image]) =>
      [
        promise,
        folder(`${PUSH}- run: cosign sign --key cosign.key ghcr.io/acme/shop:1\n`, {
          ".github/workflows/deploy.yml": workflow(
            `- run: cosign verify --key cosign.pub ${image}\n`,
            "workflow_dispatch",
          ),
        }),
        { unknown: [`${CI}:7`], answer: null },
      ] as const,
  ),
  ...(
    [
      ["behind a condition of its script", 'if [ "$KEY" ]; then SIGN; fi', { unknown: [7] }],
      [
        "behind one that no variable decides",
        "if [ -f cosign.key ]; then SIGN; fi",
        { unknown: [7] },
      ],
      ["behind a test", 'test "$KEY" && SIGN', { unknown: [7] }],
      ["in a case", "case $KEY in ?*) SIGN;; esac", { unknown: [7] }],
      [
        "behind the condition of the push",
        'if [ "$ON" ]; then docker push ghcr.io/acme/shop:1; SIGN; fi',
        { pass: [6] },
      ],
    ] as const
  ).map(
    ([promise, script, expected]) =>
      [
        `signed ${promise}`,
        folder(
          `${script.includes("push") ? "" : PUSH}- run: ${script.replace("SIGN", "cosign sign --key cosign.key ghcr.io/acme/shop:1")}\n`,
          {
            ".github/workflows/deploy.yml": workflow(
              "- run: cosign verify --key cosign.pub ghcr.io/acme/shop:1\n",
              "workflow_dispatch",
            ).replace("image:", "deploy:"),
          },
        ),
        Object.fromEntries(
          Object.entries(expected).map(([key, lines]) => [
            key,
            lines.map((line: number) => `${CI}:${line}`),
          ]),
        ),
      ] as const,
  ),
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
