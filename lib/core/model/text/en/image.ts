import type { ControlText } from "@/lib/core/model/control";

type ImageControlId = "IMG-1" | "IMG-2" | "IMG-3" | "IMG-4" | "IMG-5" | "IMG-6";

/** The prose of the image controls, in English. */
export const imageText = {
  "IMG-1": {
    title: "Use minimal base images",
    example: "FROM alpine:latest  # Not ubuntu:20.04",
    question:
      "Is the final image built on a minimal base instead of a full operating system or a full language image?",
    why: [
      "Every extra package can carry a vulnerability, and a shell, curl or a package manager is a tool for whoever gets in.",
      "What a base ships is passed on to every image built on it. The backdoored xz library (CVE-2024-3094) was still in more than 35 images on Docker Hub in August 2025; twelve of them were Debian bases that others had built on.",
    ],
    criteria: {
      met: "The final stage of every image built here starts from scratch, distroless, Chainguard or Wolfi, a Docker Hardened Image, Alpine, BusyBox, a slim or chiseled variant, or a UBI micro or minimal image.",
      partly:
        "Only some of the images do; or a full base was cut down to less than 150 MB; or the base is an official service image on Debian or Ubuntu under a bare version tag, such as nginx:1.31 or postgres.",
      not_met:
        "A final stage starts from a full operating system (ubuntu, debian without slim, fedora, rockylinux, amazonlinux, ubi9/ubi) or from a full language image (node:24, python:3.14, golang, maven).",
    },
    naCondition:
      "Nothing is built here: only vendor images run, and they cannot be rebuilt. Judge the vendor's smaller variant by hand.",
    verification: [
      {
        platform: "any",
        run: "docker image ls my-app",
        expect: "A size of tens of megabytes, not hundreds.",
      },
      {
        platform: "any",
        run: "docker history my-app:1.0",
        expect: "A minimal base at the bottom of the list.",
      },
      {
        platform: "any",
        run: "trivy image -f json --list-all-pkgs my-app:1.0 | jq '[.Results[].Packages|length?]|add'",
        expect: "A number of 50 or less. More than 150 packages is a full operating system.",
      },
    ],
    remediation: [
      {
        platform: "any",
        language: "dockerfile",
        caption: "Dockerfile on Alpine",
        code: `FROM node:24-alpine
WORKDIR /app
COPY package*.json ./
RUN npm ci --omit=dev
COPY server.js ./
USER 1000
CMD ["node", "server.js"]`,
      },
      {
        platform: "any",
        language: "dockerfile",
        caption: "Dockerfile on slim Debian, for programs that need glibc",
        code: `FROM debian:trixie-slim
RUN apt-get update \\
 && apt-get install -y --no-install-recommends ca-certificates \\
 && rm -rf /var/lib/apt/lists/*
COPY my-app /usr/local/bin/my-app
USER 1001:1001
ENTRYPOINT ["/usr/local/bin/my-app"]`,
      },
      {
        platform: "compose",
        language: "compose",
        caption: "compose.yaml: point image at the rebuilt tag",
        code: `services:
  app:
    build: .
    image: registry.example.com/my-app:1.0.1`,
      },
      {
        platform: "kubernetes",
        language: "shell",
        caption: "Roll the rebuilt tag out",
        code: `kubectl set image deployment/my-app app=registry.example.com/my-app:1.0.1
kubectl rollout status deployment/my-app --timeout=5m`,
      },
    ],
    cost: "Half a day for one image. It grows to a week where a program needs glibc and Alpine has musl, or where packages turn out to be missing; a slim Debian variant is the way around.",
    modern:
      "The checklist's example, alpine:latest, breaks the next rule of the checklist: name a version, for example alpine:3.24. Ubuntu 20.04 is wrong twice today: it is a full system, and its standard support ended on 31 May 2025. Docker Hardened Images have been free under Apache-2.0 since 17 Dec 2025 and are a third choice beside Alpine and distroless.",
  },

  "IMG-2": {
    title: "Use specific image tags",
    example: "FROM node:18-alpine  # Not node:latest",
    question:
      "Does every image reference, in builds and in deployments, name a version or a digest rather than latest or nothing?",
    why: [
      "A tag such as latest changes under you: two builds of the same source differ, and a rollback brings back something else.",
      "A tag that can move lets a hijacked one in. In March 2026 more than 70 tags of the action aquasecurity/trivy-action and the images aquasec/trivy 0.69.4 to 0.69.6 were replaced with versions that stole credentials.",
    ],
    criteria: {
      met: "Every external image reference in Dockerfiles, Compose files, manifests and pipelines has at least a major version, as in node:24-alpine, or a digest. A full version is better than a major one, a digest better than both.",
      partly:
        "Some references use a name that moves across versions: lts, current, stable, mainline, edge, nightly, or slim or alpine alone.",
      not_met:
        "At least one reference says latest or has neither tag nor digest. One such reference decides.",
    },
    naCondition: "Every Dockerfile starts FROM scratch, and there are no files that deploy images.",
    verification: [
      {
        platform: "any",
        run: "grep -rnE '^FROM|image:' .",
        expect: "A version or a digest on every line, and no latest.",
      },
      {
        platform: "any",
        run: "docker buildx imagetools inspect node:24-alpine --format '{{.Manifest.Digest}}'",
        expect: "The digest that you pinned, if the tag has not moved since.",
      },
      {
        platform: "compose",
        run: "docker compose config --images",
        expect: "A version or a digest behind every name, with all variables filled in.",
      },
      {
        platform: "kubernetes",
        run: `kubectl get pods -A -o jsonpath="{.items[*].spec['containers','initContainers'][*].image}" | tr ' ' '\\n' | sort -u`,
        expect: "A version or a digest behind every name, and no latest.",
      },
    ],
    remediation: [
      {
        platform: "any",
        language: "dockerfile",
        caption: "Dockerfile: full version and digest",
        code: `FROM node:24.19.0-alpine3.24@sha256:<digest>
WORKDIR /app
COPY package*.json ./
RUN npm ci --omit=dev
COPY server.js ./
USER 1000
CMD ["node", "server.js"]`,
      },
      {
        platform: "any",
        language: "json",
        caption: "renovate.json: a bot that pins digests and moves them",
        code: `{
  "extends": ["config:recommended", "docker:pinDigests"]
}`,
      },
      {
        platform: "compose",
        language: "compose",
        caption: "compose.yaml: versions, and a variable that must be set",
        code: `services:
  app:
    image: registry.example.com/my-app:\${APP_VERSION:?set APP_VERSION to a released version}
  db:
    image: postgres:18-alpine@sha256:<digest>`,
      },
      {
        platform: "kubernetes",
        language: "kubernetes",
        caption: "A Deployment that runs one digest",
        code: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: my-app
spec:
  selector:
    matchLabels:
      app: my-app
  template:
    metadata:
      labels:
        app: my-app
    spec:
      securityContext:
        runAsNonRoot: true
        runAsUser: 1001
      containers:
        - name: app
          # The digest decides; the tag is for people.
          image: registry.example.com/my-app:1.0.1@sha256:<digest>
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop: ["ALL"]`,
      },
    ],
    cost: "Half a day. A digest alone freezes vulnerabilities along with the version, so a bot that moves it (IMG-4) belongs to it.",
    modern:
      "The checklist's node:18-alpine is a version, but an ended one: Node 18 ended on 30 Apr 2025 and Node 20 on 30 Apr 2026, and official images are published only for 22, 24 and 26. Use node:24-alpine or node:26-alpine, with the digest behind it.",
  },

  "IMG-3": {
    title: "Scan images regularly",
    example: "docker scout cves my-app:1.0",
    question:
      "Is every image you run scanned for known vulnerabilities at a regular interval, and are the results acted on?",
    why: [
      "Vulnerabilities are found after the build: an image that was clean in January may not be clean in June, although nobody touched it.",
      "Some are used at once. React2Shell (CVE-2025-55182, CVSS 10) was exploited on a large scale within hours in December 2025.",
    ],
    criteria: {
      met: "Every image that runs has a report of at most 30 days. No critical finding whose fix is older than 7 days, and no high one whose fix is older than 30 days, stands without a recorded acceptance.",
      partly:
        "The last report is 31 to 90 days old, or findings with a fix are overdue, or only some of the images that run are scanned.",
      not_met:
        "The last report is older than 90 days, or a finding with a fix is overdue and older than 90 days. The same holds where nobody scans, or nobody ever goes through the findings.",
    },
    naCondition: null,
    verification: [
      {
        platform: "any",
        run: "trivy image --severity CRITICAL,HIGH my-app:1.0",
        expect:
          "A list, made today, without a critical finding that has a fixed version. For the record run it again without --severity.",
      },
      {
        platform: "any",
        run: "docker scout cves my-app:1.0",
        expect: "The same from Docker Scout: no critical finding with a fixed version.",
      },
      {
        platform: "any",
        run: "grype my-app:1.0",
        expect: "The same from Grype: no critical finding with a fixed version.",
      },
      {
        platform: "docker",
        run: "docker ps --format '{{.Image}}' | sort -u",
        expect: "The images that run. Each has a report of at most 30 days.",
      },
      {
        platform: "compose",
        run: "docker compose config --images | sort -u",
        expect: "The images that this project runs. Each has a report of at most 30 days.",
      },
      {
        platform: "kubernetes",
        run: `kubectl get pods -A -o jsonpath='{range .items[*].status.containerStatuses[*]}{.imageID}{"\\n"}{end}' | sort -u`,
        expect: "The digests that run. Each has a report of at most 30 days.",
      },
    ],
    remediation: [
      {
        platform: "any",
        language: "yaml",
        caption: ".github/workflows/weekly-scan.yml: a report every Monday, kept",
        code: `name: weekly-scan
on:
  schedule:
    - cron: "17 4 * * 1"
permissions:
  contents: read
jobs:
  scan:
    runs-on: ubuntu-24.04
    steps:
      - name: Scan
        run: >-
          docker run --rm -v "$PWD:/out" aquasec/trivy@sha256:<digest>
          image --format json --output /out/trivy.json
          registry.example.com/my-app:1.0.1
      - uses: actions/upload-artifact@<commit>
        with:
          name: trivy-report
          path: trivy.json`,
      },
      {
        platform: "docker",
        language: "shell",
        caption: "From cron: a report for every image that runs on this host",
        code: `#!/bin/sh
set -eu
today=$(date -u +%F)
mkdir -p reports
images=$(docker ps --format '{{.Image}}')
for image in $images; do
  name=$(printf '%s' "$image" | tr '/:@' '___')
  trivy image --format json --output "reports/$name-$today.json" "$image"
done`,
      },
      {
        platform: "compose",
        language: "compose",
        caption: "compose.yaml: docker compose run --rm scan, from cron",
        code: `services:
  app:
    image: registry.example.com/my-app:1.0.1
  scan:
    image: aquasec/trivy@sha256:<digest>
    profiles: [scan]
    command: [image, --format, json, --output, /reports/my-app.json, "registry.example.com/my-app:1.0.1"]
    volumes:
      - ./reports:/reports`,
      },
      {
        platform: "kubernetes",
        language: "kubernetes",
        caption: "A CronJob that scans what you deploy; the report is in its log",
        code: `apiVersion: batch/v1
kind: CronJob
metadata:
  name: scan-my-app
spec:
  schedule: "17 4 * * 1"
  concurrencyPolicy: Forbid
  jobTemplate:
    spec:
      backoffLimit: 1
      template:
        spec:
          restartPolicy: Never
          automountServiceAccountToken: false
          securityContext:
            runAsNonRoot: true
            runAsUser: 65532
            seccompProfile:
              type: RuntimeDefault
          containers:
            - name: trivy
              image: aquasec/trivy@sha256:<digest>
              args: [image, --format, json, --cache-dir, /tmp/trivy, "registry.example.com/my-app:1.0.1"]
              securityContext:
                allowPrivilegeEscalation: false
                readOnlyRootFilesystem: true
                capabilities:
                  drop: ["ALL"]
              resources:
                requests:
                  cpu: 250m
                  memory: 512Mi
                limits:
                  cpu: "1"
                  memory: 2Gi
              volumeMounts:
                - name: tmp
                  mountPath: /tmp
          volumes:
            - name: tmp
              emptyDir: {}`,
      },
    ],
    cost: "Half a day for the job. Going through the findings is work that stays. Fix the tags first (IMG-2), so that a report says which image it is about.",
    modern:
      "Docker Scout still works; Trivy and Grype do the same and need no account. Pin the scanner itself: in March 2026 releases of Trivy were replaced with versions that stole credentials.",
  },

  "IMG-4": {
    title: "Keep base images updated",
    example: "docker pull node:18-alpine  # Get latest",
    question:
      "Is the base image release still supported by its maintainer, and do rebuilds pick up its fixes automatically?",
    why: [
      "A base whose support has ended gets no more fixes. Scanning it only counts the damage.",
      "A supported base helps only images that are built again: fixes reach you with the next rebuild, not before.",
    ],
    criteria: {
      met: "The release line is supported on the day of the assessment, and a bot or a scheduled build with --pull brings its fixes in. Where a report or docker inspect shows the age, the image was built at most 30 days ago.",
      partly:
        "The image is 31 to 90 days old, or only a vendor's LTS or paid extension still covers the release line, or its support ends within 90 days, or it is supported but nothing updates it by itself.",
      not_met: "The release line has ended, or the image is older than 90 days.",
    },
    naCondition: "Every base is FROM scratch.",
    verification: [
      {
        platform: "any",
        run: "docker inspect -f '{{.Created}}' my-app:1.0",
        expect:
          "A date less than 30 days ago. A date of 1970 or 0001 comes from a reproducible build and says nothing.",
      },
      {
        platform: "any",
        run: "docker run --rm --entrypoint cat my-app:1.0 /etc/os-release",
        expect:
          "A release that its maintainer still supports. An image without cat cannot show it this way.",
      },
      {
        platform: "any",
        run: "docker scout recommendations my-app:1.0",
        expect: "The base image is reported as up to date.",
      },
    ],
    remediation: [
      {
        platform: "any",
        language: "yaml",
        caption: ".github/dependabot.yml: weekly pull requests for base images",
        code: `version: 2
updates:
  - package-ecosystem: docker
    directory: "/"
    schedule:
      interval: weekly
  - package-ecosystem: docker-compose
    directory: "/"
    schedule:
      interval: weekly`,
      },
      {
        platform: "any",
        language: "yaml",
        caption: ".github/workflows/rebuild.yml: a fresh build every week",
        code: `name: weekly-rebuild
on:
  schedule:
    - cron: "40 3 * * 2"
permissions:
  contents: read
  packages: write
jobs:
  rebuild:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@<commit>
      - name: Log in
        run: echo "$TOKEN" | docker login ghcr.io --username "$GITHUB_ACTOR" --password-stdin
        env:
          TOKEN: \${{ secrets.GITHUB_TOKEN }}
      - name: Build with the newest base
        run: docker build --pull --no-cache -t "ghcr.io/example/my-app:1.0.$GITHUB_RUN_NUMBER" .
      - name: Push
        run: docker push "ghcr.io/example/my-app:1.0.$GITHUB_RUN_NUMBER"`,
      },
      {
        platform: "docker",
        language: "shell",
        caption: "The rebuild by hand or from another pipeline",
        code: "docker build --pull --no-cache -t my-app:1.0.1 .",
      },
      {
        platform: "compose",
        language: "shell",
        caption: "Rebuild, fetch vendor images anew, replace the containers",
        code: `docker compose build --pull --no-cache
docker compose pull --ignore-buildable
docker compose up -d`,
      },
      {
        platform: "kubernetes",
        language: "json",
        caption: "renovate.json: pull requests for the images in manifests, too",
        code: `{
  "extends": ["config:recommended", "docker:pinDigests"],
  "kubernetes": {
    "managerFilePatterns": ["/^deploy/.+\\\\.ya?ml$/"]
  }
}`,
      },
    ],
    cost: "Half a day for the bot and the scheduled build; about a week for a jump to a new major version. Comes after fixed tags (IMG-2) and scanning (IMG-3).",
    modern:
      "Pulling a tag rebuilds nothing, and a tag of an ended release never changes: Node 18 ended on 30 Apr 2025. Build on a schedule with docker build --pull, and let a bot move tags and digests.",
  },

  "IMG-5": {
    title: "Use distroless when possible",
    example: "FROM gcr.io/distroless/nodejs:18",
    question:
      "Where the runtime allows it, does the final image have no shell and no package manager?",
    why: [
      "After a break-in most ready-made malware calls sh, curl or wget, and chmod. Without them the chain breaks or becomes noisy.",
      "It does not replace a user other than root: distroless images run as root unless the tag says nonroot.",
    ],
    criteria: {
      met: "The final stage starts from scratch, distroless, a chiseled image, or a Chainguard or Docker Hardened runtime image, and the list of packages shows no busybox, bash, dash, apt, dpkg, apk-tools or rpm.",
      partly:
        "The base is minimal but has a shell (Alpine, slim), or a debug variant runs in production, or only some of the services are without a shell.",
      not_met:
        "The base is a full system or a full language image, and a base without a shell was never considered.",
    },
    naCondition:
      "The image needs a shell by design (a CI tool, cron scripts), or no such base is offered for the runtime, or it is a vendor's image. Say which.",
    verification: [
      {
        platform: "any",
        run: "docker run --rm --entrypoint sh my-app:1.0 -c true",
        expect: "It must fail: “executable file not found”.",
      },
      {
        platform: "kubernetes",
        run: "kubectl exec deployment/my-app -- sh -c true",
        expect: "It must fail: “executable file not found”.",
      },
    ],
    remediation: [
      {
        platform: "any",
        language: "dockerfile",
        caption: "Dockerfile: build on Debian, run on distroless",
        code: `FROM node:24-trixie-slim AS builder
WORKDIR /app
COPY package*.json ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM gcr.io/distroless/nodejs24-debian13:nonroot@sha256:<digest>
WORKDIR /app
COPY --from=builder /app/dist ./dist
COPY --from=builder /app/node_modules ./node_modules
# The entrypoint of this base is node itself.
CMD ["dist/server.js"]`,
      },
      {
        platform: "docker",
        language: "shell",
        caption: "Look inside without a shell in the image",
        code: "docker debug my-app",
      },
      {
        platform: "compose",
        language: "compose",
        caption: "compose.yaml: a health check in exec form, since there is no shell",
        code: `services:
  app:
    image: registry.example.com/my-app:1.0.1
    healthcheck:
      test:
        - CMD
        - /nodejs/bin/node
        - -e
        - "fetch('http://127.0.0.1:3000/health').then(r => process.exit(r.ok ? 0 : 1)).catch(() => process.exit(1))"
      interval: 30s
      timeout: 5s`,
      },
      {
        platform: "kubernetes",
        language: "kubernetes",
        caption: "A Deployment whose probes need no program in the image",
        code: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: my-app
spec:
  selector:
    matchLabels:
      app: my-app
  template:
    metadata:
      labels:
        app: my-app
    spec:
      securityContext:
        runAsNonRoot: true
        runAsUser: 65532
      containers:
        - name: app
          image: registry.example.com/my-app:1.0.1
          readinessProbe:
            httpGet:
              path: /health
              port: 3000
          livenessProbe:
            httpGet:
              path: /health
              port: 3000
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop: ["ALL"]`,
      },
      {
        platform: "kubernetes",
        language: "shell",
        caption: "Look inside without a shell in the image",
        code: "kubectl debug -it pod/my-app --image=busybox:1.37 --target=app",
      },
    ],
    cost: "About a week: scripts and health checks that use a shell have to go, and people need another way to look inside. Comes after a minimal base (IMG-1) and a multi-stage build (BLD-1).",
    modern:
      "gcr.io/distroless/nodejs:18 is not a name that is published. The current ones are nodejs22-debian13, nodejs24-debian13 and nodejs26-debian13 with the tags latest, nonroot, debug and debug-nonroot; others are no longer updated. The Debian 12 variants for Node, Java and Python ended early in 2026. Use gcr.io/distroless/nodejs24-debian13:nonroot with its digest.",
  },

  "IMG-6": {
    title: "Remove unnecessary packages",
    example: "RUN apk del .build-deps  # Remove build tools",
    question: "Are build tools, package caches, debug and admin tools absent from the final image?",
    why: [
      "Compilers and network tools help an intruder, and each of them brings vulnerabilities of its own.",
      "An SSH server or sudo opens a door that the application does not need.",
    ],
    criteria: {
      met: "The final stage installs only what the program needs at run time, with --no-cache or --no-install-recommends and the package lists removed in the same RUN. Development dependencies are left out.",
      partly:
        "Tools are removed only in a later layer, caches or development dependencies are left, or there is one tool that could be avoided. curl and wget count as such, unless a health check uses them.",
      not_met:
        "The final stage holds compilers, git, an SSH server, sudo, editors, or network tools such as nmap, netcat or tcpdump.",
    },
    naCondition: "The final stage is FROM scratch.",
    verification: [
      {
        platform: "any",
        run: "docker history --no-trunc my-app:1.0",
        expect: "No compiler, git or SSH server is installed in the last stage.",
      },
      {
        platform: "any",
        run: "docker run --rm --entrypoint sh my-app:1.0 -c 'find / -xdev -perm /6000 -type f'",
        expect:
          "No files with a set-uid or set-gid bit, or only ones that you know. An image without sh has to be listed from outside.",
      },
    ],
    remediation: [
      {
        platform: "any",
        language: "dockerfile",
        caption: "Dockerfile on Alpine: install, use and remove in one RUN",
        code: `FROM node:24-alpine
WORKDIR /app
COPY package*.json ./
RUN apk add --no-cache --virtual .build-deps build-base python3 \\
 && npm ci --omit=dev \\
 && npm cache clean --force \\
 && apk del .build-deps
COPY server.js ./
USER 1000
CMD ["node", "server.js"]`,
      },
      {
        platform: "any",
        language: "dockerfile",
        caption: "Dockerfile: build tools stay in a stage that is not shipped",
        code: `FROM python:3.14-slim-trixie AS builder
RUN apt-get update \\
 && apt-get install -y --no-install-recommends build-essential \\
 && rm -rf /var/lib/apt/lists/*
COPY requirements.txt ./
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir -r requirements.txt

FROM python:3.14-slim-trixie
COPY --from=builder /venv /venv
WORKDIR /app
COPY app.py ./
USER 1001:1001
CMD ["/venv/bin/python", "app.py"]`,
      },
    ],
    cost: "Half a day. Easiest after a multi-stage build (BLD-1), which leaves the tools behind by itself.",
    modern:
      "The checklist's RUN apk del shrinks the image only when it stands in the same RUN as the install. In a RUN of its own the files stay in the layer below. Use one RUN, or build in a stage of its own.",
  },
} satisfies Record<ImageControlId, ControlText>;
