import { expect, test } from "vitest";
import { networkIsolation } from "./network-isolation";
import { service } from "./testing/service";
import { sentencesOf, testDetector } from "./testing/test-detector";

const TIERS = `services:
  web:
    image: example/web:1
    networks: [edge, back]
  db:
    image: postgres:17
    networks:
      - back
networks:
  edge: {}
  back:
    internal: true
`;

/** An inspected container on these networks, each on a line of its own from 7 on. */
const inspected = (...networks: string[]) =>
  `[{"Id": "aa",\n"Name": "/app",\n"State": {},\n"Config": {"Image": "registry.example.com/app:1.2"},\n"HostConfig": {"NetworkMode": "back"},\n"NetworkSettings": {"Networks": {\n${networks
    .map((name) => `"${name}": {}`)
    .join(",\n")}}}}]\n`;

testDetector(networkIsolation, [
  [
    "an own network beside the engine's bridge keeps nobody out",
    inspected("back", "bridge"),
    { fail: [8], answer: "not_met" },
  ],
  ["an own network alone can't be told", inspected("back"), { unknown: [7], answer: null }],
  [
    "the bridge that was added to a service is seen",
    { "compose.yaml": service(), "inspect.json": inspected("back", "bridge") },
    { fail: ["inspect.json:8"], answer: "not_met" },
  ],
  ["a single service has its project's network to itself", service(), { pass: [2], answer: "met" }],
  [
    "a single data store has, too",
    "services:\n  db:\n    image: postgres:17\n",
    { pass: [2], answer: "met" },
  ],
  [
    "a single service on an internal network",
    `${service("networks:", "  - back")}networks: {back: {internal: true}}\n`,
    { pass: [5], answer: "met" },
  ],
  [
    "one that names no image may be on those of a base file that isn't here",
    "services:\n  web:\n    ports: ['80:80']\n",
    { unknown: [2], answer: null },
  ],
  [
    "one that a variable names may be the host's",
    `${TIERS.replace("edge: {}", "edge: {}\n  out: {external: true, name: '$NET'}").replace("[edge, back]", "[edge, out, back]")}`,
    { unknown: [4], pass: [8], answer: null },
  ],
  [
    "shared by all it is none of their own, whichever it is",
    `${service("networks: [out]")}  b:\n    image: a/b:1\n    networks: [out]\nnetworks: {out: {external: true, name: '$NET'}}\n`,
    { fail: [4, 7], answer: "not_met" },
  ],
  [
    "a single network that Compose refuses can't be told",
    TIERS.replace("[edge, back]", "back"),
    { unknown: [4], pass: [8], answer: null },
  ],
  [
    "whether it is the only one can't be told where the services stand twice",
    `services:\n  db:\n    image: postgres:17\n${service()}`,
    { unknown: [5], answer: null },
  ],
  ["an edge before an internal network", TIERS, { pass: [4, 8], answer: "met" }],
  [
    "a data store on a network that isn't internal",
    TIERS.replace("internal: true", "driver: bridge").replace(
      "networks: [edge, back]",
      "networks: [edge]",
    ),
    { pass: [4], fail: [8], answer: "partly" },
  ],
  [
    "one default network for all is flat",
    "services:\n  web:\n    image: a/web:1\n  db:\n    image: postgres:17\n",
    { fail: [2, 4], answer: "partly" },
  ],
  [
    "one named network for all is flat",
    "services:\n  web:\n    image: a/web:1\n    networks: [app]\n  api:\n    image: a/api:1\n    networks: [app]\nnetworks: {app: {}}\n",
    { fail: [4, 7], answer: "partly" },
  ],
  [
    "one internal network for all is flat",
    "services:\n  web:\n    image: a/web:1\n    networks: [app]\n  api:\n    image: a/api:1\n    networks: [app]\nnetworks: {app: {internal: true}}\n",
    { fail: [4, 7], answer: "partly" },
  ],
  [
    "a common network beside others is flat unless it is internal",
    TIERS.replace("internal: true", "driver: bridge"),
    { fail: [4, 8], answer: "partly" },
  ],
  [
    "an internal behind a variable can't be told",
    TIERS.replace("internal: true", "internal: ${I}").replace("[edge, back]", "[edge]"),
    { pass: [4], unknown: [8] },
  ],
  [
    "three tiers",
    `services:
  proxy:
    image: caddy:2
    networks: [edge]
  api:
    image: a/api:1
    networks: [edge, data]
  db:
    image: mysql:8
    networks: [data]
networks:
  edge:
  data: {internal: true}
`,
    { pass: [4, 7, 10], answer: "met" },
  ],
  [
    "the host's network is the override's to say",
    service("network_mode: host"),
    { answer: "not_met" },
  ],
  ["the default bridge fails", service("network_mode: bridge"), { fail: [4], answer: "not_met" }],
  [
    "a network of the engine by its name can't be told",
    service("network_mode: shared"),
    { unknown: [4] },
  ],
  ["no network passes", service("network_mode: none"), { pass: [4] }],
  ["a network behind a variable can't be told", service("network_mode: ${MODE}"), { unknown: [4] }],
  [
    "whoever shares a network stands as its owner",
    `${service()}  side:\n    image: a/side:1\n    network_mode: service:app\n`,
    { pass: [2, 6], answer: "met" },
  ],
  [
    "a data store that does is on each of the owner's networks",
    `${service()}  db:\n    image: postgres:17\n    network_mode: service:app\n`,
    { pass: [2], fail: [6], answer: "partly" },
  ],
  [
    "on an internal one it is where it belongs",
    `${service("networks: [back]")}  db:\n    image: postgres:17\n    network_mode: service:app\nnetworks: {back: {internal: true}}\n`,
    { pass: [4, 7], answer: "met" },
  ],
  [
    "the engine's bridge by its name fails",
    `${service("networks: [b]")}networks: {b: {external: true, name: bridge}}\n`,
    { fail: [4], answer: "not_met" },
  ],
  [
    "the driver of that name makes a network of one's own",
    `${service("networks: [b]")}networks: {b: {driver: bridge, name: bridge2}}\n`,
    { pass: [4], answer: "met" },
  ],
  [
    "the engine's network without any passes",
    `${service("networks: [n]")}networks: {n: {external: true, name: none}}\n`,
    { pass: [4] },
  ],
  [
    "whether a service is the only one can't be told where an included file is missing",
    `include: [more.yaml]\n${service()}`,
    { unknown: [3], answer: null },
  ],
  ["nor beside an empty service", `${service()}  db:\n`, { unknown: [2], answer: null }],
  [
    "a data store on an internal network is right whoever else is there",
    "include: [more.yaml]\nservices:\n  db:\n    image: postgres:17\n    networks: [b]\nnetworks: {b: {internal: true}}\n",
    { pass: [5], answer: "met" },
  ],
  [
    "nor beside one whose network is open",
    `${service()}  db:\n    image: postgres:17\n    network_mode: $N\n`,
    { unknown: [2, 6], answer: null },
  ],
  [
    "nor beside one that extends a file that is missing",
    `${service()}  db:\n    extends: {file: base.yaml, service: db}\n`,
    { unknown: [2, 5], answer: null },
  ],
  ["a container outside can't be told", service("network_mode: container:vpn"), { unknown: [4] }],
  [
    "whether others share it can hang on a variable",
    `${service("networks: [a]")}networks: {a: {external: "\${E}"}}\n`,
    { unknown: [4], answer: null },
  ],
  [
    "a variable's default says so, too",
    `${service("networks: [a]")}networks: {a: {external: "\${E:-false}"}}\n`,
    { pass: [4], answer: "met" },
  ],
  [
    "services that have only a network that others share",
    "services:\n  web:\n    image: a/web:1\n    networks: [proxy]\n  db:\n    image: postgres:17\n    networks: [proxy]\nnetworks: {proxy: {external: true}}\n",
    { fail: [4, 7], answer: "not_met" },
  ],
  [
    "a single service on a network of others can't be told",
    `${service("networks: [proxy]")}networks: {proxy: {external: true}}\n`,
    { unknown: [4], answer: null },
  ],
  [
    "a proxy's network beside an internal one",
    TIERS.replace("edge: {}", "edge: {external: true}"),
    { pass: [4, 8], answer: "met" },
  ],
  [
    "what a network is that no file declares can't be told",
    TIERS.replace("  back:\n    internal: true\n", "").replace("[edge, back]", "[edge]"),
    { pass: [4], unknown: [8], answer: null },
  ],
  ["nor can that of a single service", service("networks: [back]"), { unknown: [4], answer: null }],
  [
    "the default network needs no declaration",
    `${service("networks: [default]")}  db:\n    image: postgres:17\n    networks: [back]\nnetworks: {back: {internal: true}}\n`,
    { pass: [4, 7], answer: "met" },
  ],
  [
    "a data store on a network that lets it out is told, whatever the other one is",
    TIERS.replace("  back:\n    internal: true\n", "")
      .replace("- back", "- back\n      - edge")
      .replace("[edge, back]", "[]"),
    { pass: [2], fail: [9], answer: "partly" },
  ],
  [
    "who else is on a network that no file declares can't be told",
    TIERS.replace("  back:\n    internal: true\n", ""),
    { unknown: [4, 8], answer: null },
  ],
  [
    "whether a network is internal can hang on a variable",
    TIERS.replace("internal: true", "internal: $INTERNAL").replace("[edge, back]", "[edge]"),
    { pass: [4], unknown: [8] },
  ],
  [
    "a migration makes no tier",
    `${service()}  migrate:\n    image: a/app:1\n    command: npm run migrate\n    restart: "no"\n`,
    { pass: [2, 4], answer: "met" },
  ],
]);

/** So many services on the default network, and a job that ends. */
const crowd = (size: number) =>
  `services:\n  job: {image: "a/a:1", command: npm run migrate, restart: "no"}\n${Array.from({ length: size }, (_, index) => `  s${index + 1}: {image: "a/a:1"}\n`).join("")}`;

test.each([
  [12, "s1", "s2, s3, s4, s5 and 7 more"],
  [12, "s9", "s1, s2, s3, s4 and 7 more"],
  [12, "job", "s1, s2, s3, s4 and 8 more"],
  [6, "s6", "s1, s2, s3, s4 and s5"],
  [7, "s2", "s1, s3, s4, s5 and 2 more"],
  [2, "s2", "s1"],
])("of %i services on one network %s is told of %s", (size, name, others) => {
  const names = ["job", ...Array.from({ length: size }, (_, index) => `s${index + 1}`)];
  expect(sentencesOf(networkIsolation, crowd(size))[names.indexOf(name)]).toContain(
    `holds every service: ${others} can reach it`,
  );
});

test("a service whose network another one shares is not said to be alone on it", () => {
  const files = `${service()}  side:\n    image: a/side:1\n    network_mode: service:app\n`;
  expect(sentencesOf(networkIsolation, files)).toEqual([
    "On a network of its own, which it shares with side only.",
    "Shares the network of app.",
  ]);
});

test("a network that holds every service but one on the host's is not said to hold all", () => {
  const files = `${service()}  db:\n    image: postgres:17\n  agent:\n    image: a/agent:1\n    network_mode: host\n`;
  expect(sentencesOf(networkIsolation, files)).toEqual([
    "One network holds every service that is on one: db can reach it and be reached from it.",
    "One network holds every service that is on one: app can reach it and be reached from it.",
  ]);
});

test("an internal network that holds every service is said to", () => {
  expect(sentencesOf(networkIsolation, TIERS)).toContain(
    "On edge and back; of these, the one that holds every service is internal.",
  );
});
