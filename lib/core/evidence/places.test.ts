import { describe, expect, test } from "vitest";
import { TYPICAL_SAMPLE } from "@/lib/core/model/samples/typical";
import { examine, type InputFile } from "./examine";

const TRICKY: Readonly<Record<string, string>> = {
  Dockerfile: `# syntax=docker/dockerfile:1
ARG TAG=latest
FROM node:\${TAG} AS build
RUN npm ci \\
    # why
    && curl -k https://example.com/a.sh | sh \\

    && echo done
RUN <<EOF
apt-get update
apt-get install -y curl
EOF
COPY --from=nginx:latest /a /b
ENV DB_PASSWORD="hunter2-Zq8!x" OTHER=1
user root
HEALTHCHECK CMD curl -f http://localhost/ || exit 1
`,
  "windows/Dockerfile": `# escape=\`
FROM mcr.microsoft.com/windows/servercore:ltsc2022
RUN dir \`
    C:\\
ENV API_TOKEN=ghp_notARealTokenButLong000000000000000
USER ContainerAdministrator
`,
  "compose.yaml": `x-base: &base
  restart: always
services:
  web:
    <<: *base
    build: .
    ports:
      - "5432:5432"   # open
      - target: 6379
        published: "6379"
    environment:
      PASSWORD: "s3cr3t-Value-99"
      NOTE: |
        two
        lines
    cap_add: [NET_ADMIN] # vpn
    volumes: ["/var/run/docker.sock:/var/run/docker.sock"]
  db: { image: "postgres", privileged: true }
`,
  "run.sh": `#!/bin/sh
docker run -d --privileged \\
  -p 3306:3306 \\
  -e MYSQL_ROOT_PASSWORD=hunter2-Zq8 mysql
`,
};

/** What is found, and where. */
function found(files: readonly InputFile[]) {
  const { findings, files: read } = examine({ files, complete: true, asOf: "2026-11-23" });
  return {
    findings: findings.map(
      ({ control, outcome, subject, file, line, column, endLine, endColumn, places }) => ({
        ...{ control, outcome, subject, file, line, column, endLine, endColumn },
        places: places.map(({ file, line }) => `${file}:${line}`),
      }),
    ),
    told: read.flatMap(({ path, errors, notes }) =>
      [...errors, ...notes].map(({ code, line }) => `${path}:${line} ${code}`),
    ),
  };
}

type Write = (text: string) => Uint8Array;

function all(texts: Readonly<Record<string, string>>, write: Write): readonly InputFile[] {
  return Object.entries(texts).map(([path, text]) => ({ path, bytes: write(text) }));
}

const utf8: Write = (text) => new TextEncoder().encode(text);
const utf16 =
  (littleEndian: boolean): Write =>
  (text) => {
    const bytes = new Uint8Array(2 + text.length * 2);
    const view = new DataView(bytes.buffer);
    const codes = [0xfeff, ...Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))];
    for (const [at, code] of codes.entries()) view.setUint16(at * 2, code, littleEndian);
    return bytes;
  };

describe.each([
  ["tricky files", TRICKY],
  ["a typical repository", TYPICAL_SAMPLE],
])("%s: what is found stands at the same place", (_, texts) => {
  const plain = found(all(texts, utf8));

  test("there is something to find", () => {
    expect(plain.findings.filter(({ outcome }) => outcome === "fail").length).toBeGreaterThan(5);
  });

  test.each<[string, Write]>([
    ["lines end in CR LF", (text) => utf8(text.replaceAll("\n", "\r\n"))],
    ["a byte order mark stands before it", (text) => utf8(`\ufeff${text}`)],
    ["it is UTF-16, low byte first", utf16(true)],
    ["it is UTF-16, high byte first", utf16(false)],
    ["it does not end in a line break", (text) => utf8(text.trimEnd())],
  ])("when %s", (_name, write) => {
    expect(found(all(texts, write))).toEqual(plain);
  });

  test("when characters beyond the basic plane stand in a comment behind it", () => {
    expect(found(all(texts, (text) => utf8(`${text}\n# 🐳🐳 é\n`)))).toEqual(plain);
  });
});
