import { healthCheck } from "./health-check";
import { service } from "./testing/service";
import { testDetector } from "./testing/test-detector";

const image = (name: string, ...lines: string[]) =>
  `services:\n  app:\n    image: ${name}\n${lines.map((line) => `    ${line}\n`).join("")}`;
const BUILD = "services:\n  web:\n    build: .\n";

const inspectedImage = (config: object) => ({
  "compose.yaml": "services:\n  app:\n    image: example.org/shop:1\n",
  "inspect.json": JSON.stringify([
    { Id: "sha256:aa", RepoTags: ["example.org/shop:1"], RootFS: {}, Config: config },
  ]),
});

testDetector(healthCheck, [
  [
    "an engine says that it is healthy",
    "$ docker inspect -f '{{.State.Health.Status}} {{range .State.Health.Log}}{{.Output}}{{end}}' app\nhealthy ok\n",
    { pass: [2], answer: "met" },
  ],
  [
    "and that there is no check",
    "$ docker inspect -f '{{.State.Health}}' app\n<nil>\n",
    { fail: [2], answer: "not_met" },
  ],
  [
    "starting, or ill, a check may not be able to run",
    "$ docker inspect -f '{{.State.Health.Status}}' app\nunhealthy\n",
    { answer: null },
  ],
  [
    "an inspected image's check counts",
    inspectedImage({ Healthcheck: { Test: ["CMD-SHELL", "exit 1 | cat"] } }),
    { unknown: ["inspect.json:1"] },
  ],
  ["an inspected image without a check has none", inspectedImage({}), { fail: ["compose.yaml:2"] }],
  [
    "a check that can run passes",
    image("postgres:17", "healthcheck:", "  test: [CMD-SHELL, pg_isready]"),
    { pass: [5], answer: "met" },
  ],
  [
    "an image that a neighbour builds from a Dockerfile that is not here can't be told",
    "services:\n  web: {build: ., image: shop}\n  worker: {image: shop}\n",
    { unknown: [2, 3], answer: null },
  ],
  [
    "a program in an image that nobody can see can't be told",
    service("healthcheck:", "  test: [CMD, curl, -f, 'http://localhost/']"),
    { unknown: [5], answer: null },
  ],
  [
    "curl isn't in node's Alpine image",
    image("node:24-alpine", "healthcheck: {test: curl -f http://localhost/}"),
    { fail: [4], answer: "partly" },
  ],
  [
    "a shell isn't in distroless",
    image("gcr.io/distroless/static-debian13:nonroot", "healthcheck: {test: 'exit 0'}"),
    { fail: [4], answer: "partly" },
  ],
  [
    "a check that checks nothing",
    image("postgres:17", "healthcheck: {test: 'exit 0'}"),
    { fail: [4], answer: "partly" },
  ],
  [
    "a Dockerfile's check that checks nothing",
    "FROM alpine:3.24\nHEALTHCHECK CMD true\n",
    { fail: [2] },
  ],
  [
    "another version of an image that is built here with a check",
    {
      Dockerfile: "FROM alpine:3.24\nHEALTHCHECK CMD wget -q --spider http://127.0.0.1/\n",
      ".github/workflows/ci.yml":
        "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: docker build -t acme/links:1.0.1 .\n",
      "compose.yaml": image("acme/links:1.0.0"),
    },
    { unknown: ["compose.yaml:2"], pass: ["Dockerfile:2"] },
  ],
  [
    "an image that may be the one that is built here with a check, under a name that nobody says",
    {
      Dockerfile: "FROM alpine:3.24\nHEALTHCHECK CMD wget -q --spider http://127.0.0.1/\n",
      "compose.yaml":
        "services:\n  a: {image: acme/links}\n  b: {image: nginx}\n  c: {image: bitnami/redis}\n",
    },
    {
      unknown: ["compose.yaml:2"],
      pass: ["Dockerfile:2"],
      fail: ["compose.yaml:3", "compose.yaml:4"],
    },
  ],
  ["disabled fails", service("healthcheck: {disable: true}"), { fail: [4], answer: "not_met" }],
  ["NONE fails", service("healthcheck:", "  test: [NONE]"), { fail: [5], answer: "not_met" }],
  ["none on an official image fails", image("nginx:1.31"), { fail: [2], answer: "not_met" }],
  ["none on any other image fails as well", service(), { fail: [2], answer: "not_met" }],
  [
    "an image that is known to bring one can't be told",
    image("netdata/netdata:v2"),
    { unknown: [2], answer: null },
  ],
  ["an image of an open tag is that image", image("postgres:${PG}"), { fail: [2] }],
  [
    "no image can't be told",
    "services:\n  app:\n    restart: always\n  job:\n    image: ' '\n",
    { unknown: [2, 4], answer: null },
  ],
  ["an open image can't be told", image("${IMAGE}"), { unknown: [2] }],
  [
    "an interval alone leaves the image's own",
    service("healthcheck: {interval: 30s}"),
    { fail: [2] },
  ],
  [
    "a missing extends file leaves it open",
    "services:\n  app:\n    extends: {file: common.yml, service: base}\n",
    { unknown: [3] },
  ],
  [
    "a migration needs none",
    image("node:24", 'restart: "no"', "command: npm run migrate"),
    { not_applicable: [5], answer: "not_applicable" },
  ],

  [
    "a Dockerfile's check counts",
    "FROM node:24-alpine\nHEALTHCHECK CMD wget -q --spider http://127.0.0.1/\n",
    { pass: [2], answer: "met" },
  ],
  [
    "a Dockerfile without one fails at its FROM",
    "FROM node:24 AS b\nFROM node:24-alpine\n",
    { fail: [2], answer: "not_met" },
  ],
  [
    "HEALTHCHECK NONE fails",
    "FROM node:24\nHEALTHCHECK CMD true\nHEALTHCHECK NONE\n",
    { fail: [3] },
  ],
  [
    "a stage inherits the check of its base stage",
    'FROM node:24 AS base\nHEALTHCHECK CMD ["node", "check.js"]\nFROM base\n',
    { pass: [2] },
  ],
  [
    "a check of the builder only doesn't count",
    "FROM node:24 AS b\nHEALTHCHECK CMD true\nFROM node:24\n",
    { fail: [3] },
  ],

  [
    "the service's image has it",
    { "compose.yaml": BUILD, Dockerfile: 'FROM node:24\nHEALTHCHECK CMD ["node", "h.js"]\n' },
    { pass: ["Dockerfile:2"], answer: "met" },
  ],
  [
    "neither has one: the service fails",
    { "compose.yaml": BUILD, Dockerfile: "FROM node:24\n" },
    { fail: ["compose.yaml:2"], answer: "not_met" },
  ],
  [
    "the service switches it off",
    {
      "compose.yaml": `${BUILD}    healthcheck:\n      disable: true\n`,
      Dockerfile: 'FROM node:24\nHEALTHCHECK CMD ["node", "h.js"]\n',
    },
    { fail: ["compose.yaml:5"] },
  ],
  [
    "a Dockerfile that isn't there can't be told",
    { "compose.yaml": BUILD },
    { unknown: ["compose.yaml:2"] },
  ],
]);
