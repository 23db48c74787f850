import { expect, test } from "vitest";
import { plainTraffic } from "./plain-traffic";
import { service } from "./testing/service";
import { sentencesOf, testDetector } from "./testing/test-detector";

const variables = (...entries: string[]) =>
  `${service("environment:", ...entries.map((entry) => `  ${entry}`))}  db:\n    image: postgres:17\n`;

testDetector(plainTraffic, [
  ["nothing published, nothing said", service(), { answer: null }],
  [
    "a published port is an open question",
    service("ports: ['80:80']"),
    { unknown: [4], answer: null },
  ],
  ["on the loopback address there is none", service("ports: ['127.0.0.1:80:80']"), {}],
  [
    "a proxy is a hint",
    "services:\n  proxy:\n    image: caddy:2\n    ports: ['443:443']\n",
    { pass: [4], answer: null },
  ],
  [
    "a label is a hint",
    service("ports: ['80:80']", "labels:", "  - traefik.http.routers.app.tls.certresolver=le"),
    { pass: [6], answer: null },
  ],
  [
    "certificates unchecked decide",
    variables("NODE_TLS_REJECT_UNAUTHORIZED: '0'"),
    { fail: [5], answer: "not_met" },
  ],
  ["a number is a text, too", variables("NODE_TLS_REJECT_UNAUTHORIZED: 0"), { fail: [5] }],
  [
    "certificates checked say nothing",
    variables("NODE_TLS_REJECT_UNAUTHORIZED: '1'", "SSL_VERIFY: 'true'"),
    {},
  ],
  [
    "other names for unchecked",
    variables("VERIFY_SSL: 'false'", "APP_INSECURE_SKIP_VERIFY: 'true'", "GIT_SSL_NO_VERIFY: 1"),
    { fail: [5, 6, 7] },
  ],
  [
    "an address elsewhere without TLS is partly",
    variables("API: http://api.example.com/v1"),
    { fail: [5], answer: "partly" },
  ],
  ["with TLS it is none", variables("API: https://api.example.com/v1"), {}],
  ["a service of the set is none", variables("API: http://db:8080/"), {}],
  [
    "a service of the set by the name of a link is none",
    "services:\n  web:\n    image: a/web:1\n    links: ['search:finder']\n    environment:\n      FINDER: http://finder:9200\n  search: {image: a/search:1}\n",
    {},
  ],
  [
    "the machine itself is none",
    variables(
      "A: http://localhost:3000",
      "B: http://127.0.0.1",
      "C: http://host.docker.internal:11434",
      "D: http://+:80;http://0.0.0.0:81",
      "E: http://[::1]:80",
    ),
    {},
  ],
  [
    "a host behind a variable is none",
    variables("API: http://${HOST}/", "B: http://${HOST:-db}:80"),
    {},
  ],
  ["a host's default counts", variables("API: http://${HOST:-api.example.com}/"), { fail: [5] }],
  [
    "one of several addresses",
    variables("A: http://db:1,http://other.example.com:2"),
    { fail: [5] },
  ],
  ["a login in the address isn't the host", variables("A: http://user:x@db:80/"), {}],
  [
    "a database elsewhere without TLS",
    variables("DATABASE_URL: postgres://u:${PW}@pg.example.com/x?sslmode=disable"),
    { fail: [5], answer: "partly" },
  ],
  [
    "a database of the set without TLS",
    variables("DATABASE_URL: postgres://u:${PW}@db:5432/x?sslmode=disable"),
    {},
  ],
  [
    "a connection in words",
    variables("DSN: host=pg.example.com user=u sslmode=disable", "D2: host=db sslmode=disable"),
    { fail: [5] },
  ],
  [
    "a mode beside a host",
    variables("DB_SSL_MODE: disable", "DB_HOST: pg.example.com"),
    { fail: [5] },
  ],
  ["a mode beside a host of the set", variables("DB_SSL_MODE: disable", "DB_HOST: db"), {}],
  [
    "a forward proxy is no traffic of its own",
    variables("http_proxy: http://proxy.example.com:3128"),
    {},
  ],
  [
    "a command that checks nothing",
    service("command: curl -sk https://api.example.com"),
    { fail: [4], answer: "not_met" },
  ],
  [
    "the image’s own command counts where it is told no other",
    {
      "compose.yaml": "services:\n  app:\n    build: .\n  job:\n    build: .\n    command: [run]\n",
      Dockerfile: "FROM alpine:3.24\nCMD curl --insecure https://api.example.com/x\n",
    },
    { fail: ["Dockerfile:2"] },
  ],
  [
    "a new entrypoint forgets the command of the stage that it starts from",
    {
      "compose.yaml": "services:\n  app:\n    build: .\n",
      Dockerfile:
        'FROM alpine:3.24 AS a\nCMD curl -k https://api.example.com\nFROM a\nENTRYPOINT ["app"]\n',
    },
    {},
  ],
  [
    "a command's flag",
    service("command: ['traefik', '--serversTransport.insecureSkipVerify=true']"),
    { fail: [4] },
  ],
  [
    "what --insecure means for a server can't be told",
    service("command: start-single-node --insecure", "ports: ['8080:8080']"),
    { unknown: [4], answer: null },
  ],
  [
    "--insecure of a client checks nothing",
    service("command: sh -c 'app --insecure; mc --insecure alias set a https://a.example.com'"),
    { fail: [4], answer: "not_met" },
  ],
  [
    "a client that the image or the entrypoint is",
    "services:\n  a:\n    image: curlimages/curl:8.9.1\n    command: --insecure https://a.example.com\n  b:\n    image: acme/tools:1\n    entrypoint: [/usr/bin/curl]\n    command: [-k, https://a.example.com]\n",
    { fail: [4, 8], answer: "not_met" },
  ],
  ["other flags say nothing", service("command: ['app', '-k', '--api.insecure=true']"), {}],
  [
    "what the image sets counts",
    {
      "compose.yaml": "services:\n  app:\n    build: .\n",
      Dockerfile: "FROM node:24\nENV NODE_TLS_REJECT_UNAUTHORIZED=0\n",
    },
    { fail: ["Dockerfile:2"], answer: "not_met" },
  ],
  [
    "unless the service sets it otherwise",
    {
      "compose.yaml":
        "services:\n  app:\n    build: .\n    environment: {NODE_TLS_REJECT_UNAUTHORIZED: '1'}\n",
      Dockerfile: "FROM node:24\nENV NODE_TLS_REJECT_UNAUTHORIZED=0\n",
    },
    {},
  ],
]);

test.each([
  ["80:80", "Port 80 is published. Whether TLS ends before it is not in these files."],
  [
    "80:80, 443:443, 80:80/udp",
    "Ports 80 and 443 are published. Whether TLS ends before them is not in these files.",
  ],
  [
    "7000-7002:7000-7002",
    "Ports 7000-7002 are published. Whether TLS ends before them is not in these files.",
  ],
  ["2375:2375", undefined],
])("every port that is open is named, but the engine's own: %s", (ports, sentence) => {
  expect(sentencesOf(plainTraffic, service(`ports: [${ports}]`))[0]).toBe(sentence);
});
