import { type Craft, imageName } from "./craft";

/** Real ones: mean 1,993, median 838 bytes. */
const SIZE = { median: 838, mean: 1993 } as const;

/** A Dockerfile with stages, continuations, here-documents and comments. */
export function dockerfile(craft: Craft, size = craft.random.size(SIZE)): string {
  const { random } = craft;
  const lines: string[] = [];
  if (random.chance(0.2)) lines.push("# syntax=docker/dockerfile:1");
  if (random.chance(0.2)) lines.push(`ARG VERSION=${random.between(1, 24)}`, "");
  const stages = random.pick([1, 1, 1, 2, 2, 3]);
  const share = size / stages;
  for (let stage = 0; stage < stages; stage += 1) {
    const last = stage === stages - 1;
    const base = random.chance(0.1) && stage > 0 ? "stage0" : imageName(craft);
    lines.push(last ? `FROM ${base}` : `FROM ${base} AS stage${stage}`);
    let length = 0;
    while (length < share - 100) {
      const line = instruction(craft, stage);
      lines.push(line);
      length += line.length + 1;
    }
    if (last) lines.push(...ending(craft));
    else lines.push("");
  }
  return `${lines.join("\n")}\n`;
}

function instruction(craft: Craft, stage: number): string {
  const { random } = craft;
  const make = random.pick(INSTRUCTIONS);
  return make(craft, stage);
}

const INSTRUCTIONS: readonly ((craft: Craft, stage: number) => string)[] = [
  ({ random }) => `WORKDIR /${random.pick(["app", "src", "srv/www", "opt/service"])}`,
  ({ random }) =>
    `COPY ${random.pick(["package*.json ./", ". .", "--chown=app:app src/ /app/", '["a b", "/c/"]'])}`,
  ({ random }, stage) =>
    stage > 0 ? `COPY --from=stage0 /app/dist /app/${random.word(4)}` : "COPY go.mod go.sum ./",
  (craft) => `RUN ${packages(craft)}`,
  (craft) => `RUN ${packages(craft)}`,
  ({ random }) =>
    `RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev && npm run build:${random.word(4)}`,
  ({ random }) =>
    `RUN set -eux; \\\n    # a note in between\n    mkdir -p /data/${random.word(5)}; \\\n    chown -R 1000:1000 /data`,
  ({ random }) => `RUN <<EOT\nset -e\necho "${random.word(12)}" > /etc/motd\nEOT`,
  ({ random }) =>
    `ENV NODE_ENV=production PORT=${random.between(1024, 9999)} \\\n    LOG_LEVEL="${random.pick(["info", "debug"])}"`,
  ({ random }) => `ENV JAVA_HOME /usr/lib/jvm/${random.word(6)}`,
  ({ random }) =>
    `ARG ${random.word(5).toUpperCase()}_VERSION=${random.between(1, 9)}.${random.below(20)}`,
  ({ random }) =>
    `LABEL org.opencontainers.image.source="https://git.example.com/${random.word(6)}/${random.word(8)}"`,
  ({ random }) =>
    `# ${random.pick(["build the app", "dependencies first, for the cache", "needed by the health check"])}`,
  () => "",
  ({ random }) => `EXPOSE ${random.between(80, 9000)}${random.pick(["", "/tcp", "/udp"])}`,
  ({ random }) => `ADD https://downloads.example.com/${random.word(8)}.tar.gz /tmp/`,
  ({ random }) => `VOLUME ["/var/lib/${random.word(5)}"]`,
  (craft) => leak(craft),
];

/** Few Dockerfiles hold a secret. */
function leak({ random, secret }: Craft): string {
  if (!random.chance(0.15)) return 'SHELL ["/bin/bash", "-o", "pipefail", "-c"]';
  return random.pick([
    () => `ENV DB_PASSWORD=${secret()}`,
    () => `ENV API_TOKEN "${secret()}"`,
    () => `ARG CLIENT_SECRET=${secret()}`,
    () => `RUN export SIGNING_KEY=${secret()} && ./release.sh`,
    () => `RUN mysql -u root --password=${secret()} < /schema.sql`,
  ])();
}

const PACKAGES = [
  "curl",
  "ca-certificates",
  "git",
  "tini",
  "openssl",
  "bash",
  "build-essential",
  "python3",
  "libpq5",
  "tzdata",
];

function packages({ random }: Craft): string {
  const chosen = random.shuffled(PACKAGES).slice(0, random.between(1, 6));
  const list = random.chance(0.5) ? chosen.join(" ") : chosen.join(" \\\n        ");
  return random.pick([
    `apt-get update && apt-get install -y --no-install-recommends ${list} \\\n    && rm -rf /var/lib/apt/lists/*`,
    `apk add --no-cache ${list}`,
    `apt-get update -qq \\\n && apt-get install -y ${list}`,
    `pip install --no-cache-dir -r requirements.txt && pip check`,
    `dnf install -y ${list} && dnf clean all`,
    `addgroup -S app && adduser -S -G app app`,
  ]);
}

function ending({ random }: Craft): string[] {
  const lines: string[] = [];
  if (random.chance(0.5))
    lines.push(`USER ${random.pick(["app", "node", "1000:1000", "root", "$USER", "nonroot"])}`);
  if (random.chance(0.3)) {
    lines.push(
      random.pick([
        "HEALTHCHECK --interval=30s --timeout=3s CMD curl -fsS http://localhost:8080/health || exit 1",
        'HEALTHCHECK CMD ["/app/healthy"]',
        "HEALTHCHECK NONE",
      ]),
    );
  }
  if (random.chance(0.4)) lines.push('ENTRYPOINT ["/usr/bin/tini", "--"]');
  lines.push(
    random.pick([
      'CMD ["node", "server.js"]',
      "CMD exec /app/start --port 8080",
      'CMD [ "nginx", "-g", "daemon off;" ]',
    ]),
  );
  return lines;
}
