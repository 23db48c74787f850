import { expect, test } from "vitest";
import { service } from "./testing/service";
import { sentencesOf, testDetector } from "./testing/test-detector";
import { undeclaredConnection } from "./undeclared-connection";

const two = (...lines: string[]) =>
  `services:\n  db:\n    image: postgres:17\n  web:\n    image: a/web:1\n${lines.map((line) => `    ${line}\n`).join("")}`;
const CHAIN = `services:
  web:
    image: a/web:1
    depends_on: [api]
  api:
    image: a/api:1
    environment: ["DATABASE_URL=postgres://u:\${PW}@db:5432/x"]
  db:
    image: postgres:17
`;
const TIERS = `services:
  web:
    image: a/web:1
    depends_on: [api]
    networks: [front]
  api:
    image: a/api:1
    environment: {DB_HOST: db}
    networks: [front, back]
  db:
    image: postgres:17
    networks: [back]
networks: {front: {}, back: {}}
`;

testDetector(undeclaredConnection, [
  [
    "a single service has nobody to reach",
    service(),
    { not_applicable: [2], answer: "not_applicable" },
  ],
  [
    "a single service on a network of others can't be told",
    `${service("networks: [proxy]")}networks: {proxy: {external: true}}\n`,
    { unknown: [4], answer: null },
  ],
  [
    "a single service on a network that no file declares can't be told",
    service("networks: [back]"),
    { unknown: [4], answer: null },
  ],
  ["one behind a variable can't be told", service("network_mode: ${N}"), { unknown: [4] }],
  [
    "nor the engine's, named as one that is made elsewhere",
    `${service("networks: [b]")}networks: {b: {external: true, name: bridge}}\n`,
    { unknown: [4], answer: null },
  ],
  [
    "a single network that Compose refuses can't be told",
    service("networks: back"),
    { unknown: [4], answer: null },
  ],
  [
    "nor a single dependency, on either end",
    two("depends_on: db"),
    { unknown: [6, 6], answer: null },
  ],
  [
    "nor who else is there where the services stand twice",
    `services:\n  db:\n    image: postgres:17\n${service()}`,
    { unknown: [5], answer: null },
  ],
  ["its own key leaves it alone", service("network_mode: host"), { not_applicable: [2] }],
  [
    "who else is there can't be told where an included file is missing",
    `include: [more.yaml]\n${service()}`,
    { unknown: [3], answer: null },
  ],
  [
    "nor of several",
    `include: [more.yaml]\n${two("depends_on: [db]")}`,
    { unknown: [3, 5], answer: null },
  ],
  ["nor beside an empty service", `${service()}  db:\n`, { unknown: [2], answer: null }],
  [
    "nor beside one that extends a file that is missing",
    `${service()}  db:\n    extends: {file: base.yaml, service: db}\n`,
    { unknown: [2, 5], answer: null },
  ],
  [
    "an empty service that another file fills is one",
    {
      "compose.yaml": `${service("depends_on: [db]")}  db:\n`,
      "compose.prod.yaml": "services:\n  db:\n    image: postgres:17\n",
    },
    { pass: ["compose.prod.yaml:2", "compose.yaml:2"], answer: "met" },
  ],
  [
    "nor can who else is on such a network of several",
    TIERS.replace(", back: {}", ""),
    { pass: [2], unknown: [9, 12], answer: null },
  ],
  ["two services with a dependency", two("depends_on: [db]"), { pass: [2, 4], answer: "met" }],
  [
    "a dependency with a condition",
    two("depends_on: {db: {condition: service_healthy}}"),
    { pass: [2, 4] },
  ],
  [
    "a dependency on a service in another case counts for nothing",
    two("depends_on: [DB]"),
    { fail: [2, 4], answer: "partly" },
  ],
  ["a link to one counts for nothing", two("links: ['DB:database']"), { fail: [2, 4] }],
  ["a host in another case is the same", two("environment: {DB_HOST: DB}"), { pass: [2, 4] }],
  ["a link is a dependency", two("links: ['db:database']"), { pass: [2, 4] }],
  [
    "a host in an address is a dependency",
    two("environment: ['URL=postgres://u:x@db:5432/a']"),
    { pass: [2, 4] },
  ],
  ["a host by itself is a dependency", two("environment: {DB_HOST: db}"), { pass: [2, 4] }],
  [
    "a host in a command is a dependency",
    two("command: wait-for-it db:5432 -- app"),
    { pass: [2, 4] },
  ],
  [
    "an alias is a host",
    `${two("environment: {DB_HOST: data}")}`.replace(
      "postgres:17",
      "postgres:17\n    container_name: data",
    ),
    { pass: [2, 5] },
  ],
  [
    "a service's name where no host belongs is none",
    two("environment: {APP_NAME: db, NODE_ENV: db, CACHE_DRIVER: db, DD_SERVICE: db}"),
    { fail: [2, 4] },
  ],
  [
    "a variable named as the service it holds is a host",
    two("environment: {DB: db}"),
    { pass: [2, 4] },
  ],
  ["an image's tag is no port", two("environment: {IMAGE: 'db:1.2.3'}"), { fail: [2, 4] }],
  ["a database's name is no host", two("environment: {POSTGRES_DB: db}"), { fail: [2, 4] }],
  ["a scheme is no host", two("environment: {URL: 'db://elsewhere:1'}"), { fail: [2, 4] }],
  ["two services without a dependency are partly", two(), { fail: [2, 4], answer: "partly" }],
  ["one network for all of three is not met", CHAIN, { fail: [2, 8], answer: "not_met" }],
  [
    "a service for development is judged beside the others, they without it",
    `${two("depends_on: [db]")}  tool:\n    image: adminer:5\n    profiles: [dev]\n`,
    { pass: [2, 4], fail: [7], answer: "met" },
  ],
  ["tiers with dependencies only", TIERS, { pass: [2, 6, 10], answer: "met" }],
  [
    "an undeclared pair in a tier is partly",
    TIERS.replace("    environment: {DB_HOST: db}\n", ""),
    { pass: [2], fail: [6, 9], answer: "partly" },
  ],
  [
    "whom the host's network reaches can't be told",
    two("network_mode: host"),
    { pass: [2], unknown: [6], answer: null },
  ],
  [
    "nor who is on the default bridge",
    two("network_mode: bridge"),
    { pass: [2], unknown: [6], answer: null },
  ],
  [
    "nor a network behind a variable, or of a container that is not here",
    two("network_mode: $MODE").replace("postgres:17", "postgres:17\n    network_mode: container:x"),
    { unknown: [4, 7], answer: null },
  ],
  ["who has no network reaches nobody", two("network_mode: none"), { pass: [2, 4], answer: "met" }],
  [
    "of a network that its owner has behind a variable nothing is told",
    two("network_mode: service:db").replace("postgres:17", "postgres:17\n    network_mode: $N"),
    { unknown: [4, 7], answer: null },
  ],
  ["who shares a network belongs to its owner", two("network_mode: service:db"), { pass: [2, 4] }],
  [
    "a socket beats that nothing applies",
    service("volumes: ['/var/run/docker.sock:/s']"),
    { not_applicable: [2], answer: "not_met" },
  ],
]);

const DECLARED = "Shares networks only with services it depends on, or that depend on it.";
const NONE = "Shares no network with another service.";

test.each([
  ["a dependency", two("depends_on: [db]"), [DECLARED, DECLARED]],
  ["a network of its own", `${two("networks: [own]")}networks: {own: {}}\n`, [NONE, NONE]],
  ["no network", two("network_mode: none"), [NONE, NONE]],
  ["a shared network", two("network_mode: service:db", "depends_on: [db]"), [DECLARED, DECLARED]],
])("whom a service shares a network with is told: %s", (_, files, sentences) => {
  expect(sentencesOf(undeclaredConnection, files)).toEqual(sentences);
});
