import { expect, test } from "vitest";
import { capability } from "./capability";
import { service } from "./testing/service";
import { sentencesOf, testDetector } from "./testing/test-detector";

testDetector(capability, [
  ["ALL dropped passes", service("cap_drop: [ALL]"), { pass: [4], answer: "met" }],
  ["any case of ALL passes in Compose", service("cap_drop: [all]"), { pass: [4], answer: "met" }],
  [
    "NET_BIND_SERVICE needs no reason",
    service("cap_drop:", "  - ALL", "cap_add:", "  - NET_BIND_SERVICE"),
    { pass: [5], answer: "met" },
  ],
  [
    "a prefix and small letters are the same capability",
    service("cap_drop: [ALL]", "cap_add: [cap_net_bind_service]"),
    { pass: [4] },
  ],
  ["a value where Compose wants a list says nothing", service("cap_drop: ALL"), { unknown: [4] }],
  [
    "neither for the worse",
    service("cap_drop: [ALL]", "cap_add: SYS_ADMIN"),
    { unknown: [5], answer: null },
  ],
  ["nothing dropped fails at the service", service(), { fail: [2], answer: "not_met" }],
  [
    "some dropped is partly",
    service("cap_drop:", "  - NET_RAW", "  - MKNOD"),
    { fail: [5], answer: "partly" },
  ],
  [
    "an addition without a reason is partly",
    service("cap_drop: [ALL]", "cap_add:", "  - CHOWN"),
    { fail: [6], answer: "partly" },
  ],
  [
    "an addition with a reason is met",
    service("cap_drop: [ALL]", "cap_add:", "  - CHOWN # fixes the data folder at start"),
    { pass: [4], answer: "met" },
  ],
  [
    "one of two without a reason is partly",
    service("cap_drop: [ALL]", "cap_add:", "  - CHOWN # data folder", "  - SETUID"),
    { fail: [7], answer: "partly" },
  ],
  [
    "a reason makes nothing beyond the default set met",
    service("cap_drop: [ALL]", "cap_add:", "  - SYS_TIME # sets the clock"),
    { fail: [6], answer: "partly" },
  ],
  [
    "SYS_ADMIN decides",
    service("cap_drop: [ALL]", "cap_add: [SYS_ADMIN]"),
    { fail: [5], answer: "not_met" },
  ],
  [
    "ALL added decides",
    service("cap_drop: [ALL]", "cap_add:", "  - ALL"),
    { fail: [6], answer: "not_met" },
  ],
  [
    "one dangerous container decides for all",
    `${service("cap_drop: [ALL]")}  vpn:\n    image: a/vpn:1\n    cap_add: [NET_ADMIN]\n`,
    { pass: [4], fail: [7], answer: "not_met" },
  ],
  [
    "a harmless addition drops nothing",
    service("cap_add: [NET_BIND_SERVICE]"),
    { fail: [2], answer: "not_met" },
  ],
  ["a variable can't be told", service("cap_drop: [ALL]", "cap_add: ['${CAP}']"), { unknown: [5] }],
  [
    "a privileged container is capped elsewhere",
    service("cap_drop: [ALL]", "privileged: true"),
    { pass: [4], answer: "not_met" },
  ],
  [
    "a missing extends file leaves it open",
    "services:\n  app:\n    extends: {file: common.yml, service: base}\n",
    { unknown: [3] },
  ],
]);

test.each([
  ["CHOWN, SETUID, CHOWN", "CHOWN and SETUID"],
  ["CHOWN", "CHOWN"],
])("all that are added back without a reason are named: %s", (names, what) => {
  const texts = service("cap_drop: [ALL]", `cap_add: [${names}]`);
  expect(sentencesOf(capability, texts)).toEqual([
    `All capabilities are dropped, but without a reason added back: ${what}. State it in a comment on the line.`,
  ]);
});

test("all that are added beyond the default set are named, and none of it", () => {
  const texts = service("cap_drop: [ALL]", "cap_add: [CHOWN, SYS_TIME, IPC_LOCK]");
  const sentence = "Added beyond Docker’s default set: SYS_TIME and IPC_LOCK.";
  expect(sentencesOf(capability, texts)).toEqual([sentence]);
});

test.each([
  ["NET_ADMIN, SYS_TIME", "NET_ADMIN is added, one of the dangerous capabilities."],
  ["NET_ADMIN, CAP_NET_ADMIN", "NET_ADMIN is added, one of the dangerous capabilities."],
  ["NET_ADMIN, SYS_MODULE", "NET_ADMIN and SYS_MODULE are added, dangerous capabilities."],
  ["SYS_ADMIN, ALL", "Every capability is added."],
])("all dangerous capabilities are named: %s", (names, sentence) => {
  expect(sentencesOf(capability, service(`cap_add: [${names}]`))).toEqual([sentence]);
});
