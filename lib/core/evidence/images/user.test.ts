// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the variables are Docker's.
import { describe, expect, test } from "vitest";
import { parseDockerfile } from "../dockerfile/parse";
import { chainOf } from "../inventory/stages";
import { isRootUser, userOfImage, userOfStage } from "./user";

const setting = (...value: string[]) => ({ value, at: { path: "c", start: 0, end: 0 } });

function ofDockerfile(text: string) {
  const { facts } = parseDockerfile({ path: "Dockerfile", text });
  const stage = facts?.stages.at(-1);
  const runs = facts && stage ? userOfStage(chainOf(facts, stage)) : null;
  const line = runs?.at ? text.slice(0, runs.at.start).split("\n").length : null;
  return [runs?.as, line];
}

describe("a stage", () => {
  test.each([
    ["FROM alpine:3.22\nUSER app", "user", 2],
    ["FROM alpine:3.22\nUSER 0:0", "root", 2],
    ["FROM alpine:3.22\nUSER root:1000", "root", 2],
    ["FROM alpine:3.22\nUSER root\nRUN x\nUSER 1001:0", "user", 4],
    ["FROM alpine AS b\nUSER app\nFROM scratch", "root", 3],
    ["FROM alpine AS base\nUSER app\nFROM base AS prod", "user", 2],
    ["FROM alpine AS base\nUSER root\nFROM base", "root", 2],
    ["FROM registry.example/base:1.4", "root", 1],
    ["ARG BASE\nFROM $BASE", "unknown", 2],
    ["ARG BASE\nFROM $BASE\nUSER 5", "user", 3],
    ["FROM alpine:3.22\nUSER ${UID}", "unknown", 2],
    ["FROM alpine:3.22\nUSER UID:GID", "unknown", 2],
    ["FROM alpine:3.22\nUSER <user>", "unknown", 2],
    ["FROM alpine:3.22\nUSER appuser:APPGROUP", "user", 2],
    ["FROM alpine:3.22\nARG UID=0\nUSER ${UID}", "root", 3],
    ["FROM alpine:3.22\nUSER ${UID:-1001}", "user", 2],
    ["FROM alpine:3.22\nUSER app:${GID}", "user", 2],
    ["FROM mcr.microsoft.com/dotnet/aspnet:8.0\nUSER $APP_UID", "user", 2],
    ["FROM mcr.microsoft.com/dotnet/aspnet:8.0", "root", 1],
    ["FROM mcr.microsoft.com/dotnet/aspnet:8.0-jammy-chiseled", "user", 1],
    ["FROM gcr.io/distroless/nodejs24-debian13:nonroot", "user", 1],
    ["FROM gcr.io/distroless/nodejs24-debian13", "root", 1],
    ["FROM mcr.microsoft.com/windows/servercore:ltsc2022", "windows", 1],
    ["FROM mcr.microsoft.com/dotnet/framework/aspnet:4.8", "windows", 1],
    ["FROM python:3.14\nUSER ContainerUser", "windows", 2],
    ["FROM acme/app:1\nUSER ContainerAdministrator", "windows", 2],
    ["FROM alpine:3.22\nUSER ContainerAdministrator", "unknown", 2],
    ["FROM python:3.14-slim\nUSER ContainerUser", "unknown", 2],
    ["FROM postgres:17", "drops", 1],
    ["FROM postgres:17\nUSER root", "root", 2],
    ["FROM nvidia/cuda:13.0.1-base-ubuntu24.04", "root", 1],
    ["FROM mcr.microsoft.com/devcontainers/typescript-node:4-24", "root", 1],
    ['FROM flink:2.1\nCMD ["jobmanager"]', "drops", 1],
    ['FROM flink:2.1\nCMD ["bash"]', "unknown", 1],
    ['FROM redis:8\nCMD ["redis-server", "/x.conf"]', "drops", 1],
    ["FROM redis:8\nCMD redis-server /x.conf", "unknown", 1],
    ['FROM redis:8\nENTRYPOINT ["/start.sh"]', "unknown", 1],
    ['FROM alpine:3.24\nENTRYPOINT ["tini", "--", "gosu", "app", "server"]', "drops", 2],
    ['FROM alpine:3.24\nENTRYPOINT ["/entrypoint.sh"]\nCMD ["gosu", "app", "server"]', "root", 1],
    ['FROM alpine:3.24\nCMD ["su-exec", "root", "server"]', "root", 1],
    ['FROM alpine:3.24\nENTRYPOINT ["tini", "--"]\nCMD ["gosu", "app", "server"]', "drops", 3],
    ['FROM alpine:3.24\nUSER root\nENTRYPOINT ["su-exec", "app", "server"]', "drops", 3],
    ["FROM alpine:3.24\nCMD exec gosu app server", "drops", 2],
    ['FROM alpine:3.24\nCMD ["sh", "-c", "migrate && exec su-exec app server"]', "drops", 2],
    ['FROM alpine:3.24\nCMD ["sh", "-c", "gosu app server; sleep 9"]', "root", 1],
    ['FROM alpine:3.24\nCMD ["sudo", "-u", "app", "server"]', "root", 1],
    ['FROM postgres:17\nENTRYPOINT ["tini", "--", "docker-entrypoint.sh"]', "drops", 1],
    ['FROM alpine:3.24\nUSER app\nCMD ["sudo", "server", "-u", "app"]', "root", 3],
    ['FROM alpine:3.24\nUSER app\nCMD ["/usr/bin/sudo", "-E", "-u", "root", "server"]', "root", 3],
    ['FROM alpine:3.24\nUSER app\nCMD ["sudo", "-u", "other", "server"]', "user", 2],
    ['FROM alpine:3.24\nUSER app\nENTRYPOINT ["gosu", "root:root", "server"]', "root", 3],
    ['FROM alpine:3.24\nUSER app\nENTRYPOINT ["tini", "--"]\nCMD ["doas", "x"]', "root", 4],
    ["FROM alpine:3.24\nUSER app\nCMD migrate && sudo server | tee log", "root", 3],
    ['FROM alpine:3.24\nUSER app\nENTRYPOINT ["/run.sh"]\nCMD ["sudo", "x"]', "unknown", 4],
    ['FROM alpine:3.24\nUSER app\nCMD ["server", "sudo"]', "user", 2],
    ['FROM alpine:3.24\nUSER app\nCMD ["env", "A=1", "sudo", "server"]', "root", 3],
    ["FROM alpine:3.24\nCMD exec env A=1 gosu app server", "drops", 2],
    [
      'FROM alpine:3.24 AS b\nUSER app\nCMD ["sudo", "x"]\nFROM b\nENTRYPOINT ["server"]',
      "user",
      2,
    ],
    ["FROM alpine:3.24\nRUN adduser -D -u 0 app\nUSER app", "root", 3],
    ["FROM alpine:3.24\nARG UID=0\nRUN useradd -mou $UID app\nUSER app:app", "root", 4],
    ["FROM alpine:3.24\nARG ID=0\nRUN useradd -ou ${ID:-1000} app\nUSER app", "root", 4],
    ["FROM alpine:3.24\nRUN useradd --uid=0 -o app && usermod -u 5 app\nUSER app", "user", 3],
    ["FROM alpine:3.24\nRUN useradd -g 0 -u 1001 app\nUSER app", "user", 3],
    ["FROM alpine:3.24\nRUN useradd -o -u 0 -g app other\nUSER app", "user", 3],
    ["FROM alpine:3.24\nRUN echo 'app:x:0:0::/:' >> /etc/passwd\nUSER app", "root", 3],
    ["FROM alpine:3.24\nUSER 0x0", "unknown", 2],
    ["FROM alpine:3.24\nUSER -1", "unknown", 2],
    ["FROM alpine:3.24\nUSER 4294967296", "unknown", 2],
    ["FROM alpine:3.24\nUSER 2147483647", "user", 2],
    ["FROM nginx:1.31", "root", 1],
    ["FROM nginxinc/nginx-unprivileged:1.31", "user", 1],
    ["FROM public.ecr.aws/docker/library/postgres:17", "drops", 1],
  ])("%j runs as %s", (text, as, line) => {
    expect(ofDockerfile(text)).toEqual([as, line]);
  });
});

describe("an image known by name", () => {
  test.each([
    ["postgres", {}, "drops"],
    ["docker.io/library/mysql:8.4", {}, "drops"],
    ["mariadb:11", { command: setting("--binlog-format=ROW") }, "drops"],
    ["mongo:8", { command: setting("mongod", "--replSet", "rs0") }, "drops"],
    ["rabbitmq:4", { command: setting("sh", "-c", "x") }, "unknown"],
    ["postgres:17", { entrypoint: setting("sh") }, "unknown"],
    ["mariadb:11-ubi9", {}, "user"],
    ["influxdb:2.7", {}, "drops"],
    ["influxdb:3-core", {}, "user"],
    ["haproxy:2.3", {}, "unknown"],
    ["haproxy:3.0-alpine", {}, "user"],
    ["grafana/grafana:12.0", {}, "user"],
    ["registry.access.redhat.com/ubi9/nodejs-22", {}, "user"],
    ["registry.access.redhat.com/ubi9/ubi-minimal", {}, "root"],
    ["registry.access.redhat.com/ubi9", {}, "root"],
    ["arm64v8/postgres:17", {}, "drops"],
    ["docker.io/arm32v7/node:24", {}, "root"],
    ["nginx", {}, "root"],
    ["quay.io/jupyter/scipy-notebook:2024-10-07", {}, "user"],
    ["confluentinc/cp-kafka:7.7.0", {}, "user"],
    ["confluentinc/cp-kafka:5.5.0", {}, "unknown"],
    ["apache/spark:3.5.3", {}, "user"],
    ["apache/spark:3.3.0", {}, "unknown"],
    ["grafana/tempo:2.4.1", {}, "unknown"],
    ["continuumio/miniconda3", {}, "root"],
    ["continuumio/miniconda3:4.9.2-alpine", {}, "unknown"],
    ["oven/bun:1-alpine", {}, "root"],
    ["acme/shop:1", {}, "unknown"],
    ["example.com/postgres:17", {}, "unknown"],
    ["not a reference", {}, "unknown"],
  ] as const)("%s with %j runs as %s", (image, overrides, as) => {
    expect(userOfImage(image, overrides).as).toBe(as);
  });
});

test.each(["0", "root", "0:0", "root:1000", "00", "", " 0 ", "ROOT", "+0", "-0:app"])(
  "%j is root",
  (user) => {
    expect(isRootUser(user)).toBe(true);
  },
);

test.each([
  ['FROM alpine:3.24\nENTRYPOINT ["setpriv", "--reuid=1000", "--clear-groups", "app"]', "drops"],
  ['FROM alpine:3.24\nENTRYPOINT ["setpriv", "--reuid", "app", "--init-groups", "app"]', "drops"],
  ['FROM alpine:3.24\nENTRYPOINT ["setpriv", "--reuid=0", "app"]', "root"],
  ['FROM alpine:3.24\nENTRYPOINT ["gosu", "$USER", "app"]', "unknown"],
])("%j runs as %s", (text, as) => {
  expect(ofDockerfile(text)[0]).toBe(as);
});

test.each([
  ["its own command", {}, "www-data"],
  ["another entrypoint", { entrypoint: setting("/cron.sh") }, undefined],
  ["another command", { command: setting("php", "worker.php") }, undefined],
] as const)("the workers of an image that leave root, under %s", (_under, overrides, workers) => {
  const runs = userOfImage("nextcloud:31-fpm-alpine", overrides);
  expect([runs.as, runs.workers]).toEqual(["root", workers]);
});

test.each(["1", "app", "app:root", "1000:0", "rootless", "+1"])("%j is not root", (user) => {
  expect(isRootUser(user)).toBe(false);
});
