import { expect, test } from "vitest";
import { service } from "./testing/service";
import { sentencesOf, testDetector } from "./testing/test-detector";
import { writableFilesystem } from "./writable-filesystem";

testDetector(writableFilesystem, [
  [
    "a write to scratch or to a volume says nothing of the root",
    {
      "compose.yaml": service("read_only: true", "tmpfs: [/spool]", "volumes: ['queue:/queue']"),
      "session.txt":
        "$ docker compose exec app touch /spool/x\n$ docker compose exec app touch /queue/x\n",
    },
    { pass: ["compose.yaml:4"] },
  ],
  [
    "a write elsewhere decides",
    {
      "compose.yaml": service("read_only: true", "tmpfs: [/spool]"),
      "session.txt": "$ docker compose exec app touch /spooler\n",
    },
    { fail: ["session.txt:1"] },
  ],
  ["read-only passes", service("read_only: true", "tmpfs: [/tmp]"), { pass: [4], answer: "met" }],
  ["the default is writable", service(), { fail: [2], answer: "not_met" }],
  ["false is writable", service("read_only: false"), { fail: [4] }],
  ["true as a text is true", service('read_only: "true"'), { pass: [4] }],
  ["a variable can't be told", service("read_only: ${RO}"), { unknown: [4] }],
  ["a variable's default counts", service("read_only: ${RO:-true}"), { pass: [4] }],
  [
    "read_only of a volume is another key",
    service("volumes:", "  - {type: bind, source: ./a, target: /a, read_only: true}"),
    { fail: [2] },
  ],
  [
    "one of two services is partly",
    `${service("read_only: true")}  db:\n    image: postgres:17\n`,
    { pass: [4], fail: [5], answer: "partly" },
  ],
  ["a database is no exception", "services:\n  db:\n    image: postgres:17\n", { fail: [2] }],
  [
    "an override that takes it away counts",
    {
      "compose.yaml": service("read_only: true"),
      "compose.prod.yaml": "services:\n  app:\n    read_only: false\n",
    },
    { fail: ["compose.prod.yaml:3"] },
  ],
  [
    "a migration that others wait for doesn't count",
    `${service("read_only: true", "depends_on:", "  migrate: {condition: service_completed_successfully}")}  migrate:\n    image: registry.example.com/app:1.2\n`,
    { pass: [4], not_applicable: [6], answer: "met" },
  ],
  [
    "a migration that isn't restarted doesn't count",
    service('restart: "no"', "command: npm run migrate"),
    { not_applicable: [5] },
  ],
  [
    "a migration before the server is the server",
    service('restart: "no"', 'command: sh -c "npm run migrate && npm start"'),
    { fail: [2] },
  ],
  [
    "a service of a development profile isn't counted",
    `${service("read_only: true")}  tool:\n    image: a/b:1\n    profiles: [dev]\n`,
    { pass: [4], fail: [5], answer: "met" },
  ],
]);

test.each([
  [service(), "read_only is not set"],
  [service("read_only: false"), "read_only is false"],
  ["docker run -d app:1\n", "--read-only is not set"],
  ["docker run -d --read-only=false app:1\n", "--read-only is false"],
  [
    '[{"Name": "/app", "State": {}, "HostConfig": {"ReadonlyRootfs": false}}]',
    "ReadonlyRootfs is false",
  ],
])("what makes it writable is told: %s", (files, reason) => {
  expect(sentencesOf(writableFilesystem, files)).toEqual([
    `The root filesystem is writable: ${reason}.`,
  ]);
});

test("the engine's own word is no write", () => {
  const session = "$ docker inspect -f '{{.HostConfig.ReadonlyRootfs}}' app\ntrue\n";
  expect(sentencesOf(writableFilesystem, session)).toEqual(["The root filesystem is read-only."]);
});
