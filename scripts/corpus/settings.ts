import type { Craft } from "./craft";

/** A `.dockerignore` or `.gitignore`. */
export function ignore({ random }: Craft, size = random.between(20, 300)): string {
  const count = Math.ceil(size / 8);
  return Array.from({ length: count }, () => `${random.pick(PATTERNS)}\n`).join("");
}

const PATTERNS = [
  "node_modules/",
  "dist",
  "**/.git",
  "**/.env*",
  "!.env.example",
  "*.pem",
  "*.key",
  "# build output",
  "",
  "/coverage/",
  "**/*.log",
  "tmp/**",
  "compose*.yaml",
  "Dockerfile*",
  "[Bb]in/",
  "*.py[cod]",
  "secrets/",
  "\\#file",
  "a?c/**/d",
  "  ",
  "__pycache__",
  "target/",
  ".idea",
  "!dist/keep",
  "/.venv",
];

/** A `.env` file. */
export function environment({ random, secret }: Craft, size = random.between(60, 700)): string {
  const count = Math.ceil(size / 24);
  return Array.from(
    { length: count },
    () => `${variable(random.pick(FORMS), secret, random.word(8))}\n`,
  ).join("");
}

type Form = "plain" | "quoted" | "export" | "secret" | "url" | "comment" | "blank" | "reference";
const FORMS: readonly Form[] = [
  "plain",
  "plain",
  "plain",
  "quoted",
  "export",
  "comment",
  "blank",
  "secret",
  "url",
  "reference",
];

function variable(form: Form, secret: () => string, word: string): string {
  switch (form) {
    case "plain":
      return `APP_${word.toUpperCase()}=${word}`;
    case "quoted":
      return `TITLE="The ${word} shop" # shown on top`;
    case "export":
      return `export REGION=eu-${word}`;
    case "secret":
      return `SMTP_PASSWORD=${secret()}`;
    case "url":
      return `DATABASE_URL=postgres://shop:${secret()}@db:5432/shop`;
    case "comment":
      return `# ${word}`;
    case "blank":
      return "";
    case "reference":
      return `API_TOKEN=\${SHARED_TOKEN:-}`;
  }
}

/** A `dependabot.yml`. */
export function updates({ random }: Craft): string {
  const lines = ["version: 2", "updates:"];
  for (let index = random.between(1, 4); index > 0; index -= 1) {
    lines.push(
      `  - package-ecosystem: ${random.pick(["docker", "npm", "github-actions", "docker-compose"])}`,
    );
    lines.push(
      `    directory: "${random.pick(["/", "/api"])}"`,
      "    schedule:",
      `      interval: ${random.pick(["weekly", "daily"])}`,
    );
  }
  return `${lines.join("\n")}\n`;
}

/** A `registries.conf`. */
export function registries({ random }: Craft): string {
  const lines = ['unqualified-search-registries = ["docker.io"]', ""];
  for (let index = random.between(1, 5); index > 0; index -= 1) {
    lines.push(
      "[[registry]]",
      `location = "registry${index}.example.com:5000"`,
      `insecure = ${random.chance(0.5)}`,
      "",
    );
  }
  return lines.join("\n");
}

/** A `.plimsoll.yaml`. */
export function plimsoll({ random }: Craft): string {
  return `version: 1
target: ${random.between(1, 3)}
platform: compose
exclude: [old/**]
answers:
  PRG-${random.between(1, 10)}: {answer: ${random.pick(["met", "partly", "not_met"])}, note: "Ticket ${random.below(900)}", by: Kim, date: 2026-10-0${random.between(1, 9)}}
accepted:
  - {control: CTR-2, subject: service db, reason: The volume needs it for now, until: 2027-0${random.between(1, 9)}-01}
`;
}
