import { leftoverPackages } from "./leftover-packages";
import { testDetector } from "./testing/test-detector";

const on = (base: string, ...lines: string[]) => [`FROM ${base}`, ...lines].join("\n");
const alpine = (...lines: string[]) => on("alpine:3.24", ...lines);
const slim = (...lines: string[]) => on("debian:trixie-slim", ...lines);

const SVN =
  "apt-get update && apt-get install -y --no-install-recommends subversion && rm -rf /var/lib/apt/lists/*";

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
    "curl beside a check that is a script",
    alpine("RUN apk add --no-cache curl", "COPY probe.sh /", 'HEALTHCHECK CMD ["/probe.sh"]'),
    { pass: [1] },
  ],
  [
    "curl beside a check by the service's own program",
    alpine("RUN apk add --no-cache curl", 'HEALTHCHECK CMD ["/app/server", "healthcheck"]'),
    { fail: [2], answer: "partly" },
  ],
  [
    "a pattern of packages is no variable",
    alpine("RUN apk add --no-cache '^libssl[0-9]+$'"),
    { pass: [1], answer: "met" },
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
  [
    "package lists removed before they come",
    slim(
      "RUN rm -rf /var/lib/apt/lists/* && apt-get update && apt-get install -y --no-install-recommends tini",
    ),
    { fail: [2], answer: "partly" },
  ],
  [
    "package lists fetched once more behind the clean-up",
    slim(
      "RUN apt-get update && apt-get install -y --no-install-recommends tini && rm -rf /var/lib/apt/lists/* && apt-get update",
    ),
    { fail: [2] },
  ],
  [
    "a part of the package lists removed",
    slim("RUN apt-get update && rm -rf /var/lib/apt/lists/partial"),
    { fail: [2] },
  ],
  [
    "package lists removed from where cd went",
    slim(
      "RUN apt-get update && apt-get install -y --no-install-recommends tini && cd /var/lib && rm -rf apt",
    ),
    { pass: [1] },
  ],
  [
    "recommended packages by a setting, on and off",
    slim(
      "RUN apt-get -o APT::Install-Recommends=true -y install tini",
      "RUN apt-get -o APT::Install-Recommends=0 -y install tini",
      `RUN echo 'APT::Install-Recommends "false";' > /etc/apt/apt.conf.d/lean && apt-get -y install tini`,
    ),
    { fail: [2] },
  ],
  ["an index of apk, fetched to upgrade", alpine("RUN apk -U upgrade"), { fail: [2] }],
  [
    "an index of apk, removed before it comes",
    alpine("RUN rm -rf /var/cache/apk/* && apk add tini"),
    { fail: [2] },
  ],
  ["an index of apk, kept out", alpine("RUN apk --no-cache upgrade"), { pass: [1] }],
  ["an index of apk, left", alpine("RUN apk add tini"), { fail: [2], answer: "partly" }],
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
    "dnf cleans before it installs",
    on("rockylinux:9-minimal", "RUN dnf clean all && dnf install -y tini"),
    { fail: [2] },
  ],
  [
    "an upgrade fills the cache as well",
    on("rockylinux:9-minimal", "RUN dnf -y upgrade", "RUN microdnf -y update", "RUN yum makecache"),
    { fail: [2, 3, 4] },
  ],
  [
    "the cache of another program is cleaned, or a part of it",
    on(
      "rockylinux:9-minimal",
      "RUN dnf -y install tini && microdnf clean all",
      "RUN yum -y install tini && yum clean metadata",
    ),
    { fail: [2, 3] },
  ],
  [
    "zypper with and without a clean-up",
    on("opensuse/leap:16.0", "RUN zypper -n up", "RUN zypper -n in tini && zypper clean"),
    { fail: [2] },
  ],
  [
    "groups of build tools",
    on(
      "rockylinux:9-minimal",
      'RUN yum -y groupinstall "Development Tools" && yum clean all',
      "RUN dnf -y install @development-tools && dnf clean all",
      "RUN dnf -y group install development-tools && dnf clean all",
    ),
    { fail: [2, 3, 4], answer: "not_met" },
  ],
  [
    "build tools under one name",
    alpine("RUN apk add --no-cache alpine-sdk"),
    { fail: [2], answer: "not_met" },
  ],
  [
    "headers that only compilers read",
    alpine("RUN apk add --no-cache libpq-dev"),
    { fail: [2], answer: "partly" },
  ],
  [
    "build tools behind a wrapper, or by another installer",
    slim(
      "RUN timeout 300 apt-get install -y --no-install-recommends gcc",
      "RUN nice -n 10 apt-get install -y --no-install-recommends gcc",
      "RUN install_packages gcc",
    ),
    { fail: [2, 3, 4], answer: "not_met" },
  ],
  ["packages from a list", slim("RUN xargs -a list apt-get install -y"), { unknown: [2] }],
  ["an installer that tidies up", slim("RUN install_packages tini"), { pass: [1] }],
  [
    "headers that go in the same line",
    alpine("RUN apk add --no-cache --virtual .b libpq-dev && apk del .b"),
    { pass: [1] },
  ],
  [
    "a script of one's own",
    alpine("COPY setup.sh /", "RUN /setup.sh"),
    { unknown: [3], answer: null },
  ],
  [
    "a program that runs the package manager",
    slim("RUN apt-wrap apt-get update && apt-wrap apt-get install -y gcc"),
    { unknown: [2], answer: null },
  ],
  [
    "a program that runs the package manager, beside a compiler that stays",
    slim("RUN retry apt-get install -y vim", "RUN apt-fast install --no-install-recommends gcc"),
    { fail: [3], answer: "not_met" },
  ],
  [
    "a compiler that a program takes away in the same line",
    alpine("RUN apk add --no-cache gcc && retry 3 apk del gcc"),
    { pass: [1] },
  ],
  ["a script that a shell is given", alpine("RUN sh /tmp/setup"), { unknown: [2] }],
  [
    "a script from elsewhere",
    alpine("RUN wget -qO- https://get.example/tool | sh -s -- -y"),
    { unknown: [2] },
  ],
  ["a range of ports with that of SSH", alpine("EXPOSE 20-25"), { fail: [2] }],
  ["a port that begins alike", alpine("EXPOSE 2222 220-230"), { pass: [1] }],
  [
    "what stands behind a switch that is off is not installed",
    on(
      "debian:13-slim",
      "ARG SVN=false",
      "RUN if [ ${SVN} = true ]; then apt-get update && apt-get install -y subversion; fi",
    ),
    { pass: [1], answer: "met" },
  ],
  [
    "behind one that is on it is",
    on("debian:13-slim", "ARG SVN=true", `RUN if [ "$SVN" = true ]; then ${SVN}; fi`),
    { fail: [3], answer: "not_met" },
  ],
  [
    "behind one that is open it can't be told",
    on("debian:13-slim", "ARG SVN", `RUN if [ "$SVN" = true ]; then ${SVN}; fi`),
    { unknown: [3], answer: null },
  ],
  [
    "a removal behind one that is open leaves it open",
    on("debian:13-slim", `RUN ${SVN} && if [ -z "$KEEP" ]; then apt-get purge -y subversion; fi`),
    { unknown: [2], answer: null },
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
    "pip without a cache, by the beginning of the option",
    on("python:3.14-slim", "RUN pip install --no-cache -r requirements.txt"),
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
    "development dependencies of a folder that is told",
    on(
      "node:24-alpine",
      "RUN npm --prefix web ci",
      "RUN yarn --cwd api install",
      "RUN npm install --prefix x",
    ),
    { fail: [2, 3, 4], answer: "partly" },
  ],
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
  [
    "a Java compiler, in a small variant, too",
    {
      "a/Dockerfile": "FROM eclipse-temurin:21-jdk-alpine",
      "b/Dockerfile": "FROM openjdk:21-slim",
    },
    { fail: ["a/Dockerfile:1", "b/Dockerfile:1"], answer: "partly" },
  ],
  ["a Java runtime", on("eclipse-temurin:21-jre-alpine", "USER app"), { pass: [1] }],
  [
    "by its digest alone it may be the small variant",
    `FROM node@sha256:${"4".repeat(64)}`,
    { unknown: [1], answer: null },
  ],
  ["a whole system doesn't count", on("ubuntu:24.04", "USER app"), { pass: [1] }],
  ["in a heredoc", alpine("RUN <<EOF", "set -e", "apk add --no-cache git", "EOF"), { fail: [2] }],
  [
    "in exec form and in sh -c",
    alpine('RUN ["apk", "add", "--no-cache", "git"]', "RUN sh -c 'apk add --no-cache vim'"),
    { fail: [2, 3] },
  ],
  ["echoed, not run", alpine('RUN echo "apt-get install git"'), { pass: [1] }],
  ["scratch", "FROM scratch\nCOPY a /a", { not_applicable: [1], answer: "not_applicable" }],
  [
    "scratch with the whole of a full language image",
    "FROM node:24 AS b\nFROM scratch\nCOPY --from=b / /",
    { fail: [1], answer: "partly" },
  ],
  [
    "scratch with an archive at its root",
    "FROM scratch\nADD rootfs.tar.xz /",
    { unknown: [2], answer: null },
  ],
  ["a base that nobody sees", "FROM example.com/base:1\nUSER 1", { unknown: [1], answer: null }],
  [
    "packages from a variable that the file sets",
    alpine('ARG TOOLS="git gcc"', "RUN apk add --no-cache $TOOLS"),
    { fail: [3, 3], answer: "not_met" },
  ],
  [
    "packages from a variable with a default before the first FROM",
    `ARG TOOL=git\n${alpine("ARG TOOL", `RUN apk add --no-cache \${TOOL}`)}`,
    { fail: [4] },
  ],
  [
    "a variable that the line sets anew",
    alpine("ENV TOOL=git", "RUN TOOL=jq && apk add --no-cache $TOOL"),
    { pass: [1] },
  ],
  [
    "conda's packages stay in its cache",
    alpine(
      "RUN conda install -y -c conda-forge numpy=2",
      "RUN conda env create -f a.yml && conda clean -afy",
      "RUN micromamba create -n a numpy && micromamba clean --all --yes",
      "RUN micromamba install --root-prefix=/opt/conda --yes mamba && mamba clean --all -f -y",
      "RUN --mount=type=cache,target=/opt/conda/pkgs mamba install numpy",
      "RUN conda config --add channels conda-forge && conda init",
    ),
    { fail: [2], answer: "partly" },
  ],
  [
    "conda's compilers",
    alpine("RUN conda install -y gcc_linux-64 && conda clean -afy"),
    { fail: [2], answer: "not_met" },
  ],
  [
    "a clean-up by a program that nobody here has read",
    slim(
      "RUN apt-get update && apt-get install -y --no-install-recommends tini && cleanup-apt",
      "RUN apt-get update && apt-get install -y --no-install-recommends tini && sh /a/clean-layer.sh",
    ),
    { unknown: [2], answer: null },
  ],
  [
    "such a program behind a clean-up, before it, and in another layer",
    slim(
      "RUN apt-get update && apt-get install -y --no-install-recommends tini && rm -rf /var/lib/apt/lists/* && cleanup-apt",
      "RUN cleanup-apt && apt-get update && apt-get install -y --no-install-recommends tini",
      "RUN cleanup-apt",
    ),
    { fail: [3], answer: "partly" },
  ],
  [
    "a clean-up that is tried again",
    on("fedora:44", "RUN dnf -y install tini && retry 3 dnf clean all"),
    { pass: [1] },
  ],
  ["a server with a Java compiler", on("tomcat:10.1-jdk21"), { fail: [1], answer: "partly" }],
  ["a server with a Java runtime", on("tomcat:10.1-jre21"), { pass: [1] }],
  [
    "development dependencies that another stage has installed",
    [
      "FROM node:24 AS build\nWORKDIR /app\nCOPY . .\nRUN npm ci && npm run build",
      "FROM node:24-alpine\nCOPY --from=build /app/dist dist",
      "COPY --from=build /app/node_modules node_modules",
    ].join("\n"),
    { fail: [7], answer: "partly" },
  ],
  [
    "an environment of Python with development dependencies from another stage",
    [
      "FROM python:3.14 AS build\nWORKDIR /app\nCOPY . .",
      "RUN python -m venv .venv && .venv/bin/pip install -r requirements-dev.txt",
      "FROM python:3.14-slim\nCOPY --from=build /app/.venv /app/.venv",
    ].join("\n"),
    { fail: [6], answer: "partly" },
  ],
  [
    "uv's environment, in the folder that is copied whole",
    [
      "FROM python:3.14 AS build\nWORKDIR /app\nCOPY . .\nRUN uv sync --frozen",
      "FROM python:3.14-slim\nCOPY --from=build --chown=1000 /app /app",
    ].join("\n"),
    { fail: [6], answer: "partly" },
  ],
  [
    "an environment beside tools that only test",
    [
      "FROM python:3.14 AS build\nWORKDIR /app\nCOPY . .\nRUN pip install pytest && pytest",
      "RUN python -m venv /venv && /venv/bin/pip install -r requirements.txt",
      "FROM python:3.14-slim\nCOPY --from=build /venv /venv",
    ].join("\n"),
    { pass: [6] },
  ],
  [
    "dependencies that another stage has pruned",
    [
      "FROM node:24 AS build\nWORKDIR /app\nCOPY . .",
      "RUN npm ci && npm run build && npm ci --omit=dev",
      "FROM node:24-alpine\nCOPY --from=build /app /app",
    ].join("\n"),
    { pass: [5] },
  ],
  ...(
    [
      ["copied on by the stage that builds", "npm run build", { fail: [9], answer: "partly" }],
      ["copied on, and those of development taken out", "npm prune --omit=dev", { pass: [8] }],
      ["copied on, and installed anew", "npm ci --omit=dev", { pass: [8] }],
    ] as const
  ).map(
    ([promise, command, expected]) =>
      [
        promise,
        [
          "FROM node:24-alpine AS deps\nWORKDIR /app\nRUN npm ci",
          "FROM node:24-alpine AS build\nWORKDIR /src\nCOPY --from=deps /app/node_modules ./node_modules",
          `RUN ${command}\nFROM node:24-alpine\nCOPY --from=build /src/node_modules ./node_modules`,
        ].join("\n"),
        expected,
      ] as const,
  ),
  [
    "what the whole file system of another stage holds can’t be told",
    "FROM alpine:3.22 AS build\nRUN apk add --no-cache git\nFROM scratch\nCOPY --from=build / /\n",
    { unknown: [1], answer: null },
  ],
  [
    "a whole folder copied on, with dependencies in it",
    [
      "FROM node:24-alpine AS deps\nWORKDIR /app\nCOPY . .\nRUN npm ci",
      "FROM node:24-alpine AS build\nWORKDIR /srv\nCOPY --from=deps /app web/\nRUN npm run build",
      "FROM node:24-alpine\nCOPY --from=build /srv/web/node_modules ./node_modules",
    ].join("\n"),
    { fail: [10], answer: "partly" },
  ],
  [
    "development dependencies behind a switch that is open",
    [
      "FROM node:24-alpine AS build\nWORKDIR /app\nARG ENV",
      'RUN if [ "$ENV" = dev ]; then npm ci; else npm ci --omit=dev; fi',
      "FROM node:24-alpine\nCOPY --from=build /app/node_modules ./node_modules",
    ].join("\n"),
    { unknown: [6], answer: null },
  ],
  [
    "dependencies of another folder than the one that is copied",
    [
      "FROM node:24 AS build\nWORKDIR /app/server\nRUN npm ci --omit=dev",
      "WORKDIR ../client\nRUN npm ci && npm run build && cd ../docs && npm ci",
      "FROM node:24-alpine\nCOPY --from=build /app/server/node_modules /app/node_modules",
      "COPY --from=build /app/client/dist /app/public",
    ].join("\n"),
    { pass: [6] },
  ],
  [
    "the folder that a command goes to, or that its manager is told",
    [
      "FROM node:24 AS build\nWORKDIR /app\nCOPY . .\nRUN cd web && npm ci\nRUN npm ci --prefix api",
      "FROM node:24-alpine\nCOPY --from=build /app/web/node_modules /web/node_modules",
      "COPY --from=build /app/api /api",
    ].join("\n"),
    { fail: [7, 8], answer: "partly" },
  ],
  [
    "installed again in the same line without those of development",
    on("node:24-alpine", "RUN npm ci && npm run build && npm ci --omit=dev"),
    { pass: [1] },
  ],
  [
    "installed without those of development in another folder",
    on("node:24-alpine", "RUN cd web && npm ci && cd ../api && npm ci --omit=dev"),
    { fail: [2], answer: "partly" },
  ],
  [
    "development dependencies of Python",
    on("python:3.14-slim", "RUN python -m pip install --no-cache-dir -r requirements/dev.txt"),
    { fail: [2], answer: "partly" },
  ],
  [
    "what a source package is built with",
    slim("RUN apt-get update && apt-get build-dep -y git && rm -rf /var/lib/apt/lists/*"),
    { fail: [2, 2], answer: "not_met" },
  ],
  [
    "the slim variant of Swift is a runtime",
    { "a/Dockerfile": "FROM swift:6.2", "b/Dockerfile": "FROM swift:6.2-slim" },
    { fail: ["a/Dockerfile:1"], pass: ["b/Dockerfile:1"] },
  ],
  ["a compiler's runtime", alpine("RUN apk add --no-cache libgcc gcc-14-base"), { pass: [1] }],
  [
    "a package by its file",
    slim("COPY *.deb /tmp/", "RUN dpkg -i /tmp/git_2.47_amd64.deb"),
    { fail: [3], answer: "not_met" },
  ],
  [
    "rpm by its file",
    on(
      "fedora:44",
      "RUN rpm --import https://example.com/key && rpm -qi gcc",
      "RUN rpm -Uvh https://example.com/git-2.47-1.fc44.x86_64.rpm",
    ),
    { fail: [3] },
  ],
  [
    "packages of Nix",
    alpine("RUN nix-env -iA nixpkgs.gcc", "RUN nix profile install nixpkgs#vim nixpkgs#jq"),
    { fail: [2, 3] },
  ],
  [
    "pacman with and without a clean-up",
    on("archlinux:base", "RUN pacman -Syu --noconfirm nginx", "RUN pacman -S tini && pacman -Scc"),
    { fail: [2], answer: "partly" },
  ],
  [
    "a clean-up before the removal",
    on("opensuse/leap:16.0", "RUN zypper -n in gcc && zypper cc -a && zypper -n rm gcc"),
    { pass: [1] },
  ],
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
