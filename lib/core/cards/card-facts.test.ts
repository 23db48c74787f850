import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { examineTexts, type Files } from "@/lib/core/detectors/testing/test-detector";
import { trivyReport } from "@/lib/core/detectors/testing/trivy-report";
import { examine, type InputFile } from "@/lib/core/evidence/examine";
import { CHECKLIST_SAMPLE } from "@/lib/core/model/samples/checklist";
import { TYPICAL_SAMPLE } from "@/lib/core/model/samples/typical";
import { cardFacts } from "./card-facts";
import { endingBases } from "./ending-bases";

const AS_OF = "2026-11-23";
const factsOf = (files: Files) => cardFacts(examineTexts(files));
const placed = (row: { readonly file: string; readonly line: number }) => `${row.file}:${row.line}`;

/** Each row of the three cards in a line. */
function rowsOf(facts: ReturnType<typeof cardFacts>) {
  return {
    unscanned: facts.unscanned.map(
      (row) =>
        `${row.name ?? `(${row.subject})`} ${placed(row)}${row.isKnown ? "" : " (not known)"}`,
    ),
    access: facts.access.map((row) => `${row.radius}: ${row.subject} ${placed(row)}`),
    bases: facts.bases.map((row) => `${row.image} ${placed(row)}`),
    ending: endingBases(facts.bases, AS_OF).map(({ product, state }) => `${product} ${state}`),
  };
}

describe("unscanned", () => {
  const web = (more = "") => `services:\n  web:\n    image: acme/web:1.0${more}\n`;
  const built = "services:\n  web:\n    build: .\n";
  const dockerfile = "FROM node:24-alpine\nUSER 1000\n";

  test.each<[what: string, files: Record<string, string>, rows: string[]]>([
    ["an image that runs", { "compose.yaml": web() }, ["acme/web:1.0 compose.yaml:3"]],
    [
      "is none with a report of that name, however old",
      { "compose.yaml": web(), "trivy.json": trivyReport("acme/web:1.0", "2025-01-01") },
      [],
    ],
    [
      "a report of another tag says nothing of it",
      { "compose.yaml": web(), "trivy.json": trivyReport("acme/web:0.9", AS_OF) },
      ["acme/web:1.0 compose.yaml:3"],
    ],
    [
      "one image that two services run, once",
      { "compose.yaml": `${web()}  worker:\n    image: docker.io/acme/web:1.0\n` },
      ["acme/web:1.0 compose.yaml:3"],
    ],
    [
      "what only develops or tests doesn’t ship",
      { "compose.yaml": web("\n    profiles: [dev]"), "test/compose.yaml": web() },
      [],
    ],
    [
      "a service that builds, with its Dockerfile",
      { "compose.yaml": built, Dockerfile: dockerfile },
      ["(service web) compose.yaml:3"],
    ],
    [
      "a service that builds from a Dockerfile that isn’t there",
      { "compose.yaml": built },
      ["(service web) compose.yaml:3"],
    ],
    [
      "beside another image a report of what has no name wouldn’t be known",
      { "compose.yaml": `${built}  db:\n    image: postgres:18.1\n`, Dockerfile: dockerfile },
      ["(service web) compose.yaml:3 (not known)", "postgres:18.1 compose.yaml:5"],
    ],
    [
      "the only image needs no name for its report",
      {
        "compose.yaml": built,
        Dockerfile: dockerfile,
        "trivy.json": trivyReport("anything", AS_OF),
      },
      [],
    ],
    ["a Dockerfile alone", { Dockerfile: dockerfile }, ["(stage 1) Dockerfile:1"]],
    [
      "a Dockerfile that nothing uses doesn’t count beside what runs",
      { Dockerfile: dockerfile, "compose.yaml": web() },
      ["acme/web:1.0 compose.yaml:3"],
    ],
    [
      "a name that hangs on a variable",
      { "compose.yaml": "services:\n  a:\n    image: acme/a:${TAG}\n  b:\n    image: b:1\n" },
      ["acme/a:${TAG} compose.yaml:3 (not known)", "b:1 compose.yaml:5"],
    ],
    ["nothing of a container", { "README.md": "# nothing" }, []],
  ])("%s", (_, files, rows) => {
    expect(rowsOf(factsOf(files)).unscanned).toEqual(rows);
  });

  test("what a production file changes is built with it", () => {
    const { unscanned } = factsOf({
      "compose.yaml": "services:\n  web:\n    image: acme/web:1.0\n",
      "compose.prod.yaml": "services:\n  web:\n    build: ./web\n",
      "web/Dockerfile": dockerfile,
    });
    expect(unscanned.map(({ command }) => command)).toEqual([
      "docker compose --file compose.yaml --file compose.prod.yaml build web && trivy image --format json --output trivy-acme_web_1.0.json acme/web:1.0",
    ]);
  });

  test("running the command makes the row go away, where the image has a name", () => {
    const files = { "compose.yaml": web() };
    const [row] = factsOf(files).unscanned;
    const [, file = "", image = ""] = /--output (\S+) (\S+)$/.exec(row?.command ?? "") ?? [];
    expect(factsOf({ ...files, [file]: trivyReport(image, AS_OF) }).unscanned).toEqual([]);
  });
});

test("access beyond need, what takes the host before what reaches others before what widens a break-in", () => {
  const facts = factsOf({
    "compose.yaml": `services:
  root:
    image: acme/a:1
    user: root
  uts:
    image: acme/a:1
    user: "1"
    uts: host
  capability:
    image: acme/a:1
    user: "1"
    cap_drop: [ALL]
    cap_add: [SYSLOG]
  unconfined:
    image: acme/a:1
    user: "1"
    security_opt: ["seccomp=unconfined"]
  network:
    image: acme/a:1
    user: "1"
    network_mode: host
  data:
    image: postgres:18.1
    user: "1"
    ports: ["5432:5432"]
  path:
    image: acme/a:1
    user: "1"
    volumes: ["/etc:/host"]
  module:
    image: acme/a:1
    user: "1"
    cap_add: [SYS_MODULE]
  socket:
    image: acme/a:1
    user: "1"
    volumes: ["/var/run/docker.sock:/var/run/docker.sock:ro"]
  privileged:
    image: acme/a:1
    user: "1"
    privileged: true
  engine:
    image: docker:29
    user: "1"
    ports: ["2375:2375"]
  plain:
    image: acme/a:1
    user: "1"
    ports: ["127.0.0.1:8080:8080"]
  open:
    image: acme/a:1
    user: "1"
    privileged: \${PRIVILEGED}
  tried:
    image: acme/a:1
    privileged: true
    profiles: [test]
`,
    ".github/workflows/build.yml": "on: push\npermissions: write-all\njobs: {}\n",
  });
  expect(rowsOf(facts).access).toEqual([
    "host: service engine compose.yaml:45",
    "host: service privileged compose.yaml:41",
    "host: service socket compose.yaml:37",
    "host: service module compose.yaml:33",
    "host: service path compose.yaml:29",
    "others: service data compose.yaml:25",
    "others: service network compose.yaml:21",
    "others: workflow build.yml .github/workflows/build.yml:2",
    "widens: service unconfined compose.yaml:17",
    "widens: service capability compose.yaml:13",
    "widens: service uts compose.yaml:8",
    "widens: service root compose.yaml:4",
  ]);
});

test.each([
  ["host", "an engine that listens", 'command: [dockerd, "-H", "tcp://0.0.0.0:2375"]'],
  ["host", "an engine over plain TCP", "environment: [DOCKER_HOST=tcp://engine:2375]"],
  ["host", "every capability", "cap_add: [ALL]"],
  ["others", "an engine’s port with TLS", 'ports: ["2376:2376"]'],
  ["others", "a data store’s port", 'ports: ["6379:6379"]'],
  ["others", "an admin’s port", 'ports: ["10250:10250"]'],
  ["others", "a debugger’s port", 'ports: ["9229:9229"]'],
  ["others", "the host’s processes", "pid: host"],
  ["others", "the host’s shared memory", "ipc: host"],
  ["widens", "the host’s users", "userns_mode: host"],
  ["widens", "a capability without a reason", "cap_drop: [ALL]\n    cap_add: [CHOWN]"],
  ["widens", "a range of ports", 'ports: ["8000-8020:8000-8020"]'],
])("%s: %s", (radius, _, setting) => {
  const { access } = factsOf({
    "compose.yaml": `services:\n  a:\n    image: acme/a:1\n    user: "1"\n    ${setting}\n`,
  });
  expect(access.map((row) => row.radius)).toEqual([radius]);
});

test.each([
  ["others", "docker run -P --user 1 acme/a:1", /every port/],
  ["widens", "docker run --user root acme/a:1", /root/],
])("%s: %s", (radius, line, what) => {
  const { access } = factsOf({ "run.sh": `#!/bin/sh\n${line}\n` });
  expect(access).toEqual([
    expect.objectContaining({ radius, what: expect.stringMatching(what), file: "run.sh", line: 2 }),
  ]);
});

test("a port behind a proxy of its own widens", () => {
  const { access } = factsOf({
    "compose.yaml":
      'services:\n  proxy:\n    image: traefik:3.6\n    user: "1"\n    ports: ["443:443"]\n    depends_on: [a]\n  a:\n    image: acme/a:1\n    user: "1"\n    ports: ["8080:8080"]\n',
  });
  expect(access.map((row) => `${row.radius} ${placed(row)}`)).toEqual(["widens compose.yaml:10"]);
});

describe("bases", () => {
  test.each<[what: string, files: Record<string, string>, rows: string[]]>([
    [
      "what a stage starts from, not what only builds it",
      { Dockerfile: "FROM node:22 AS build\nFROM debian:12\nCOPY --from=build /a /a\nUSER 1\n" },
      ["debian:12 Dockerfile:2"],
    ],
    [
      "a compiler whose library is in what is copied",
      { Dockerfile: "FROM golang:1.24 AS build\nFROM scratch\nCOPY --from=build /a /a\n" },
      ["golang:1.24 Dockerfile:1"],
    ],
    [
      "what runs, from elsewhere",
      { "compose.yaml": "services:\n  db:\n    image: postgres:14\n" },
      ["postgres:14 compose.yaml:3"],
    ],
    [
      "not the name of what is built here",
      {
        "compose.yaml": "services:\n  web:\n    image: node:18\n    build: .\n",
        Dockerfile: "FROM node:24\n",
      },
      ["node:24 Dockerfile:1"],
    ],
    [
      "one FROM that two services build, once",
      {
        "compose.yaml": "services:\n  a:\n    build: .\n  b:\n    build: .\n",
        Dockerfile: "FROM node:18\n",
      },
      ["node:18 Dockerfile:1"],
    ],
    ["not what doesn’t ship", { "test/Dockerfile": "FROM node:18\n" }, []],
  ])("%s", (_, files, rows) => {
    expect(rowsOf(factsOf(files)).bases).toEqual(rows);
  });
});

test("files that were not read are counted", () => {
  const facts = factsOf({
    "compose.yaml": "services:\n  web:\n    image: nginx:1.31\n",
    "broken.compose.yaml": "services:\n  web: [\n",
    "k8s/app.yaml": "apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: app }\n",
  });
  expect(facts).toMatchObject({ images: 1, containers: 1, unread: 2 });
});

test("no secret is in what is kept, whatever repeats it", () => {
  const token = `ghp_${"bcdfghjkmnpqrstvwz2345".repeat(2).slice(0, 36)}`;
  const facts = factsOf({
    "compose.yaml": `services:\n  ${token}:\n    image: registry.example.com/${token}:1\n    privileged: true\n    environment:\n      API_TOKEN: ${token}\n`,
    "a/Dockerfile": `FROM registry.example.com/${token}:2\nENV API_TOKEN=${token}\n`,
  });
  expect(facts.unscanned).not.toEqual([]);
  expect(facts.access).not.toEqual([]);
  expect(JSON.stringify(facts)).not.toContain(token.slice(4));
});

const GOLDEN = join(import.meta.dirname, "../evidence/golden/__fixtures__");

function golden(name: string): InputFile[] {
  const root = join(GOLDEN, name);
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({
      path: relative(root, path).replaceAll("\\", "/"),
      bytes: new Uint8Array(readFileSync(path)),
    }));
}

const encoded = (files: Readonly<Record<string, string>>): InputFile[] =>
  Object.entries(files).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }));

/** Read in the files by hand. */
const EXPECTED: Readonly<Record<string, ReturnType<typeof rowsOf>>> = {
  checklist: {
    unscanned: ["registry.example.com/my-app:1.0.0 compose.yaml:6", "secure-app:1.0 run.sh:12"],
    access: ["widens: stage 2 of multi-stage/Dockerfile multi-stage/Dockerfile:6"],
    bases: [
      "node:18-alpine Dockerfile:1",
      "node:18-alpine multi-stage/Dockerfile:6",
      "secure-app:1.0 run.sh:12",
    ],
    ending: ["Node.js 18 past", "Node.js 18 past"],
  },
  typical: {
    unscanned: ["(service web) compose.yaml:3 (not known)", "postgres:17-alpine compose.yaml:13"],
    access: [],
    bases: ["node:24-alpine Dockerfile:8", "postgres:17-alpine compose.yaml:13"],
    ending: [],
  },
  "node-shop": {
    unscanned: ["nginxinc/nginx-unprivileged:1.31.0 compose.yaml:14"],
    access: [],
    bases: [
      `gcr.io/distroless/nodejs24-debian13:nonroot@sha256:1f2d3c4b5a69788796a5b4c3d2e1f00112233445566778899aabbccddeeff001 Dockerfile:9`,
      "nginxinc/nginx-unprivileged:1.31.0 compose.yaml:14",
      "postgres:18.1-alpine3.24 compose.yaml:49",
    ],
    ending: [],
  },
  "python-leak": {
    unscanned: [
      "shop/api docker-compose.yml:8",
      "mysql:latest docker-compose.yml:20",
      "redis:6.2-alpine docker-compose.yml:29",
    ],
    access: [
      "host: service web docker-compose.yml:9",
      "host: service web docker-compose.yml:15",
      "others: service db docker-compose.yml:26",
      "others: service cache docker-compose.yml:31",
      "others: workflow build.yml .github/workflows/build.yml:2",
      "widens: service web Dockerfile:1",
    ],
    bases: [
      "python:3.12 Dockerfile:1",
      "mysql:latest docker-compose.yml:20",
      "redis:6.2-alpine docker-compose.yml:29",
    ],
    ending: ["Redis 6.2 near"],
  },
  "foreign-images": {
    unscanned: [
      "traefik:3.6 compose.yaml:4",
      "wordpress:6.9-php8.4-apache compose.yaml:16",
      "mariadb:11.8 compose.yaml:29",
      "registry.example.com/ops/backup:${BACKUP_TAG} compose.yaml:44 (not known)",
    ],
    access: [
      "host: service traefik compose.yaml:11",
      "host: service backup compose.yaml:46",
      "host: service backup compose.yaml:49",
      "widens: service traefik compose.yaml:3",
      "widens: service wordpress compose.yaml:15",
      "widens: service backup compose.yaml:45",
    ],
    bases: [
      "traefik:3.6 compose.yaml:4",
      "wordpress:6.9-php8.4-apache compose.yaml:16",
      "mariadb:11.8 compose.yaml:29",
      "registry.example.com/ops/backup:${BACKUP_TAG} compose.yaml:44",
    ],
    ending: [],
  },
  "go-exercise": {
    unscanned: [],
    access: [],
    bases: ["golang:1.27-alpine Dockerfile:2"],
    ending: [],
  },
};

const PROJECTS = [
  ["checklist", encoded(CHECKLIST_SAMPLE)],
  ["typical", encoded(TYPICAL_SAMPLE)],
  ["node-shop", golden("node-shop")],
  ["python-leak", golden("python-leak")],
  ["foreign-images", golden("foreign-images")],
  ["go-exercise", golden("go-exercise")],
] as const;

describe.each(PROJECTS)("of %s", (name, files) => {
  const factsIn = (order: readonly InputFile[]) =>
    cardFacts(examine({ files: order, complete: true, asOf: AS_OF }));

  test("is what it was looked at by hand", () => {
    expect(rowsOf(factsIn(files))).toEqual(EXPECTED[name]);
  });

  test("is plain JSON, and the same whatever order the files come in", () => {
    const facts = factsIn(files);
    expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
    expect(factsIn([...files].reverse())).toEqual(facts);
  });
});
