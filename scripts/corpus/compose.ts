import { type Craft, imageName, SERVICES } from "./craft";

/** Real ones: mean 1,236, median 715 bytes. */
const SIZE = { median: 715, mean: 1236 } as const;

/** A Compose file: short and long forms, anchors and merges, variables, networks, secrets. */
export function compose(craft: Craft, size = craft.random.size(SIZE)): string {
  const { random } = craft;
  const lines: string[] = [];
  if (random.chance(0.3)) lines.push('version: "3.8"', "");
  const merges = random.chance(0.2);
  if (merges) {
    lines.push(
      "x-common: &common",
      "  restart: unless-stopped",
      "  security_opt: [no-new-privileges:true]",
      "",
    );
  }
  lines.push("services:");
  let length = 0;
  for (let index = 0; index === 0 || length < size - 200; index += 1) {
    const name = SERVICES[index] ?? `${random.pick(SERVICES)}-${index}`;
    const service = serviceLines(craft, name, index, merges);
    lines.push(...service);
    length += service.join("\n").length;
  }
  lines.push(...topLevel(craft));
  return `${lines.join("\n")}\n`;
}

function serviceLines(craft: Craft, name: string, index: number, merges: boolean): string[] {
  const { random } = craft;
  const lines = [`  ${name}:`];
  if (merges && random.chance(0.7)) lines.push("    <<: *common");
  lines.push(...(random.chance(0.35) ? build(craft) : [`    image: ${imageName(craft)}`]));
  const keys = new Set<string>();
  for (const make of random.shuffled(SETTINGS).slice(0, random.between(1, 6))) {
    const setting = make(craft);
    const key = keyOf(setting);
    if (keys.has(key)) continue;
    keys.add(key);
    lines.push(...setting);
  }
  if (index > 0 && random.chance(0.4)) {
    lines.push(
      ...random.pick([
        ["    depends_on:", `      - ${SERVICES[0]}`],
        ["    depends_on:", `      ${SERVICES[0]}:`, "        condition: service_healthy"],
      ]),
    );
  }
  return lines;
}

/** What is said twice would be an error. */
function keyOf(setting: readonly string[]): string {
  return setting.find((line) => /^ {4}\w/.test(line))?.split(":")[0] ?? "";
}

function build({ random, secret }: Craft): string[] {
  if (random.chance(0.5)) return [`    build: ${random.pick([".", "./api", "services/web"])}`];
  const lines = [
    "    build:",
    "      context: .",
    `      dockerfile: ${random.pick(["Dockerfile", "docker/Dockerfile.prod"])}`,
  ];
  if (random.chance(0.3)) lines.push("      target: stage0");
  if (random.chance(0.15)) lines.push("      args:", `        NPM_TOKEN: ${secret()}`);
  return lines;
}

const SETTINGS: readonly ((craft: Craft) => readonly string[])[] = [
  ({ random }) => [
    "    ports:",
    `      - "${random.pick(["", "127.0.0.1:", "0.0.0.0:"])}${random.between(80, 9000)}:80"`,
  ],
  ({ random }) => [
    "    ports:",
    "      - target: 80",
    `        published: ${random.between(80, 9000)}`,
    "        protocol: tcp",
  ],
  ({ random, secret }) => [
    "    environment:",
    `      - LOG_LEVEL=${random.pick(["info", "debug"])}`,
    `      - DB_PASSWORD=${random.chance(0.25) ? secret() : "${" + "DB_PASSWORD}"}`,
  ],
  ({ random, secret }) => [
    "    environment:",
    `      DATABASE_URL: postgres://shop:${random.chance(0.25) ? secret() : "${" + "DB_PASSWORD:?missing}"}@db:5432/shop`,
    `      WORKERS: ${random.between(1, 16)}`,
    `      API_KEY: "${random.chance(0.2) ? secret() : "${" + "API_KEY}"}"`,
  ],
  ({ random }) => ["    env_file:", `      - ${random.pick([".env", "./config/app.env"])}`],
  ({ random }) => [
    "    volumes:",
    `      - ${random.pick(["data:/data", "./conf:/etc/app:ro", "/var/run/docker.sock:/var/run/docker.sock"])}`,
  ],
  ({ random }) => [`    user: ${random.pick(['"1000:1000"', "root", "$UID", "node"])}`],
  () => ["    read_only: true", "    tmpfs:", "      - /tmp"],
  ({ random }) => [
    "    cap_drop:",
    "      - ALL",
    ...(random.chance(0.4) ? ["    cap_add: [NET_BIND_SERVICE] # low port"] : []),
  ],
  () => ["    security_opt:", "      - no-new-privileges:true"],
  ({ random }) => [
    "    deploy:",
    "      resources:",
    "        limits:",
    `          cpus: "${random.share().toFixed(2)}"`,
    `          memory: ${random.between(64, 2048)}M`,
  ],
  ({ random }) => [`    mem_limit: ${random.between(1, 8)}g`, "    pids_limit: 200"],
  ({ random }) => [
    "    healthcheck:",
    `      test: ${random.pick(['["CMD", "curl", "-f", "http://localhost"]', "pg_isready -U shop || exit 1", '["NONE"]'])}`,
    "      interval: 30s",
  ],
  ({ random }) => [
    `    restart: ${random.pick(["always", "unless-stopped", '"no"', "on-failure"])}`,
  ],
  ({ random }) => ["    networks:", `      - ${random.pick(["front", "back"])}`],
  ({ random }) => [
    `    ${random.pick(["privileged: true", "network_mode: host", "pid: host", "stdin_open: true"])}`,
  ],
  () => ["    logging:", "      driver: json-file", "      options:", '        max-size: "10m"'],
  ({ random }) => [
    "    labels:",
    `      - "traefik.http.routers.${random.word(5)}.rule=Host(\`shop.example.com\`)"`,
  ],
  () => ["    secrets:", "      - db_password"],
  ({ random }) => [
    "    command: >",
    `      sh -c "sleep ${random.below(9)} &&`,
    '      exec ./start"',
  ],
  ({ random }) => [`    profiles: [${random.pick(["dev", "test", "tools"])}]`],
  () => [
    "    # extra hosts of the office",
    "    extra_hosts:",
    '      - "host.docker.internal:host-gateway"',
  ],
];

function topLevel({ random }: Craft): string[] {
  const lines: string[] = [];
  if (random.chance(0.6)) lines.push("", "volumes:", "  data: {}");
  if (random.chance(0.5))
    lines.push("", "networks:", "  front:", "  back:", `    internal: ${random.chance(0.5)}`);
  if (random.chance(0.3))
    lines.push("", "secrets:", "  db_password:", "    file: ./secrets/db_password.txt");
  return lines;
}
