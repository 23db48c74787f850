import { describe, expect, test } from "vitest";
import { parseImageReference } from "./reference";
import { supportOf, worstSupport } from "./support";

const AS_OF = "2026-11-23";

function support(image: string, asOf = AS_OF) {
  const reference = parseImageReference(image);
  return reference ? supportOf(reference, asOf).map(({ what, state }) => `${what}: ${state}`) : [];
}

describe("how long what an image carries gets fixes", () => {
  test.each([
    ["node:18-alpine", ["Node.js 18: ended"]],
    ["node:24.19.0-alpine3.24", ["Node.js 24: supported", "Alpine 3.24: supported"]],
    ["node:jod-bookworm-slim", ["Node.js 22: supported", "Debian 12: extended"]],
    ["node:lts", ["Node.js: unnamed"]],
    ["node:12", ["Node.js 12: ended"]],
    ["node:27", ["Node.js 27: newer"]],
    ["python:3.12-bullseye", ["Python 3.12: supported", "Debian 11: ended"]],
    ["python:3", ["Python: unnamed"]],
    ["python:3.15-rc", ["Python 3.15: newer"]],
    ["python:2", ["Python 2.7: ended"]],
    ["python:slim-bookworm", ["Python: unnamed", "Debian 12: extended"]],
    ["php:8.2-fpm", ["PHP 8.2: ending"]],
    ["php:7.4-apache", ["PHP 7.4: ended"]],
    ["debian:bookworm-slim", ["Debian 12: extended"]],
    ["debian:13", ["Debian 13: supported"]],
    ["debian:bullseye-20260101", ["Debian 11: ended"]],
    ["ubuntu:20.04", ["Ubuntu 20.04: ended"]],
    ["ubuntu:noble-20260101", ["Ubuntu 24.04: supported"]],
    ["ubuntu:23.10", ["Ubuntu 23.10: ended"]],
    ["ubuntu:plucky", ["Ubuntu 25.04: ended"]],
    ["php:7", ["PHP 7: ended"]],
    ["ubuntu:26.10", ["Ubuntu 26.10: newer"]],
    ["alpine:latest", ["Alpine: unnamed"]],
    ["alpine", ["Alpine: unnamed"]],
    ["alpine:3", ["Alpine: unnamed"]],
    ["alpine:3.12", ["Alpine 3.12: ended"]],
    ["golang:1.24-alpine", ["Go 1.24: ended"]],
    ["golang:1.27", ["Go 1.27: supported"]],
    ["eclipse-temurin:17-jre-focal", ["Java 17: supported", "Ubuntu 20.04: ended"]],
    ["eclipse-temurin:19", ["Java 19: ended"]],
    ["openjdk:17-slim", ["openjdk: frozen"]],
    ["openjdk:27-rc", []],
    [
      "mcr.microsoft.com/dotnet/aspnet:8.0-jammy-chiseled",
      [".NET 8: ended", "Ubuntu 22.04: supported"],
    ],
    ["mcr.microsoft.com/dotnet/core/sdk:3.1", [".NET 3.1: ended"]],
    ["rust:1.80-slim", ["Rust 1.80: ended"]],
    ["rust:1", ["Rust: unnamed"]],
    ["centos:7", ["CentOS Linux 7: ended"]],
    ["centos", ["CentOS Linux: ended"]],
    ["amazonlinux:2", ["Amazon Linux 2: ended"]],
    ["registry.access.redhat.com/ubi9/ubi-minimal:9.5", ["Red Hat Enterprise Linux 9: supported"]],
    ["registry.access.redhat.com/ubi7", ["Red Hat Enterprise Linux 7: ended"]],
    ["rockylinux:9-minimal", ["Rocky Linux 9: supported"]],
    ["postgres:17-alpine", ["PostgreSQL 17: supported"]],
    ["postgres:13", ["PostgreSQL 13: ended"]],
    ["postgres:14", ["PostgreSQL 14: ended"]],
    ["redis:7", ["Redis 7.4: supported"]],
    ["redis:8.0", ["Redis 8.0: ending"]],
    ["redis:5", ["Redis 5: ended"]],
    ["mysql:5.7", ["MySQL 5.7: ended"]],
    ["mysql:8", ["MySQL 8.4: supported"]],
    ["mariadb:10.11", ["MariaDB 10.11: supported"]],
    ["mariadb:11-ubi9", ["MariaDB 11.8: supported", "Red Hat Enterprise Linux 9: supported"]],
    ["mongo:4.4", ["MongoDB 4.4: ended"]],
    ["nginx:1.25", ["nginx 1.25: ended"]],
    ["nginx:stable", ["nginx: unnamed"]],
    [
      "gcr.io/distroless/nodejs24-debian13:nonroot",
      ["Node.js 24: supported", "Debian 13: supported"],
    ],
    ["gcr.io/distroless/nodejs:18", ["Node.js 18: ended", "gcr.io/distroless/nodejs: frozen"]],
    ["gcr.io/distroless/static-debian12", ["distroless on Debian 12: ended"]],
    ["gcr.io/distroless/static:nonroot", []],
    ["gcr.io/distroless/static-debian11", ["Debian 11: ended"]],
    ["example.com/node:18", []],
    ["acme/app:1", []],
  ])("%s", (image, expected) => {
    expect(support(image)).toEqual(expected);
  });

  test("the same image is judged by the day it is asked of", () => {
    expect(support("node:18", "2025-04-30")).toEqual(["Node.js 18: ending"]);
    expect(support("node:18", "2025-05-01")).toEqual(["Node.js 18: ended"]);
    expect(support("node:18", "2025-01-01")).toEqual(["Node.js 18: supported"]);
  });

  test("the worst decides", () => {
    const reference = parseImageReference("python:3.12-bullseye");
    expect(reference && worstSupport(supportOf(reference, AS_OF))).toEqual({
      what: "Debian 11",
      state: "ended",
      ends: "2026-08-31",
    });
  });
});
