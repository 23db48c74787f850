import { describe, expect, test } from "vitest";
import { parseDockerfile } from "../dockerfile/parse";
import { chainOf } from "../inventory/stages";
import { checkInImage, checkInStage, healthcheckOfStage } from "./healthcheck";

function chain(text: string) {
  const { facts } = parseDockerfile({ path: "Dockerfile", text });
  const stage = facts?.stages.at(-1);
  return facts && stage ? chainOf(facts, stage) : [];
}

describe("the health check of a stage", () => {
  test.each([
    ["FROM a:1\nUSER x", "missing", 0],
    ["FROM a:1\nHEALTHCHECK CMD a\nHEALTHCHECK NONE", "none", 27],
    ['FROM a:1 AS b\nHEALTHCHECK CMD ["a"]\nFROM b', "exec", 14],
    ["FROM a:1 AS b\nHEALTHCHECK CMD a\nFROM a:1", "missing", 32],
  ])("%j: %s", (text, kind, start) => {
    expect(healthcheckOfStage(chain(text))).toMatchObject({ kind, at: { start } });
  });
});

const shell = (script: string) => ({ kind: "shell", script }) as const;
const exec = (...words: string[]) => ({ kind: "exec", words }) as const;

describe("whether a check can run", () => {
  test.each([
    ["FROM node:24-alpine", shell("curl -f http://localhost || exit 1"), false],
    ["FROM node:24-alpine", exec("wget", "-q", "x"), true],
    ["FROM node:24-alpine\nRUN apk add --no-cache curl", exec("curl", "x"), true],
    ["FROM node:24", exec("curl", "x"), true],
    ["FROM node:24-slim", exec("curl", "x"), false],
    ["FROM node:24-slim\nRUN apt-get update && apt-get install -y curl", exec("curl", "x"), true],
    ["FROM node:24-slim", exec("node", "-e", "x"), true],
    ["FROM gcr.io/distroless/nodejs24-debian13", shell("node x"), false],
    ["FROM gcr.io/distroless/nodejs24-debian13", exec("/nodejs/bin/node", "x"), true],
    ["FROM scratch", shell("x"), false],
    ["FROM scratch\nCOPY --from=busybox:1 /bin/wget /bin/wget", exec("/bin/wget", "x"), true],
    ["FROM scratch\nCOPY app /app", exec("/app", "health"), true],
    ["FROM example.com/base:1", exec("curl", "x"), null],
    ["FROM alpine:3.24\nRUN apk add curl && apk del curl", exec("curl", "x"), false],
    ["FROM alpine:3.24\nRUN apk add -t .b curl\nRUN apk del .b", exec("curl", "x"), false],
    ["FROM alpine:3.24\nRUN apk del curl && apk add curl", exec("curl", "x"), true],
    ["FROM alpine:3.24\nARG T=curl\nRUN apk add $T", exec("curl", "x"), true],
    ["FROM alpine:3.24\nARG T\nRUN apk add $T", exec("curl", "x"), null],
    ["FROM alpine:3.24\nRUN for p in curl; do apk add $p; done", exec("curl", "x"), null],
    ["FROM alpine:3.24\nARG T\nRUN test -z $T || apk add curl", exec("curl", "x"), null],
    ["FROM alpine:3.24\nARG T\nRUN apk add curl; test $T && apk del curl", exec("curl", "x"), null],
    ["FROM alpine:3.24\nRUN apk add $(cat list)", exec("curl", "x"), null],
    ["FROM alpine:3.24\nRUN xargs apk add < list", exec("curl", "x"), null],
    ["FROM alpine:3.24\nRUN /tmp/install.sh", exec("curl", "x"), null],
    ["FROM alpine:3.24\nRUN wget -O /usr/bin/curl x", exec("curl", "x"), null],
    ["FROM alpine:3.24\nCOPY bin/ /usr/bin/", exec("curl", "x"), null],
    ["FROM alpine:3.24\nCOPY . /", exec("curl", "x"), null],
    ["FROM alpine:3.24\nADD rootfs.tar.gz /", exec("curl", "x"), null],
    ["FROM alpine:3.24\nCOPY start.sh /usr/local/bin/", exec("curl", "x"), false],
    ["FROM alpine:3.24\nCOPY server /usr/local/bin/server", exec("curl", "x"), false],
    ["FROM alpine:3.24 AS b\nFROM scratch\nCOPY --from=b / /", shell("x"), null],
    ["FROM node:24-alpine", exec("sh", "-c", "curl x"), false],
    ["FROM node:24-alpine", exec("./check.sh"), null],
  ])("%j with %j: %s", (text, check, able) => {
    expect(checkInStage(check, chain(text)).able).toBe(able);
  });

  test("an image known by name has what its tables say", () => {
    expect(checkInImage(shell("pg_isready -U shop"), "postgres:17-alpine").able).toBe(true);
    expect(checkInImage(exec("curl", "x"), "acme/app:1").able).toBe(null);
    expect(checkInImage(exec("curl", "x"), "python:3.14-slim")).toEqual({
      able: false,
      tool: "curl",
    });
  });
});
