import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Container } from "../container";
import { parseEnvironmentFile } from "../env/parse";
import type { EnvironmentFile } from "../env/types";
import type { FileError, Span } from "../source";
import { parseComposeFile } from "./parse";
import { type ComposeSets, composeSets } from "./sets";
import { bytesOf } from "./units";

type Files = Readonly<Record<string, string>>;

function read(
  files: Files,
  options: {
    readonly order?: readonly string[];
    readonly env?: Readonly<Record<string, string>>;
  } = {},
): ComposeSets & { readonly parseErrors: readonly FileError[] } {
  const parsed = Object.entries(files).map(([path, text]) => parseComposeFile({ path, text }));
  const at: Span = { path: ".env", start: 0, end: 0 };
  const environment: EnvironmentFile = {
    path: ".env",
    variables: Object.entries(options.env ?? {}).map(([key, value]) => ({
      key: { value: key, at },
      value: { value, at },
      raw: null,
    })),
  };
  const sets = composeSets(
    parsed.flatMap(({ facts }) => facts ?? []),
    {
      environmentFiles: options.env ? [environment] : [],
      order: options.order ?? [],
      ships: (path) => !/\.(dev|override)\./.test(path),
    },
  );
  return { ...sets, parseErrors: parsed.flatMap(({ errors }) => errors) };
}

/** The one service of a file, given its keys. */
function service(keys: string, options: Parameters<typeof read>[1] = {}): Container {
  const text = `services:\n  web:\n${keys.replace(/^/gm, "    ")}\n`;
  const [container] = read({ "compose.yaml": text }, options).sets[0]?.containers ?? [];
  if (!container) throw new Error("no service");
  return container;
}

/** `path:line` of a place, and the text there. */
function place(files: Files, at: Span | undefined): string | undefined {
  const text = at && files[at.path];
  if (!at || text === undefined) return undefined;
  const line = text.slice(0, at.start).split("\n").length;
  return `${at.path}:${line} ${text.slice(at.start, at.end)}`;
}

function named(sets: ComposeSets, name: string): Container | undefined {
  return sets.sets.flatMap(({ containers }) => containers).find((one) => one.name === name);
}

describe("a service", () => {
  test.each([
    ["user: 0", "0"],
    ['user: "1001:1001"', "1001:1001"],
    ["user: ${UID:-1000}", "1000"],
  ])("%s runs as %s", (keys, user) => {
    expect(service(keys).user?.value).toBe(user);
  });

  test("hangs on a variable without a default, and on nothing where .env gives it", () => {
    expect(service("user: ${APP_UID}").user?.unresolved).toBe("APP_UID");
    expect(service("user: ${APP_UID}", { env: { APP_UID: "7" } }).user?.value).toBe("7");
  });

  test.each([
    ["read_only: true", true],
    ['read_only: "true"', true],
    ["read_only: yes", true],
    ["read_only: no", false],
    ["read_only: ${RO:-true}", true],
    ["volumes: [{type: bind, source: ., target: /x, read_only: true}]", undefined],
  ])("%s has a read-only root: %s", (keys, value) => {
    expect(service(keys).readOnly?.value).toBe(value);
  });

  test.each([
    ["restart: no", "no"],
    ["restart: false", "no"],
    ['restart: "no"', "no"],
    ["restart: on-failure:5", "on-failure:5"],
    ["restart: always", "always"],
  ])("%s restarts: %s", (keys, value) => {
    expect(service(keys).restart?.value).toBe(value);
  });

  test("of deploy.restart_policy restarts on its condition, which is empty where none is given", () => {
    expect(service("deploy: {restart_policy: {condition: none}}").restartCondition?.value).toBe(
      "none",
    );
    expect(service("deploy: {restart_policy: {delay: 5s}}").restartCondition?.value).toBe("");
  });

  test.each([
    ["mem_limit: 512m", 536_870_912, undefined, undefined],
    [
      "deploy: {resources: {limits: {memory: 0.5g, cpus: '1.5', pids: 200}}}",
      536_870_912,
      1.5,
      200,
    ],
    ["mem_limit: 1000000\ncpus: 0\npids_limit: -1", 1_000_000, 0, -1],
    ["cpu_quota: 50000", undefined, 0.5, undefined],
    ["cpu_quota: 50ms\ncpu_period: 100ms", undefined, 0.5, undefined],
    ["deploy: {resources: {reservations: {memory: 1g}}}", undefined, undefined, undefined],
    ["cpu_shares: 512", undefined, undefined, undefined],
  ])("%s limits memory, CPUs and PIDs to %s, %s, %s", (keys, memory, cpus, pids) => {
    const { limits } = service(keys);
    expect([limits.memory?.value, limits.cpus?.value, limits.pids?.value]).toEqual([
      memory,
      cpus,
      pids,
    ]);
  });

  test("with two different memory limits is an error, since Compose refuses it", () => {
    const text =
      "services:\n  a:\n    image: a:1\n    mem_limit: 1g\n    deploy: {resources: {limits: {memory: 2g}}}\n";
    expect(read({ "compose.yaml": text }).errors).toMatchObject([
      { code: "compose-two-values", values: { key: "mem_limit" } },
    ]);
  });

  test.each([
    ["ports: ['3000']", [{ container: 3000, address: null, span: 1, protocol: "tcp" }]],
    ["ports: [22:22]", [{ host: 22, container: 22, address: null }]],
    ["ports: ['80:8080/udp']", [{ host: 80, container: 8080, protocol: "udp" }]],
    ["ports: ['127.0.0.1:5432:5432']", [{ host: 5432, address: { value: "127.0.0.1" } }]],
    ["ports: ['127.0.0.1::5432']", [{ container: 5432, address: { value: "127.0.0.1" } }]],
    ["ports: ['[::1]:6001:6001']", [{ host: 6001, address: { value: "::1" } }]],
    ["ports: ['[::]:80:80']", [{ host: 80, address: { value: "::" } }]],
    ["ports: ['::1:80:80']", [{ host: 80, address: { value: "::1" } }]],
    ["ports: ['3000-3005:3000-3005']", [{ host: 3000, container: 3000, span: 6 }]],
    ["ports: ['${PORT}:3000']", [{ host: null, container: 3000, address: { unresolved: "PORT" } }]],
    ["ports: ['80${MORE}:3000/udp']", [{ container: 3000, address: { unresolved: "MORE" } }]],
    ["ports: ['127.0.0.1:${PORT}:80']", [{ host: null, address: { value: "127.0.0.1" } }]],
    ["ports: ['80:${PORT}']", [{ host: 80, container: null, address: null }]],
    ["ports: ['8100-8110:3000']", [{ host: 8100, container: 3000, span: 1, choices: 11 }]],
    ["ports: ['8100-8110:${PORT}']", [{ host: 8100, container: null, span: 1 }]],
    ["ports: ['${BIND:-127.0.0.1}:80:80']", [{ host: 80, address: { value: "127.0.0.1" } }]],
    ["ports: ['${BIND}:80:80']", [{ host: 80, address: { unresolved: "BIND" } }]],
    ["ports: ['${PORTS}']", [{ container: null, address: { unresolved: "PORTS" } }]],
    [
      "ports: [{target: 80, published: 8080, host_ip: 127.0.0.1}]",
      [{ host: 8080, container: 80, address: { value: "127.0.0.1" } }],
    ],
    ["ports: [{target: 80, published: '8080-8081'}]", [{ host: 8080, choices: 2, address: null }]],
    ["ports: [{target: 80, published: $PORT}]", [{ host: null, address: null }]],
    ["ports: [{target: 80}]", [{ container: 80, address: null }]],
    ["expose: [80]", []],
  ])("%s publishes %j", (keys, ports) => {
    const read = service(keys).ports;
    expect(read).toHaveLength(ports.length);
    expect(read).toMatchObject(ports);
  });

  test.each([
    [
      "/var/run/docker.sock:/var/run/docker.sock:ro",
      "bind",
      "/var/run/docker.sock",
      "/var/run/docker.sock",
      true,
    ],
    ["./data:/data", "bind", "./data", "/data", false],
    ["data:/data:rw,z", "volume", "data", "/data", false],
    ["/data", "volume", undefined, "/data", false],
    ["'C:\\data:/data:ro'", "bind", "C:\\data", "/data", true],
    ["~/x:/x", "bind", "~/x", "/x", false],
    ["${DATA:-/etc}:/x", "bind", "/etc", "/x", false],
    ["{type: bind, source: /, target: /host, read_only: true}", "bind", "/", "/host", true],
    ["{type: tmpfs, target: /tmp}", "tmpfs", undefined, "/tmp", false],
    ["{source: data, target: /d}", "volume", "data", "/d", false],
    ["{source: ../data, target: /d}", "bind", "../data", "/d", false],
    ["{type: $T, source: ~/data, target: /d}", "bind", "~/data", "/d", false],
    ["{type: volume, source: data, target: /d}", "volume", "data", "/d", false],
  ])("volume %s is a %s of %s at %s, read-only: %s", (volume, type, source, target, readOnly) => {
    const [mount] = service(`volumes:\n  - ${volume}`).mounts;
    expect([mount?.type, mount?.source?.value, mount?.target, mount?.readOnly]).toEqual([
      type,
      source,
      target,
      readOnly,
    ]);
  });

  test("mounts what a named volume binds", () => {
    const text =
      "services:\n  a: {volumes: ['data:/d']}\nvolumes:\n  data: {driver_opts: {type: none, o: bind, device: /etc}}\n";
    expect(named(read({ "compose.yaml": text }), "a")?.mounts).toMatchObject([
      { type: "bind", source: { value: "/etc" } },
    ]);
  });

  test.each([
    ["healthcheck: {disable: true}", { kind: "disabled" }],
    ['healthcheck: {test: ["NONE"]}', { kind: "disabled" }],
    [
      "healthcheck: {test: curl -f http://localhost}",
      { kind: "shell", script: "curl -f http://localhost" },
    ],
    ['healthcheck: {test: ["CMD", "true"]}', { kind: "exec", words: ["true"] }],
    [
      'healthcheck: {test: ["CMD-SHELL", "pg_isready -U $$USER"]}',
      { kind: "shell", script: "pg_isready -U $USER" },
    ],
    ["healthcheck: {interval: 5s}", { kind: "image" }],
    ["healthcheck: {test: '${CHECK}'}", { kind: "unresolved", unresolved: "CHECK" }],
    ["healthcheck: {test: '${CHECK:-true}'}", { kind: "shell", script: "true" }],
  ])("%s is checked by %j", (keys, check) => {
    expect(service(keys).healthcheck).toMatchObject(check);
  });

  test("gives variables with the places of key and value, list and mapping alike", () => {
    const files = {
      "compose.yaml":
        "services:\n  web:\n    environment:\n      - PW=hunter2\n      - 'Q=a b'\n      - SHELL\n      - E=\n  db:\n    environment: {PW: hunter2, N: 5, X: , V: '${V}', D: '${V:-d}'}\n",
    };
    const sets = read(files, { env: { V: "from-env" } });
    const shown = (name: string) =>
      named(sets, name)?.environment.map(({ key, value }) => [
        place(files, key.at),
        value && (value.value ?? `?${value.unresolved}`),
        place(files, value?.at),
      ]);
    expect(shown("web")).toEqual([
      ["compose.yaml:4 PW", "hunter2", "compose.yaml:4 hunter2"],
      ["compose.yaml:5 Q", "a b", "compose.yaml:5 a b"],
      ["compose.yaml:6 SHELL", null, undefined],
      ["compose.yaml:7 E", "", "compose.yaml:7 "],
    ]);
    expect(shown("db")?.map(([, value]) => value)).toEqual(["hunter2", "5", null, "?V", "d"]);
  });

  test("never shows a value from .env where texts are kept", () => {
    const container = service(
      "command: redis-server --requirepass ${PW}\nlabels: {k: '${PW}'}\nhealthcheck: {test: 'redis-cli -a ${PW} ping'}\nenvironment: {URL: 'redis://:${PW}@db'}",
      { env: { PW: "sec-from-env" } },
    );
    expect(JSON.stringify(container)).not.toContain("sec-from-env");
    expect(container.command?.value).toEqual(["redis-server", "--requirepass", "${PW}"]);
  });

  test.each([
    ["command: npm run 'start prod'", ["npm", "run", "start prod"]],
    ['command: ["a", "b c"]', ["a", "b c"]],
    ["command: []", []],
    ["command: >\n  a\n  b", ["a", "b"]],
  ])("%s starts %j", (keys, words) => {
    expect(service(keys).command?.value).toEqual(words);
  });

  test("keeps the reason beside an added capability", () => {
    const { capAdd } = service("cap_add:\n  - CHOWN # entrypoint fixes the data folder\n  - KILL");
    expect(capAdd.map(({ value, reason }) => [value, reason])).toEqual([
      ["CHOWN", "entrypoint fixes the data folder"],
      ["KILL", undefined],
    ]);
  });

  test("puts variables into networks of a list, and leaves what no variable fills", () => {
    const { networks } = service("networks: ['${NET:-back}', '${OTHER}', front]");
    expect(networks.map(({ name }) => name)).toEqual(["back", "${OTHER}", "front"]);
  });

  test("takes the comment behind a flow list as the reason of all on its line", () => {
    const { capAdd } = service("cap_add: [KILL,\n  CHOWN, SETUID] # changes to its own user");
    expect(capAdd.map(({ value, reason }) => [value, reason])).toEqual([
      ["KILL", undefined],
      ["CHOWN", "changes to its own user"],
      ["SETUID", "changes to its own user"],
    ]);
  });

  test("keeps security_opt in the map form that Compose refuses, and says so", () => {
    const files = {
      "compose.yaml":
        "services:\n  web:\n    security_opt:\n      - no-new-privileges: true\n    image: a:1\n",
    };
    const sets = read(files);
    expect(named(sets, "web")?.securityOpt[0]?.value).toBe("no-new-privileges: true");
    expect(sets.errors).toMatchObject([{ code: "compose-wrong-type" }]);
    expect(place(files, sets.errors[0]?.at)).toBe("compose.yaml:4 no-new-privileges: true");
  });

  test("reads what remains of its keys", () => {
    const container = service(
      [
        "container_name: shop-web",
        "profiles: [debug]",
        "privileged: true",
        "use_api_socket: true",
        "network_mode: host",
        "pid: host",
        "userns_mode: host",
        "networks: {back: {aliases: [api]}}",
        "devices: [/dev/kvm:/dev/kvm]",
        "env_file: [a.env, {path: ./b.env, required: false}]",
        "secrets: [one, {source: two, target: x}]",
        "depends_on: {db: {condition: service_healthy}}",
        "links: ['cache:redis']",
        "tmpfs: /tmp",
        "logging: {driver: json-file, options: {max-size: 10m}}",
        "labels: [traefik.enable=true]",
        "deploy: {mode: replicated-job}",
        "x-own: {privileged: false}",
      ].join("\n"),
    );
    expect(container).toMatchObject({
      subject: "service web",
      profiles: ["debug"],
      privileged: { value: true },
      apiSocket: { value: true },
      namespaces: {
        network: { value: "host" },
        pid: { value: "host" },
        userns: { value: "host" },
      },
      networks: [{ name: "back" }],
      aliases: ["shop-web", "api"],
      devices: [{ value: "/dev/kvm:/dev/kvm" }],
      envFiles: [{ value: "a.env" }, { value: "b.env" }],
      secrets: [{ value: "one" }, { value: "two" }],
      dependsOn: [{ value: "db", condition: "service_healthy" }, { value: "cache" }],
      tmpfs: [{ value: "/tmp" }],
      logging: { driver: { value: "json-file" }, options: [{ value: { value: "10m" } }] },
      labels: [{ value: "traefik.enable=true" }],
      job: { value: true },
    });
  });

  test.each([
    ["build: .", "", "Dockerfile"],
    ["build: ./api", "api", "api/Dockerfile"],
    [
      "build: {context: api, dockerfile: docker/Dockerfile.prod}",
      "api",
      "api/docker/Dockerfile.prod",
    ],
    ["build: {dockerfile: ../Dockerfile}", "", null],
    ["build: https://github.com/a/b.git", null, null],
    ["build: '${CTX}'", null, null],
    ["build: {context: '${CTX:-web}'}", "web", "web/Dockerfile"],
  ])("%s is built in %s from %s", (keys, context, dockerfile) => {
    expect(service(keys).build).toMatchObject({ context, dockerfile });
  });
});

describe("anchors and merge keys", () => {
  test("carry settings, and a finding stands where they are written", () => {
    const files = {
      "compose.yaml":
        "x-hard: &hard\n  security_opt: [no-new-privileges:true]\n  read_only: true\nservices:\n  web:\n    <<: *hard\n    image: a:1\n    read_only: false\n",
    };
    const web = named(read(files), "web");
    expect(place(files, web?.securityOpt[0]?.at)).toBe("compose.yaml:2 no-new-privileges:true");
    expect(web?.readOnly?.value).toBe(false);
  });
});

describe("extends", () => {
  test("takes over what a service doesn't say, and remembers what it says otherwise", () => {
    const files = {
      "compose.yaml":
        "services:\n  base:\n    image: a:1\n    user: root\n    cap_drop: [ALL]\n    environment: {A: 1, B: 2}\n  web:\n    extends: base\n    user: app\n    environment: [B=3]\n",
    };
    const web = named(read(files), "web");
    expect(web?.image?.value).toBe("a:1");
    expect(web?.capDrop.map(({ value }) => value)).toEqual(["ALL"]);
    expect(web?.user?.value).toBe("app");
    expect(web?.user?.lost?.map(({ at, why }) => [place(files, at), why])).toEqual([
      ["compose.yaml:4 root", "overridden-by-service"],
    ]);
    expect(web?.environment.map(({ key, value }) => [key.value, value?.value])).toEqual([
      ["A", "1"],
      ["B", "3"],
    ]);
  });

  test("across files: paths are relative to the other file, and that file has no subjects of its own", () => {
    const sets = read({
      "compose.yaml": "services:\n  web:\n    extends: {file: shared/common.yaml, service: app}\n",
      "shared/common.yaml": "services:\n  app:\n    build: ./src\n    env_file: app.env\n",
    });
    expect(sets.sets.map(({ id }) => id)).toEqual(["compose.yaml"]);
    expect(named(sets, "web")).toMatchObject({
      build: { context: "shared/src" },
      envFiles: [{ value: "shared/app.env" }],
    });
  });

  test("of a file that isn't there leaves everything unsaid hanging on it", () => {
    const files = {
      "compose.yaml":
        "services:\n  web:\n    extends: {file: common.yaml, service: app}\n    user: app\n",
    };
    const sets = read(files);
    const web = named(sets, "web");
    expect(web?.user?.value).toBe("app");
    expect(web?.readOnly?.unresolved).toBe("common.yaml");
    expect(web?.limits.memory?.unresolved).toBe("common.yaml");
    expect(sets.notes).toMatchObject([{ code: "not-in-input", values: { path: "common.yaml" } }]);
    expect(place(files, sets.notes[0]?.at)).toBe("compose.yaml:3 common.yaml");
  });

  test("in a circle is an error with its place", () => {
    const files = {
      "compose.yaml": "services:\n  a: {extends: b, image: a:1}\n  b: {extends: a, image: b:1}\n",
    };
    const sets = read(files);
    expect(sets.errors).toMatchObject([{ code: "compose-circular-extends" }]);
    expect(place(files, sets.errors[0]?.at)).toBe("compose.yaml:3 a");
    expect(sets.sets[0]?.containers).toHaveLength(2);
  });
});

describe("files in order", () => {
  test("merge, and what loses is kept", () => {
    const files = {
      "compose.yaml":
        "services:\n  web:\n    image: a:1\n    read_only: true\n    cap_drop: [ALL]\n    command: [one]\n    ports: ['80:80']\n    volumes: ['./a:/data']\n    healthcheck: {test: [CMD, a], interval: 5s}\n",
      "compose.prod.yaml":
        "services:\n  web:\n    read_only: false\n    cap_drop: [NET_RAW]\n    command: [two]\n    ports: ['443:443', '80:80']\n    volumes: ['./b:/data:ro']\n    healthcheck: {test: [CMD, b]}\n",
    };
    const web = named(read(files), "web");
    expect(web).toMatchObject({
      image: { value: "a:1" },
      readOnly: { value: false, lost: [{ why: "overridden-by-file" }] },
      capDrop: [{ value: "ALL" }, { value: "NET_RAW" }],
      command: { value: ["two"] },
      ports: [{ host: 80 }, { host: 443 }],
      mounts: [{ source: { value: "./b" }, readOnly: true }],
      healthcheck: { words: ["b"] },
    });
    expect(place(files, web?.readOnly?.at)).toBe("compose.prod.yaml:3 false");
    expect(place(files, web?.readOnly?.lost?.[0]?.at)).toBe("compose.yaml:4 true");
    expect(place(files, web?.at)).toBe("compose.yaml:2 web");
  });

  test("!reset takes away and !override replaces", () => {
    const web = named(
      read({
        "compose.yaml":
          "services:\n  web: {image: a:1, ports: ['80:80'], user: root, environment: {A: 1}}\n",
        "compose.prod.yaml":
          "services:\n  web:\n    ports: !override ['443:443']\n    user: !reset null\n    environment: {A: !reset null}\n",
      }),
      "web",
    );
    expect(web?.ports.map(({ host }) => host)).toEqual([443]);
    expect(web?.user).toBeUndefined();
    expect(web?.environment).toEqual([]);
  });

  test("are those that --compose names, relative to the first", () => {
    const sets = read(
      {
        "compose.yaml": "services:\n  web: {build: .}\n",
        "deploy/over.yaml": "services:\n  web: {build: {context: ./api}}\n",
      },
      { order: ["compose.yaml", "deploy/over.yaml"] },
    );
    expect(sets.sets.map(({ id }) => id)).toEqual(["compose.yaml"]);
    expect(named(sets, "web")?.build?.context).toBe("api");
  });

  test.each([
    [
      ["compose.yaml", "compose.prod.yaml", "compose.production.yaml"],
      ["compose.yaml+compose.prod.yaml", "compose.production.yaml"],
    ],
    [
      ["docker-compose.yml", "compose.yml"],
      ["compose.yml", "docker-compose.yml"],
    ],
    [
      ["a/compose.yaml", "b/compose.prod.yaml"],
      ["a/compose.yaml", "b/compose.prod.yaml"],
    ],
    [["stack.yml"], ["stack.yml"]],
  ])("of %j make the sets %j", (paths, groups) => {
    const files = Object.fromEntries(
      paths.map((path) => [path, `services:\n  ${path.replace(/\W/g, "-")}: {image: 'a:1'}\n`]),
    );
    const made = read(files).sets.map(({ id, containers }) => {
      const others = new Set(containers.map(({ at }) => at.path));
      return [id, ...[...others].filter((path) => path !== id)].join("+");
    });
    expect(made).toEqual(groups);
  });

  test("a file beside the base that only changes a service is a fragment: nothing is missing in it", () => {
    const sets = read({
      "compose.yaml": "services:\n  web: {image: a:1}\n",
      "compose.staging.yaml": "services:\n  web: {privileged: true}\n",
    });
    const [fragment] = sets.fragments;
    expect(fragment?.privileged?.value).toBe(true);
    expect(fragment?.readOnly?.unresolved).toBe("compose.yaml");
    expect(sets.fragments.size).toBe(1);
  });

  test("a production file alone leaves open what its base says", () => {
    const only = (text: string) => read({ "compose.prod.yaml": text }).sets[0]?.containers[0];
    expect(only("services:\n  web: {restart: always}\n")?.readOnly?.unresolved).toBe(
      "the base file",
    );
    expect(only("services:\n  web: {image: a:1}\n")?.readOnly).toBeUndefined();
  });

  test("a service that names no image may change one of a file that isn't here: it is told, and nothing is missing in it", () => {
    const { sets, errors } = read({ "compose.yaml": "services:\n  web: {restart: always}\n" });
    const [web] = sets[0]?.containers ?? [];
    const open = "a file that names the image of web";
    expect(web).toMatchObject({ image: null, readOnly: { unresolved: open } });
    expect(sets[0]?.missing?.value).toBe(open);
    expect(errors).toMatchObject([{ code: "compose-no-image", values: { key: "web" } }]);
  });

  test("what stands twice hangs on its other half, which Compose would not have read", () => {
    const twice = read({
      "compose.yaml": "services:\n  web: {image: a:1}\nservices:\n  db: {image: b:1}\n",
    });
    expect(twice.sets[0]?.missing?.value).toBe("the other “services:”");
    const service = read({
      "compose.yaml": "services:\n  web: {image: a:1, read_only: true}\n  web: {image: b:1}\n",
    });
    expect(named(service, "web")?.readOnly?.unresolved).toBe("the other “web:”");
  });
});

test("services of one name in several sets are told apart, the only one that ships keeps its name", () => {
  const subjects = (files: Files) =>
    read(files).sets.flatMap(({ containers }) => containers.map(({ subject }) => subject));
  const web = "services: {web: {image: a:1}}\n";
  expect(subjects({ "compose.yaml": web, "compose.dev.yaml": web })).toEqual([
    "service web",
    "service web of compose.dev.yaml",
  ]);
  expect(subjects({ "a/compose.yaml": web, "b/compose.yaml": web })).toEqual([
    "service web of a/compose.yaml",
    "service web of b/compose.yaml",
  ]);
});

describe("include", () => {
  test("joins files to the set, their paths relative to themselves", () => {
    const sets = read({
      "compose.yaml":
        "include: [infra/db.yaml, {path: gone.yaml}]\nservices:\n  web: {image: a:1}\n",
      "infra/db.yaml": "services:\n  db: {build: ./db}\nnetworks: {back: {internal: true}}\n",
    });
    expect(sets.sets).toHaveLength(1);
    expect(sets.sets[0]?.containers.map(({ name }) => name).sort()).toEqual(["db", "web"]);
    expect(named(sets, "db")?.build?.context).toBe("infra/db");
    expect(sets.sets[0]?.networks).toMatchObject([{ name: "back", internal: { value: true } }]);
    expect(sets.notes).toMatchObject([{ code: "not-in-input", values: { path: "gone.yaml" } }]);
  });

  test("in a circle ends, and each service is read once", () => {
    const circle = (one: string) => ({
      [one]: "include: [b.yaml]\nservices: {a: {image: a:1}}\n",
      "b.yaml": `include: [${one}]\nservices: {b: {image: b:1}}\n`,
    });
    for (const name of ["compose.yaml", "a.yaml"]) {
      const [set, another] = read(circle(name)).sets;
      expect(set?.id).toBe(name);
      expect(set?.containers.map((container) => container.name).sort()).toEqual(["a", "b"]);
      expect(another).toBeUndefined();
    }
  });

  test("by a file that doesn't ship leaves the base its own set", () => {
    const sets = read({
      "compose.dev.yaml": "include: [compose.yaml]\nservices: {debug: {image: a:1}}\n",
      "compose.yaml": "services: {web: {image: a:1}}\n",
    });
    expect(sets.sets.map(({ id }) => id)).toEqual(["compose.yaml", "compose.dev.yaml"]);
  });
});

describe("a set's top level", () => {
  test("declares networks and secrets", () => {
    const [set] = read({
      "compose.yaml":
        "services: {a: {image: a:1}}\nnetworks:\n  front:\n  proxy: {external: true}\n  old: {external: {name: x}}\nsecrets:\n  f: {file: ./s/f.txt}\n  e: {environment: TOKEN}\n  x: {external: true}\n",
    }).sets;
    expect(set?.networks.map(({ name, external }) => [name, external])).toEqual([
      ["front", false],
      ["proxy", true],
      ["old", true],
    ]);
    expect(set?.secrets.map(({ source }) => source)).toMatchObject([
      { kind: "file", path: { value: "s/f.txt" } },
      { kind: "environment", variable: "TOKEN" },
      { kind: "external" },
    ]);
  });
});

describe("a file that is no Compose file", () => {
  test.each([
    ["", "compose-empty"],
    ["- a\n", "compose-not-a-mapping"],
    ["web:\n  image: a\n", "compose-no-services"],
    ["services: [a]\n", "compose-wrong-type"],
    ["services:\n  web: text\n", "compose-wrong-type"],
    ["services:\n  web:\n", "compose-wrong-type"],
    ["services:\n  web: {image: [a]}\n", "compose-wrong-type"],
    ["services:\n  web: {ports: [{a: b}]}\n", "compose-no-port"],
    ["services:\n  web: {ports: [{target: 80, published: '0.0.0.0:80'}]}\n", "compose-no-port"],
    ["services:\n  web: {ports: ['9090-9091:80-8081']}\n", "compose-no-port"],
    ["services:\n  web: {ports: ['100-9000:8080-8081']}\n", "compose-no-port"],
    ["services:\n  web: {ports: ['81-80:81-80']}\n", "compose-no-port"],
    ["services:\n  web: {ports: ['80:65536']}\n", "compose-no-port"],
    ["services:\n  web: {ports: ['localhost:80:80']}\n", "compose-no-port"],
    ["services:\n  web: {ports: [{target: 80, host_ip: localhost}]}\n", "compose-no-port"],
    ["services:\n  web: {ports: ['8080:80:90:100']}\n", "compose-no-port"],
    ["services:\n  web: {ports: ['127.0.0.256:80:80']}\n", "compose-no-port"],
    ["services:\n  web: {ports: 80}\n", "compose-no-list"],
    ["services:\n  web: {volumes: './a:/a'}\n", "compose-no-list"],
    ["services:\n  web: {cap_drop: ALL}\n", "compose-no-list"],
    ["services:\n  web: {security_opt: no-new-privileges}\n", "compose-no-list"],
    ["services:\n  web: {networks: back}\n", "compose-no-list"],
    ["services:\n  web: {depends_on: db}\n", "compose-no-list"],
    ["services:\n  web: {restart: always}\n", "compose-no-image"],
    ["services:\n  web: {read_only: 1}\n", "compose-wrong-type"],
    ["services:\n  web: {volumes: [{source: /etc, target: /e}]}\n", "compose-no-mount-type"],
    ["services:\n  web: {volumes: [{type: bind, source: /etc}]}\n", "compose-wrong-type"],
    ["services:\n  web: {mem_limit: lots}\n", "compose-wrong-type"],
    ["services: {\n", "yaml-unclosed"],
  ])("%j is told as %s with a place", (text, code) => {
    const { parseErrors, errors } = read({ "compose.yaml": text });
    const [first] = [...parseErrors, ...errors];
    expect(first?.code).toBe(code);
    expect(first?.at?.path).toBe("compose.yaml");
  });
});

test.each([
  ["512m", 536_870_912],
  ["512M", 536_870_912],
  ["512Mi", 536_870_912],
  ["512MiB", 536_870_912],
  ["0.5g", 536_870_912],
  ["1 gb", 1_073_741_824],
  ["100", 100],
  ["100b", 100],
  ["0", 0],
  ["-1", -1],
  ["much", null],
  ["", null],
])("%s is %s bytes", (text, bytes) => {
  expect(bytesOf(text)).toBe(bytes);
});

test("nothing throws, and every place lies in its file, whatever the values are", () => {
  const value = fc.constantFrom(
    "a",
    "''",
    "~",
    "${V}",
    "[]",
    "{}",
    "[a, {b: c}]",
    "{a: b}",
    "[[x]]",
    "!reset null",
    "!override [a]",
    "1:2:3:4",
    "true",
    "*x",
    "&x {y: z}",
  );
  const key = fc.constantFrom(
    ..."image build user ports volumes environment env_file command healthcheck deploy logging networks secrets security_opt cap_add extends labels depends_on links tmpfs restart mem_limit cpus profiles devices read_only".split(
      " ",
    ),
  );
  const file = fc
    .array(fc.tuple(key, value), { maxLength: 12 })
    .map((keys) => `services:\n  web:\n${keys.map(([k, v]) => `    ${k}: ${v}\n`).join("")}`);
  fc.assert(
    fc.property(file, file, (one, two) => {
      const files = { "compose.yaml": one, "compose.prod.yaml": two };
      const sets = read(files, { env: { V: "x" } });
      JSON.stringify(sets, (name, at) => {
        if (name === "at") {
          const text = files[at.path as keyof typeof files];
          expect(at.start).toBeGreaterThanOrEqual(0);
          expect(at.end).toBeLessThanOrEqual(text.length);
          expect(at.start).toBeLessThanOrEqual(at.end);
        }
        return at;
      });
    }),
    { numRuns: 200 },
  );
});

test("an included file has its own .env, or the one that is named; the set's own beats both", () => {
  const env = (path: string, text: string) =>
    parseEnvironmentFile({ path, text }).facts as EnvironmentFile;
  const files = [
    ["compose.yaml", "include: [sub/compose.yaml, {path: other/b.yaml, env_file: x.env}]\n"],
    ["sub/compose.yaml", "services: {a: {image: 'a:1', user: '${U}', hostname: '${H}'}}\n"],
    ["other/b.yaml", "services: {b: {image: 'b:1', user: '${U}'}}\n"],
  ] as const;
  const { sets } = composeSets(
    files.flatMap(([path, text]) => parseComposeFile({ path, text }).facts ?? []),
    {
      environmentFiles: [
        env(".env", "H=own\n"),
        env("sub/.env", "U=sub\nH=sub\n"),
        env("x.env", "U=x\n"),
      ],
      order: [],
      ships: () => true,
    },
  );
  const [a, b] = sets[0]?.containers ?? [];
  expect([a?.user?.value, b?.user?.value, a?.aliases]).toEqual(["sub", "x", ["own"]]);
});

describe("a template that is not rendered", () => {
  test("has open values where it stands, and says so once", () => {
    const { sets, errors, notes } = read({
      "compose.yaml": `services:
  web:
    image: {{ image }}
    user: "{{ user }}"
    logging: { driver: json-file, options: { tag: "{{.Name}}" } }
`,
    });
    const [web] = sets[0]?.containers ?? [];
    expect([web?.image?.unresolved, web?.user?.unresolved]).toEqual(["{{ image }}", "{{ user }}"]);
    expect(errors).toEqual([]);
    expect(notes.map(({ code, at }) => [code, at?.start])).toEqual([["unrendered", 28]]);
  });

  test("is no error where it is no YAML", () => {
    const text = "services:\n  web:\n    {% if x %}\n    image: a\n    {% endif %}\n";
    expect(parseComposeFile({ path: "compose.yml.j2", text })).toEqual({
      facts: null,
      errors: [],
      notes: [{ code: "unrendered", at: { path: "compose.yml.j2", start: 21, end: 23 } }],
    });
  });
});
