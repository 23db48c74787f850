import { distrolessBase } from "./distroless-base";
import { testDetector } from "./testing/test-detector";

testDetector(distrolessBase, [
  ["scratch", "FROM scratch", { pass: [1], answer: "met" }],
  [
    "scratch, filled with another stage",
    "FROM debian:trixie-slim AS b\nFROM scratch\nCOPY --from=b / /",
    { fail: [1], answer: "partly" },
  ],
  [
    "scratch, filled with another image",
    "FROM scratch\nCOPY --from=alpine:3.24 / /",
    { fail: [2], answer: "partly" },
  ],
  ["scratch, filled with an archive", "FROM scratch\nADD rootfs.tar.xz /", { unknown: [2] }],
  [
    "a shell is copied in",
    "FROM gcr.io/distroless/static-debian13\nCOPY --from=busybox:1.37 /bin/busybox /bin/sh",
    { fail: [2], answer: "partly" },
  ],
  ["a script is no shell", "FROM scratch\nCOPY start.sh /start.sh", { pass: [1] }],
  ["distroless", "FROM gcr.io/distroless/nodejs24-debian13:nonroot", { pass: [1] }],
  [
    "distroless for debugging",
    "FROM gcr.io/distroless/nodejs24-debian13:debug",
    { fail: [1], answer: "partly" },
  ],
  ["Chainguard", "FROM cgr.dev/chainguard/node", { pass: [1] }],
  [
    "Chainguard with a shell",
    "FROM cgr.dev/chainguard/node:latest-dev",
    { fail: [1], answer: "partly" },
  ],
  ["Wolfi has a shell", "FROM cgr.dev/chainguard/wolfi-base", { fail: [1], answer: "partly" }],
  ["chiseled", "FROM mcr.microsoft.com/dotnet/runtime:10.0-noble-chiseled", { pass: [1] }],
  ["Alpine", "FROM node:24-alpine", { fail: [1], answer: "partly" }],
  ["slim", "FROM node:24-slim", { fail: [1], answer: "partly" }],
  ["ubuntu by its digest", `FROM ubuntu@sha256:${"4".repeat(64)}`, { fail: [1] }],
  ["any variant of node", `FROM node@sha256:${"4".repeat(64)}`, { unknown: [1] }],
  ["full", "FROM node:24", { fail: [1], answer: "not_met" }],
  ["private", "FROM example.com/base:1", { unknown: [1] }],
  [
    "only images of others",
    { "compose.yaml": "services:\n  a:\n    image: nginx:1.31\n" },
    { not_applicable: ["compose.yaml:3"] },
  ],
]);
