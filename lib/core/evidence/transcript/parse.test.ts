import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CHECKLIST_SAMPLE as SAMPLES } from "@/lib/core/model/samples/checklist";
import type { Span } from "../source";
import { parseTranscript } from "./parse";

const read = (text: string, path = "run.sh") => {
  const { facts } = parseTranscript({ path, text });
  const inspected = { containers: [], images: [] };
  return { containers: [], inspected, observations: [], commands: [], typed: [], ...facts };
};
const run = (line: string) => read(line).containers[0];

describe("docker run", () => {
  test("the checklist’s own line", () => {
    const container = run(SAMPLES["run.sh"]);
    expect(container).toMatchObject({
      subject: "container secure-app",
      origin: "run",
      basis: "configured",
      image: { value: "secure-app:1.0" },
      user: { value: "1001:1001" },
      readOnly: { value: true },
      tmpfs: [{ value: "/tmp" }, { value: "/var/run" }],
      limits: { memory: { value: 536870912 }, cpus: { value: 1 } },
      capDrop: [{ value: "ALL" }],
      capAdd: [{ value: "NET_BIND_SERVICE" }],
      securityOpt: [{ value: "no-new-privileges:true" }],
      ports: [],
      oneShot: false,
    });
    expect(container?.at).toEqual({ path: "run.sh", start: 0, end: 10 });
  });

  test.each([
    [
      "docker run -itd --name a img cmd -u root",
      { name: "a", image: { value: "img" }, user: undefined, oneShot: false },
    ],
    ["docker run -p8080:80 img", { ports: [{ host: 8080, container: 80, address: null }] }],
    [
      "docker run -dp 127.0.0.1:80:80/udp img",
      { ports: [{ host: 80, address: { value: "127.0.0.1" }, protocol: "udp" }] },
    ],
    ["docker run -p [::1]:6001:6001 img", { ports: [{ host: 6001, address: { value: "::1" } }] }],
    [
      "docker run -p 3000-3005:3000-3005 img",
      { ports: [{ host: 3000, container: 3000, span: 6 }] },
    ],
    ["docker run -p 80 img", { ports: [{ container: 80 }] }],
    [
      "docker run -p $PORT:80 img",
      { ports: [{ host: null, container: 80, address: { unresolved: "PORT" } }] },
    ],
    [
      "docker run -p 127.0.0.1:${PORT:-$P}:80 img",
      { ports: [{ host: null, container: 80, address: { value: "127.0.0.1" } }] },
    ],
    ["docker run -p ::1:81:80 img", { ports: [{ host: 81, address: { value: "::1" } }] }],
    [
      "docker run -p 8100-8110:80 img",
      { ports: [{ host: 8100, container: 80, span: 1, choices: 11 }] },
    ],
    ["docker run -p 80-81:80-90 img", { ports: [], unreadPorts: [{ start: 14, end: 25 }] }],
    ["docker run --rm img", { oneShot: true }],
    ["docker run --rm -d img", { oneShot: false }],
    ["docker run --privileged=false img", { privileged: { value: false } }],
    ["docker run --unknown value img", { image: { value: "img" } }],
    [
      "docker -H tcp://x container run --read-only img sh",
      { image: { value: "img" }, readOnly: { value: true }, command: { value: ["sh"] } },
    ],
    ["sudo podman create -u 1001 img", { user: { value: "1001" } }],
    [
      "docker run --network host --pid=host img",
      { namespaces: { network: { value: "host" }, pid: { value: "host" } }, networks: [] },
    ],
    ["docker run --net back img", { namespaces: {}, networks: [{ name: "back" }] }],
    ["docker run --user $UID img", { user: { unresolved: "UID" } }],
    ["docker run --user ${U:-1001} img", { user: { value: "1001" } }],
    [
      "docker run -v /var/run/docker.sock:/var/run/docker.sock:ro img",
      { mounts: [{ type: "bind", source: { value: "/var/run/docker.sock" }, readOnly: true }] },
    ],
    [
      "docker run -v $(pwd):/app -v data:/data img",
      {
        mounts: [
          { type: "bind", source: { unresolved: "$(…)" }, target: "/app" },
          { type: "volume", target: "/data" },
        ],
      },
    ],
    [
      "docker run --mount type=bind,src=/etc,dst=/e,readonly img",
      { mounts: [{ type: "bind", source: { value: "/etc" }, target: "/e", readOnly: true }] },
    ],
    ["docker run --no-healthcheck img", { healthcheck: { kind: "disabled" } }],
    [
      "docker run --health-cmd 'curl -f x' img",
      { healthcheck: { kind: "shell", script: "curl -f x" } },
    ],
    [
      "docker run --log-driver local --log-opt max-size=10m img",
      { logging: { driver: { value: "local" }, options: [{ value: { value: "10m" } }] } },
    ],
    [
      "docker run --cpu-quota 50000 --memory 0 --pids-limit=-1 img",
      { limits: { cpus: { value: 0.5 }, memory: { value: 0 }, pids: { value: -1 } } },
    ],
    ["docker run --cpu-shares 512 img", { limits: { soft: [{ value: "--cpu-shares" }] } }],
    ["IMAGE=shop:1\ndocker run $IMAGE", { image: { value: "shop:1" } }],
    ["docker run $IMAGE", { image: { unresolved: "IMAGE" }, subject: "container ${IMAGE}" }],
  ] as const)("%s", (line, expected) => {
    expect(run(line)).toMatchObject(expected);
  });

  test.each([
    "docker run -d $OPTS img:1",
    'docker run "$@" -d img:1',
    'docker run "${ARGS[@]}" img:1',
    "docker run $TTY -p 80:80 --read-only img:1",
    "docker run $IT --rm img",
    "docker run $(extra_args) example.org/img",
    "docker run ${DEBUG:+--privileged} img",
    "docker run $TTY $IMAGE",
  ])("%s: options hang on a variable, and so does what the line lacks", (line) => {
    const container = run(line);
    const image = container?.image;
    expect(image?.value ?? image?.text).toBe(line.replace("$IMAGE", "${IMAGE}").split(" ").at(-1));
    expect(container).toMatchObject({
      user: { unresolved: expect.any(String) },
      limits: { memory: { unresolved: expect.any(String) } },
      capAdd: [{ unresolved: expect.any(String) }],
      namespaces: { network: { unresolved: expect.any(String) } },
      oneShot: false,
    });
  });

  test.each([
    ["docker run $IMAGE --port 80", "IMAGE"],
    ["docker run $APP --port 80", "APP"],
    ["docker run $TARGET", "TARGET"],
    ["docker run $OPTIMISER_IMAGE run node:24", "OPTIMISER_IMAGE"],
    ['docker run "$APP" node:24', "APP"],
    ["docker run $(docker build -q .)", "$(…)"],
  ])("%s: the variable is the image", (line, unresolved) => {
    expect(run(line)).toMatchObject({ image: { unresolved }, capAdd: [] });
    expect(run(line)?.user).toBeUndefined();
  });

  test.each([
    "docker run --read-only $APP node server.js",
    "docker run --read-only $APP -d serve",
    "docker run --read-only $APP --quiet serve",
  ])("%s: a variable that may be either leaves the image and all else open", (line) => {
    expect(run(line)).toMatchObject({
      image: { unresolved: "APP" },
      readOnly: { value: true },
      user: { unresolved: "APP" },
    });
  });

  test("a comment between backticks is no option", () => {
    const container = run("docker run \\\n  `# as nobody` \\\n  -u 65534 img:1");
    expect(container).toMatchObject({ image: { value: "img:1" }, capAdd: [] });
  });

  test("without quotes a variable is as many words as its value has, each where it is set", () => {
    const text =
      'A="--user=1 --cap-drop=ALL -e DB_PASSWORD=hunter2x -v $(pwd -P):/a -m $M"\nE=\ndocker run $A $E img:1';
    const container = run(text);
    expect(container).toMatchObject({
      image: { value: "img:1" },
      user: { value: "1" },
      capDrop: [{ value: "ALL" }],
      mounts: [{ target: "/a", type: "bind" }],
      limits: { memory: { unresolved: "M" } },
    });
    const place = (at: Span | undefined) => text.slice(at?.start, at?.end);
    expect(place(container?.capDrop[0]?.at)).toBe("ALL");
    expect(place(container?.environment[0]?.raw?.at)).toBe("hunter2x");
  });

  test("what is added to a variable leaves it open", () => {
    const container = run('OPTS="--user=1"\nOPTS+=" --privileged"\ndocker run $OPTS img:1');
    expect(container?.privileged).toMatchObject({ unresolved: "OPTS" });
  });

  test("ports that a variable may hold are no mistake", () => {
    const { errors } = parseTranscript({ path: "run.sh", text: "docker run -d $OPTS img:1\n" });
    expect(errors).toEqual([]);
  });

  test("what only looks like a run is none", () => {
    const text = "# docker run a\necho docker run b\ndocker compose run c\ndocker exec d run\n";
    expect(read(text).containers).toEqual([]);
  });

  test("a variable’s value stands where it can be masked", () => {
    const text = 'docker run -e DB_PASSWORD=hunter2x --env "TOKEN=a b" -e USER -e X=$Y img';
    const variables = run(text)?.environment ?? [];
    expect(
      variables.map(({ key, value, raw }) => [
        key.value,
        value?.value ?? value?.unresolved ?? null,
        raw && text.slice(raw.at.start, raw.at.end),
      ]),
    ).toEqual([
      ["DB_PASSWORD", "hunter2x", "hunter2x"],
      ["TOKEN", "a b", "a b"],
      ["USER", null, null],
      ["X", "Y", "$Y"],
    ]);
  });

  test("a Makefile’s recipes are commands, its variables are known", () => {
    const text =
      "IMAGE := shop:1\nrun: build\n\t@docker run -d \\\n\t  --user $$(id -u) $(IMAGE)\n# docker run x\n";
    const { containers } = read(text, "Makefile");
    expect(containers).toMatchObject([
      { image: { value: "shop:1" }, user: { unresolved: "$(…)" }, basis: "configured" },
    ]);
    expect(text.slice(containers[0]?.at.start, containers[0]?.at.end)).toBe("docker run");
  });

  test("behind a prompt it was seen to run, unless the engine refused", () => {
    const text =
      "$ docker run -d nginx\n0123abcd\nme@host:~$ docker run redis\ndocker: Error response from daemon: no.\n";
    expect(read(text, "log.txt").containers).toMatchObject([{ basis: "observed", name: "nginx" }]);
  });

  test.each([
    "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?",
    "docker: Cannot connect to the Docker daemon at tcp://x:2375.",
    "-bash: docker: command not found",
    "zsh: command not found: docker",
    "sudo: docker: command not found",
    "permission denied while trying to connect to the docker API at unix:///var/run/docker.sock",
    "unknown flag: --no\n\nUsage:  docker run [OPTIONS] IMAGE",
    "docker: invalid reference format\n\nRun 'docker run --help' for more information",
  ])("%s: nothing runs", (answer) => {
    expect(read(`$ docker run -d --privileged shop:1\n${answer}\n`, "log.txt").containers).toEqual(
      [],
    );
  });

  test("of one in the background only the engine speaks", () => {
    const text = "$ docker run -d shop:1\nError: the container name is already in use\n";
    expect(read(text, "log.txt").containers).toEqual([]);
  });

  test.each(["Error: no queue given", "docker: 3 files checked", "sync: command not found"])(
    "%s: what the container itself says refuses nothing",
    (answer) => {
      const text = `$ docker run --rm shop:1 sync\n${answer}\n`;
      expect(read(text, "log.txt").containers).toHaveLength(1);
    },
  );

  test("what docker inspect prints in full is read as such a file, at its place", () => {
    const printed = '[\n{"Name": "/app", "State": {}, "HostConfig": {"Privileged": true}}\n]\n';
    const text = `$ docker inspect app\n${printed}$ docker inspect shop:1\n[{"RootFS": {}, "RepoTags": ["shop:1"]}]\n`;
    const { inspected, observations } = read(text, "log.txt");
    expect(inspected).toMatchObject({
      containers: [{ subject: "container app", privileged: { value: true } }],
      images: [{ tags: ["shop:1"] }],
    });
    const at = inspected.containers[0]?.privileged?.at;
    expect(text.slice(at?.start, at?.end)).toBe("true");
    expect(observations).toEqual([]);
  });

  test("a name that is given anew is of the last container", () => {
    const text =
      "$ docker run --name m --privileged shop:1\n$ docker rm -f m\nm\n$ docker run --name m --read-only shop:1\n";
    expect(read(text, "log.txt").containers).toMatchObject([{ readOnly: { value: true } }]);
  });

  test.each(["$SUDO docker", "winpty docker", "sudo -E /usr/bin/docker"])("%s run", (program) => {
    expect(run(`${program} run -u 1001 shop:1`)).toMatchObject({ user: { value: "1001" } });
  });

  test("a document tells how others might do it: nothing follows", () => {
    expect(read("$ docker run nginx\n", "README.md").containers).toEqual([]);
  });
});

describe("what commands show", () => {
  const shows = (text: string) =>
    read(text, "verify.txt").observations.map(({ subject, shows: what, at }) => [
      subject,
      what,
      text.slice(at.start, at.end),
    ]);

  test("the checklist’s own checks", () => {
    expect(shows(SAMPLES["verify.txt"])).toEqual([
      ["container secure-app", { kind: "user", user: "nodejs", main: false }, "nodejs"],
      [
        "container secure-app",
        { kind: "read-only", readOnly: true, path: "/test" },
        "touch: /test: Read-only file system",
      ],
      ["container secure-app", { kind: "capabilities", dropped: true }, '"CapDrop": ['],
    ]);
  });

  const first = (text: string) => shows(text)[0]?.[1];

  test.each([
    ["docker exec app whoami\nroot", { kind: "user", user: "root", main: false }],
    ["docker exec -it app id -u\n1001", { kind: "user", user: "1001", main: false }],
    ["docker exec app id\nuid=0(root) gid=0(root)", { kind: "user", user: "0", main: false }],
    [
      "docker exec app whoami\nwhoami: unknown uid 1001",
      { kind: "user", user: "1001", main: false },
    ],
    ["docker exec app sh -c 'whoami'\nnode", { kind: "user", user: "node", main: false }],
    ["docker exec -u 0 app whoami\nroot", undefined],
    ["docker exec app id -u nginx\n101", undefined],
    ["docker exec app id nginx\nuid=101(nginx) gid=101(nginx)", undefined],
    [
      "docker exec --privileged app grep CapBnd /proc/self/status\nCapBnd:\t000001ffffffffff",
      undefined,
    ],
    ["docker image inspect -f '{{.Config.User}}' shop:1\n1001", undefined],
    ["docker inspect -f '{{.Config.User}}' shop:1\n1001", undefined],
    ["docker inspect -f '{{.HostConfig.Privileged}}' app\ntrue", { kind: "privileged" }],
    [
      "docker inspect -f '{{.HostConfig.Privileged}} {{.HostConfig.CapDrop}}' app\nfalse",
      undefined,
    ],
    [
      "docker inspect -f 'user={{.Config.User}}, {{.HostConfig.Privileged}}' app\nuser=1001, false",
      { kind: "user", user: "1001", main: true },
    ],
    ['docker inspect app | grep Privileged\n"Privileged": true,', { kind: "privileged" }],
    [
      "docker inspect -f '{{.HostConfig.CapDrop}} {{.HostConfig.CapAdd}} {{.HostConfig.Privileged}}' app\n[ALL] [] true",
      { kind: "privileged" },
    ],
    [
      "docker exec app whoami\nOCI runtime exec failed: executable file not found in $PATH",
      { kind: "unclear", about: "user", why: "whoami" },
    ],
    ["docker exec app whoami\nError response from daemon: No such container: app", undefined],
    ["docker exec app touch /test", { kind: "read-only", readOnly: false, path: "/test" }],
    [
      "docker exec app touch /test\ntouch: /test: Permission denied",
      { kind: "unclear", about: "read-only", why: "Permission denied" },
    ],
    ["docker exec app touch /tmp/x", undefined],
    ["docker exec app touch /test\n$ ", { kind: "read-only", readOnly: false, path: "/test" }],
    [
      "docker exec app touch /test\n[me@host app]$ ",
      { kind: "read-only", readOnly: false, path: "/test" },
    ],
    [
      "docker exec app sh -c 'echo x > /usr/x'\nsh: can't create /usr/x: Read-only file system",
      { kind: "read-only", readOnly: true, path: "/usr/x" },
    ],
    ["docker compose exec web whoami\nnode", { kind: "user", user: "node", main: false }],
    [
      "docker exec app grep Cap /proc/1/status\nCapInh:\t0000000000000000\nCapBnd:\t0000000000000400",
      { kind: "capabilities", dropped: true },
    ],
    [
      "docker exec app grep Cap /proc/1/status\nCapBnd:\t00000000a80425fb",
      { kind: "capabilities", dropped: false },
    ],
    [
      "docker exec app grep NoNewPrivs /proc/1/status\nNoNewPrivs:\t0",
      { kind: "no-new-privileges", on: false },
    ],
    [
      "docker top app\nUID  PID  PPID  CMD\n999  12   1     postgres",
      { kind: "user", user: "999", main: true },
    ],
    [
      "docker top app -o pid,uid,cmd\nPID  UID  CMD\n12   0     nginx",
      { kind: "user", user: "0", main: true },
    ],
    [
      'docker inspect app | grep -A 10 CapAdd\n"CapAdd": null,\n"CapDrop": null,',
      { kind: "capabilities", dropped: false },
    ],
    ['docker inspect app | grep -A 1 CapAdd\n"CapAdd": [\n"A"', undefined],
    [
      "docker inspect -f '{{.HostConfig.ReadonlyRootfs}}' app\ntrue",
      { kind: "read-only", readOnly: true, path: null },
    ],
    [
      "docker inspect -f '{{.HostConfig.CapDrop}} {{.HostConfig.CapAdd}} {{.HostConfig.Privileged}}' app\n[ALL] [] false",
      { kind: "capabilities", dropped: true },
    ],
    [
      "docker inspect --format '{{.HostConfig.SecurityOpt}}' app\n[no-new-privileges:true]",
      { kind: "no-new-privileges", on: true },
    ],
    [
      "docker inspect --format '{{.HostConfig.SecurityOpt}}' app\n[]",
      { kind: "no-new-privileges", on: false },
    ],
    [
      "docker scout cves shop:1\n  Target │ shop:1\n   0C     2H     5M    10L",
      { kind: "scan", image: "shop:1", critical: 0, fixable: 0 },
    ],
    [
      "docker scout quickview shop:1\n    3C     2H     5M    10L",
      { kind: "scan", image: "shop:1", critical: 3, fixable: null },
    ],
    [
      "docker scout cves --only-fixed shop:1\n    3C     2H     5M    10L",
      { kind: "scan", image: "shop:1", critical: 3, fixable: 3 },
    ],
    ["docker scout cves --only-severity high shop:1\n    0C     2H     5M    10L", undefined],
    [
      "trivy image shop:1\nshop:1 (alpine)\nTotal: 2 (UNKNOWN: 0, LOW: 1, MEDIUM: 1, HIGH: 0, CRITICAL: 0)\n",
      { kind: "scan", image: "shop:1", critical: 0, fixable: 0 },
    ],
    ["trivy image --severity HIGH shop:1\nTotal: 0 (HIGH: 0)\n", undefined],
    [
      "grype shop:1\nNAME  INSTALLED  FIXED-IN  TYPE  VULNERABILITY  SEVERITY\nmusl  1.0        1.1       apk   CVE-2026-1     Critical\nzlib  1.0                  apk   CVE-2026-2     Critical",
      { kind: "scan", image: "shop:1", critical: 2, fixable: 1 },
    ],
    [
      "cosign verify --key k.pub shop:1\nError: no signatures found",
      { kind: "signature", image: "shop:1", signed: false },
    ],
    [
      "cosign verify --key k.pub shop:1\nVerification for shop:1 --\nThe following checks were performed on each of these signatures:",
      { kind: "signature", image: "shop:1", signed: true },
    ],
    [
      'docker info -f \'{{json .RegistryConfig.InsecureRegistryCIDRs}}\'\n["::1/128","127.0.0.0/8"]',
      { kind: "insecure-registries", registries: ["::1/128", "127.0.0.0/8"] },
    ],
    [
      "docker info\n Live Restore Enabled: false\n Insecure Registries:\n  10.0.0.0/8\n  127.0.0.0/8\n Product License: x",
      { kind: "insecure-registries", registries: ["10.0.0.0/8", "127.0.0.0/8"] },
    ],
    [
      "docker ps\nCONTAINER ID  IMAGE  PORTS                   NAMES\nabc           nginx  0.0.0.0:80->80/tcp      web",
      {
        kind: "ports",
        empty: false,
        ports: [expect.objectContaining({ host: 80, container: 80, span: 1, protocol: "tcp" })],
      },
    ],
    [
      "docker ps --format '{{.Names}} {{.Ports}}'\nweb 0.0.0.0:80->80/tcp, [::]:80->80/tcp",
      {
        kind: "ports",
        empty: false,
        ports: [expect.objectContaining({ address: expect.anything() })],
      },
    ],
    ["docker ps -a --format '{{.Names}} {{.Ports}}'\nweb", undefined],
    ["docker ps --format '{{.Names}}'\nweb", undefined],
    [
      "docker ps -a\nCONTAINER ID  IMAGE  STATUS               PORTS  NAMES\nabc           nginx  Exited (0) 1 s ago          web",
      undefined,
    ],
  ])("$ %s", (typed, expected) => {
    expect(first(`$ ${typed}\n`)).toEqual(expected);
  });

  test.each([
    "user@host:~$ ",
    "[root@host app]# ",
    "root@3f2a:/# ",
    "PS C:\\app> ",
    "# ",
    "(venv) $ ",
  ])("the prompt %j", (prompt) => {
    expect(first(`${prompt}docker exec app whoami\nnode\n`)).toEqual({
      kind: "user",
      user: "node",
      main: false,
    });
  });

  test("output ends at the next prompt, and CRLF changes nothing", () => {
    const text =
      "$ docker exec a whoami\r\nnode\r\n$ ls\r\nroot\r\n$ docker exec b whoami\r\nroot\r\n";
    expect(shows(text).map(([subject, , where]) => [subject, where])).toEqual([
      ["container a", "node"],
      ["container b", "root"],
    ]);
  });
});

test("any text is read, and every place is inside it", () => {
  const piece = fc.constantFrom(
    "$ ",
    "# ",
    "a@b:~$ ",
    "docker run ",
    "docker exec a ",
    "docker inspect a",
    "docker ps",
    "-p ",
    "1:2",
    "-e K=V ",
    "--name x ",
    "img",
    "\n",
    "\r\n",
    "\\\n",
    "'",
    '"',
    "$(",
    "`",
    "${X}",
    "whoami",
    "touch /x",
    "\t@",
    "Makefile:\n",
    '"CapDrop": [',
    "PORTS NAMES",
    "trivy image a",
    "Total: 1 (CRITICAL: 1)",
    "docker scout cves a",
    "1C 2H 3M 4L",
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 40 }),
      fc.constantFrom("x.sh", "Makefile", "x.txt"),
      (pieces, path) => {
        const text = pieces.join("");
        const { containers, observations, commands } = read(text, path);
        for (const { at } of [...containers, ...observations, ...commands]) {
          expect(at.start).toBeGreaterThanOrEqual(0);
          expect(at.end).toBeGreaterThanOrEqual(at.start);
          expect(at.end).toBeLessThanOrEqual(text.length);
        }
      },
    ),
    { numRuns: 300 },
  );
});

test.each([
  "$ docker run \\\n",
  "$ docker exec a whoami\n",
  "docker run -p 1:2 ",
  "-e A=b ",
  "\tdocker run $$(\\\n",
  "a@a",
  "$ $ ",
  "docker run -v a:a:a:a ",
  '$ docker inspect a\n"CapDrop": [',
  "Total: 1 (",
  "#",
  "> ",
  "PS ",
])(
  "a megabyte of %j is read without a stall",
  (piece) => {
    const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
    for (const path of ["x.sh", "Makefile", "x.txt"]) read(text, path);
    read(`$ docker run ${text}`, "x.txt");
    read(`$ docker inspect a\n${text}`, "x.txt");
  },
  20_000,
);

test("a script that starts more containers than are read says where reading ends", () => {
  const text = Array.from({ length: 201 }, (_, n) => `docker run --name c${n} a:1\n`).join("");
  const { facts, errors } = parseTranscript({ path: "run.sh", text });
  expect(facts?.containers).toHaveLength(200);
  expect(errors.map(({ code, at }) => [code, text.slice(at?.start, at?.end)])).toEqual([
    ["transcript-too-long", "docker run --name c200 a:1"],
  ]);
});

test("what is no port of a line is told where it stands", () => {
  const text = "docker run -p 99999:80 -p 8080:80 --publish localhost:81:81 acme/app:1\n";
  const { errors } = parseTranscript({ path: "run.sh", text });
  expect(errors.map(({ code, at }) => [code, text.slice(at?.start, at?.end)])).toEqual([
    ["run-no-port", "99999:80"],
    ["run-no-port", "localhost:81:81"],
  ]);
});
