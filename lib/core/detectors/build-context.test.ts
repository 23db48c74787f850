import { buildContext } from "./build-context";
import { testDetector } from "./testing/test-detector";

const WHOLE = "FROM alpine:3.24\nCOPY . /app\n";
const NAMED = "FROM alpine:3.24\nCOPY src ./src\n";
const DEEP = "**/.git\n**/.env*\n**/*.key\n**/node_modules\n";
const folder = (
  dockerfile: string,
  ignore: string,
  more: Readonly<Record<string, string>> = {},
) => ({
  Dockerfile: dockerfile,
  ".dockerignore": ignore,
  ...more,
});

testDetector(buildContext, [
  ["any depth", folder(WHOLE, DEEP), { pass: [".dockerignore:1"], answer: "met" }],
  [
    "the checklist's own list: the top folder only",
    folder(WHOLE, "node_modules\n.git\n.env\n*.key\n"),
    { fail: [".dockerignore:3"], answer: "partly" },
  ],
  [
    ".env files of the top folder only",
    folder(WHOLE, "**/.git\n.env*\n**/*.key\n"),
    { fail: [".dockerignore:2"], answer: "partly" },
  ],
  [
    "a list that misses keys",
    folder(WHOLE, "**/.git\n**/.env*\n**/node_modules"),
    { fail: [".dockerignore:1"], answer: "partly" },
  ],
  [
    "a list that misses the history",
    folder(WHOLE, "**/.env*\n**/*.key\n"),
    { fail: [".dockerignore:1"] },
  ],
  [".env.local goes in", folder(WHOLE, ".git\n**/.env\n**/*.key\n"), { fail: [".dockerignore:2"] }],
  [
    "an example may go in",
    folder(WHOLE, `${DEEP}!**/.env.example\n`),
    { pass: [".dockerignore:1"] },
  ],
  [
    "the last rule decides",
    folder(WHOLE, `${DEEP}!.env\n`),
    { fail: [".dockerignore:2"], answer: "partly" },
  ],
  [
    "a rule that lets a file with secrets in",
    folder(WHOLE, `${DEEP}!**/.env.production\n`),
    { fail: [".dockerignore:5"], answer: "partly" },
  ],
  [
    "an allow-list that lets one in below a folder",
    folder(WHOLE, "*\n!app\n!app/.env\n"),
    { fail: [".dockerignore:3"] },
  ],
  [
    "a certificate may go in",
    folder(WHOLE, `${DEEP}!certs/ca.pem\n`),
    { pass: [".dockerignore:1"] },
  ],
  [
    "a file that is here and holds no secret may go in",
    folder(WHOLE, `${DEEP}!.npmrc\n`, { ".npmrc": "save-exact=true\n" }),
    { pass: [".dockerignore:1"] },
  ],
  ["an empty file", folder(WHOLE, "# nothing\n"), { fail: [".dockerignore:1"], answer: "partly" }],
  [
    "an allow-list",
    folder(WHOLE, "*\n!src\n!package.json\n"),
    { pass: [".dockerignore:1"], answer: "met" },
  ],
  ["an allow-list of any depth", folder(WHOLE, "**\n!src/**\n"), { pass: [".dockerignore:1"] }],
  [
    "an allow-list that lets .env in",
    folder(WHOLE, "*\n!src\n!.env\n"),
    { fail: [".dockerignore:1"] },
  ],
  ["everything let in again", folder(WHOLE, "*\n!**\n"), { fail: [".dockerignore:1"] }],
  [
    "Windows line ends and a byte order mark",
    folder(WHOLE, `\uFEFF${DEEP.replaceAll("\n", "\r\n")}`),
    { pass: [".dockerignore:1"] },
  ],
  [
    "dependencies that this project has",
    folder(WHOLE, ".git\n**/.env*\n**/*.key\n", { "package.json": "{}" }),
    { fail: [".dockerignore:1"] },
  ],
  [
    "dependencies of a workspace",
    folder(WHOLE, ".git\n**/.env*\n**/*.key\nnode_modules\n", {
      "package.json": "{}",
      "apps/web/package.json": "{}",
    }),
    { fail: [".dockerignore:4"] },
  ],
  [
    "dependencies that a project of another language has not",
    folder(WHOLE, ".git\n**/.env*\n**/*.key\n", { "requirements.txt": "flask==3.1.2\n" }),
    { pass: [".dockerignore:1"] },
  ],

  [
    "none, and everything is copied",
    { Dockerfile: WHOLE },
    { fail: ["Dockerfile:2"], answer: "not_met" },
  ],
  [
    "none, and everything by another spelling",
    { Dockerfile: "FROM a:1\nCOPY ./ /a" },
    { fail: ["Dockerfile:2"], answer: "not_met" },
  ],
  [
    "none, and everything by a star",
    { Dockerfile: "FROM a:1\nADD * /a/" },
    { fail: ["Dockerfile:2"], answer: "not_met" },
  ],
  [
    "none, and everything by exec form",
    { Dockerfile: 'FROM a:1\nCOPY ["/", "/a"]' },
    { fail: ["Dockerfile:2"], answer: "not_met" },
  ],
  [
    "none, and everything beside something",
    { Dockerfile: "FROM a:1\nCOPY package.json . /a/" },
    { fail: ["Dockerfile:2"], answer: "not_met" },
  ],
  [
    "none, and named folders are copied",
    { Dockerfile: NAMED },
    { fail: ["Dockerfile:2"], answer: "partly" },
  ],
  [
    "the line that copies everything is told, not the first",
    { Dockerfile: "FROM a:1\nCOPY package*.json ./\nRUN npm ci\nCOPY . ." },
    { fail: ["Dockerfile:4"], answer: "not_met" },
  ],
  [
    "none, and a builder copies everything",
    { Dockerfile: "FROM a:1 AS b\nCOPY . .\nFROM a:1\nCOPY --from=b /x /x" },
    { fail: ["Dockerfile:2"], answer: "not_met" },
  ],
  [
    "a stage that nobody needs is not built",
    { Dockerfile: "FROM a:1 AS lint\nCOPY . .\nFROM a:1\nCOPY src ./src" },
    { fail: ["Dockerfile:4"], answer: "partly" },
  ],
  [
    "the context is only lent to a command",
    { Dockerfile: "FROM a:1\nRUN --mount=type=bind,target=. make -C /src" },
    { fail: ["Dockerfile:2"], answer: "partly" },
  ],
  [
    "files that are no artefacts change nothing",
    { Dockerfile: WHOLE, "deploy/k8s.yaml": "apiVersion: v1\nkind: Service\n" },
    { fail: ["Dockerfile:2"], answer: "not_met" },
  ],

  ["pasted alone", WHOLE, { unknown: [2], answer: null }],
  ["pasted alone, named folders", NAMED, { unknown: [2], answer: null }],
  [
    "pasted with its list",
    folder(WHOLE, "node_modules\n.git\n.env\n*.key\n"),
    { fail: [".dockerignore:3"], answer: "partly" },
    { complete: false },
  ],
  [
    "nothing copied",
    "FROM alpine:3.24\nRUN apk add tini",
    { not_applicable: [1], answer: "not_applicable" },
  ],
  [
    "copied from elsewhere only",
    "FROM a:1 AS b\nRUN make\nFROM b AS c\nFROM scratch\nCOPY --from=b /x /x\nCOPY --from=nginx:1.31 /y /y\nADD https://example.com/z /z",
    { not_applicable: [4] },
  ],
  ["a file written here", "FROM a:1\nCOPY <<EOF /x\nhello\nEOF", { not_applicable: [1] }],

  [
    "the Dockerfile's own list replaces the context's",
    folder(WHOLE, DEEP, { "Dockerfile.dockerignore": "node_modules\n" }),
    { fail: ["Dockerfile.dockerignore:1"] },
  ],
  [
    "the list of the context that Compose names",
    {
      "compose.yaml": "services:\n  web:\n    build: ./web\n",
      "web/Dockerfile": WHOLE,
      "web/.dockerignore": DEEP,
      ".dockerignore": "",
    },
    { pass: ["web/.dockerignore:1"] },
  ],
  [
    "a list outside the context doesn't count",
    {
      "compose.yaml": "services:\n  web:\n    build: ./web\n",
      "web/Dockerfile": WHOLE,
      ".dockerignore": DEEP,
    },
    { fail: ["web/Dockerfile:2"], answer: "not_met" },
  ],
  [
    "a Dockerfile in a folder, the context above it",
    {
      "compose.yaml":
        "services:\n  web:\n    build: { context: ., dockerfile: docker/Dockerfile }\n",
      "docker/Dockerfile": WHOLE,
      ".dockerignore": DEEP,
    },
    { pass: [".dockerignore:1"] },
  ],
  [
    "a context behind a variable",
    {
      "compose.yaml": "services:\n  web:\n    build: { context: $SRC, dockerfile: Dockerfile }\n",
      Dockerfile: WHOLE,
    },
    { fail: ["Dockerfile:2"] },
  ],
  [
    "the context that a workflow names",
    {
      ".github/workflows/ci.yml":
        "on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: docker build -f web/Dockerfile .\n",
      "web/Dockerfile": WHOLE,
      ".dockerignore": DEEP,
    },
    { pass: [".dockerignore:1"] },
  ],
  [
    "written inside Compose",
    {
      "compose.yaml":
        "services:\n  web:\n    build:\n      context: .\n      dockerfile_inline: |\n        FROM alpine:3.24\n        COPY . /app\n",
    },
    { fail: ["compose.yaml:7"], answer: "not_met" },
  ],
  [
    "only images of others run",
    { "compose.yaml": "services:\n  db:\n    image: postgres:17\n" },
    { not_applicable: ["compose.yaml:3"], answer: "not_applicable" },
  ],
  ["only images of others, pasted", "services:\n  db:\n    image: postgres:17\n", { answer: null }],
]);
