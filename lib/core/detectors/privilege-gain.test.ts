import { privilegeGain } from "./privilege-gain";
import { service } from "./testing/service";
import { testDetector } from "./testing/test-detector";

const options = (...entries: string[]) =>
  service("security_opt:", ...entries.map((entry) => `  - ${entry}`));

testDetector(privilegeGain, [
  ["the bare word passes", options("no-new-privileges"), { pass: [5], answer: "met" }],
  ["=true passes", options("no-new-privileges=true"), { pass: [5] }],
  [":true passes", options("no-new-privileges:true"), { pass: [5] }],
  ["Go's other words for true pass", options('"no-new-privileges:1"'), { pass: [5] }],
  [":false fails", options("no-new-privileges:false"), { fail: [5], answer: "not_met" }],
  [
    "the last entry counts",
    options("no-new-privileges:true", "no-new-privileges:false"),
    { fail: [6] },
  ],
  ["a word that isn't a truth value fails", options("no-new-privileges=yes"), { fail: [5] }],
  ["a mapping is not what Compose takes", options("no-new-privileges: true"), { fail: [5] }],
  ["unset fails at the service", service(), { fail: [2], answer: "not_met" }],
  ["other options don't count", options("apparmor=docker-default"), { fail: [2] }],
  [
    "a value where Compose wants a list says nothing",
    service("security_opt: no-new-privileges"),
    { unknown: [4], answer: null },
  ],
  ["a variable can't be told", options("${SECURITY}"), { unknown: [5] }],
  [
    "a variable behind it may say otherwise",
    options("no-new-privileges:true", "${SECURITY}"),
    { unknown: [6] },
  ],
  [
    "its value behind a variable can't be told",
    options("no-new-privileges:${N}"),
    { unknown: [5] },
  ],
  [
    "a variable of another option says nothing",
    options("seccomp:${PROFILE}", "no-new-privileges:true", "apparmor=$A"),
    { pass: [6] },
  ],
  ["alone it leaves this unset", options("seccomp:${PROFILE}"), { fail: [2] }],
  [
    "an anchor carries it",
    "x-s: &s\n  security_opt: [no-new-privileges:true]\nservices:\n  app:\n    <<: *s\n    image: a/b:1\n",
    { pass: [2] },
  ],
  [
    "one of two services is partly",
    `${options("no-new-privileges:true")}  db:\n    image: postgres:17\n`,
    { pass: [5], fail: [6], answer: "partly" },
  ],
  [
    "the engine's own file may make it the default",
    { "compose.yaml": service(), "daemon.json": "{}" },
    { unknown: ["compose.yaml:2"] },
  ],
]);
