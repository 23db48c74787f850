import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseWorkflow } from "./parse";
import { pipelinesOf } from "./pipelines";
import type { Act } from "./types";

const read = (text: string) => parseWorkflow({ path: ".github/workflows/ci.yml", text });

const line = (text: string, offset: number) => text.slice(0, offset).split("\n").length;

/** The acts of a job's steps: each with its line and what a test asks for. */
function acts(steps: string, head = "on: { push: { branches: [main] } }\n") {
  const text = `${head}jobs:\n  image:\n    runs-on: ubuntu-latest\n    steps:\n${steps.replace(/^/gm, "      ")}`;
  const first = text.slice(0, text.indexOf("steps:")).split("\n").length + 1;
  const { facts, errors } = read(text);
  expect(errors).toEqual([]);
  return (facts?.acts ?? []).map((act): Act & { line: number } => ({
    ...act,
    line: line(text, act.at.start) - first + 1,
  }));
}

describe("a workflow", () => {
  const TEXT = `name: ci
on:
  push:
    branches: [main]
  pull_request: {}
permissions:
  contents: read
defaults:
  run:
    working-directory: app
jobs:
  image:
    permissions: write-all
    needs: call
    container: node:24
    services:
      db: { image: postgres:17 }
    steps:
      - uses: actions/checkout@v5
      - name: Build
        run: |
          # build it
          docker build \\
            -t "$IMAGE" .
  call:
    uses: ./.github/workflows/deploy.yml
`;

  test("has triggers, branches, permissions, jobs and images", () => {
    const { facts } = read(TEXT);
    expect(facts?.triggers.map(({ value }) => value)).toEqual(["push", "pull_request"]);
    expect(facts?.branches).toEqual(["main"]);
    expect(facts?.permissions?.map(({ value }) => value)).toEqual(["contents: read"]);
    const [image, call] = facts?.jobs ?? [];
    expect(image?.permissions?.map(({ value }) => value)).toEqual(["write-all"]);
    expect(image?.images.map(({ value }) => value)).toEqual(["node:24", "postgres:17"]);
    expect(image?.needs).toEqual(["call"]);
    expect(call?.reusable?.value).toBe("./.github/workflows/deploy.yml");
  });

  test("a script's words stand at their places in the file, indentation or not", () => {
    const { facts } = read(TEXT);
    const [command] = facts?.jobs[0]?.steps[1]?.commands ?? [];
    const words = command?.words.map(({ at }) => TEXT.slice(at.start, at.end));
    expect(words).toEqual(["docker", "build", "-t", '"$IMAGE"', "."]);
    expect(facts?.acts.map((act) => act.kind === "build" && act.dockerfile?.value)).toEqual([
      "app/Dockerfile",
    ]);
  });

  test.each([
    ["folded", "run: >-\n  docker push\n  a:1\n", ["docker", "push", "a:1"]],
    ["double quotes", 'run: "docker push \\"a:1\\""\n', ["docker", "push", '"a:1\\"']],
    ["single quotes", "run: 'docker push ''a:1'''\n", ["docker", "push", "''a:1'"]],
    ["CRLF", "run: |\r\n  docker push \\\r\n    a:1\r\n", ["docker", "push", "a:1"]],
  ])("words in %s", (_name, run, expected) => {
    const text = `on: push\njobs:\n  a:\n    steps:\n      - x: 1\n${run.replace(/^(?=.)/gm, "        ")}`;
    const [command] = read(text).facts?.jobs[0]?.steps[0]?.commands ?? [];
    expect(command?.words.map(({ at }) => text.slice(at.start, at.end))).toEqual(expected);
  });

  test("no jobs is an error with a place", () => {
    expect(read("name: x\n").errors).toMatchObject([{ code: "workflow-shape", at: { start: 0 } }]);
    expect(read("jobs: [").facts).toBeNull();
  });

  test("a job that waits for none of the workflow is an error, and nothing of it is run", () => {
    const job = (needs: string) =>
      read(`jobs:\n  a:\n    needs: ${needs}\n    steps: [{run: docker push a:1}]\n  B: {}\n`);
    for (const needs of ["b", "[B]"]) {
      expect(job(needs).errors).toEqual([]);
      expect(job(needs).facts?.acts).toHaveLength(1);
    }
    for (const needs of ["c", "[B, c]"]) {
      expect(job(needs).errors).toMatchObject([{ code: "workflow-needs" }]);
      expect(job(needs).facts).toMatchObject({ acts: [], jobs: [{ id: "a" }, { id: "B" }] });
    }
  });
});

describe("builds and pushes", () => {
  test("a build names its Dockerfile, context and tags, variables put in", () => {
    const [build, push] = acts(
      [
        "- run: |",
        "    IMAGE=ghcr.io/acme/app",
        "    docker build -f docker/Dockerfile.prod -t $IMAGE:$GITHUB_SHA -t $IMAGE:latest --target prod ./src",
        "    docker push $IMAGE:latest",
      ].join("\n"),
    );
    expect(build).toMatchObject({
      kind: "build",
      line: 3,
      context: "src",
      dockerfile: { value: "docker/Dockerfile.prod" },
      target: "prod",
      tags: [{ value: "ghcr.io/acme/app:${{ github.sha }}" }, { value: "ghcr.io/acme/app:latest" }],
    });
    expect(push).toMatchObject({ kind: "push", line: 4, images: ["ghcr.io/acme/app:latest"] });
  });

  test("the build action takes its tags from the metadata action", () => {
    const found = acts(
      [
        "- id: meta",
        "  uses: docker/metadata-action@v5",
        "  with: { images: 'ghcr.io/${{ github.repository }}' }",
        "- uses: docker/build-push-action@v6",
        "  with:",
        "    push: ${{ github.event_name != 'pull_request' }}",
        "    tags: ${{ steps.meta.outputs.tags }}",
      ].join("\n"),
    );
    expect(found).toMatchObject([
      {
        kind: "build",
        line: 4,
        context: "",
        dockerfile: { value: "Dockerfile" },
        tags: [{ value: "ghcr.io/${{ github.repository }}" }],
      },
      { kind: "push", line: 6 },
    ]);
  });

  test.each([
    ["docker build . --push", ["build", "push"]],
    ["docker buildx build -t a --output type=registry .", ["build", "push"]],
    ["docker buildx build -t a --load .", ["build"]],
    ["docker compose build", ["build"]],
    ["docker-compose -f ci.yml push", ["push"]],
    ["docker compose up -d", []],
    ["podman build -t a . && podman push a docker://b", ["build", "push"]],
    ["buildah bud -t a .", ["build"]],
    ["skopeo copy docker-daemon:a docker://b", ["push"]],
    ["docker build --check .", []],
    ["docker build --check=false .", ["build"]],
    ["docker buildx build . --call=outline", []],
    ["docker buildx build --call check,format=json .", []],
    ["docker buildx build --call=build --push .", ["build", "push"]],
    ["docker buildx bake --print", []],
    ["docker buildx bake --list=targets", []],
    ["docker buildx bake --check web", []],
    ["docker buildx bake --push web", ["build", "push"]],
    ["docker compose build --check", []],
    ["docker compose --dry-run build --push", []],
    ["echo docker build .", []],
    ["# docker build .", []],
  ])("%s", (run, kinds) => {
    expect(acts(`- run: "${run}"`).map(({ kind }) => kind)).toEqual(kinds);
  });

  test("the build action makes no image where it is called to check", () => {
    const called = (call: string) =>
      acts(`- uses: docker/build-push-action@v6\n  with: { call: ${call}, push: true }`);
    expect(called("check")).toEqual([]);
    expect(called("build").map(({ kind }) => kind)).toEqual(["build", "push"]);
  });

  test("a build inside another folder", () => {
    expect(acts("- run: docker build .")[0]).toMatchObject({ dockerfile: { value: "Dockerfile" } });
    const [build] = acts("- run: cd web && docker build .");
    expect(build).toMatchObject({ context: "web", dockerfile: { value: "web/Dockerfile" } });
  });
});

describe("scans", () => {
  /** Why the first scan can't stop the run; "blocks" where it can; "none" where nothing is scanned. */
  const verdict = (steps: string) => {
    const scan = acts(steps).find(({ kind }) => kind === "scan");
    if (scan?.kind !== "scan") return "none";
    return scan.looksAt === "files" ? "files" : (scan.weakness?.value ?? "blocks");
  };

  test.each([
    ["trivy image --exit-code 1 --severity CRITICAL,HIGH --ignore-unfixed a:1", "blocks"],
    ["trivy image --exit-code=1 a:1", "blocks"],
    ["trivy image a:1", "exit-code"],
    ["trivy image --exit-code 0 a:1", "exit-code"],
    ["trivy image --exit-code 1 --severity HIGH a:1", "severity"],
    ["trivy image --exit-code 1 --scanners secret a:1", "severity"],
    ["trivy image --exit-code 1 a:1 || true", "ignored"],
    ["trivy image --exit-code 1 a:1 || echo found", "ignored"],
    ["trivy image --exit-code 1 a:1 || exit 1", "blocks"],
    ["trivy image --exit-code 1 a:1 || { echo found; exit 1; }", "blocks"],
    ["trivy image --exit-code 1 a:1 | tee log", "piped"],
    ["set -o pipefail; trivy image --exit-code 1 a:1 | tee log", "blocks"],
    ["trivy image --exit-code 1 a:1 && echo clean", "blocks"],
    ["trivy image --exit-code 1 a:1 && echo clean\ndocker push a:1", "ignored"],
    ["trivy image --exit-code 1 a:1 && docker push a:1\necho done", "unclear"],
    ["trivy image --exit-code 1 a:1 && echo clean || exit 1\necho done", "blocks"],
    ["set +e; ls; set -e\ntrivy image --exit-code 1 a:1\necho done", "blocks"],
    ["trivy fs --exit-code 1 .", "files"],
    ["trivy config .", "none"],
    ["trivy --version", "none"],
    ["grype a:1 --fail-on high", "blocks"],
    ["grype a:1", "exit-code"],
    ["grype dir:.", "files"],
    ["docker scout cves --exit-code --only-severity critical,high a:1", "blocks"],
    ["docker scout cves my-app:1.0", "exit-code"],
    ["snyk container test a:1 --severity-threshold=high", "blocks"],
    ["snyk container monitor a:1", "exit-code"],
    ["docker run --rm -v /var/run/docker.sock:/s aquasec/trivy image --exit-code 1 a:1", "blocks"],
    ["if trivy image --exit-code 1 a:1; then echo; fi", "unclear"],
    ["hadolint Dockerfile", "none"],
  ])("%s: %s", (run, expected) => {
    expect(verdict(`- run: ${JSON.stringify(run)}`)).toBe(expected);
  });

  test("set +e hides what is not last, and `shell: bash` turns pipefail on", () => {
    const two = "- run: |\n    set +e\n    trivy image --exit-code 1 a\n    echo done";
    expect(verdict(two)).toBe("ignored");
    expect(verdict("- shell: bash\n  run: trivy image --exit-code 1 a | tee x")).toBe("blocks");
  });

  test.each([
    ["bash {0}", "ignored", "piped"],
    ["bash -l {0}", "ignored", "piped"],
    ["bash -el {0}", "blocks", "piped"],
    ["bash --noprofile --norc -eo pipefail {0}", "blocks", "blocks"],
    ["sh", "blocks", "piped"],
    ["pwsh", "unclear", "unclear"],
  ])("a shell with options of its own has those alone: %s", (shell, two, piped) => {
    const run = (script: string) => verdict(`- shell: ${shell}\n  run: |\n    ${script}`);
    expect(run("trivy image --exit-code 1 a\n    echo done")).toBe(two);
    expect(run("trivy image --exit-code 1 a | tee x")).toBe(piped);
  });

  test.each([
    ["aquasecurity/trivy-action", "image-ref: a\nexit-code: '1'\nseverity: CRITICAL", "blocks"],
    ["aquasecurity/trivy-action", "image-ref: a\nexit-code: 1", "blocks"],
    ["aquasecurity/trivy-action", "image-ref: a", "exit-code"],
    ["aquasecurity/trivy-action", "image-ref: a\nexit-code: '1'\nseverity: HIGH", "severity"],
    [
      "aquasecurity/trivy-action",
      "image-ref: a\nexit-code: '1'\nseverity: HIGH\nformat: sarif",
      "blocks",
    ],
    ["aquasecurity/trivy-action", "scan-type: fs\nexit-code: '1'", "files"],
    ["anchore/scan-action", "image: a", "blocks"],
    ["anchore/scan-action", "image: a\nfail-build: false", "exit-code"],
    ["anchore/scan-action", "path: .", "files"],
    ["docker/scout-action", "command: cves\nimage: a\nexit-code: true", "blocks"],
    ["docker/scout-action", "command: cves\nimage: a", "exit-code"],
    ["docker/scout-action", "command: recommendations", "none"],
    ["snyk/actions/docker", "image: a\nargs: --file=Dockerfile", "blocks"],
    ["actions/checkout", "path: .", "none"],
  ])("%s with %j: %s", (name, inputs, expected) => {
    const body = inputs.replace(/^/gm, "    ");
    expect(verdict(`- uses: ${name}@v1\n  with:\n${body}`)).toBe(expected);
    if (expected === "blocks") {
      const tolerated = `- uses: ${name}@v1\n  continue-on-error: true\n  with:\n${body}`;
      expect(verdict(tolerated)).toBe("continue-on-error");
    }
  });

  test("a scanner is pinned by a commit, not by a tag", () => {
    const sha = "a".repeat(40);
    const scans = acts(
      `- uses: aquasecurity/trivy-action@0.35.0\n- uses: aquasecurity/trivy-action@${sha} # 0.35.0\n- run: trivy image a\n- run: docker run aquasec/trivy:0.70.0 image a\n`,
    );
    expect(scans.map((act) => act.kind === "scan" && act.unpinned?.value)).toEqual([
      "aquasecurity/trivy-action@0.35.0",
      undefined,
      undefined,
      "aquasec/trivy:0.70.0",
    ]);
  });
});

test("signatures, verifications and logins", () => {
  const found = acts(
    [
      "- run: cosign sign --yes --key env://KEY ghcr.io/a@${DIGEST}",
      "- run: cosign verify --certificate-identity-regexp '^https://github.com/a/b/' --certificate-oidc-issuer https://t a",
      "- uses: actions/attest-build-provenance@v3",
      "  with: { subject-name: ghcr.io/a/b, push-to-registry: true }",
      "- run: docker trust sign my-app:1.0",
      "- run: docker login -u ci -p ${{ secrets.PW }} r.example.com",
      "- run: docker login -u ci -p hunter2x r.example.com",
      '- run: echo "$PW" | docker login -u ci --password-stdin',
      "- uses: docker/login-action@v3",
      "  with: { username: ci, password: '${{ secrets.PW }}' }",
      "- run: podman push --tls-verify=false a r.example.com/a",
    ].join("\n"),
  );
  expect(
    found.map((act) => {
      if (act.kind === "sign" || act.kind === "verify") return [act.kind, act.with];
      return act.kind === "login" ? [act.kind, act.password] : [act.kind];
    }),
  ).toEqual([
    ["sign", "cosign"],
    ["verify", "cosign"],
    ["sign", "attestation"],
    ["sign", "content-trust"],
    ["login", "argument"],
    ["login", "literal"],
    ["login", "secret"],
    ["login", "secret"],
    ["push"],
    ["insecure"],
  ]);
});

test.each([
  ["on: push", "", true],
  ["on: pull_request", "", false],
  ["on: { push: { branches: ['feature/**'] } }", "", false],
  ["on: { push: { branches: [master, dev] } }", "", true],
  ["on: { push: { tags: ['v*'] } }", "", true],
  ["on: { push: { branches: [dev] } }", "", false],
  ["on: push", "if: github.event_name == 'pull_request'", false],
  ["on: push", "if: github.event_name != 'pull_request'", true],
  ["on: push", "if: ${{ always() && github.ref == 'refs/heads/main' }}", true],
  ["on: { push: { branches-ignore: [main] } }", "", false],
  ["on: { push: { branches-ignore: [dev] } }", "", true],
  ["on: { push: { branches: [main] } }", "if: startsWith(github.ref, 'refs/tags/')", false],
  [
    "on: { push: { branches: [main], tags: [v*] } }",
    "if: startsWith(github.ref, 'refs/tags/')",
    true,
  ],
  ["on: push", "if: startsWith(github.ref, 'refs/tags/v')", true],
  ["on: { push: { branches: [main] }, release: }", "if: github.ref_type == 'tag'", true],
  ["on: push", "if: failure()", false],
  ["on: push", "if: false", false],
  ["on: push", "if: inputs.scan", null],
])("%s with %j releases: %s", (head, condition, expected) => {
  const [act] = acts(`- run: docker build .\n  ${condition}`, `${head}\n`);
  expect(act?.releases).toBe(expected);
});

test("any text is read, and every place is inside it", () => {
  const piece = fc.constantFrom(
    "on: push\n",
    "jobs:\n  a:\n    steps:\n",
    "      - run: |\n",
    "          docker build -t a .\n",
    '          echo "$A" | docker login -p b\n',
    "      - uses: docker/build-push-action@v6\n",
    "        with:\n          tags: ${{ env.A }}\n",
    '      - run: "trivy \\n image \\u0041"\n',
    "        if: ${{ a || b }}\n",
    "\t",
    "&a ",
    "*a ",
    "[",
    "\r\n",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 16 }), (pieces) => {
      const text = `on: push\njobs:\n  a:\n    steps:\n${pieces.join("")}`;
      for (const act of read(text).facts?.acts ?? []) {
        expect(act.at.start).toBeGreaterThanOrEqual(0);
        expect(act.at.end).toBeGreaterThanOrEqual(act.at.start);
        expect(act.at.end).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 500 },
  );
});

describe("a workflow with more than is read", () => {
  const steps = (count: number, step: (n: number) => string) =>
    Array.from({ length: count }, (_, n) => `      - run: ${step(n)}\n`).join("");
  const workflow = (body: string) => read(`on: push\njobs:\n  image:\n    steps:\n${body}`);

  test.each([
    ["acts", steps(501, (n) => `docker push a:${n}`), "docker push a:500"],
    ["commands", steps(3, () => "true; ".repeat(2000)), "true"],
  ])("says where reading its %s ends, and nothing follows from what is absent", (_, body, at) => {
    const { facts, errors } = workflow(body);
    expect(errors.map(({ code }) => code)).toEqual(["workflow-too-long"]);
    expect(facts?.cut).toEqual(errors[0]?.at);
    const [pipeline] = pipelinesOf(facts ? [facts] : []);
    expect(pipeline?.callsOutside).toBe(true);
    expect(`on: push\njobs:\n  image:\n    steps:\n${body}`.slice(facts?.cut?.start)).toMatch(
      new RegExp(`^${at}`),
    );
  });

  test("that is long and plain is read whole", () => {
    expect(workflow(steps(400, (n) => `docker push a:${n}`)).errors).toEqual([]);
  });
});

test.each([
  ["an action", `    steps:\n      - uses: "${"@".repeat(1_000_000)}\\nx"\n`],
  ["an image", `    container: "\${{${" ".repeat(1_000_000)}x"\n    steps: []\n`],
])("a name of a megabyte is none: %s", { timeout: 10_000 }, (_, body) => {
  const { facts, errors } = read(`on: push\njobs:\n  j:\n${body}`);
  expect(errors).toEqual([]);
  expect(facts?.jobs[0]?.images).toEqual([]);
  expect(facts?.jobs[0]?.steps[0]?.uses ?? null).toBeNull();
});
