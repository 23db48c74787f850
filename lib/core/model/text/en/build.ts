import type { ControlText } from "@/lib/core/model/control";

type BuildControlId = "BLD-1" | "BLD-2" | "BLD-3" | "BLD-4" | "BLD-5";

/** The prose of the build controls, in English. */
export const buildText = {
  "BLD-1": {
    title: "Use multi-stage builds",
    example:
      "# Build stage\nFROM node:18 AS builder\n# ... build\n\n# Runtime stage\nFROM node:18-alpine\nCOPY --from=builder /app/dist ./dist",
    question:
      "Is the software built in one stage and only the results copied into a clean runtime stage?",
    why: [
      "A second stage keeps compilers, sources, development dependencies and the credentials of the build out of the image that ships.",
    ],
    criteria: {
      met: "The Dockerfile has at least two stages. The one that ships starts from a minimal base of its own and receives the results by COPY --from.",
      partly:
        "There are several stages, but the last one starts from the builder, or copies its whole file system or node_modules with development dependencies. Or nothing is built, but the base is a full language image that ships compilers.",
      not_met:
        "A single stage compiles, bundles, or installs build tools or development dependencies.",
    },
    naCondition:
      "Nothing is built and no development dependencies are installed: the base has no compilers and the Dockerfile only installs runtime dependencies and copies sources. Also for images that are made without a Dockerfile (Buildpacks, ko, Jib, Bazel, Nix).",
    verification: [
      {
        platform: "any",
        run: "docker history my-app:1.0",
        expect: "No compiler and no development install in the last stage.",
      },
      {
        platform: "any",
        run: "docker scout cves --multi-stage my-app:1.0",
        expect:
          "The packages of the build stages are listed too. Without --multi-stage they must be gone.",
      },
      {
        platform: "compose",
        run: "docker compose config --format json | jq -r '.services[].build.target // empty'",
        expect:
          "Nothing, or the name of the stage that is meant to ship. A target named dev ships the dev stage.",
      },
    ],
    remediation: [
      {
        platform: "any",
        language: "dockerfile",
        caption: "Dockerfile: builder and runtime on the same distribution",
        code: `FROM node:24-trixie-slim AS builder
WORKDIR /app
COPY package*.json ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM gcr.io/distroless/nodejs24-debian13:nonroot@sha256:<digest> AS runtime
WORKDIR /app
COPY --from=builder /app/dist ./dist
COPY --from=builder /app/node_modules ./node_modules
CMD ["dist/server.js"]`,
      },
      {
        platform: "any",
        language: "dockerfile",
        caption: "Dockerfile for a static binary",
        code: `FROM golang:1.27-alpine AS builder
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -o /out/my-app ./cmd/my-app

FROM scratch
COPY --from=builder /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=builder /out/my-app /my-app
USER 1001:1001
ENTRYPOINT ["/my-app"]`,
      },
      {
        platform: "compose",
        language: "compose",
        caption: "compose.yaml: name the stage that ships",
        code: `services:
  app:
    build:
      context: .
      target: runtime
    image: registry.example.com/my-app:1.0.1`,
      },
    ],
    cost: "Half a day; up to a week with native modules, which must be built on the C library that the runtime stage has.",
    modern:
      "Node 18, which both stages of the example use, ended on 30 Apr 2025: take node:24 or node:26. A single stage is fine where nothing is built.",
  },

  "BLD-2": {
    title: "Don't include secrets in build",
    example: "# BAD\nENV API_KEY=secret\n\n# GOOD\n# Pass at runtime",
    question:
      "Can a build never leave a secret in an image layer, the image's configuration, the build cache or the provenance?",
    why: [
      "Layers are forever. A file that a later layer deletes is still in the image, for everyone who can pull it.",
      "The break-in at Codecov in 2021 began with a key taken from an intermediate layer of a public image.",
      "It is common. Researchers at RWTH Aachen found secrets in 8.5 % of 337,171 images, and GitGuardian counted more than 100,000 working ones in 15 million images in 2024.",
    ],
    criteria: {
      met: "No secret stands in ARG, ENV, COPY, a URL or a build argument. Secrets that the build needs come only through RUN --mount=type=secret or type=ssh.",
      partly:
        "An ARG or ENV for a secret stands only in a stage that the shipped stage does not start from; a secret in a file or a URL only in one that it does not copy from either. The secret stays in the build cache and in the provenance.",
      not_met:
        "The shipped stage, or one that it starts from, has a literal secret, an ARG or ENV for one, or a copied secret file, even one that is deleted later. Or a scan shows a secret in the image.",
    },
    naCondition: "Nothing is built here: there is neither a Dockerfile nor a build section.",
    verification: [
      {
        platform: "any",
        run: "docker history --no-trunc my-app:1.0 | grep -iE 'key|token|pass'",
        expect: "Nothing, or only lines that name no value.",
      },
      {
        platform: "any",
        run: "trivy image --scanners secret --image-config-scanners secret my-app:1.0",
        expect: "No secret, neither in the files nor in the configuration.",
      },
      {
        platform: "any",
        run: "docker build --check .",
        expect: "No warning SecretsUsedInArgOrEnv.",
      },
    ],
    remediation: [
      {
        platform: "any",
        language: "dockerfile",
        caption: "Dockerfile: the secret is mounted for one RUN and never stored",
        code: `FROM node:24-alpine
WORKDIR /app
COPY package*.json ./
RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci --omit=dev
COPY server.js ./
USER 1000
CMD ["node", "server.js"]`,
      },
      {
        platform: "docker",
        language: "shell",
        caption: "Hand the secret to the build",
        code: `docker build --secret id=npmrc,src="$HOME/.npmrc" -t my-app:1.0 .`,
      },
      {
        platform: "compose",
        language: "compose",
        caption: "compose.yaml: hand the secret to the build",
        code: `services:
  app:
    build:
      context: .
      secrets: [npmrc]
    image: registry.example.com/my-app:1.0.1
secrets:
  npmrc:
    file: \${HOME}/.npmrc`,
      },
      {
        platform: "kubernetes",
        language: "yaml",
        caption: "A GitHub workflow that builds for the cluster: secrets, not build-args",
        code: `name: build
on:
  push:
    branches: [main]
permissions:
  contents: read
jobs:
  build:
    runs-on: ubuntu-24.04
    steps:
      - uses: docker/setup-buildx-action@<commit>
      - uses: docker/build-push-action@<commit>
        with:
          push: false
          tags: my-app:test
          secrets: |
            npmrc=\${{ secrets.NPMRC }}`,
      },
      {
        platform: "any",
        language: "text",
        caption: "When a secret was ever baked in",
        code: `1. Revoke it where it was issued, and issue a new one. Deleting the image is not enough.
2. Hand the new one to the build by a secret mount.
3. Rebuild, and delete the old tags and the build cache.
4. Look through the access logs of what the secret opened.`,
      },
    ],
    cost: "Half a day. Comes after a clean repository (SEC-1). Replacing a secret that was already baked in costs more than keeping it out.",
    modern:
      "“Pass at runtime” means secret files (SEC-2). A plain variable given with -e is shown by docker inspect and stands in /proc.",
  },

  "BLD-3": {
    title: "Use .dockerignore",
    example: "node_modules\n.git\n.env\n*.key",
    question:
      "Does a .dockerignore keep secrets, version-control data and local junk out of the build context?",
    why: [
      "Without it COPY . . ships .env, the whole history in .git and the node_modules of whoever builds.",
      "A smaller context also makes builds faster and keeps their cache valid.",
    ],
    criteria: {
      met: "The ignore file that the build uses leaves out .git, .env files, key files and dependency folders at any depth. Or it leaves out everything and lets named folders back in.",
      partly:
        "There is a file, but one of these is missing or stands only at the root of the context. Or there is no file, and the Dockerfile copies only named folders.",
      not_met: "There is no file, and the Dockerfile copies the whole context (COPY . .).",
    },
    naCondition: "The Dockerfile copies nothing from the build context.",
    verification: [
      {
        platform: "any",
        run: "printf 'FROM busybox:1.37\\nCOPY . /c\\nRUN find /c | head -200\\n' | docker build --no-cache --progress=plain -f - .",
        expect:
          "A list without .env, .git, key files or node_modules. A Dockerfile with an ignore file of its own (Dockerfile.dockerignore) is not tested this way.",
      },
    ],
    remediation: [
      {
        platform: "any",
        language: "ignore",
        caption: ".dockerignore: name what stays out",
        code: `**/.git
**/.env*
!**/.env.example
**/*.pem
**/*.key
**/*.p12
**/id_*
**/node_modules
Dockerfile*
compose*.yml
compose*.yaml`,
      },
      {
        platform: "any",
        language: "ignore",
        caption: ".dockerignore: leave out everything, let in what the build needs",
        code: `*
!package.json
!package-lock.json
!src
**/.env*
**/*.key
**/*.pem`,
      },
    ],
    cost: "Half a day. Nothing has to come before it.",
    modern:
      "In a .dockerignore a pattern without **/ holds only at the root of the context: .env and *.key miss app/.env and certs/a.key. Write **/.env* and **/*.key. A .gitignore is different, there such a pattern holds at any depth.",
  },

  "BLD-4": {
    title: "Scan during build",
    example: "docker build -t my-app:1.0 .\ndocker scout cves my-app:1.0",
    question:
      "Does every image build run a vulnerability scan that stops the pipeline when the result is over the limit?",
    why: [
      "A build is the cheapest moment to fix a vulnerability.",
      "A scan that stops the pipeline keeps an image that is known to be bad out of the registry. One that only reports does not.",
    ],
    criteria: {
      met: "Every build of a release branch scans the built image before it is pushed or deployed. The pipeline stops at least on a critical finding with a fix, and the scanner is pinned to a commit or a digest.",
      partly:
        "A scan runs but stops nothing (continue-on-error, || true, allow_failure, exit code 0), or runs after the push, or looks only at the file system. Also partly: the scanner is named by a tag that can move.",
      not_met: "No pipeline that builds an image scans it.",
    },
    naCondition: "No images are built here.",
    verification: [
      {
        platform: "any",
        run: `docker build -t gate-test - <<'EOF'
FROM node:18-alpine
EOF
trivy image --exit-code 1 --severity CRITICAL,HIGH --ignore-unfixed gate-test
echo "exit code $?"`,
        expect:
          "exit code 1: this base ended in 2025 and has known holes. Then push such a Dockerfile on a branch; the run has to fail.",
      },
      {
        platform: "any",
        run: `run=$(gh run list --workflow release.yml --limit 1 --json databaseId --jq '.[0].databaseId')
gh run view "$run" --log | grep -nE 'trivy|grype|scout|docker push'`,
        expect: "In the log of the last run the scan comes before the push.",
      },
    ],
    remediation: [
      {
        platform: "any",
        language: "yaml",
        caption: ".github/workflows/release.yml: build, scan, then push",
        code: `name: release
on:
  push:
    branches: [main]
permissions:
  contents: read
  packages: write
env:
  IMAGE: ghcr.io/example/my-app
jobs:
  release:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@<commit>
      - name: Build
        run: docker build --pull -t "$IMAGE:$GITHUB_SHA" .
      - name: Scan
        run: |
          docker image save "$IMAGE:$GITHUB_SHA" -o image.tar
          docker run --rm -v "$PWD:/work:ro" aquasec/trivy@sha256:<digest> \\
            image --input /work/image.tar --exit-code 1 \\
            --severity CRITICAL,HIGH --ignore-unfixed
      - name: Log in
        run: echo "$TOKEN" | docker login ghcr.io --username "$GITHUB_ACTOR" --password-stdin
        env:
          TOKEN: \${{ secrets.GITHUB_TOKEN }}
      - name: Push
        run: docker push "$IMAGE:$GITHUB_SHA"`,
      },
      {
        platform: "docker",
        language: "shell",
        caption: "The same gate for any pipeline",
        code: `set -eu
docker build --pull -t "$IMAGE" .
trivy image --exit-code 1 --severity CRITICAL,HIGH --ignore-unfixed "$IMAGE"
docker push "$IMAGE"`,
      },
      {
        platform: "compose",
        language: "shell",
        caption: "The same gate for every image that Compose builds or pulls",
        code: `set -eu
docker compose build --pull
docker compose pull --ignore-buildable
images=$(docker compose config --images)
for image in $images; do
  trivy image --exit-code 1 --severity CRITICAL,HIGH --ignore-unfixed "$image"
done
docker compose push`,
      },
    ],
    cost: "Half a day for one pipeline, about a week for many. Comes after regular scanning (IMG-3), so that the first run does not stop everything.",
    modern:
      "Any of Docker Scout, Trivy and Grype will do. Name the scanner by commit or digest: known to be bad are Trivy 0.69.4 to 0.69.6 and, between 19 and 23 Mar 2026, all tags of setup-trivy and nearly all of trivy-action. They stole credentials.",
  },

  "BLD-5": {
    title: "Sign images",
    example: "docker trust sign my-app:1.0",
    question:
      "Are released images signed, and does something refuse unsigned or wrongly signed ones?",
    why: [
      "A signature proves where an image comes from and that nobody changed it between build and run.",
      "It stops a swapped or injected image only where something checks it. A signature that nobody verifies stops nothing.",
    ],
    criteria: {
      met: "The pipeline signs every released digest with cosign, Notation or a GitHub artifact attestation. Before it runs, an admission policy or a deploy step verifies it against a fixed identity or key.",
      partly: "Images are signed but not verified, or verified only by hand.",
      not_met: "Images are unsigned, or only Docker Content Trust is used.",
    },
    naCondition: "No image leaves the machine it is built on: pure local development.",
    verification: [
      {
        platform: "any",
        run: `cosign verify \\
  --certificate-oidc-issuer https://token.actions.githubusercontent.com \\
  --certificate-identity-regexp '^https://github.com/ORG/REPO/' \\
  "registry.example.com/my-app@$DIGEST"`,
        expect: "“The following checks were performed”, and the claims as JSON.",
      },
      {
        platform: "any",
        run: `notation verify "registry.example.com/my-app@$DIGEST"`,
        expect: "“Successfully verified”, where you sign with Notation.",
      },
      {
        platform: "any",
        run: "gh attestation verify oci://registry.example.com/my-app:1.0 --owner ORG",
        expect: "“Verification succeeded”, where you use GitHub artifact attestations.",
      },
      {
        platform: "kubernetes",
        run: "kubectl run unsigned --image=registry.example.com/unsigned:1.0 --restart=Never --dry-run=server",
        expect:
          "The cluster refuses it and names the policy. Use an image that is really unsigned.",
      },
    ],
    remediation: [
      {
        platform: "any",
        language: "yaml",
        caption: ".github/workflows/release.yml: push, then sign the digest",
        code: `name: release
on:
  push:
    branches: [main]
permissions:
  contents: read
  packages: write
  id-token: write
jobs:
  release:
    runs-on: ubuntu-24.04
    steps:
      - uses: docker/setup-buildx-action@<commit>
      - uses: docker/login-action@<commit>
        with:
          registry: ghcr.io
          username: \${{ github.actor }}
          password: \${{ secrets.GITHUB_TOKEN }}
      - id: push
        uses: docker/build-push-action@<commit>
        with:
          push: true
          tags: ghcr.io/example/my-app:\${{ github.sha }}
      - uses: sigstore/cosign-installer@<commit>
      - name: Sign
        run: cosign sign --yes "ghcr.io/example/my-app@$DIGEST"
        env:
          DIGEST: \${{ steps.push.outputs.digest }}`,
      },
      {
        platform: "docker",
        language: "shell",
        caption: "Deploy script: verify, then run exactly this digest",
        code: `set -eu
image="registry.example.com/my-app@$DIGEST"
cosign verify \\
  --certificate-oidc-issuer https://token.actions.githubusercontent.com \\
  --certificate-identity https://github.com/ORG/REPO/.github/workflows/release.yml@refs/heads/main \\
  "$image" >/dev/null
docker run -d --name my-app --read-only --cap-drop ALL "$image"`,
      },
      {
        platform: "compose",
        language: "shell",
        caption: "Deploy script: every image of your own is verified before it starts",
        code: `set -eu
images=$(docker compose config --images)
for image in $images; do
  case $image in registry.example.com/*) ;; *) continue ;; esac
  cosign verify \\
    --certificate-oidc-issuer https://token.actions.githubusercontent.com \\
    --certificate-identity https://github.com/ORG/REPO/.github/workflows/release.yml@refs/heads/main \\
    "$image" >/dev/null
done
docker compose up -d`,
      },
      {
        platform: "compose",
        language: "compose",
        caption: "compose.yaml: run the digest that was verified, not a tag that can move",
        code: `services:
  app:
    image: registry.example.com/my-app@sha256:<digest>`,
      },
      {
        platform: "kubernetes",
        language: "kubernetes",
        caption: "Kyverno 1.13 or later: Audit first, Enforce when a deployment has passed",
        code: `apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata:
  name: signed-by-release
spec:
  background: false
  webhookConfiguration:
    timeoutSeconds: 30
  rules:
    - name: my-app
      match:
        any:
          - resources:
              kinds: [Pod]
      verifyImages:
        - imageReferences:
            - "registry.example.com/my-app*"
          # cosign 3 stores bundles; without this line Kyverno looks for older signatures.
          type: SigstoreBundle
          failureAction: Audit
          attestors:
            - entries:
                - keyless:
                    issuer: https://token.actions.githubusercontent.com
                    subject: https://github.com/ORG/REPO/.github/workflows/release.yml@refs/heads/main`,
      },
    ],
    cost: "About a week: signing takes half a day, refusing what is unsigned takes the rest. Comes after private registries with a login (REG-1, REG-2).",
    modern:
      "Docker Content Trust is being retired: its certificates for official images have been expiring since 8 Aug 2025, docker trust left the command line with version 29, and notary.docker.io shuts down on 8 Dec 2026. Sign with cosign or Notation, verify before running, and unset DOCKER_CONTENT_TRUST. Content Trust alone verifies nothing any more.",
  },
} satisfies Record<BuildControlId, ControlText>;
