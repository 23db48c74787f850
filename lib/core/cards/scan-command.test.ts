import fc from "fast-check";
import { expect, test } from "vitest";
import { scanCommand } from "./scan-command";

type Build = NonNullable<Parameters<typeof scanCommand>[0]["build"]>;

const compose = (service: string, ...files: string[]): Build => ({ by: "compose", files, service });
const dockerfile = (path: string, context: string | null, target: string | null = null): Build => ({
  by: "dockerfile",
  dockerfile: path,
  context,
  target,
});
const SCAN = "trivy image --format json --output";

test.each<[what: string, name: string | null, build: Build | null, command: string | null]>([
  ["by tag", "nginx:1.31", null, `${SCAN} trivy-nginx_1.31.json nginx:1.31`],
  [
    "by digest, from a registry with a port",
    `localhost:5000/a/b@sha256:${"0a".repeat(32)}`,
    null,
    `${SCAN} trivy-localhost_5000_a_b_sha256_${"0a".repeat(27)}.json localhost:5000/a/b@sha256:${"0a".repeat(32)}`,
  ],
  [
    "with a variable, for the shell to fill in",
    "ghcr.io/acme/api:${API_TAG}",
    null,
    `${SCAN} trivy-ghcr.io_acme_api_API_TAG.json "ghcr.io/acme/api:\${API_TAG}"`,
  ],
  [
    "a service’s, under its name",
    "shop/api",
    compose("web", "compose.yaml", "compose.prod.yaml"),
    `docker compose --file compose.yaml --file compose.prod.yaml build web && ${SCAN} trivy-shop_api.json shop/api`,
  ],
  [
    "a service’s that nothing names: Compose calls it by project and service",
    null,
    compose("web_1", "deploy/my compose.yaml"),
    `docker compose --project-name plimsoll --file 'deploy/my compose.yaml' build web_1 && ${SCAN} trivy-plimsoll-web_1.json plimsoll-web_1`,
  ],
  [
    "a Dockerfile’s",
    null,
    dockerfile("Dockerfile", ""),
    `docker build --tag plimsoll-image --file Dockerfile . && ${SCAN} trivy-plimsoll-image.json plimsoll-image`,
  ],
  [
    "a stage’s of a Dockerfile in a folder, under its tag",
    "acme/api:2.1",
    dockerfile("services/api/Dockerfile.prod", "services", "runtime"),
    `docker build --tag acme/api:2.1 --file services/api/Dockerfile.prod --target runtime services && ${SCAN} trivy-acme_api_2.1.json acme/api:2.1`,
  ],
  [
    "called after its folder",
    null,
    dockerfile("services/API/Dockerfile", "services/API"),
    `docker build --tag plimsoll-api --file services/API/Dockerfile services/API && ${SCAN} trivy-plimsoll-api.json plimsoll-api`,
  ],
  ["no context is known", null, dockerfile("Dockerfile", null), null],
  ["nothing is known", null, null, null],
  ["a name that engines refuse", "acme/Web:1", null, null],
  ["a service whose image gets a name that engines refuse", null, compose("Web", "a.yaml"), null],
  ["a name that is an option", "--output=x", null, null],
  ["a name that is a command", "nginx;rm", null, null],
  ["a name that runs one", "nginx:$(id)", null, null],
  ["a variable that runs one", "nginx:${A:-`id`}", null, null],
  ["a path that a terminal acts on", null, dockerfile("a\u001b[2J/Dockerfile", ""), null],
  ["a path that is an option", null, dockerfile("-x/Dockerfile", ""), null],
  ["a service that is an option", "a:1", compose("--pull", "compose.yaml"), null],
])("%s", (_, name, build, command) => {
  expect(scanCommand({ name, build })).toBe(command);
});

test("whatever things are called, a command is these two programs with these options", () => {
  const odd = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom(..."ab.-_/:@$(){};&|<>`'\"\\ \n#!*?~") }),
  );
  const builds = fc.oneof(
    fc.constant(null),
    fc.tuple(odd, odd).map(([service, file]) => compose(service, file)),
    fc.tuple(odd, odd, odd).map(([path, context, target]) => dockerfile(path, context, target)),
  );
  const word = String.raw`(?:[\w./:@-]+|'(?:[^'\x00-\x1f]|'\\'')*')`;
  const shape = new RegExp(
    String.raw`^(?:docker (?:compose (?:--project-name plimsoll )?(?:--file ${word} )+build [\w.-]+|build --tag (?:${word}|"[\w./:@$\{}-]+") --file ${word} (?:--target [\w.-]+ )?${word}) && )?trivy image --format json --output [\w.-]+ (?:[\w./:@-]+|"[\w./:@$\{}-]+")$`,
  );
  fc.assert(
    fc.property(fc.option(odd), builds, (name, build) => {
      const command = scanCommand({ name, build });
      if (command !== null) expect(command).toMatch(shape);
    }),
    { numRuns: 1000 },
  );
});
