// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the variables are Docker's.
import { expect, test } from "vitest";
import { imageTag } from "./image-tag";
import { sentencesOf, testDetector } from "./testing/test-detector";

const DIGEST = `sha256:${"a".repeat(64)}`;

testDetector(imageTag, [
  [
    "named in a file that isn't here",
    "services:\n  a:\n    extends: { file: common.yaml, service: a }\n",
    { unknown: [3], answer: null },
  ],
  ["major version", "FROM node:24-alpine", { pass: [1], answer: "met" }],
  ["latest", "FROM alpine:latest", { fail: [1], answer: "not_met" }],
  ["no tag", "FROM alpine", { fail: [1], answer: "not_met" }],
  ["a port is no tag", "FROM localhost:5000/app", { fail: [1] }],
  ["a digest beats its tag", `FROM alpine:latest@${DIGEST}`, { pass: [1] }],
  ["a channel moves", "FROM node:lts-alpine", { fail: [1], answer: "partly" }],
  ["code names are versions", "FROM debian:trixie-slim", { pass: [1] }],
  [
    "distroless has its version in its name",
    "FROM gcr.io/distroless/nodejs24-debian13:nonroot",
    { fail: [1], answer: "partly" },
  ],
  [
    "distroless with no tag but a version in its name",
    "FROM gcr.io/distroless/static-debian13",
    { fail: [1], answer: "partly" },
  ],
  ["distroless by digest", `FROM gcr.io/distroless/static-debian13@${DIGEST}`, { pass: [1] }],
  ["an alias is no image", "FROM node:24 AS builder\nFROM builder", { pass: [1] }],
  ["an alias in another case", "FROM node:24 AS Builder\nFROM BUILDER", { pass: [1] }],
  [
    "the platform comes first",
    "FROM --platform=$BUILDPLATFORM node:24 AS b\nFROM b",
    { pass: [1] },
  ],
  ["a default is put in", "ARG V=24\nFROM node:${V}-alpine", { pass: [2] }],
  ["a default of latest", "ARG V=latest\nFROM node:${V}", { fail: [2] }],
  ["no default", "ARG TAG\nFROM node:$TAG", { unknown: [2], answer: null }],
  ["a variable before the name hides no tag", "ARG REG\nFROM ${REG}/node:latest", { fail: [2] }],
  [
    "images that files are copied from",
    "FROM alpine:3.24\nCOPY --from=nginx:latest /a /b\nRUN --mount=from=busybox,target=/x true",
    { pass: [1], fail: [2, 3] },
  ],
  [
    "a copy from a stage by number",
    "FROM alpine:3.24 AS a\nFROM alpine:3.24\nCOPY --from=0 /a /b",
    { pass: [1, 2] },
  ],
  [
    "a stage that nobody needs is never pulled",
    "FROM node AS unused\nFROM alpine:3.24",
    { pass: [2] },
  ],
  ["only scratch", "FROM scratch\nCOPY a /a", { not_applicable: [1], answer: "not_applicable" }],
  [
    "Compose",
    "services:\n  a:\n    image: postgres\n  b:\n    image: postgres:17\n",
    { fail: [3], pass: [5], answer: "not_met" },
  ],
  [
    "a default of latest in Compose",
    "services:\n  a:\n    image: app:${TAG:-latest}\n",
    { fail: [3] },
  ],
  ["a variable that must be given", "services:\n  a:\n    image: app:${TAG:?}\n", { unknown: [3] }],
  [
    "a registry from a variable hides no tag",
    "services:\n  a:\n    image: ${REG}/app:latest\n",
    { fail: [3] },
  ],
  [
    "the name of what is built",
    {
      "compose.yaml": "services:\n  a:\n    build: .\n    image: app\n",
      Dockerfile: "FROM alpine:3.24\n",
    },
    { fail: ["compose.yaml:4"], pass: ["Dockerfile:1"], answer: "partly" },
  ],
  [
    "the name of what a neighbour builds from a Dockerfile that is not here",
    "services:\n  a:\n    build: .\n    image: app\n  b:\n    image: app\n",
    { fail: [4, 6], answer: "partly" },
  ],
  [
    "images of a pipeline",
    {
      ".github/workflows/ci.yml":
        "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    container: node:latest\n    services:\n      db:\n        image: postgres:17\n    steps: []\n",
    },
    { fail: [".github/workflows/ci.yml:5"], pass: [".github/workflows/ci.yml:8"] },
  ],
  [
    "images of a matrix are judged by each of its values",
    {
      ".github/workflows/ci.yml":
        "on: push\njobs:\n  a:\n    strategy:\n      matrix:\n        node:\n          - 24\n          - latest\n    container: node:${{ matrix.node }}\n",
    },
    { pass: [".github/workflows/ci.yml:7"], fail: [".github/workflows/ci.yml:8"] },
  ],
  [
    "an image of a matrix that a job makes can’t be told",
    {
      ".github/workflows/ci.yml":
        "on: push\njobs:\n  a:\n    strategy: {matrix: {node: '${{ fromJSON(needs.b.outputs.c) }}'}}\n    container: node:${{ matrix.node }}\n",
    },
    { unknown: [".github/workflows/ci.yml:4"] },
  ],
]);

test.each([
  ["$IMAGE", "${IMAGE}"],
  ["app:$TAG", "app:${TAG}"],
  ["$(docker build -q .)", "$(docker build -q .)"],
])("what docker run %s leaves open is told as it is written", (image, told) => {
  const script = `#!/bin/sh\ndocker run -d ${image}\n`;
  expect(sentencesOf(imageTag, script)).toEqual([
    `Which version ${told} is can’t be told from here.`,
  ]);
});
