import type { Craft } from "./craft";

/** A GitHub Actions workflow: builds, scans, pushes, deploys. */
export function workflow(
  { random, secret }: Craft,
  size = random.size({ median: 900, mean: 1_300 }),
): string {
  const lines = [
    `name: ${random.pick(["ci", "release", "build and push"])}`,
    "on:",
    "  push:",
    "    branches: [main]",
  ];
  if (random.chance(0.4)) lines.push("  schedule:", '    - cron: "17 4 * * 1"');
  if (random.chance(0.5)) lines.push("permissions:", "  contents: read");
  lines.push("jobs:");
  let length = 0;
  for (let job = 0; length < size; job += 1) {
    const start = lines.length;
    lines.push(`  job${job}:`, "    runs-on: ubuntu-latest");
    if (job > 0) lines.push(`    needs: ${random.pick([`job${job - 1}`, `[job${job - 1}]`])}`);
    if (random.chance(0.2))
      lines.push("    strategy:", "      matrix:", "        node: [20, 22, 24]");
    if (random.chance(0.1)) lines.push("    env:", `      DEPLOY_TOKEN: ${secret()}`);
    lines.push("    steps:", "      - uses: actions/checkout@v5");
    const steps = random.between(2, 8);
    for (let step = 0; step < steps; step += 1) lines.push(...random.pick(STEPS));
    length += lines.slice(start).join("\n").length;
  }
  return `${lines.join("\n")}\n`;
}

const SHA = "${" + "{ github.sha }}";
const STEPS: readonly (readonly string[])[] = [
  [`      - run: docker build -t ghcr.io/acme/shop:${SHA} .`],
  [
    "      - name: Build",
    "        run: |",
    "          set -e",
    `          docker build --pull -t shop:${SHA} -f docker/Dockerfile.prod .`,
    "          docker images",
  ],
  ["      - uses: docker/setup-buildx-action@v3"],
  [
    "      - uses: docker/login-action@v3",
    "        with:",
    "          registry: ghcr.io",
    "          password: ${" + "{ secrets.GITHUB_TOKEN }}",
  ],
  [
    "      - uses: docker/build-push-action@v6",
    "        with:",
    "          context: .",
    "          push: true",
    `          tags: ghcr.io/acme/shop:${SHA}`,
  ],
  [
    "      - uses: aquasecurity/trivy-action@0.35.0",
    "        with:",
    `          image-ref: shop:${SHA}`,
    "          severity: CRITICAL,HIGH",
    '          exit-code: "1"',
  ],
  ["      - run: trivy image --exit-code 1 --severity CRITICAL shop:latest || true"],
  ["      - run: npm ci && npm test"],
  [
    "      - uses: actions/setup-node@v4",
    "        with:",
    "          node-version: ${" + "{ matrix.node }}",
    "          cache: npm",
  ],
  [
    "      - if: github.ref == 'refs/heads/main'",
    "        run: |",
    "          cosign sign --yes ghcr.io/acme/shop@$DIGEST",
    "          cosign verify ghcr.io/acme/shop@$DIGEST",
  ],
  [
    "      - name: Deploy",
    "        continue-on-error: true",
    "        run: ssh deploy@prod.example.com 'docker compose pull && docker compose up -d'",
  ],
];
