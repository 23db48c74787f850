import { describe, expect, test } from "vitest";
import { parseComposeFile } from "../compose/parse";
import type { Container } from "../container";
import { parseDockerfile } from "../dockerfile/parse";
import { recognise } from "../recognise";
import type { ImageReport } from "../reports/types";
import { parseWorkflow } from "../workflow/parse";
import type { FileFacts } from "./file-facts";
import { type Joined, type JoinOptions, joinInventory } from "./join";

const EMPTY_CONTAINER = {
  set: "",
  profiles: [],
  build: null,
  tmpfs: [],
  limits: { soft: [] },
  capDrop: [],
  capAdd: [],
  securityOpt: [],
  namespaces: {},
  networks: [],
  ports: [],
  mounts: [],
  devices: [],
  environment: [],
  envFiles: [],
  secrets: [],
  dependsOn: [],
  labels: [],
  oneShot: false,
} satisfies Partial<Container>;

function facts(path: string, text: string, named = false): FileFacts {
  const source = { path, text };
  const kind = recognise(source);
  if (kind === "dockerfile") {
    return { path, named, kind, source, facts: parseDockerfile(source).facts } as FileFacts;
  }
  if (kind === "compose") {
    return { path, named, kind, facts: parseComposeFile(source).facts } as FileFacts;
  }
  if (kind === "workflow") return { path, named, kind, facts: parseWorkflow(source).facts };
  return { path, named, kind, facts: null };
}

function join(
  files: Readonly<Record<string, string>>,
  options: Partial<JoinOptions> = {},
  more: readonly FileFacts[] = [],
): Joined {
  const all = [...Object.entries(files).map(([path, text]) => facts(path, text)), ...more];
  return joinInventory(all, { asOf: "2026-11-23", complete: true, platform: null, ...options });
}

const images = ({ inventory }: Joined) =>
  inventory.images.map(({ subject, shipped, context }) => ({ subject, shipped, context }));
const containers = ({ inventory }: Joined) =>
  inventory.containers.map(({ subject, shipped, built }) => [
    subject,
    shipped,
    built?.subject ?? null,
  ]);

const APP = "FROM node:24-alpine AS build\nRUN npm ci\nFROM node:24-alpine AS runtime\nUSER node\n";

describe("services and Dockerfiles", () => {
  test("are joined by context and file, and the build's target is the assessed stage", () => {
    const joined = join({
      "compose.yaml":
        "services:\n  api:\n    build: {context: ./api, target: build}\n  web:\n    build: web\n",
      "api/Dockerfile": APP,
      "web/Dockerfile": APP,
    });
    expect(containers(joined)).toEqual([
      ["service api", true, "stage 1 (build) of api/Dockerfile"],
      ["service web", true, "stage 2 (runtime) of web/Dockerfile"],
    ]);
    expect(images(joined).map(({ context }) => context)).toEqual(["api", "web"]);
  });

  test("are never joined where Compose names a file that isn't there", () => {
    const joined = join({
      "compose.yaml": "services:\n  app:\n    build:\n      dockerfile: Dockerfile.prod\n",
      Dockerfile: APP,
    });
    expect(containers(joined)).toEqual([["service app", true, null]]);
    expect(joined.inventory.missingDockerfiles.map(({ value }) => value)).toEqual([
      "Dockerfile.prod",
    ]);
    expect(joined.notes).toMatchObject([
      { code: "not-in-input", values: { path: "Dockerfile.prod" }, at: { path: "compose.yaml" } },
    ]);
    expect(images(joined)).toEqual([{ subject: "stage 2 (runtime)", shipped: true, context: "" }]);
  });

  test.each([
    ["a name that no stage has", "web"],
    ["a number behind the last", "2"],
  ])("a target that is %s builds nothing, and is told where it stands", (_name, target) => {
    const text = `services:\n  app:\n    build: {context: ., target: ${target}}\n`;
    const joined = join({ "compose.yaml": text, Dockerfile: APP });
    expect(containers(joined)).toEqual([["service app", true, null]]);
    expect(images(joined)).toEqual([]);
    const start = text.indexOf(target, text.indexOf("target:"));
    const values = { path: "Dockerfile", stage: target };
    expect(joined.errors).toMatchObject([
      { code: "dockerfile-no-such-stage", values, at: { start } },
    ]);
  });

  test("a target behind a variable is no mistake, and no stage of the service", () => {
    const text = "services:\n  app:\n    build: {context: ., target: '${STAGE}'}\n";
    const joined = join({ "compose.yaml": text, Dockerfile: APP });
    expect(containers(joined)).toEqual([["service app", true, null]]);
    expect(images(joined).map(({ subject }) => subject)).toEqual(["stage 2 (runtime)"]);
    expect(joined.errors).toEqual([]);
  });

  test("a workflow's target that no stage has builds nothing; one of a matrix stands for the last", () => {
    const built = (target: string) => {
      const run = `on: push\njobs:\n  a:\n    steps:\n      - run: docker build --target ${target} .\n`;
      const joined = join({ Dockerfile: APP, ".github/workflows/ci.yml": run });
      return [images(joined).map(({ subject }) => subject), joined.errors.map(({ code }) => code)];
    };
    expect(built("gone")).toEqual([[], ["dockerfile-no-such-stage"]]);
    expect(built("BUILD")).toEqual([["stage 1 (build)"], []]);
    expect(built("${{ matrix.target }}")).toEqual([["stage 2 (runtime)"], []]);
  });

  test("a Dockerfile that a matrix names and that isn't here is told where it is named", () => {
    const missing = (file: string, matrix: string) => {
      const run = `on: push\njobs:\n  a:\n    strategy: {matrix: ${matrix}}\n    steps:\n      - uses: docker/build-push-action@v6\n        with: {file: "${file}"}\n`;
      const joined = join({ Dockerfile: APP, ".github/workflows/ci.yml": run });
      return joined.inventory.missingDockerfiles.map(({ value, at }) => [
        value,
        run.slice(at.start, at.end),
      ]);
    };
    const parts = "{part: [{file: Dockerfile}, {file: ./back/Dockerfile}]}";
    expect(missing("${{ matrix.part.file }}", parts)).toEqual([
      ["./back/Dockerfile", "./back/Dockerfile"],
    ]);
    expect(missing("./src/${{ matrix.name }}/Dockerfile", "{name: [cart]}")).toEqual([
      ["./src/cart/Dockerfile", "cart"],
    ]);
    expect(missing("${{ matrix.file }}", "{include: [{file: a.Dockerfile}]}")).toEqual([
      ["a.Dockerfile", "a.Dockerfile"],
    ]);
    expect(missing("${{ matrix.other }}", parts)).toEqual([]);
  });

  test("a Dockerfile in error is not missing", () => {
    const joined = join({
      "compose.yaml": "services:\n  app:\n    build: .\n",
      Dockerfile: "RUN x",
    });
    expect(joined.inventory.missingDockerfiles).toEqual([]);
    expect(containers(joined)).toEqual([["service app", true, null]]);
  });

  test("a service that only names what its neighbour builds runs that stage", () => {
    const joined = join({
      "compose.yaml":
        "services:\n  app: {build: ., image: shop/app}\n  worker: {image: 'docker.io/shop/app:latest'}\n",
      Dockerfile: APP,
    });
    expect(containers(joined).map(([, , built]) => built)).toEqual([
      "stage 2 (runtime)",
      "stage 2 (runtime)",
    ]);
    expect(joined.inventory.images[0]?.usedBy.map(({ name }) => name)).toEqual(["app", "worker"]);
    expect(
      joined.inventory.references.filter(({ use }) => use === "deploy").map(({ output }) => output),
    ).toEqual([true, true]);
  });

  test("a service that only names what its neighbour builds is built, too, where the Dockerfile is missing", () => {
    const joined = join({
      "compose.yaml":
        "services:\n  app: {build: ., image: 'shop:${TAG}'}\n  worker: {image: 'shop:${TAG}'}\n  db: {image: 'shop:1'}\n",
    });
    expect(joined.inventory.containers.map(({ isBuilt }) => isBuilt)).toEqual([true, true, false]);
    expect(joined.inventory.references.map(({ output }) => output)).toEqual([true, true, false]);
  });

  test("an image that a neighbour builds is the same whatever its tag's variable says", () => {
    const joined = join({
      "compose.yaml":
        "services:\n  app: {build: ., image: 'shop:${TAG}'}\n  worker: {image: 'shop:${TAG}'}\n",
      Dockerfile: APP,
    });
    expect(joined.inventory.images[0]?.usedBy.map(({ name }) => name)).toEqual(["app", "worker"]);
  });

  test.each([
    ["deploy: {replicas: 0}", false],
    ["scale: 0", false],
    ["deploy: {replicas: 1}", true],
    ["deploy: {replicas: '${N:-0}'}", true],
    ["scale: ${N}", true],
  ])("a service with %s ships: %s", (line, shipped) => {
    const joined = join({
      "compose.yaml": `services:\n  app:\n    build: {context: ., target: build}\n    image: shop:1\n    ${line}\n  worker: {image: 'shop:1'}\n`,
      Dockerfile: APP,
    });
    expect(containers(joined).map(([, ships]) => ships)).toEqual([shipped, true]);
    // It still builds what others run.
    expect(joined.inventory.images.map((image) => image.shipped)).toEqual([true]);
  });

  test("an inline Dockerfile is one of its own, its places those of the Compose file", () => {
    const text =
      "services:\n  app:\n    build:\n      dockerfile_inline: |\n        FROM alpine:3.22\n        USER app\n";
    const joined = join({ "compose.yaml": text });
    const [image] = joined.inventory.images;
    const user = image?.stage.instructions.find(({ kind }) => kind === "USER");
    expect(user && text.slice(user.at.start, user.at.end)).toBe("USER app");
    expect(user?.at.path).toBe("compose.yaml");
    expect(joined.inventory.dockerfiles).toHaveLength(1);
  });

  test("arguments that a service gives beat the Dockerfile's defaults", () => {
    const joined = join({
      "compose.yaml":
        "services:\n  app:\n    build:\n      context: .\n      args: {TAG: 24-alpine}\n",
      Dockerfile: "ARG TAG=latest\nFROM node:${TAG}\n",
    });
    expect(joined.inventory.references.map(({ text }) => text)).toEqual(["node:24-alpine"]);
  });

  test("a stage for developing doesn't ship, and the last stage stands beside it", () => {
    const joined = join({
      "compose.dev.yaml": "services:\n  app:\n    build: {context: ., target: dev}\n",
      Dockerfile: "FROM node:24 AS dev\nFROM node:24 AS prod\nUSER node\n",
    });
    expect(images(joined)).toEqual([
      { subject: "stage 1 (dev)", shipped: false, context: "" },
      { subject: "stage 2 (prod)", shipped: true, context: "" },
    ]);
  });

  test("what a shipped container builds ships wherever it lies", () => {
    const joined = join({
      "compose.yaml": "services:\n  app: {build: examples/app}\n",
      "examples/app/Dockerfile": APP,
      "examples/other/Dockerfile": APP,
    });
    expect(images(joined).map(({ shipped }) => shipped)).toEqual([true, false]);
    expect(joined.inventory.ships("examples/app/Dockerfile")).toBe(true);
    expect(joined.inventory.ships("examples/other/Dockerfile")).toBe(false);
  });

  test("the context of a Dockerfile that nobody builds is where the files are that it copies", () => {
    const joined = join({
      "docker/Dockerfile": "FROM node:24\nCOPY package.json ./\nCOPY src ./src\n",
      "package.json": "{}",
      "src/a.ts": "",
    });
    expect(joined.inventory.images[0]?.context).toBe("");
  });
});

describe("what ships", () => {
  test.each([
    ["compose.yaml", true, true],
    ["deploy/compose.yaml", true, true],
    ["Dockerfile.dev", false, true],
    ["compose.override.yaml", false, true],
    ["docker-compose.ci.yml", false, true],
    [".env.local", false, true],
    [".env.example", false, false],
    ["Dockerfile.test", false, false],
    ["tests/compose.yaml", false, false],
    ["a/__fixtures__/b/.env", false, false],
    ["docs/compose.yaml", false, true],
    [".devcontainer/Dockerfile", false, true],
    ["testing/compose.yaml", true, true],
    ["legacy/a/compose.yaml", false, false],
  ])("%s ships: %s, counts for secrets: %s", (path, ships, counts) => {
    const { inventory } = join({}, { exclude: ["legacy/**"] });
    expect([inventory.ships(path), inventory.countsForSecrets(path)]).toEqual([ships, counts]);
  });

  test("a file that somebody named always ships", () => {
    const joined = join({}, { complete: false }, [facts("Dockerfile.dev", "FROM a AS dev", true)]);
    expect(joined.inventory.ships("Dockerfile.dev")).toBe(true);
  });

  test("a service that only profiles for developing bring up does not", () => {
    const joined = join({
      "compose.yaml":
        "services:\n  a: {image: 'a:1', profiles: [debug]}\n  b: {image: 'b:1', profiles: [debug, ops]}\n",
    });
    expect(containers(joined).map(([, shipped]) => shipped)).toEqual([false, true]);
  });
});

describe("references", () => {
  test("are those of stages that an image needs, copies and mounts included", () => {
    const joined = join({
      Dockerfile: [
        "FROM golang:1.25 AS build",
        "FROM busybox AS unused",
        "FROM scratch",
        "COPY --from=build /app /app",
        "COPY --from=nginx:latest /etc/nginx /etc/nginx",
      ].join("\n"),
    });
    expect(joined.inventory.references.map(({ text, use }) => [text, use])).toEqual([
      ["nginx:latest", "copy"],
      ["golang:1.25", "base"],
    ]);
  });

  test("name the variable they hang on", () => {
    const joined = join({ "compose.yaml": "services:\n  a: {image: 'app:${TAG:?}'}\n" });
    expect(joined.inventory.references[0]).toMatchObject({ unresolved: "TAG", use: "deploy" });
  });
});

describe("reports", () => {
  const at = { path: "trivy.json", start: 0, end: 1 };
  function report(image: Partial<ImageReport["image"]>): FileFacts {
    const facts: ImageReport = {
      path: "trivy.json",
      at,
      tool: "trivy",
      date: "2026-11-20",
      image: { names: [], digests: [], id: null, ...image },
      packagesSeen: true,
      endOfLife: null,
      os: null,
      vulnerabilities: [],
      secrets: [],
      secretsScanned: true,
      packages: null,
    };
    return { path: "trivy.json", named: false, kind: "trivy", facts: [facts] };
  }
  const matches = (
    files: Readonly<Record<string, string>>,
    image: Partial<ImageReport["image"]>,
  ) => {
    const joined = join(files, {}, [report(image)]);
    return [joined.inventory.reports[0]?.matches, joined.notes.map(({ code }) => code)];
  };
  const digest = `sha256:${"ab".repeat(32)}`;

  test("match by repository and tag, normalised", () => {
    expect(
      matches(
        { "compose.yaml": "services:\n  web: {image: 'nginx:1.31'}\n" },
        {
          names: ["docker.io/library/nginx:1.31"],
        },
      ),
    ).toEqual([[{ subject: "service web", basis: "configured" }], []]);
  });

  test("match by digest as observed", () => {
    expect(
      matches(
        { "compose.yaml": `services:\n  web: {image: 'nginx:1.31@${digest}'}\n` },
        {
          names: ["nginx:1.31"],
          digests: [`nginx@${digest}`],
        },
      ),
    ).toEqual([[{ subject: "service web", basis: "observed" }], []]);
  });

  test("of another tag are for another image, even where there is only one", () => {
    expect(
      matches(
        { "compose.yaml": "services:\n  web: {image: 'nginx:1.31'}\n" },
        {
          names: ["nginx:1.30"],
        },
      ),
    ).toEqual([[], ["other-image"]]);
  });

  test("are of the only image where it has no name", () => {
    expect(
      matches(
        { "compose.yaml": "services:\n  app: {build: .}\n", Dockerfile: APP },
        {
          names: ["anything:1"],
        },
      ),
    ).toEqual([
      [
        { subject: "stage 2 (runtime)", basis: "configured" },
        { subject: "service app", basis: "configured" },
      ],
      [],
    ]);
  });
});

describe("inspected containers", () => {
  const at = { path: "inspect.json", start: 0, end: 1 };
  const inspected = (name: string, image: string, labels: readonly string[]): Container => ({
    ...EMPTY_CONTAINER,
    subject: `container ${name}`,
    origin: "inspect",
    basis: "observed",
    at,
    name,
    image: { value: image, at },
    labels: labels.map((value) => ({ value, at })),
  });
  const COMPOSE = {
    "compose.yaml":
      "services:\n  web: {image: 'nginx:1.31'}\n  db: {image: 'postgres:18', container_name: shop-db}\n",
  };

  test.each([
    [
      "Compose's label",
      inspected("x", "other:1", ["com.docker.compose.service=web"]),
      "service web",
    ],
    ["the image that one service has", inspected("x", "postgres:18", []), "service db"],
    ["the container's name", inspected("shop-db", "other:1", []), "service db"],
    ["nothing", inspected("x", "redis:8", []), null],
  ])("are joined by %s", (_by, container, owner) => {
    const joined = join(COMPOSE, {}, [
      {
        path: "inspect.json",
        named: false,
        kind: "inspect",
        facts: { containers: [container], images: [] },
      },
    ]);
    const seen = joined.inventory.containers.find(({ observed }) => observed !== null);
    expect(seen?.subject ?? null).toBe(owner);
    expect(joined.inventory.containers).toHaveLength(owner === null ? 3 : 2);
  });

  test("of another project than the file names are none of it", () => {
    const labels = ["com.docker.compose.service=web", "com.docker.compose.project=billing"];
    const { inventory } = join({ "compose.yaml": `name: depot\n${COMPOSE["compose.yaml"]}` }, {}, [
      {
        path: "inspect.json",
        named: false,
        kind: "inspect",
        facts: { containers: [inspected("x", "nginx:1.31", labels)], images: [] },
      },
    ]);
    expect(inventory.containers.every(({ observed }) => observed === null)).toBe(true);
  });

  test("of a service that several files have are of the file that Compose's label names", () => {
    const text = "services:\n  web: {image: 'nginx:1.31'}\n";
    const labels = [
      "com.docker.compose.service=web",
      "com.docker.compose.project.config_files=/srv/shop/b/compose.yaml",
    ];
    const joined = join({ "a/compose.yaml": text, "b/compose.yaml": text }, {}, [
      {
        path: "inspect.json",
        named: false,
        kind: "inspect",
        facts: { containers: [inspected("x", "nginx:1.31", labels)], images: [] },
      },
    ]);
    const seen = joined.inventory.containers.filter(({ observed }) => observed !== null);
    expect(seen.map(({ set }) => set)).toEqual(["b/compose.yaml"]);
  });
});

describe("a script's build", () => {
  const at = { path: "run.sh", start: 0, end: 1 };
  const run: Container = {
    ...EMPTY_CONTAINER,
    subject: "container secure-app",
    origin: "run",
    basis: "configured",
    at,
    name: "secure-app",
    image: { value: "secure-app:1.0", at },
  };
  const scripted = (line: string) => {
    const words = line.split(" ").map((value) => ({ value, at, unresolved: false }));
    const command = { at, words, observed: false, output: "" };
    return join({ Dockerfile: APP }, {}, [
      {
        path: "run.sh",
        named: false,
        kind: "transcript",
        facts: {
          path: "run.sh",
          containers: [run],
          inspected: { containers: [], images: [] },
          observations: [],
          commands: [command],
          typed: [],
        },
      },
    ]);
  };

  test.each([
    ["gives its image the name that a run line uses", "", "stage 2 (runtime)"],
    ["gives none where its target is no stage", "--target gone ", null],
    ["gives none where it only checks", "--check ", null],
    ["gives none where it is called for an outline", "--call=outline ", null],
  ])("%s", (_promise, option, stage) => {
    const joined = scripted(`docker build --no-cache ${option}-t secure-app:1.0 .`);
    expect(containers(joined)).toEqual([["container secure-app", true, stage]]);
  });
});

test("the order of the files changes nothing", () => {
  const files = {
    "compose.yaml": "services:\n  app: {build: .}\n  db: {image: 'postgres:18'}\n",
    "compose.prod.yaml": "services:\n  app: {user: app}\n",
    Dockerfile: APP,
    "web/Dockerfile": APP,
  };
  const backwards = Object.fromEntries(Object.entries(files).reverse());
  const told = (joined: Joined) => [images(joined), containers(joined), joined.notes];
  expect(told(join(backwards))).toEqual(told(join(files)));
});
