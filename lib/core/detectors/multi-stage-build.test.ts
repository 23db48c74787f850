import { expect, test } from "vitest";
import { multiStageBuild } from "./multi-stage-build";
import { sentencesOf, testDetector } from "./testing/test-detector";

const node = (...lines: string[]) => ["FROM node:24-alpine", ...lines].join("\n");

testDetector(multiStageBuild, [
  [
    "built in one stage, copied to another",
    "FROM node:24 AS builder\nRUN npm ci && npm run build\nFROM node:24-alpine\nCOPY --from=builder /app/dist ./dist",
    { pass: [4], answer: "met" },
  ],
  [
    "a common base",
    "FROM node:24-alpine AS base\nWORKDIR /app\nFROM base AS b\nRUN npm run build\nFROM base\nCOPY --from=b /app/dist ./dist",
    { pass: [6] },
  ],
  ["by number", "FROM golang:1.27\nRUN go build\nFROM scratch\nCOPY --from=0 /a /a", { pass: [4] }],
  [
    "compiles in the stage that ships",
    "FROM golang:1.27-alpine\nCOPY . .\nRUN go build -o /app",
    { fail: [3], answer: "not_met" },
  ],
  [
    "bundles in the stage that ships",
    node("RUN npm ci --omit=dev", "RUN npm run build"),
    { fail: [3], answer: "not_met" },
  ],
  [
    "a build behind a switch that is off is none",
    node("ARG EXTRA=0", 'RUN if [ "$EXTRA" = 1 ]; then make; fi'),
    { not_applicable: [1] },
  ],
  [
    "a build behind a switch that is open can't be told, whatever is copied",
    `FROM node:24 AS b\nRUN npm run build\n${node("ARG EXTRA", 'RUN if [ "$EXTRA" = 1 ]; then make; fi', "COPY --from=b /app/dist ./dist")}`,
    { unknown: [5], answer: null },
  ],
  ["development dependencies", node("RUN npm install"), { fail: [2], answer: "not_met" }],
  ["build tools", node("RUN apk add --no-cache python3 make g++"), { fail: [2] }],
  [
    "ships the builder",
    "FROM node:24-alpine AS b\nRUN npm run build\nFROM b\nUSER node",
    { fail: [2], answer: "partly" },
  ],
  [
    "copies a whole file system",
    "FROM node:24-alpine AS b\nRUN npm run build\nFROM scratch\nCOPY --from=b / /",
    { fail: [4], answer: "partly" },
  ],
  [
    "copies development dependencies",
    "FROM node:24-alpine AS b\nRUN npm ci\nRUN npm run build\nFROM node:24-alpine\nCOPY --from=b /app/node_modules ./node_modules",
    { fail: [5], answer: "partly" },
  ],
  [
    "copies the folder that holds development dependencies",
    "FROM node:24-alpine AS b\nWORKDIR /app\nRUN npm ci\nFROM node:24-alpine\nCOPY --from=b /app/ /app",
    { fail: [5], answer: "partly" },
  ],
  [
    "copies the folder from which they were removed",
    "FROM node:24-alpine AS b\nWORKDIR /app\nRUN npm ci && npm run build && rm -rf node_modules\nFROM node:24-alpine\nCOPY --from=b /app /app",
    { pass: [5] },
  ],
  [
    "copies a folder beside gems that lie elsewhere",
    "FROM ruby:3.4 AS b\nWORKDIR /app\nRUN bundle install\nFROM ruby:3.4-slim\nCOPY --from=b /app /app",
    { pass: [5] },
  ],
  ["gems for development", "FROM ruby:3.4-slim\nRUN bundle install", { fail: [2] }],
  [
    "gems without those for development, by a variable and by a setting",
    {
      "a/Dockerfile": "FROM ruby:3.4-slim\nENV BUNDLE_WITHOUT=development:test\nRUN bundle install",
      "b/Dockerfile":
        "FROM ruby:3.4-slim\nRUN bundle config set --local without 'development test' && bundle install",
    },
    { not_applicable: ["a/Dockerfile:1", "b/Dockerfile:1"] },
  ],
  [
    "development dependencies left out by a variable of npm, uv and Composer",
    {
      "a/Dockerfile": "FROM node:24-alpine\nENV NPM_CONFIG_OMIT=dev\nRUN npm ci",
      "b/Dockerfile": "FROM python:3.14-slim\nENV UV_NO_DEV=1\nRUN uv sync",
      "c/Dockerfile": "FROM php:8.4-cli-alpine\nRUN COMPOSER_NO_DEV=1 composer install",
      "d/Dockerfile": "FROM php:8.4-cli-alpine\nENV NODE_ENV=production\nRUN composer install",
    },
    {
      not_applicable: ["a/Dockerfile:1", "b/Dockerfile:1", "c/Dockerfile:1"],
      fail: ["d/Dockerfile:3"],
    },
  ],
  ["a native module is built anew", node("RUN npm rebuild sqlite3"), { fail: [2] }],
  [
    "Maven fetches, and Maven builds",
    {
      "a/Dockerfile": "FROM acme/java:1\nRUN mvn dependency:go-offline",
      "b/Dockerfile": "FROM acme/java:1\nRUN mvn -B package",
    },
    { fail: ["b/Dockerfile:2"], unknown: ["a/Dockerfile:1"] },
  ],
  [
    "copies pruned dependencies",
    "FROM node:24-alpine AS b\nRUN npm ci\nRUN npm run build && npm prune --omit=dev\nFROM node:24-alpine\nCOPY --from=b /app/node_modules ./node_modules",
    { pass: [5] },
  ],
  [
    "copies dependencies of PHP with those of development, and without",
    {
      "a/Dockerfile":
        "FROM composer:2 AS v\nRUN composer install\nFROM php:8.4-fpm-alpine\nCOPY --from=v /app/vendor vendor",
      "b/Dockerfile":
        "FROM php:8.4-cli AS v\nRUN npm ci && npm run build && composer install --no-dev\nFROM php:8.4-fpm-alpine\nCOPY --from=v /app/vendor vendor",
      "c/Dockerfile":
        "FROM php:8.4-cli AS v\nRUN npm ci && composer install --no-dev\nFROM php:8.4-fpm-alpine\nCOPY --from=v /app/node_modules n",
    },
    { fail: ["a/Dockerfile:4", "c/Dockerfile:4"], pass: ["b/Dockerfile:4"] },
  ],
  [
    "no build step",
    node(
      "RUN addgroup -g 1001 -S nodejs && \\",
      "    adduser -S nodejs -u 1001",
      "WORKDIR /app",
      "RUN npm ci --only=production",
      "COPY . .",
      "USER nodejs",
    ),
    { not_applicable: [1], answer: "not_applicable" },
  ],
  [
    "Python without build tools",
    "FROM python:3.14-slim\nRUN pip install --no-cache-dir -r requirements.txt\nCOPY . .",
    { not_applicable: [1] },
  ],
  [
    "Python with development dependencies, by a list, an extra, a group and a name",
    {
      "a/Dockerfile": "FROM python:3.14-slim\nRUN pip install -r requirements-dev.txt",
      "b/Dockerfile": "FROM python:3.14-slim\nRUN python -m pip install -e '.[dev]'",
      "c/Dockerfile": "FROM python:3.14-slim\nRUN pip install --group test",
      "d/Dockerfile": "FROM python:3.14-slim\nRUN uv pip install pytest==9.0",
    },
    { fail: ["a/Dockerfile:2", "b/Dockerfile:2", "c/Dockerfile:2", "d/Dockerfile:2"] },
  ],
  [
    "Python with what is only named alike",
    "FROM python:3.14-slim\nRUN pip install devtools testcontainers /tmp/dev/app.whl -r latest.txt",
    { not_applicable: [1] },
  ],
  [
    "results read through a mount",
    "FROM python:3.14 AS b\nRUN pip wheel -w /w .\nFROM python:3.14-slim\nRUN --mount=type=bind,from=b,source=/w,target=/w pip install /w/app.whl",
    { pass: [4], answer: "met" },
  ],
  [
    "a tool read through a mount is no result",
    "FROM ghcr.io/astral-sh/uv:0.9 AS uv\nFROM python:3.14-slim\nRUN --mount=from=uv,source=/uv,target=/bin/uv uv sync --no-dev",
    { not_applicable: [2] },
  ],
  [
    "dependencies behind a switch that is open, copied on",
    [
      'FROM node:24-alpine AS deps\nWORKDIR /app\nARG ENV\nRUN if [ "$ENV" = dev ]; then npm ci; fi',
      "FROM node:24-alpine AS build\nCOPY --from=deps /app /app",
      "FROM node:24-alpine\nCOPY --from=build /app/node_modules ./node_modules",
    ].join("\n"),
    { unknown: [8], answer: null },
  ],
  [
    "results copied onto an image with compilers",
    "FROM golang:1.27 AS b\nRUN go build -o /a\nFROM golang:1.27\nCOPY --from=b /a /a",
    { fail: [3], answer: "partly" },
  ],
  [
    "static files",
    "FROM nginx:1.31-alpine\nCOPY html /usr/share/nginx/html",
    { not_applicable: [1] },
  ],
  [
    "no build step on a full language base",
    "FROM node:24\nRUN npm ci --omit=dev",
    { fail: [1], answer: "partly" },
  ],
  [
    "headers in the stage that ships",
    "FROM python:3.14-slim\nRUN apt-get update && apt-get install -y libpq-dev",
    { fail: [2] },
  ],
  [
    "headers beside copied results",
    "FROM node:24 AS b\nRUN npm run build\nFROM python:3.14-slim\nRUN apt-get update && apt-get install -y libpq-dev\nCOPY --from=b /a /a",
    { pass: [5] },
  ],
  ["a script of one's own", node("RUN ./setup.sh"), { unknown: [2], answer: null }],
  [
    "a script from the network",
    node("RUN curl -fsSL https://example.com/i.sh | sh"),
    { unknown: [2] },
  ],
  [
    "build tools that go again",
    node("RUN apk add --no-cache --virtual .b build-base && npm ci --omit=dev && apk del .b"),
    { unknown: [2] },
  ],
  ["a base that nobody sees", "FROM example.com/base:1\nCOPY . .", { unknown: [1] }],
  [
    "a copy from an image is no stage",
    node("COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/uv", "RUN npm ci --omit=dev"),
    { not_applicable: [1] },
  ],
  [
    "a target that ships the builder",
    {
      Dockerfile:
        "FROM node:24-alpine AS dev\nRUN npm ci\nFROM node:24-alpine\nCOPY --from=dev /a /a",
      "compose.yaml": "services:\n  a:\n    build:\n      context: .\n      target: dev\n",
    },
    { fail: ["Dockerfile:2"] },
  ],
  [
    "nothing is built here",
    { "compose.yaml": "services:\n  a:\n    image: nginx:1.31\n" },
    { not_applicable: ["compose.yaml:3"], answer: "not_applicable" },
  ],
  [
    "a script's build of a Dockerfile that isn't here",
    { "run.sh": "#!/bin/sh\ndocker run $(docker build -q .)\n" },
    { answer: null },
  ],
  [
    "programs with the names of what every object has",
    node("RUN constructor install toString && apk constructor"),
    { unknown: [2] },
  ],
]);

test.each([
  ["RUN npm ci", "Development dependencies are installed in the image that ships: npm ci."],
  ["RUN make -j $(nproc)", "Built in the stage that ships: make."],
  ["RUN git clone --depth 1 x", "Whether “git clone” builds something can’t be told."],
  [
    "RUN bash Miniconda3-latest-Linux-x86_64.sh -b",
    "Whether “bash Miniconda3-latest-Linux-x86_64.sh” builds something can’t be told.",
  ],
  [
    "RUN fetch made-up-word-of-more-than-thirty-letters",
    "Whether “fetch” builds something can’t be told.",
  ],
  [
    "RUN apk add --virtual .t gcc && ./prepare && apk del .t",
    "Build tools are installed and removed again (gcc): whether they build something can’t be told.",
  ],
  ["RUN npm ci && npm run build", "Built in the stage that ships: npm run build."],
])("%s: what builds and what only installs is not said alike", (line, sentence) => {
  expect(sentencesOf(multiStageBuild, `FROM node:24-alpine\n${line}`)).toEqual([sentence]);
});
