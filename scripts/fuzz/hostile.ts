import { Random } from "../corpus/random";
import { inspect, sarif, trivy } from "../corpus/reports";
import type { FuzzCase } from "./case";

const MB = 1_000_000;

const many = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join("");
/** Repeats a text up to a megabyte. */
const filled = (text: string): string => text.repeat(Math.floor(MB / text.length));

/** Shapes that hurt parsers, whatever kind of file they stand in. */
const ANYWHERE: Readonly<Record<string, () => string>> = {
  "open brackets": () => filled("["),
  "open braces": () => filled("{"),
  "braces with a letter": () => filled('{"a":'),
  "flow pairs": () => filled("{a,a,"),
  dashes: () => filled("- "),
  "question marks": () => filled("? "),
  "deep indentation": () => many(1400, (depth) => `${" ".repeat(depth)}a:\n`),
  quotes: () => filled('"'),
  apostrophes: () => filled("'"),
  backslashes: () => filled("\\"),
  "continued lines": () => filled("a \\\n"),
  "a line of words": () => filled("word "),
  "a line of one word": () => filled("a"),
  blanks: () => filled(" "),
  tabs: () => filled("\t"),
  "empty lines": () => filled("\n"),
  "carriage returns": () => filled("\r"),
  "open variables": () => filled("${A:-"),
  "open commands": () => filled("$("),
  dollars: () => filled("$"),
  backticks: () => filled("`"),
  "equal signs": () => filled("="),
  "names and signs": () => filled("a=b "),
  "a password a line": () => filled("password=\n"),
  "a password a word": () => filled("password= "),
  addresses: () => filled("a://b:c@d "),
  "one address": () => `x://${filled("a:b@")}`,
  // In pieces, so that a scanner doesn't take this file for one.
  "key file heads": () => filled(["-----BEGIN", "PRIVATE", "KEY-----\n"].join(" ")),
  "token heads": () => filled("ghp_ AKIA eyJ "),
  "dotted tokens": () => filled("eyJhbGciOi.eyJhbGciOi."),
  comments: () => filled("# a comment\n"),
  "accept comments": () =>
    filled("# plimsoll: accept CTR-1 until 2027-01-01 because the base needs it\n"),
  "here-documents": () => many(20_000, (index) => `RUN <<E${index}\n`),
  anchors: () =>
    many(
      100,
      (index) => `a${index}: &a${index} [${index === 0 ? "x" : `*a${index - 1},`.repeat(9)}]\n`,
    ),
  "30,000 keys": () => many(30_000, (index) => `key${index}: value\n`),
  "30,000 keys in JSON": () => `{${many(30_000, (index) => `"key${index}": "value",\n`)}"end": 1}`,
  prompts: () => filled("$ docker run a\n"),
  "control characters": () => filled("\u001b[31m\u0007\b"),
  "right to left": () => filled("\u202e\u2028\u0301"),
};

const PATHS = [
  "Dockerfile",
  "compose.yaml",
  ".github/workflows/ci.yml",
  ".dockerignore",
  ".gitignore",
  ".env",
  "inspect.json",
  "trivy.json",
  "deploy.sh",
  "session.txt",
  "server.js",
  ".github/dependabot.yml",
  "renovate.json",
  "registries.conf",
  ".plimsoll.yaml",
] as const;
/** What JSON reports are recognised by: otherwise their parsers would not be asked. */
const KIND_OF: Readonly<Record<string, "inspect" | "trivy" | "sarif" | "transcript">> = {
  "inspect.json": "inspect",
  "trivy.json": "trivy",
  "session.txt": "transcript",
};

const service = (lines: string): string => `services:\n  web:\n    image: a:1\n${lines}`;

/** Shapes that only hurt one kind, or that need its beginning. */
const WITHIN: readonly (readonly [name: string, path: string, text: () => string])[] = [
  ["stages", "Dockerfile", () => many(30_000, (index) => `FROM s${index - 1} AS s${index}\n`)],
  [
    "stages that build on none",
    "Dockerfile",
    () => many(30_000, (index) => `FROM a AS s${index}\nUSER u\n`),
  ],
  [
    "arguments",
    "Dockerfile",
    () => `FROM a\n${many(30_000, (index) => `ARG A${index}=$A${index - 1}\n`)}`,
  ],
  ["an image of open variables", "Dockerfile", () => `FROM ${filled("${A:-")}\n`],
  ["an image of open commands", "Dockerfile", () => `FROM ${filled("$(")}\n`],
  ["templates", "Dockerfile", () => filled("{{ x\n")],
  ["variables that double", "Dockerfile", () => `FROM a\nENV A=ab\n${filled("ENV A=$A$A\n")}`],
  ["a long RUN", "Dockerfile", () => `FROM a\nRUN ${filled("apt-get install -y curl && ")}true\n`],
  ["a long RUN of pipes", "Dockerfile", () => `FROM a\nRUN ${filled("a|")}`],
  [
    "many RUNs",
    "Dockerfile",
    () => `FROM a\n${filled("RUN apt-get update && apt-get install -y curl\n")}`,
  ],
  ["many users", "Dockerfile", () => `FROM a\n${filled("USER a\n")}`],
  ["many copies", "Dockerfile", () => `FROM a\n${filled("COPY --from=b /a /b\n")}`],
  ["many unknown words", "Dockerfile", () => `FROM a\n${filled("NOPE x\n")}`],
  ["an image of colons", "compose.yaml", () => `services: {a: {image: "${filled(":")}/"}}\n`],
  [
    "services that extend a large one",
    "compose.yaml",
    () =>
      `services:\n  b:\n    image: a:1\n    environment:\n${many(2000, (index) => `      K${index}: v\n`)}${many(20_000, (index) => `  s${index}: {extends: b}\n`)}`,
  ],
  [
    "documents",
    "compose.yaml",
    () => many(20_000, (index) => `services: {s${index}: {image: a:1}}\n---\n`),
  ],
  [
    "many steps",
    ".github/workflows/ci.yml",
    () =>
      `on: push\njobs:\n  j:\n    steps:\n${many(15_000, (index) => `      - run: docker build -t a:${index} . && trivy image a:${index}\n`)}`,
  ],
  [
    "an action of signs",
    ".github/workflows/ci.yml",
    () => `on: push\njobs:\n  j:\n    steps:\n      - uses: "${filled("@")}\\nx"\n`,
  ],
  [
    "patterns",
    ".plimsoll.yaml",
    () => `version: 1\nexclude:\n${many(40_000, (index) => `  - "a${index}/**"\n`)}`,
  ],
  ["accept comments in a line", "server.js", () => filled("# plimsoll:accept ")],
  ["blanks behind a value", "registries.conf", () => `a = "b"${filled(" ")}c\n`],
  [
    "services",
    "compose.yaml",
    () => `services:\n${many(30_000, (index) => `  s${index}: {image: a:1}\n`)}`,
  ],
  [
    "services that build",
    "compose.yaml",
    () => `services:\n${many(20_000, (index) => `  s${index}: {build: ./s${index}}\n`)}`,
  ],
  [
    "services that extend",
    "compose.yaml",
    () =>
      `services:\n  s0: {image: a:1}\n${many(20_000, (index) => `  s${index + 1}: {extends: s${index}}\n`)}`,
  ],
  [
    "services that depend",
    "compose.yaml",
    () =>
      `services:\n${many(15_000, (index) => `  s${index}: {image: a:1, depends_on: [s${index + 1}]}\n`)}`,
  ],
  [
    "services with ports",
    "compose.yaml",
    () =>
      `services:\n${many(15_000, (index) => `  s${index}: {image: postgres:17, ports: ["${index}:5432"]}\n`)}`,
  ],
  [
    "services with networks",
    "compose.yaml",
    () =>
      `services:\n${many(15_000, (index) => `  s${index}: {image: nginx:1, networks: [n${index}]}\n`)}networks:\n${many(15_000, (index) => `  n${index}: {}\n`)}`,
  ],
  [
    "services that name each other",
    "compose.yaml",
    () =>
      `services:\n${many(12_000, (index) => `  s${index}: {image: a:1, environment: ["U=http://s${index + 1}:80"]}\n`)}`,
  ],
  [
    "ports",
    "compose.yaml",
    () => service(`    ports:\n${many(50_000, (index) => `      - "${index}:80"\n`)}`),
  ],
  [
    "variables",
    "compose.yaml",
    () => service(`    environment:\n${many(30_000, (index) => `      K${index}: v\n`)}`),
  ],
  [
    "aliases",
    "compose.yaml",
    () => `x: &x v\n${service(`    labels:\n${many(80_000, (index) => `      k${index}: *x\n`)}`)}`,
  ],
  [
    "merges",
    "compose.yaml",
    () =>
      `x: &x {a: 1, b: 2}\nservices:\n${many(20_000, (index) => `  s${index}:\n    <<: *x\n    image: a:1\n`)}`,
  ],
  [
    "volumes",
    "compose.yaml",
    () => service(`    volumes:\n${many(50_000, (index) => `      - v${index}:/v${index}\n`)}`),
  ],
  ["documents", "compose.yaml", () => filled("---\nservices: {a: {image: b}}\n")],
  ["repeated keys", "compose.yaml", () => service(filled("    user: x\n"))],
  [
    "jobs",
    ".github/workflows/ci.yml",
    () =>
      `on: push\njobs:\n${many(12_000, (index) => `  j${index}: {needs: j${index - 1}, steps: [{run: docker build -t a:1 .}]}\n`)}`,
  ],
  [
    "steps",
    ".github/workflows/ci.yml",
    () =>
      `on: push\njobs:\n  a:\n    steps:\n${filled("      - run: docker build -t a:1 . && docker push a:1\n")}`,
  ],
  [
    "a long script",
    ".github/workflows/ci.yml",
    () =>
      `on: push\njobs:\n  a:\n    steps:\n      - run: |\n${filled("          docker build -t a:1 . && trivy image a:1\n")}`,
  ],
  [
    "a long line of script",
    ".github/workflows/ci.yml",
    () => `on: push\njobs:\n  a:\n    steps:\n      - run: ${filled("docker push a:1; ")}\n`,
  ],
  [
    "expressions",
    ".github/workflows/ci.yml",
    () => `on: push\njobs:\n  a:\n    steps:\n      - run: echo ${filled("${{ ")}\n`,
  ],
  ["patterns of stars", ".dockerignore", () => filled("**/*a*b*c*/**\n")],
  ["one pattern of stars", ".gitignore", () => filled("*a")],
  ["one pattern of classes", ".gitignore", () => filled("[a-")],
  ["assignments", ".env", () => filled("A=${B:-$C}\n")],
  ["open quotes", ".env", () => filled('A="b\n')],
  [
    "sessions",
    "session.txt",
    () => filled("$ docker run -d --name web -p 80:80 a:1\n$ docker exec web whoami\nroot\n"),
  ],
  ["a long command", "session.txt", () => `$ docker run ${filled("-e A=b ")} a:1\n`],
  ["a script", "deploy.sh", () => filled("docker run -d --name web -p 80:80 a:1\n")],
  ["loops", "deploy.sh", () => filled("for a in b; do\n")],
  ["functions", "deploy.sh", () => filled("f() {\n")],
  ["inspected containers", "inspect.json", () => inspect(craft(), MB)],
  ["holes", "trivy.json", () => trivy(craft(), MB)],
  ["results", "scan.sarif", () => sarif(craft(), MB)],
  [
    "accepted risks",
    ".plimsoll.yaml",
    () =>
      `version: 1\naccepted:\n${filled("  - {control: CTR-2, reason: The volume needs it, until: 2027-01-01}\n")}`,
  ],
  ["exclusions", ".plimsoll.yaml", () => `version: 1\nexclude:\n${filled("  - '**/*a*b*'\n")}`],
];

function craft() {
  const random = new Random(1);
  return { random, secret: () => random.word(20) };
}

/** Every hostile case by its name, each a megabyte or the number of things that a known fault needed. */
export const HOSTILE: ReadonlyMap<string, () => FuzzCase> = new Map([
  ...PATHS.flatMap((path) =>
    Object.entries(ANYWHERE).map(
      ([name, text]) => [`${name} in ${path}`, () => hostile(path, text())] as const,
    ),
  ),
  ...WITHIN.map(
    ([name, path, text]) => [`${name} in ${path}`, () => hostile(path, text())] as const,
  ),
  [
    "a thousand Compose files",
    () => files(1000, (index) => [`a${index}/compose.yaml`, service("    ports: ['80:80']\n")]),
  ],
  [
    "a thousand Dockerfiles",
    () => files(1000, (index) => [`a${index}/Dockerfile`, 'FROM node:24\nCOPY . .\nCMD ["a"]\n']),
  ],
  [
    "Compose files that include the next",
    () =>
      files(1000, (index) => [
        `compose${index === 0 ? "" : `.a${index}`}.yaml`,
        `include: [compose.a${index + 1}.yaml]\n${service("")}`,
      ]),
  ],
  ["services that build many Dockerfiles", () => manyBuilds(2000)],
]);

function hostile(path: string, text: string): FuzzCase {
  const kind = KIND_OF[path];
  const bytes = new TextEncoder().encode(text);
  return { files: [{ path, bytes, ...(kind ? { kind } : {}) }], complete: true, canaries: [] };
}

function files(
  count: number,
  make: (index: number) => readonly [path: string, text: string],
): FuzzCase {
  const encoder = new TextEncoder();
  const made = Array.from({ length: count }, (_, index) => make(index));
  return {
    files: made.map(([path, text]) => ({ path, bytes: encoder.encode(text) })),
    complete: true,
    canaries: [],
  };
}

function manyBuilds(count: number): FuzzCase {
  const services = `services:\n${many(count, (index) => `  s${index}: {build: ./s${index}}\n`)}`;
  return files(count + 1, (index) =>
    index === 0
      ? ["compose.yaml", services]
      : [`s${index - 1}/Dockerfile`, "FROM node:24\nUSER node\n"],
  );
}
