const service = (lines: readonly string[]) => lines.map((line) => `    ${line}\n`).join("");

const API = service([
  "build: ./api",
  "image: registry.nordhavn.example.com/payments/api:3.8.2",
  'user: "10001:10001"',
  "read_only: true",
  "tmpfs: [/app/tmp:size=64m]",
  "security_opt: [no-new-privileges:true]",
  "networks: [front, back]",
  "secrets: [provider_key]",
  "deploy:",
  "  resources:",
  "    limits: { cpus: '1.0', memory: 512M }",
  "healthcheck:",
  "  test: [CMD, node, dist/health.js]",
  "restart: unless-stopped",
  "logging: &rotating",
  "  driver: json-file",
  "  options: { max-size: 10m, max-file: '5' }",
]);

const worker = (readOnly: boolean) =>
  service([
    "build: ./worker",
    "image: registry.nordhavn.example.com/payments/worker:3.8.2",
    'user: "10001:10001"',
    ...(readOnly ? ["read_only: true"] : []),
    "cap_drop: [ALL]",
    "security_opt: [no-new-privileges:true]",
    "networks: [back]",
    "secrets: [provider_key]",
    "deploy:",
    "  resources:",
    "    limits: { cpus: '0.5', memory: 256M }",
    "healthcheck:",
    "  test: [CMD, node, dist/heartbeat.js]",
    "restart: unless-stopped",
    "logging: *rotating",
  ]);

const REDIS = service([
  "image: redis:8.2-alpine",
  'user: "999:1000"',
  "read_only: true",
  "cap_drop: [ALL]",
  "security_opt: [no-new-privileges:true]",
  "networks: [back]",
  "deploy:",
  "  resources:",
  "    limits: { cpus: '0.5', memory: 128M }",
  "healthcheck:",
  "  test: [CMD, redis-cli, ping]",
  "restart: unless-stopped",
  "logging: *rotating",
]);

const compose = (workerIsReadOnly: boolean) => `name: payments
services:
  api:
${API}  worker:
${worker(workerIsReadOnly)}  redis:
${REDIS}networks:
  front: {}
  back: { internal: true }
secrets:
  provider_key:
    file: ./secrets/provider_key
`;

const dockerfile = (extra: string) => `FROM node:24-trixie-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY src ./src
RUN npm run build

FROM node:24-trixie-slim
WORKDIR /app
${extra}COPY --from=build /app/dist ./dist
USER 10001
CMD ["node", "dist/main.js"]
`;

const DOCKERIGNORE = "**/.git\n**/.env*\n**/*.key\n**/*.pem\n**/node_modules\n";

const ELSE = {
  "api/.dockerignore": DOCKERIGNORE,
  "worker/.dockerignore": DOCKERIGNORE,
  ".gitignore": ".env\n.env.*\nsecrets/\n*.key\n*.pem\nnode_modules/\n",
  ".github/workflows/image.yml": `name: image
on: [push]
jobs:
  image:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v5
      - run: docker build --pull --tag registry.nordhavn.example.com/payments/api:$GITHUB_SHA api
      - run: trivy image --exit-code 1 --severity HIGH,CRITICAL --ignore-unfixed registry.nordhavn.example.com/payments/api:$GITHUB_SHA
      - run: docker push registry.nordhavn.example.com/payments/api:$GITHUB_SHA
`,
  "api/Dockerfile": dockerfile(
    "RUN apt-get update && apt-get install -y --no-install-recommends poppler-utils \\\n && rm -rf /var/lib/apt/lists/*\n",
  ),
  "worker/Dockerfile": dockerfile(""),
};

/** The repository as it was, and after somebody took `read_only` from the worker. */
export const PAYMENTS_BEFORE = { ...ELSE, "compose.yaml": compose(true) };
export const PAYMENTS_NOW = { ...ELSE, "compose.yaml": compose(false) };
