import { leftoverPackages } from "./leftover-packages";
import { testDetector } from "./testing/test-detector";

const on = (base: string, ...lines: string[]) => [`FROM ${base}`, ...lines].join("\n");
const alpine = (...lines: string[]) => on("alpine:3.24", ...lines);
const slim = (...lines: string[]) => on("debian:trixie-slim", ...lines);

testDetector(leftoverPackages, [
  ["nothing installed", alpine("USER app"), { pass: [1], answer: "met" }],
  [
    "runtime packages, tidied up",
    slim(
      "RUN apt-get update && apt-get install -y --no-install-recommends tini && rm -rf /var/lib/apt/lists/*",
    ),
    { pass: [1] },
  ],
  [
    "a compiler stays",
    alpine("RUN apk add --no-cache build-base"),
    { fail: [2], answer: "not_met" },
  ],
  [
    "a compiler goes in the same line",
    alpine("RUN apk add --no-cache --virtual .build-deps gcc make && make && apk del .build-deps"),
    { pass: [1] },
  ],
  [
    "a compiler goes in a later line",
    alpine("RUN apk add --no-cache --virtual .b gcc", "RUN apk del .b"),
    { fail: [2], answer: "partly" },
  ],
  [
    "purged by name in the same line",
    slim(
      "RUN apt-get update && apt-get install -y --no-install-recommends gcc && apt-get purge -y --auto-remove gcc && rm -rf /var/lib/apt/lists/*",
    ),
    { pass: [1] },
  ],
  [
    "removed by autoremove in the same line",
    slim(
      "RUN apt-get update && apt-get install -y --no-install-recommends gcc && apt-get autoremove -y --purge gcc && rm -rf /var/lib/apt/lists/*",
    ),
    { pass: [1] },
  ],
  [
    "purged by a variable",
    slim(
      "RUN deps='gcc make' && apt-get update && apt-get install -y --no-install-recommends $deps && apt-get purge -y $deps && rm -rf /var/lib/apt/lists/*",
    ),
    { pass: [1] },
  ],
  [
    "git stays",
    slim(
      "RUN apt-get update && apt-get install -y --no-install-recommends git && rm -rf /var/lib/apt/lists/*",
    ),
    { fail: [2], answer: "not_met" },
  ],
  [
    "sudo, an editor and netcat",
    alpine("RUN apk add --no-cache sudo vim netcat-openbsd"),
    { fail: [2, 2, 2] },
  ],
  ["an SSH server", alpine("RUN apk add --no-cache openssh-server", "EXPOSE 22"), { fail: [2, 3] }],
  ["sudo is used", on("acme/base:1", "RUN sudo rm x"), { fail: [2] }],
  ["curl is avoidable", alpine("RUN apk add --no-cache curl"), { fail: [2], answer: "partly" }],
  [
    "curl for a health check",
    alpine("RUN apk add --no-cache curl", "HEALTHCHECK CMD curl -f http://127.0.0.1 || exit 1"),
    { pass: [1] },
  ],
  [
    "curl for a service's health check",
    {
      Dockerfile: alpine("RUN apk add --no-cache curl"),
      "compose.yaml":
        'services:\n  a:\n    build: .\n    healthcheck:\n      test: ["CMD", "curl", "x"]\n',
    },
    { pass: ["Dockerfile:1"] },
  ],
  [
    "recommended packages",
    slim("RUN apt-get update && apt-get install -y tini && rm -rf /var/lib/apt/lists/*"),
    { fail: [2], answer: "partly" },
  ],
  [
    "package lists stay",
    slim("RUN apt-get update && apt-get install -y --no-install-recommends tini"),
    { fail: [2], answer: "partly" },
  ],
  [
    "package lists removed a line later",
    slim(
      "RUN apt-get update",
      "RUN apt-get install -y --no-install-recommends tini && rm -rf /var/lib/apt/lists/*",
    ),
    { fail: [2] },
  ],
  [
    "package lists in a cache mount",
    slim(
      "RUN --mount=type=cache,target=/var/lib/apt apt-get update && apt-get install -y --no-install-recommends tini",
    ),
    { pass: [1] },
  ],
  ["an index of apk", alpine("RUN apk add tini"), { fail: [2], answer: "partly" }],
  [
    "an index of apk, removed",
    alpine("RUN apk update && apk add tini && rm -rf /var/cache/apk/*"),
    { pass: [1] },
  ],
  [
    "dnf with and without a clean-up",
    on(
      "rockylinux:9-minimal",
      "RUN microdnf install -y tini",
      "RUN dnf install -y tini && dnf clean all",
    ),
    { fail: [2] },
  ],
  [
    "pip keeps a cache",
    on("python:3.14-slim", "RUN pip install -r requirements.txt"),
    { fail: [2], answer: "partly" },
  ],
  [
    "pip without a cache",
    on("python:3.14-slim", "RUN pip install --no-cache-dir -r requirements.txt"),
    { pass: [1] },
  ],
  [
    "pip told by a variable",
    on("python:3.14-slim", "ENV PIP_NO_CACHE_DIR=1", "RUN python -m pip install x"),
    { pass: [1] },
  ],
  [
    "pip with a cache mount",
    on("python:3.14-slim", "RUN --mount=type=cache,target=/root/.cache/pip pip install x"),
    { pass: [1] },
  ],
  ["development dependencies", on("node:24-alpine", "RUN npm ci"), { fail: [2], answer: "partly" }],
  [
    "the old way of leaving them out",
    on("node:24-alpine", "RUN npm ci --only=production"),
    { pass: [1] },
  ],
  [
    "left out by NODE_ENV",
    on("node:24-alpine", "ENV NODE_ENV=production", "RUN npm ci"),
    { pass: [1] },
  ],
  [
    "pruned",
    on("node:24-alpine", "RUN npm ci && npm run x && npm prune --omit=dev"),
    { pass: [1] },
  ],
  [
    "a builder may have tools",
    "FROM node:24 AS b\nRUN apt-get install gcc git\nFROM node:24-alpine\nCOPY --from=b /a /a",
    { pass: [3], answer: "met" },
  ],
  [
    "a stage that it starts from counts",
    "FROM alpine:3.24 AS b\nRUN apk add --no-cache git\nFROM b",
    { fail: [2] },
  ],
  ["a full language base", on("node:24", "USER node"), { fail: [1], answer: "partly" }],
  ["a whole system doesn't count", on("ubuntu:24.04", "USER app"), { pass: [1] }],
  ["in a heredoc", alpine("RUN <<EOF", "set -e", "apk add --no-cache git", "EOF"), { fail: [2] }],
  [
    "in exec form and in sh -c",
    alpine('RUN ["apk", "add", "--no-cache", "git"]', "RUN sh -c 'apk add --no-cache vim'"),
    { fail: [2, 3] },
  ],
  ["echoed, not run", alpine('RUN echo "apt-get install git"'), { pass: [1] }],
  ["scratch", "FROM scratch\nCOPY a /a", { not_applicable: [1], answer: "not_applicable" }],
  ["a base that nobody sees", "FROM example.com/base:1\nUSER 1", { unknown: [1], answer: null }],
  [
    "packages from a variable",
    alpine("ARG PACKAGES", "RUN apk add --no-cache $PACKAGES"),
    { unknown: [3] },
  ],
  [
    "packages from a variable that go again",
    alpine("RUN apk add --no-cache --virtual .b $PHPIZE_DEPS && apk del .b"),
    { pass: [1] },
  ],
]);
