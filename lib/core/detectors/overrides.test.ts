import { describe, expect, test } from "vitest";
import { engineApi } from "./engine-api";
import { engineSocket } from "./engine-socket";
import { hostNamespace } from "./host-namespace";
import { hostPath } from "./host-path";
import { isolationOff } from "./isolation-off";
import { privilegedContainer } from "./privileged-container";
import { service } from "./testing/service";
import { examineTexts, sentencesOf, testDetector } from "./testing/test-detector";

testDetector(privilegedContainer, [
  ["privileged decides", service("privileged: true"), { fail: [4], answer: "not_met" }],
  ["not privileged says nothing", service("privileged: false"), {}],
  [
    "a variable leaves all open that it would limit",
    service("privileged: ${P}"),
    { unknown: [4, 4, 4] },
  ],
  [
    "an engine's word at a terminal decides",
    "$ docker inspect -f '{{.HostConfig.CapDrop}} {{.HostConfig.Privileged}}' app\n[ALL] true\n",
    { fail: [2], answer: "not_met" },
  ],
  [
    "it is told once",
    "$ docker run -d --name app --privileged shop:1\n0123abcd\n$ docker inspect -f '{{.HostConfig.Privileged}}' app\ntrue\n",
    { fail: [1] },
  ],
]);

testDetector(engineSocket, [
  [
    "the socket",
    service("volumes:", "  - /var/run/docker.sock:/var/run/docker.sock"),
    { fail: [5], answer: "partly" },
  ],
  [
    "a read-only socket is no better",
    service("volumes: ['/var/run/docker.sock:/var/run/docker.sock:ro']"),
    { fail: [4] },
  ],
  [
    "the long form",
    service(
      "volumes:",
      "  - type: bind",
      "    source: /run/containerd/containerd.sock",
      "    target: /s",
    ),
    { fail: [5] },
  ],
  [
    "a rootless engine's socket",
    service("volumes: ['/run/user/1000/podman/podman.sock:/s']"),
    { fail: [4] },
  ],
  [
    "a variable with a default",
    service("volumes: ['${SOCK:-/var/run/docker.sock}:/var/run/docker.sock']"),
    { fail: [4] },
  ],
  [
    "the folder where sockets lie may hold one, read-only or not",
    service("volumes:", "  - /var/run:/var/run:ro", "  - /run/:/host/run", "  - /run/app:/run"),
    { unknown: [5, 5, 5, 6, 6, 6] },
  ],
  [
    "a variable without one leaves all open that it would limit",
    service("volumes: ['${SOCK}:/var/run/docker.sock']"),
    { unknown: [4, 4, 4] },
  ],
  [
    "a folder behind a variable changes nothing: the path's end says what it is",
    service(
      "volumes:",
      "  - $XDG_RUNTIME_DIR/docker.sock:/var/run/docker.sock",
      "  - ${X}/podman/podman.sock:/tmp/p",
      "  - {type: bind, source: '${R}/containerd.sock', target: /c}",
    ),
    { fail: [5, 6, 7] },
  ],
  [
    "a script's variable neither",
    "docker run -v $XDG_RUNTIME_DIR/docker.sock:/s --mount type=bind,src=$R/podman.sock,dst=/p acme/app:1",
    { fail: [1, 1] },
  ],
  ["a folder behind a variable is no socket", service("volumes: ['${DATA}/run:/run/app']"), {}],
  [
    "the long form without a type",
    service("volumes:", "  - {source: /var/run/docker.sock, target: /var/run/docker.sock}"),
    { fail: [5], answer: "partly" },
  ],
  [
    "the long form with a type behind a variable",
    service("volumes:", "  - {type: $T, source: ~/.docker/docker.sock, target: /s}"),
    { fail: [5] },
  ],
  ["Compose's own key", service("use_api_socket: true"), { fail: [4] }],
  [
    "a socket that is taken over from another service, also along a chain",
    `${service("volumes: ['/var/run/docker.sock:/s']")}  b:\n    image: a/b:1\n    volumes_from: ["app:ro"]\n  c:\n    image: a/b:1\n    volumes_from:\n      - b\n`,
    { fail: [4, 7, 11] },
  ],
  [
    "by a container's name, and in a circle",
    `${service("container_name: agent", "volumes: ['/var/run/docker.sock:/s']", "volumes_from: [b]")}  b:\n    image: a/b:1\n    volumes_from: ["container:agent", app, nobody]\n`,
    { fail: [5, 9] },
  ],
  [
    "another volume says nothing",
    service("volumes: ['data:/var/run/docker', './docker.sock.md:/a']"),
    {},
  ],
]);

testDetector(hostNamespace, [
  ["the host's network decides", service("network_mode: host"), { fail: [4] }],
  [
    "the host's processes, IPC, names and users",
    service("pid: host", "ipc: host", "uts: host", "userns_mode: host"),
    { fail: [4, 5, 6, 7] },
  ],
  ["quotes change nothing", service('network_mode: "host"'), { fail: [4] }],
  [
    "a network that is the host's by its name or driver",
    `${service("networks: [a]")}networks: {a: {external: true, name: host}}\n`,
    { fail: [4], answer: "not_met" },
  ],
  [
    "in each way to say so",
    `${service("networks:", "  a:", "  b:")}networks: {a: {}, b: {driver: host}}\n`,
    { fail: [6] },
  ],
  [
    "by its key alone, or as old files name it",
    `${service("networks: [host]")}  b:\n    image: a/b:1\n    networks: [c]\nnetworks: {host: {external: true}, c: {external: {name: host}}}\n`,
    { fail: [4, 7] },
  ],
  [
    "the default network can be it",
    `${service()}networks: {default: {external: true, name: host}}\n`,
    { fail: [2] },
  ],
  [
    "a network of one's own that is called so is none",
    `${service("networks: [host]")}networks: {host: {name: host2}}\n`,
    {},
  ],
  [
    "another container's namespace is none of the host's",
    service("pid: service:db", "ipc: shareable", "network_mode: bridge"),
    {},
  ],
]);

testDetector(isolationOff, [
  [
    "each layer",
    service(
      "security_opt:",
      "  - seccomp:unconfined",
      "  - apparmor=unconfined",
      "  - label=disable",
      "  - systempaths=unconfined",
    ),
    { fail: [5, 6, 7, 8] },
  ],
  [
    "a profile of one's own is none",
    service("security_opt: ['seccomp:./profile.json', 'label:type:svirt']"),
    {},
  ],
  [
    "a variable can't be told",
    service("security_opt:", "  - seccomp:${S}", "  - apparmor=$A", "  - ${O}"),
    { unknown: [5, 6, 7] },
  ],
  [
    "a path that holds one is a profile",
    service("security_opt: ['seccomp:${DIR}/profile.json', 'no-new-privileges:${N}']"),
    {},
  ],
  [
    "a script's variable can't be told",
    "docker run --security-opt $O acme/app:1",
    { unknown: [1] },
  ],
]);

testDetector(hostPath, [
  ["the host's root", service("volumes: ['/:/host']"), { fail: [4] }],
  ["read-only is no finding", service("volumes: ['/:/host:ro', '/etc:/etc:ro,z']"), {}],
  [
    "its folders",
    service(
      "volumes:",
      "  - /etc:/etc",
      "  - /proc/:/host/proc",
      "  - /var/run:/run",
      "  - /sys/fs/cgroup:/sys/fs/cgroup:rw",
    ),
    { fail: [5, 6, 7, 8] },
  ],
  [
    "a way round leads there, too",
    service("volumes:", "  - /etc/../etc:/e", "  - /srv/../../:/r", "  - /etc/..data/x:/x"),
    { fail: [5, 6] },
  ],
  ["the engine's data", service("volumes: ['/var/lib/docker/volumes:/v']"), { fail: [4] }],
  [
    "harmless paths",
    service(
      "volumes:",
      "  - /etc/localtime:/etc/localtime",
      "  - /srv/data:/data",
      "  - ./etc:/etc",
      "  - etc:/etc",
      "  - /etc/letsencrypt:/etc/letsencrypt",
    ),
    {},
  ],
  [
    "the long form",
    service(
      "volumes:",
      "  - {type: bind, source: /root, target: /r}",
      "  - {type: bind, source: /root, target: /s, read_only: true}",
      "  - {source: /etc, target: /e}",
    ),
    { fail: [5, 7] },
  ],
  [
    "a variable may stand for any folder",
    service(
      "volumes:",
      "  - ${DATA}:/data",
      "  - $ROOT/etc:/e",
      "  - {type: bind, source: '${DATA:?}', target: /d}",
    ),
    { unknown: [5, 6, 7] },
  ],
  [
    "not so the project's own, what lies below one, a file, and what is read-only",
    service(
      "volumes:",
      "  - ${PWD}:/app",
      "  - ${DATA}/db:/data",
      "  - ./${DATA}:/d",
      "  - ${CONF}:/etc/nginx/nginx.conf",
      "  - ${DATA}:/r:ro",
    ),
    {},
  ],
  [
    "whether it is read-only may hang on a variable",
    service(
      "volumes:",
      "  - /etc:/e:$MODE",
      "  - /etc:/f:${MODE:-ro}",
      "  - {type: bind, source: /etc, target: /g, read_only: '${RO}'}",
    ),
    { unknown: [5, 7] },
  ],
  [
    "a script's variable, too, but not the folder it runs in",
    "docker run -v $DATA:/data -v /etc:/e:$MODE -v $PWD:/a -v $(pwd):/b -v $HOME/x:/x acme/app:1",
    { unknown: [1, 1] },
  ],
]);

testDetector(engineApi, [
  [
    "an engine's port in a list of containers decides",
    "$ docker ps\nIMAGE  STATUS  PORTS                    NAMES\ndind   Up 1 h  0.0.0.0:2375->2375/tcp   ci\n",
    { fail: [3], answer: "not_met" },
  ],
  ["the published port decides", service("ports: ['2375:2375']"), { fail: [4], answer: "not_met" }],
  [
    "a range that holds it decides, inside or outside",
    service("ports:", "  - 2374-2376:2374-2376", "  - 2370-2380:3370-3380", "  - 4375:2375"),
    { fail: [5, 6, 7], answer: "not_met" },
  ],
  ["a port of its own that may be published there is none", service("ports: ['2375-2380:80']"), {}],
  ["a variable before it may hold an address", service("ports: ['$BIND:2375']"), {}],
  [
    "scheme and port say it where the host is open",
    service("environment: {DOCKER_HOST: 'tcp://${H}:2375'}"),
    { fail: [4] },
  ],
  [
    "an address or a port behind a variable can't be told",
    service("environment:", "  - DOCKER_HOST=${H}"),
    { unknown: [5, 5] },
  ],
  ["nor one that the shell gives", service("environment: [DOCKER_HOST]"), { unknown: [4, 4] }],
  [
    "only its port behind a variable",
    service("environment: {DOCKER_HOST: 'tcp://dind:${P}'}"),
    { unknown: [4, 4] },
  ],
  [
    "a socket or another port is none, whatever the host",
    service("environment: {DOCKER_HOST: 'unix://${S}', OTHER: '${H}'}"),
    {},
  ],
  ["nor is one with TLS", service("environment: {DOCKER_HOST: 'tcp://${H}:2376'}"), {}],
  ["on the loopback address nobody else reaches it", service("ports: ['127.0.0.1:2375:2375']"), {}],
  [
    "an engine over plain TCP",
    service("environment:", "  DOCKER_HOST: tcp://dind:2375"),
    { fail: [5] },
  ],
  [
    "an engine with TLS",
    service("environment: ['DOCKER_HOST=tcp://dind:2376', 'DOCKER_TLS_VERIFY=1']"),
    {},
  ],
  ["an engine that listens", service("command: dockerd -H tcp://0.0.0.0:2375"), { fail: [4] }],
]);

test.each([
  ["dockerd -H tcp://0.0.0.0:2375", "The engine listens on TCP without TLS."],
  ["--host=tcp://:2375 --tls=false", "The engine listens on TCP without TLS."],
  ["--host=tcp://proxy:2375 --cleanup", "Talks to an engine over TCP without TLS."],
])("an address of its own is one to listen on, a name somebody else's: %s", (command, sentence) => {
  expect(sentencesOf(engineApi, service(`command: ${command}`))[0]).toBe(sentence);
});

describe("override findings cap what others say", () => {
  const answers = (...lines: string[]) => {
    const { proposals } = examineTexts(service(...lines));
    return (id: string) => [...proposals].find(([control]) => control === id)?.[1].answer ?? null;
  };

  test("a privileged container is partly at best for its user and for gaining privileges", () => {
    const answer = answers("privileged: true", "user: '1'", "security_opt: [no-new-privileges]");
    expect([answer("CTR-1"), answer("CTR-4"), answer("CTR-5")]).toEqual([
      "partly",
      "not_met",
      "partly",
    ]);
  });

  test("the socket in a set of one service beats that nothing applies", () => {
    const answer = answers("use_api_socket: true", "user: '1'", "cap_drop: [ALL]");
    expect([answer("CTR-1"), answer("CTR-4"), answer("RUN-5")]).toEqual([
      "partly",
      "partly",
      "not_met",
    ]);
  });

  test("the host's network decides NET-1, and is no pass for NET-3", () => {
    const answer = answers("network_mode: host");
    expect([answer("NET-1"), answer("NET-3")]).toEqual(["not_met", "not_met"]);
  });

  test("the engine's port decides NET-3 and NET-4", () => {
    const answer = answers("ports: ['2375:2375']");
    expect([answer("NET-3"), answer("NET-4")]).toEqual(["not_met", "not_met"]);
  });
});
