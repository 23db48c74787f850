import { restartPolicy } from "./restart-policy";
import { service } from "./testing/service";
import { testDetector } from "./testing/test-detector";

testDetector(restartPolicy, [
  [
    "an engine says when it is started again",
    "$ docker inspect -f '{{.HostConfig.RestartPolicy.Name}}:{{.HostConfig.RestartPolicy.MaximumRetryCount}} {{.RestartCount}}' app\non-failure:5 0\n",
    { pass: [2], answer: "met" },
  ],
  [
    "and that it is not",
    `$ docker inspect -f '{{json .HostConfig.RestartPolicy}}' app\n{"Name":"no","MaximumRetryCount":0}\n`,
    { fail: [2], answer: "not_met" },
  ],
  ["unless-stopped passes", service("restart: unless-stopped"), { pass: [4], answer: "met" }],
  ["always passes", service("restart: always"), { pass: [4] }],
  ["on-failure with a count passes", service("restart: on-failure:5"), { pass: [4] }],
  ["missing fails at the service", service(), { fail: [2], answer: "not_met" }],
  [
    "no without quotes is a truth value, and fails",
    service("restart: no"),
    { fail: [4], answer: "not_met" },
  ],
  ["no in quotes fails", service('restart: "no"'), { fail: [4] }],
  ["another word fails", service("restart: sometimes"), { fail: [4] }],
  [
    "the condition of deploy counts",
    service("deploy: {restart_policy: {condition: on-failure}}"),
    { pass: [4] },
  ],
  [
    "the condition of deploy beats restart",
    service("restart: always", "deploy: {restart_policy: {condition: none}}"),
    { fail: [5] },
  ],
  [
    "without a condition Compose does not restart, and a Swarm does",
    service("restart: always", "deploy: {restart_policy: {max_attempts: 3}}"),
    { unknown: [5], answer: null },
  ],
  [
    "so it is where other keys are for a Swarm",
    service("deploy: {placement: {constraints: [node.role == manager]}}"),
    { unknown: [4], answer: null },
  ],
  [
    "beside them a policy of Compose's own counts",
    service("restart: always", "deploy: {mode: global}"),
    { pass: [4] },
  ],
  [
    "keys of deploy that Compose reads are for no Swarm",
    service("deploy: {replicas: 2, resources: {limits: {cpus: '1'}}}"),
    { fail: [2] },
  ],
  ["a variable can't be told", service("restart: ${RESTART}"), { unknown: [4], answer: null }],
  ["a variable's default counts", service("restart: ${RESTART:-always}"), { pass: [4] }],
  [
    "a tool needs none",
    "services:\n  flyway:\n    image: flyway/flyway:11\n    command: migrate\n",
    { not_applicable: [3] },
  ],
  [
    "a tool that is always restarted is a service",
    "services:\n  flyway:\n    image: flyway/flyway:11\n    restart: always\n",
    { pass: [4] },
  ],
  [
    "a script that ends needs none",
    service('restart: "no"', "command: sh -c 'mkdir -p /data && chown -R 1000 /data'"),
    { not_applicable: [5] },
  ],
  [
    "a loop without an end needs one",
    service('restart: "no"', "command: sh -c 'while true; do backup; sleep 60; done; echo'"),
    { fail: [4] },
  ],
  ["a Swarm job needs none", service("deploy: {mode: replicated-job}"), { not_applicable: [4] }],
  [
    "an anchor carries it",
    "x-d: &d\n  restart: always\nservices:\n  app:\n    <<: *d\n    image: a/b:1\n",
    { pass: [2] },
  ],
]);
