import { expect, test } from "vitest";
import { minimalBase } from "./minimal-base";
import { sentencesOf, testDetector } from "./testing/test-detector";

const inspected = (size: number) =>
  JSON.stringify([
    { Id: `sha256:${"b".repeat(64)}`, RepoTags: ["app:1"], RootFS: {}, Size: size, Config: {} },
  ]);
const compose = "services:\n  a:\n    build: .\n    image: app:1\n";

testDetector(minimalBase, [
  ["scratch", "FROM scratch", { pass: [1], answer: "met" }],
  ["Alpine, whatever its tag", "FROM alpine:latest", { pass: [1] }],
  ["an Alpine variant", "FROM node:24-alpine3.24", { pass: [1] }],
  ["a slim variant", "FROM python:3.14-slim-trixie", { pass: [1] }],
  ["slim Debian", "FROM debian:trixie-slim", { pass: [1] }],
  ["distroless", "FROM gcr.io/distroless/nodejs:18", { pass: [1] }],
  ["distroless with a shell", "FROM gcr.io/distroless/base-debian13:debug", { pass: [1] }],
  ["Chainguard", "FROM cgr.dev/chainguard/node:latest", { pass: [1] }],
  ["hardened", "FROM dhi.io/node:24", { pass: [1] }],
  ["chiseled", "FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled", { pass: [1] }],
  ["UBI minimal", "FROM registry.access.redhat.com/ubi9/ubi-minimal:9.5", { pass: [1] }],
  ["UBI minimal by its short name", "FROM registry.access.redhat.com/ubi9-minimal", { pass: [1] }],
  ["a whole system", "FROM ubuntu:24.04", { fail: [1], answer: "not_met" }],
  ["whole Debian", "FROM debian:trixie", { fail: [1] }],
  ["whole UBI", "FROM registry.access.redhat.com/ubi9/ubi:9.5", { fail: [1] }],
  ["a full language image", "FROM node:24", { fail: [1], answer: "not_met" }],
  ["a JDK", "FROM maven:3-eclipse-temurin-21", { fail: [1] }],
  ["a service on Debian", "FROM nginx:1.31", { fail: [1], answer: "partly" }],
  ["a JRE on a whole system", "FROM eclipse-temurin:21-jre", { fail: [1], answer: "partly" }],
  ["a service on Alpine", "FROM nginx:1.31-alpine", { pass: [1] }],
  ["a private base", "FROM registry.example.com/base:1", { unknown: [1], answer: null }],
  ["a variable", "ARG B\nFROM $B", { unknown: [2] }],
  ["a builder doesn't count", "FROM node:24 AS b\nFROM alpine:3.24", { pass: [2] }],
  ["an alias is followed", "FROM node:24 AS b\nFROM b", { fail: [1] }],
  [
    "a full base cut down",
    { "compose.yaml": compose, Dockerfile: "FROM debian:13", "image.json": inspected(120_000_000) },
    { fail: ["Dockerfile:1"], answer: "partly" },
  ],
  [
    "a full base that is large",
    { "compose.yaml": compose, Dockerfile: "FROM debian:13", "image.json": inspected(900_000_000) },
    { fail: ["Dockerfile:1"], answer: "not_met" },
  ],
  [
    "only images of others",
    { "compose.yaml": "services:\n  a:\n    image: nginx:1.31\n" },
    { not_applicable: ["compose.yaml:3"], answer: "not_applicable" },
  ],
  [
    "a service that names no image and no build shows nothing of the kind",
    { "compose.yaml": "services:\n  db:\n    image: postgres:17\n  web:\n    command: run\n" },
    { answer: null },
  ],
  [
    "neither does one that extends a file that is missing",
    { "compose.yaml": "services:\n  web:\n    extends: {file: base.yaml, service: web}\n" },
    { answer: null },
  ],
  [
    "only images of others, but not all files",
    "services:\n  a:\n    image: nginx:1.31\n",
    { answer: null },
  ],
  [
    "a Dockerfile that is missing proves nothing",
    { "compose.yaml": "services:\n  a:\n    build: .\n" },
    { answer: null },
  ],
]);

test("a minimal base with compilers is not called minimal alone, as IMG-6 names them", () => {
  expect(sentencesOf(minimalBase, "FROM golang:1.27-alpine")).toEqual([
    "golang:1.27-alpine is a minimal base with compilers added.",
  ]);
});
