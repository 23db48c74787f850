// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the variables are Docker's.
import { expect, test } from "vitest";
import { baseEndOfLife } from "./base-end-of-life";
import { sentencesOf, testDetector } from "./testing/test-detector";

const bot =
  "version: 2\nupdates:\n  - package-ecosystem: docker\n    directory: /\n    schedule: {interval: weekly}\n";
const scheduled = (pull: string) =>
  `on:\n  schedule:\n    - cron: "0 3 * * 1"\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: docker build ${pull} -t app:1 .\n`;
const inspected = (created: string, tag = "app:1") =>
  JSON.stringify([
    {
      Id: `sha256:${"b".repeat(64)}`,
      RepoTags: [tag],
      RootFS: {},
      Created: created,
      Config: {},
    },
  ]);
const compose = "services:\n  a:\n    build: .\n    image: app:1\n";
const DEPENDABOT = ".github/dependabot.yml";

testDetector(baseEndOfLife, [
  ["ended", "FROM node:18-alpine", { fail: [1], answer: "not_met" }],
  ["supported, but nothing picks fixes up", "FROM node:24-alpine", { unknown: [1], answer: null }],
  [
    "supported, and a bot",
    { Dockerfile: "FROM node:24-alpine", [DEPENDABOT]: bot },
    { pass: ["Dockerfile:1"], answer: "met" },
  ],
  [
    "supported, rebuilt by the clock",
    { Dockerfile: "FROM node:24-alpine", ".github/workflows/w.yml": scheduled("--pull") },
    { pass: ["Dockerfile:1"] },
  ],
  [
    "a bot that looks into another folder",
    { Dockerfile: "FROM node:24-alpine", [DEPENDABOT]: bot.replace("/\n", "/web\n") },
    { unknown: ["Dockerfile:1"], answer: null },
  ],
  [
    "a bot that reads Dockerfiles, and an image that Compose names",
    { "compose.yaml": "services:\n  a:\n    image: postgres:17\n", [DEPENDABOT]: bot },
    { unknown: ["compose.yaml:3"] },
  ],
  [
    "a bot that is told to leave the base alone",
    {
      Dockerfile: "FROM node:24-alpine",
      [DEPENDABOT]: `${bot}    ignore:\n      - dependency-name: node\n`,
    },
    { unknown: ["Dockerfile:1"] },
  ],
  [
    "another image rebuilt by the clock",
    {
      Dockerfile: "FROM node:24-alpine",
      ".github/workflows/w.yml": scheduled("--pull -f tools/Dockerfile"),
    },
    { unknown: ["Dockerfile:1"] },
  ],
  [
    "built in all runs but those by the clock",
    {
      Dockerfile: "FROM node:24-alpine",
      ".github/workflows/w.yml": `${scheduled("--pull")}        if: github.event_name != 'schedule'\n`,
    },
    { unknown: ["Dockerfile:1"] },
  ],
  [
    "rebuilt by the clock behind a condition of the script",
    {
      Dockerfile: "FROM node:24-alpine",
      ".github/workflows/w.yml": scheduled("--pull").replace("run: ", "run: test $ON && "),
    },
    { unknown: ["Dockerfile:1"] },
  ],
  [
    "rebuilt by the clock without a pull",
    { Dockerfile: "FROM node:24-alpine", ".github/workflows/w.yml": scheduled("") },
    { unknown: ["Dockerfile:1"] },
  ],
  [
    "on its long-term support",
    { Dockerfile: "FROM python:3.13-slim-bookworm", [DEPENDABOT]: bot },
    { fail: ["Dockerfile:1"], answer: "partly" },
  ],
  ["ends soon", "FROM php:8.2-fpm-alpine", { fail: [1], answer: "partly" }],
  ["the system under a language", "FROM python:3.13-bullseye", { fail: [1], answer: "not_met" }],
  ["frozen", "FROM openjdk:17-slim", { fail: [1], answer: "not_met" }],
  ["distroless under an old name", "FROM gcr.io/distroless/nodejs:18", { fail: [1] }],
  ["no release named", "FROM alpine:latest", { unknown: [1], answer: null }],
  ["newer than the tables", "FROM node:27", { unknown: [1] }],
  ["a private base", "FROM example.com/base:1", { unknown: [1] }],
  ["a variable", "ARG V\nFROM node:$V", { unknown: [2] }],
  ["scratch", "FROM scratch", { not_applicable: [1], answer: "not_applicable" }],
  [
    "the Go that was compiled in",
    "FROM golang:1.24 AS b\nFROM scratch\nCOPY --from=b /a /a",
    { fail: [1], answer: "not_met" },
  ],
  [
    "other builders don't count",
    "FROM node:18 AS b\nFROM alpine:3.24\nCOPY --from=b /a /a",
    { unknown: [2] },
  ],
  [
    "images that run",
    "services:\n  a:\n    image: postgres:13\n  b:\n    image: acme/app:1\n",
    { fail: [3], answer: "not_met" },
  ],
  [
    "an image that hangs on a variable",
    "services:\n  a:\n    image: postgres:${V}\n",
    { unknown: [3] },
  ],
  [
    "what is built is judged by its base",
    {
      "compose.yaml": "services:\n  a:\n    build: .\n    image: node:18\n",
      Dockerfile: "FROM alpine:3.24",
    },
    { unknown: ["Dockerfile:1"] },
  ],
  [
    "built 30 days ago",
    {
      "compose.yaml": compose,
      Dockerfile: "FROM alpine:3.24",
      "i.json": inspected("2026-10-24T00:00:00Z"),
      [DEPENDABOT]: bot,
    },
    { pass: ["Dockerfile:1"], answer: "met" },
  ],
  [
    "built 31 days ago",
    {
      "compose.yaml": compose,
      Dockerfile: "FROM alpine:3.24",
      "i.json": inspected("2026-10-23T00:00:00Z"),
      [DEPENDABOT]: bot,
    },
    { pass: ["Dockerfile:1"], fail: ["i.json:1"], answer: "partly" },
  ],
  [
    "built long ago",
    {
      "compose.yaml": compose,
      Dockerfile: "FROM alpine:3.24",
      "i.json": inspected("2026-01-23T00:00:00Z"),
      [DEPENDABOT]: bot,
    },
    { pass: ["Dockerfile:1"], fail: ["i.json:1"], answer: "not_met" },
  ],
  [
    "an image that runs and nobody builds here, made long ago",
    {
      "compose.yaml": "services:\n  db:\n    image: postgres:17\n",
      "i.json": inspected("2026-01-23T00:00:00Z", "docker.io/library/postgres:17"),
    },
    { unknown: ["compose.yaml:3"], fail: ["i.json:1"], answer: "not_met" },
  ],
  [
    "a fixed date says nothing",
    {
      "compose.yaml": compose,
      Dockerfile: "FROM alpine:3.24",
      "i.json": inspected("1970-01-01T00:00:00Z"),
      [DEPENDABOT]: bot,
    },
    { pass: ["Dockerfile:1"] },
  ],
  [
    "an image in no table is none of its business, whatever its tag is",
    "services:\n  a:\n    image: example.com/app:${V}\n  b:\n    image: traefik:$V\n",
    {},
  ],
  [
    "judged by the day it is asked of",
    "FROM node:18-alpine",
    { unknown: [1] },
    { asOf: "2024-11-23" },
  ],
]);

test.each([
  ["buster-slim", "Debian 10 has had no fixes since 30 Jun 2024."],
  ["stretch", "Debian 9 has had no fixes since 30 Jun 2022."],
])("the end of a release is that of its long-term support: debian:%s", (tag, sentence) => {
  expect(sentencesOf(baseEndOfLife, `FROM debian:${tag}\n`)).toEqual([sentence]);
});
