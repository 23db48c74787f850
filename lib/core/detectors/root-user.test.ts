import { expect, test } from "vitest";
import { rootUser } from "./root-user";
import { service } from "./testing/service";
import { sentencesOf, testDetector } from "./testing/test-detector";

const BUILD = "services:\n  web:\n    build: .\n";
const image = (name: string, ...lines: string[]) =>
  `services:\n  app:\n    image: ${name}\n${lines.map((line) => `    ${line}\n`).join("")}`;

const inspectedImage = (config: object) => ({
  "compose.yaml": "services:\n  app:\n    image: example.org/shop:1\n",
  "inspect.json": JSON.stringify([
    { Id: "sha256:aa", RepoTags: ["example.org/shop:1"], RootFS: {}, Config: config },
  ]),
});

testDetector(rootUser, [
  [
    "an inspected image's user counts",
    inspectedImage({ User: "1001" }),
    { pass: ["inspect.json:1"] },
  ],
  [
    "an inspected image without one is root",
    inspectedImage({ User: "" }),
    { fail: ["inspect.json:1"] },
  ],
  [
    "another image says nothing",
    {
      ...inspectedImage({ User: "1001" }),
      "compose.yaml": "services:\n  app:\n    image: example.org/shop:2\n",
    },
    { unknown: ["compose.yaml:2"] },
  ],
  [
    "a placeholder is no user",
    image("acme/app:1", "user: UID:GID"),
    { unknown: [4], answer: null },
  ],
  [
    "a neighbour's image whose Dockerfile is not here can't be told, whatever images are called so",
    "services:\n  web: {build: ., image: redis}\n  worker: {image: redis}\n",
    { unknown: [2, 3], answer: null },
  ],
  ["a named user passes", "FROM alpine:3.22\nUSER app", { pass: [2], answer: "met" }],
  ["a number passes", "FROM scratch\nUSER 10001:10001", { pass: [2] }],
  ["root by number fails", "FROM alpine:3.22\nUSER 0:0", { fail: [2], answer: "not_met" }],
  ["root with another group fails", "FROM alpine:3.22\nUSER root:1000", { fail: [2] }],
  ["root in many digits fails", "FROM alpine:3.22\nUSER 00", { fail: [2] }],
  [
    "the last USER counts",
    "FROM alpine:3.22\nUSER root\nRUN apk add curl\nUSER app",
    { pass: [4] },
  ],
  [
    "a USER of the builder only doesn't count",
    "FROM node:24 AS b\nUSER node\nFROM node:24",
    { fail: [3] },
  ],
  [
    "root in the builder only doesn't count",
    "FROM node:24 AS b\nUSER root\nFROM scratch\nUSER 1",
    { pass: [4] },
  ],
  [
    "a stage inherits the USER of its base stage",
    "FROM alpine:3.22 AS base\nUSER app\nFROM base AS prod",
    { pass: [2] },
  ],
  ["scratch without USER is root", "FROM scratch\nCOPY app /app", { fail: [1] }],
  [
    "a base that nobody knows fails without USER",
    "FROM registry.example.com/base:1",
    { fail: [1] },
  ],
  [
    "a base of the tables that is non-root needs no USER",
    "FROM apache/airflow:2.10.3\nCOPY dags /dags",
    { pass: [1], answer: "met" },
  ],
  [
    "a variable that the base sets is its user",
    "FROM mambaorg/micromamba:2\nUSER root\nRUN x\nUSER $MAMBA_USER",
    { pass: [4] },
  ],
  [
    "a base behind a variable can't be told",
    "ARG BASE\nFROM $BASE",
    { unknown: [2], answer: null },
  ],
  [
    "a variable with a default is its default",
    "FROM alpine:3.22\nARG UID=1001\nUSER $UID",
    { pass: [3] },
  ],
  [
    "a variable without a default can't be told",
    "FROM alpine:3.22\nARG UID\nUSER $UID",
    { unknown: [3] },
  ],
  ["a base that drops passes at its FROM", "FROM postgres:17", { pass: [1], answer: "met" }],
  [
    "a base that is non-root by default passes",
    "FROM gcr.io/distroless/static-debian13:nonroot",
    { pass: [1] },
  ],
  ["distroless without nonroot fails", "FROM gcr.io/distroless/nodejs:18", { fail: [1] }],
  [
    "Windows has no such root",
    "FROM mcr.microsoft.com/windows/servercore:ltsc2025",
    { not_applicable: [1] },
  ],
  ["lower-case instructions and CRLF are read", "from alpine:3.22\r\nuser app\r\n", { pass: [2] }],

  ["a service's user counts", service('user: "1001:1001"'), { pass: [4], answer: "met" }],
  ["a service's number that no user has can't be told", service('user: "-1"'), { unknown: [4] }],
  [
    "a user that only Windows has, on an image that doesn't say so, can't be told",
    service("image: redis:8", "user: ContainerAdministrator"),
    { unknown: [5] },
  ],
  [
    "Windows has no such root, whoever its user is",
    service("image: mcr.microsoft.com/windows/nanoserver:ltsc2025", "user: ContainerUser"),
    { not_applicable: [5] },
  ],
  [
    "a command that asks for root fails where it stands",
    'FROM alpine:3.24\nUSER app\nCMD ["sudo", "server"]',
    { fail: [3], answer: "not_met" },
  ],
  [
    "a user with the number 0 is root",
    "FROM debian:trixie-slim\nRUN useradd -o -u 0 app\nUSER app",
    { fail: [3], answer: "not_met" },
  ],
  [
    "a script before a command that asks for root can't be told",
    'FROM alpine:3.24\nUSER app\nENTRYPOINT ["/start.sh"]\nCMD ["sudo", "server"]',
    { unknown: [4], answer: null },
  ],
  [
    "a service's user counts under the command that its image starts",
    {
      "compose.yaml": `${BUILD}    user: "1000"\n`,
      Dockerfile: 'FROM alpine:3.24\nENTRYPOINT ["sudo", "-E", "/server"]',
    },
    { fail: ["Dockerfile:2"], answer: "not_met" },
  ],
  [
    "and under the service's own",
    {
      "compose.yaml": `${BUILD}    user: "1000"\n    entrypoint: ["/server"]\n`,
      Dockerfile: 'FROM alpine:3.24\nENTRYPOINT ["sudo", "-E", "/server"]',
    },
    { pass: ["compose.yaml:4"], answer: "met" },
  ],
  [
    "a service's command that asks for root fails where it stands",
    service('user: "1000"', 'command: ["sudo", "server"]'),
    { fail: [5], answer: "not_met" },
  ],
  ["a service's root fails", service("user: root"), { fail: [4] }],
  ["a service's 0:0 fails", service('user: "0:0"'), { fail: [4] }],
  ["a service's 0 without quotes fails", service("user: 0"), { fail: [4] }],
  ["a user behind a variable can't be told", service("user: ${UID}:${GID}"), { unknown: [4] }],
  ["a user's default is judged", service("user: ${UID:-1000}:${GID:-1000}"), { pass: [4] }],
  ["an image that nobody knows can't be told", service(), { unknown: [2], answer: null }],
  ["an image behind a variable can't be told", image("app:${TAG}"), { unknown: [2] }],
  [
    "an image whose open tag makes no difference is known",
    image("postgres:${PG:?}"),
    { pass: [2] },
  ],
  [
    "an image whose open tag makes one can't be told",
    image("gcr.io/distroless/static:${TAG}"),
    { unknown: [2] },
  ],
  ["an image that drops passes", image("postgres:17"), { pass: [2], answer: "met" }],
  ["root on an image that drops fails", image("postgres:17", 'user: "0"'), { fail: [4] }],
  ["another command may skip the drop", image("postgres:17", "command: bash"), { unknown: [2] }],
  [
    "another entrypoint may skip the drop",
    image("redis:8", "entrypoint: sh /run.sh"),
    { unknown: [2] },
  ],
  ["options keep the drop", image("mariadb:11", "command: --binlog-format=ROW"), { pass: [2] }],
  [
    "the server's own command keeps the drop",
    image("redis:8", "command: redis-server --appendonly yes"),
    { pass: [2] },
  ],
  ["nginx stays root", image("nginx:1.31"), { fail: [2], answer: "not_met" }],
  [
    "nginx from a mirror stays root",
    image("public.ecr.aws/docker/library/nginx:1.31"),
    { fail: [2] },
  ],
  ["nginx-unprivileged passes", image("nginxinc/nginx-unprivileged:1.31"), { pass: [2] }],

  [
    "a service runs as its stage does",
    { "compose.yaml": BUILD, Dockerfile: "FROM node:24\nUSER node" },
    { pass: ["Dockerfile:2"], answer: "met" },
  ],
  [
    "a service's stage without USER fails at its FROM",
    { "compose.yaml": BUILD, Dockerfile: "FROM node:24" },
    { fail: ["Dockerfile:1"] },
  ],
  [
    "a service's user beats the stage's",
    { "compose.yaml": `${BUILD}    user: root\n`, Dockerfile: "FROM node:24\nUSER node" },
    { fail: ["compose.yaml:4"] },
  ],
  [
    "a service's user mends the stage",
    { "compose.yaml": `${BUILD}    user: "1000"\n`, Dockerfile: "FROM node:24" },
    { pass: ["compose.yaml:4"] },
  ],
  [
    "a build's target is the stage that counts",
    {
      "compose.yaml": "services:\n  web:\n    build:\n      context: .\n      target: dev\n",
      Dockerfile: "FROM node:24 AS dev\nFROM node:24\nUSER node",
    },
    { fail: ["Dockerfile:1"] },
  ],
  [
    "a Dockerfile that isn't there can't be told",
    { "compose.yaml": BUILD },
    { unknown: ["compose.yaml:2"] },
  ],
  [
    "a Dockerfile that no service uses stands for itself",
    {
      "compose.yaml":
        "services:\n  web:\n    build: {context: ., dockerfile: Dockerfile.prod}\n    user: '1'\n",
      Dockerfile: "FROM node:24\nUSER node",
    },
    { pass: ["compose.yaml:4", "Dockerfile:2"], answer: "met" },
  ],
  [
    "an inline Dockerfile is one of the Compose file's lines",
    {
      "compose.yaml":
        "services:\n  web:\n    build:\n      dockerfile_inline: |\n        FROM alpine:3.22\n        USER app\n",
    },
    { pass: ["compose.yaml:6"] },
  ],
  [
    "an override beats the base",
    {
      "compose.yaml": service("user: root"),
      "compose.prod.yaml": "services:\n  app:\n    user: '1000'\n",
    },
    { pass: ["compose.prod.yaml:3"] },
  ],
  [
    "an anchor carries the user",
    "x-a: &a\n  user: '1000'\nservices:\n  app:\n    <<: *a\n    image: a/b:1\n",
    { pass: [2] },
  ],
  [
    "a target that no stage has says nothing of the other stages",
    {
      "compose.yaml": "services:\n  app:\n    build: { context: ., target: web }\n",
      Dockerfile: "FROM alpine:3.22 AS base\nUSER 1000\n",
    },
    { unknown: ["compose.yaml:2"], answer: null },
  ],
  [
    "a missing extends file leaves it open",
    "services:\n  app:\n    extends: {file: common.yml, service: base}\n",
    { unknown: [3] },
  ],
]);

test.each([
  ["restart: always", "No user is set, and no image is named."],
  ['image: ""', "No user is set, and no image is named."],
  ["image: ${NAME:-}", "No user is set, and no image is named."],
  ["image: $NAME", "No user is set, and which image runs depends on a variable."],
  ["build: .", "No user is set, and the Dockerfile or stage that would say is not in these files."],
])("what is not known of the image is told: %s", (key, sentence) => {
  expect(sentencesOf(rootUser, `services:\n  app:\n    ${key}\n`)).toEqual([sentence]);
});

test.each([
  ["debian:13", "Runs as root: no USER in the stage that ships."],
  ["scratch", "Runs as root: no USER in the stage that ships."],
  ["acme/base:1", "No USER in the stage that ships, and whom acme/base:1 runs as is not known."],
])("root is said only of a base that is known to be root: %s", (base, sentence) => {
  expect(sentencesOf(rootUser, `FROM ${base}\nCOPY app /app\n`)).toEqual([sentence]);
});
