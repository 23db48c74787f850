import { expect, test } from "vitest";
import { publishedPort } from "./published-port";
import { service } from "./testing/service";
import { sentencesOf, testDetector } from "./testing/test-detector";

const ports = (...entries: string[]) =>
  service("ports:", ...entries.map((entry) => `  - ${entry}`));
const image = (name: string, entry: string) =>
  `services:\n  app:\n    image: ${name}\n    ports: [${entry}]\n`;
const behind = (proxy: string, more = "", app = "") => `services:
  proxy:
    image: ${proxy}
    ports: ["443:443"]
${more}  web:
    image: example/web:1
    ports: ["3000:3000"]
${app}`;

const listed = (ports: string, run = "") =>
  `${run}$ docker ps\nIMAGE        STATUS      PORTS${" ".repeat(60)}NAMES\npostgres:17  Up 2 hours  ${ports.padEnd(65)}store\n`;

testDetector(publishedPort, [
  [
    "a port on IPv4 and on IPv6 is told once",
    listed("0.0.0.0:5432->5432/tcp, [::]:5432->5432/tcp"),
    { fail: [3] },
  ],
  ["a port that is only exposed is not published", listed("5432/tcp"), { pass: [3] }],
  ["no port listed may be the host's network", listed(""), { unknown: [3], answer: null }],
  [
    "no port listed is none where the network is known",
    listed("", "$ docker run -d --name store --network back postgres:17\n0123abcd\n"),
    { pass: [5] },
  ],
  [
    "no port listed is no answer on the host's network",
    listed("", "$ docker run -d --name store --network host postgres:17\n0123abcd\n"),
    { fail: [1] },
  ],
  [
    "ports that a variable may hold are open",
    "#!/bin/sh\ndocker run $EXTRA -d img:1",
    { unknown: [2] },
  ],
  ["nothing published passes", service(), { pass: [2], answer: "met" }],
  ["expose publishes nothing", service("expose: ['5432']"), { pass: [2] }],
  ["an entry service may publish", ports('"3000:3000"'), { pass: [5], answer: "met" }],
  [
    "a network behind a variable may be the host's",
    service("network_mode: ${N}", "ports: ['3000:3000']"),
    { unknown: [4] },
  ],
  [
    "who shares the host's network with its owner has every port open",
    `${service("network_mode: host")}  db:\n    image: postgres:17\n    network_mode: service:app\n`,
    { fail: [4, 7], answer: "not_met" },
  ],
  [
    "so may one that is made elsewhere, and named by a variable",
    `${service("networks: [out]")}networks: {out: {external: true, name: "$NET"}}\n`,
    { unknown: [4], answer: null },
  ],
  [
    "a data store's port is open on either",
    `${service("networks: [out]", "ports: ['5432:5432']")}networks: {out: {external: true, name: "$NET"}}\n`,
    { fail: [5], answer: "not_met" },
  ],
  [
    "who shares one behind a variable may have",
    `${service("network_mode: $N")}  db:\n    image: postgres:17\n    network_mode: service:app\n`,
    { unknown: [4, 7], answer: null },
  ],
  [
    "who shares one of the set has none of its own",
    `${service("ports: ['80:80']")}  db:\n    image: postgres:17\n    network_mode: service:app\n`,
    { pass: [4, 5], answer: "met" },
  ],
  [
    "a database's port decides whatever the network",
    service("network_mode: ${N}", "ports: ['5432:5432']"),
    { fail: [5] },
  ],
  [
    "a name is no address to publish on",
    ports('"localhost:3000:3000"', "{target: 80, host_ip: localhost}"),
    { unknown: [5, 6], answer: null },
  ],
  [
    "nor is it in a script",
    "docker run -p localhost:3000:3000 acme/app:1",
    { unknown: [1], answer: null },
  ],
  [
    "a port where Compose wants a list says nothing",
    service("ports: '5432:5432'"),
    { unknown: [4] },
  ],
  ["a container port alone is published, too", ports('"3000"'), { pass: [5] }],
  ["a database's port decides", ports('"5432:5432"'), { fail: [5], answer: "not_met" }],
  ["a database's port on a random port decides", ports('"5432"'), { fail: [5] }],
  ["another host port hides nothing", ports('"15432:5432"'), { fail: [5] }],
  ["the loopback address passes", ports('"127.0.0.1:5432:5432"'), { pass: [5], answer: "met" }],
  [
    "IPv6's loopback address passes",
    ports('"[::1]:6001:6001"', '"[::1]:6379:6379"'),
    { pass: [5] },
  ],
  ["0.0.0.0 is everybody", ports('"0.0.0.0:6379:6379"'), { fail: [5] }],
  ["IPv6's any address is everybody", ports('"[::]:6379:6379"'), { fail: [5] }],
  [
    "the long form with a loopback address",
    ports("{target: 5432, published: '5432', host_ip: 127.0.0.1}"),
    { pass: [5] },
  ],
  ["the long form without one", ports("target: 5432\n        published: 5432"), { fail: [5] }],
  ["each bad port is told", ports('"80:80"', '"3306:3306"', '"9229:9229"'), { fail: [6, 7] }],
  ["22:22 without quotes is a port, not a number", ports("22:22"), { fail: [5] }],
  [
    "an address behind a variable can't be told",
    ports('"${BIND}:5432:5432"'),
    { unknown: [5], answer: null },
  ],
  ["an address's default counts", ports('"${BIND:-127.0.0.1}:5432:5432"'), { pass: [5] }],
  ["a port behind a variable can't be told", ports('"${PORT}:${PORT}"'), { unknown: [5] }],
  [
    "a variable before the port may hold the address, too",
    ports('"${BIND}:5432"', '"${BIND}:80/tcp"', '"$ALL"'),
    { unknown: [5, 7], answer: null },
  ],
  [
    "a data store's port behind a variable can't be told",
    image("postgres:17", "$ALL"),
    { unknown: [4] },
  ],
  [
    "a host port behind a variable hides nothing of a known address",
    ports('"0.0.0.0:${PORT}:5432"'),
    { fail: [5] },
  ],
  [
    "a variable in the long form's host port hides nothing",
    ports("{target: 5432, published: '${PORT}'}"),
    { fail: [5] },
  ],
  [
    "a port in the network of another service, with which no engine starts it",
    "services:\n  vpn:\n    image: acme/vpn:1\n  db:\n    image: postgres:17\n    network_mode: service:vpn\n    ports: ['5432:5432']\n",
    { pass: [2], unknown: [7], answer: null },
  ],
  [
    "a port without a network, which is published nowhere",
    service("image: postgres:17", "network_mode: none", 'ports: ["5432:5432"]'),
    { pass: [2], answer: "met" },
  ],
  [
    "what is no port can't be told",
    ports('{target: 5432, published: "0.0.0.0:5432"}'),
    { unknown: [5], answer: null },
  ],
  [
    "ranges of two lengths are no ports",
    ports('"9090-9091:80-8081"', '"100-9000:8080-8081"'),
    { unknown: [5, 6], answer: null },
  ],
  [
    "what is no port hides no other",
    ports('"a:b"', '"5432:5432"'),
    { unknown: [5], fail: [6], answer: "not_met" },
  ],
  [
    "a port of docker run in the network of another container, with which no engine takes it",
    "docker run -d --network container:vpn -p 5432:5432 postgres:17\n",
    { unknown: [1] },
  ],
  [
    "a port of docker run without a network, which is published nowhere",
    "docker run -d --network none -p 5432:5432 postgres:17\n",
    { pass: [1] },
  ],
  [
    "what is no port of docker run can't be told",
    "docker run -d -p 0.0.0.0:5432 -p $BIND:5432 app\n",
    { unknown: [1, 1], answer: null },
  ],
  [
    "one address of many can't be told for a database",
    ports('"10.0.0.5:5432:5432"'),
    { unknown: [5] },
  ],
  ["a wide range is partly", ports('"30000-30100:30000-30100"'), { fail: [5], answer: "partly" }],
  ["a narrow range of entry ports passes", ports('"3000-3002:3000-3002"'), { pass: [5] }],
  [
    "a range that holds a database's port",
    ports('"5430-5433:5430-5433"'),
    { fail: [5], answer: "not_met" },
  ],
  [
    "a wide range that happens to hold a database's port is wide",
    ports('"8000-9000:8000-9000"'),
    { fail: [5], answer: "partly" },
  ],
  [
    "a wide range of a data store's image",
    image("postgres:17", '"5430-5439:5430-5439"'),
    { fail: [4], answer: "not_met" },
  ],
  ["a choice of ports outside is one port", ports('"8100-8200:3000"'), { pass: [5] }],
  [
    "the engine's plain port in a range is the override's to say",
    ports('"2374-2376:2374-2376"', '"2370-2380:12370-12380"'),
    { answer: "not_met" },
  ],
  [
    "traefik's dashboard in a range",
    image("traefik:v3", '"8079-8081:8079-8081"'),
    { fail: [4], answer: "not_met" },
  ],
  ["udp is published as well", ports('"11211:11211/udp"'), { fail: [5] }],
  [
    "a data store's image decides, whatever its port",
    image("neo4j:5", '"7474:7474"'),
    { fail: [4], answer: "not_met" },
  ],
  [
    "an image for administrators decides",
    image("phpmyadmin:5", '"8080:80"'),
    { fail: [4], answer: "not_met" },
  ],
  ["traefik's dashboard", image("traefik:v3", '"80:80", "8080:8080"'), { fail: [4] }],
  ["metrics are for the inside", image("prom/node-exporter:v1", '"9100:9100"'), { fail: [4] }],
  [
    "the host's network leaves every port open",
    service("network_mode: host", "ports: ['80:80']"),
    { fail: [4], answer: "not_met" },
  ],
  ["the engine's plain port is the override's to say", ports('"2375:2375"'), { answer: "not_met" }],
  ["the engine's port with TLS", ports('"2376:2376"'), { fail: [5], answer: "not_met" }],

  [
    "a service behind a proxy that depends on it",
    behind("nginx:1.31", "    depends_on: [web]\n"),
    { pass: [4], fail: [8], answer: "partly" },
  ],
  [
    "a service that traefik's labels name",
    behind("traefik:v3", "", "    labels: [traefik.enable=true]\n"),
    { pass: [4], fail: [7], answer: "partly" },
  ],
  [
    "a service that traefik's labels name, beside a page of traefik's image that nobody reaches",
    behind(
      "traefik:v3",
      "",
      "    labels: [traefik.enable=true]\n  errors:\n    image: acme/traefik:errors\n",
    ),
    { pass: [4, 9], fail: [7], answer: "partly" },
  ],
  [
    "a service that no label names is its own entry",
    behind("traefik:v3"),
    { pass: [4, 7], answer: "met" },
  ],
  [
    "a service on a proxy's network that nothing names is its own entry",
    behind("caddy:2"),
    { pass: [4, 7], answer: "met" },
  ],
  [
    "a service beside one that the proxy depends on is its own entry",
    behind(
      "caddy:2",
      "    depends_on: [web]\n",
      "  meet:\n    image: example/meet:1\n    ports: ['3478:3478']\n",
    ),
    { pass: [4, 11], fail: [8] },
  ],
  [
    "mail and its like are not what a proxy fronts",
    behind("caddy:2", "    depends_on: [web]\n").replace('"3000:3000"', '"25:25", "993:10993"'),
    { pass: [4, 8], answer: "met" },
  ],
  [
    "nor is UDP",
    behind("caddy:2", "    depends_on: [web]\n").replace('"3000:3000"', '"3000:3000/udp"'),
    { pass: [4, 8], answer: "met" },
  ],
  [
    "whom a web server's own configuration serves isn't seen",
    behind("nginx:1.31", "    volumes: ['./nginx.conf:/etc/nginx/nginx.conf:ro']\n"),
    { pass: [4, 8], answer: "met" },
  ],
  [
    "a service on another network isn't behind it",
    `${behind("caddy:2", "    networks: [edge]\n    depends_on: [web]\n")}networks: {edge: {}}\n`,
    { pass: [4, 9] },
  ],
  [
    "on the loopback address nothing goes around the proxy",
    behind("caddy:2", "    depends_on: [web]\n").replace('"3000:3000"', '"127.0.0.1:3000:3000"'),
    { pass: [4, 8], answer: "met" },
  ],
]);

test.each([
  ["8080:80", "Publishes port 8080 (80 inside): no known"],
  ["80:80", "Publishes port 80: no known"],
  ["3000-3002:3000-3002", "Publishes ports 3000-3002: no known"],
  ["8100-8110:3000", "Publishes port 3000 (at one of 8100-8110): no known"],
  ["3000", "Publishes port 3000 (at a port that the engine chooses): no known"],
  ["$BIND:80/tcp", "Publishes port 80 (where a variable says): no known"],
  ["$BIND:9200", "Where port 9200 is published depends on a variable."],
  ["49100:22", "Port 22 (49100 outside) is an administration port"],
  ["22:22", "Port 22 is an administration port"],
  ["5430-5435:5430-5435", "Port 5432 is a data store’s"],
  ["40000-40005:5430-5435", "Port 5432 (40002 outside) is a data store’s"],
  ["20000-20100:30000-30100", "A range of 101 ports from 30000 (20000 outside) on is"],
])("%s: %s", (entry, beginning) => {
  expect(sentencesOf(publishedPort, ports(`"${entry}"`))).toEqual([
    expect.stringContaining(beginning),
  ]);
});

test.each([
  ["5432:5432", "postgres is a data store, and its port 5432 is published"],
  ["40000:$PORT", "postgres is a data store, and its port (40000 outside) is published"],
  ["$ALL", "Which port is published depends on a variable."],
])("a data store behind a proxy, %s: %s", (entry, beginning) => {
  const files = behind("caddy:2")
    .replace("example/web:1", "postgres:17")
    .replace("3000:3000", entry);
  expect(sentencesOf(publishedPort, files)[1]).toContain(beginning);
});
