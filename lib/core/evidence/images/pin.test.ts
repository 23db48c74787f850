// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the variables are Docker's.
import { expect, test } from "vitest";
import { pinOf } from "./pin";

test.each([
  ["node:24-alpine", "major"],
  ["node:24.19.0-alpine3.24", "full"],
  ["alpine:3.24", "major"],
  ["alpine", "none"],
  ["alpine:latest", "latest"],
  ["localhost:5000/app", "none"],
  ["localhost:5000/app:1", "major"],
  [`app@sha256:${"a".repeat(64)}`, "digest"],
  [`app:latest@sha256:${"a".repeat(64)}`, "digest"],
  ["node:lts", "channel"],
  ["node:lts-alpine3.22", "channel"],
  ["node:alpine", "channel"],
  ["node:slim", "channel"],
  ["nginx:stable-alpine", "channel"],
  ["nginx:mainline", "channel"],
  ["alpine:edge", "channel"],
  ["debian:trixie-slim", "major"],
  ["debian:trixie-20260803-slim", "full"],
  ["ubuntu:noble", "major"],
  ["ubuntu:plucky", "major"],
  ["debian:forky-slim", "major"],
  ["python:slim-bookworm", "major"],
  ["node:jod-alpine", "major"],
  ["minio/minio:RELEASE.2025-09-07T16-13-09Z", "full"],
  ["app:sha-1a2b3c4", "full"],
  ["app:v2", "major"],
  ["app:1.2.3-SNAPSHOT", "major"],
  ["app:1.2.3-SNAPSHOT-1a2b3c4", "full"],
  ["app:main", "channel"],
  ["app:main-1a2b3c4", "full"],
  ["app:latest-amd64", "channel"],
  ["toolsmith/chef:latest-rust-1.62.0", "channel"],
  ["timescale/timescaledb:latest-pg16", "channel"],
  ["jenkins/jenkins:lts-jdk21", "channel"],
  ["app:latest-20260803", "full"],
  ["app:lts-1a2b3c4", "full"],
  ["app:stable-1.2.3", "full"],
  ["ubuntu:24.04-lts", "major"],
  ["app:arm64", "channel"],
  ["php:fpm-alpine", "channel"],
  ["gcr.io/distroless/static-debian13:nonroot", "channel"],
  ["${REGISTRY}/app:latest", "latest"],
  ["${REGISTRY}/app:1.2", "major"],
  ["${REGISTRY}/app", "none"],
  ["${IMAGE}", "open"],
  ["${REGISTRY}/${NAME}", "open"],
  ["app:${TAG}", "open"],
  ["app:${TAG}-alpine", "open"],
  ["node:24-${VARIANT}", "major"],
  ["node:${{ matrix.node }}", "open"],
  ["app@${DIGEST}", "open"],
  ["$REGISTRY/app:latest", "latest"],
  ["node:", "invalid"],
  ["not a reference", "invalid"],
] as const)("%s names its image by: %s", (text, pin) => {
  expect(pinOf(text)).toBe(pin);
});

test.each([
  ["open variables", "${A:-".repeat(200_000), "open"],
  ["open commands", "$(".repeat(500_000), "open"],
  ["colons", `${":".repeat(1_000_000)}/`, "invalid"],
])(
  "a name of a megabyte of %s is none, and that is said at once",
  { timeout: 10_000 },
  (_, text, pin) => {
    expect(pinOf(text)).toBe(pin);
  },
);
