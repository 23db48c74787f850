import { resourceLimit } from "./resource-limit";
import { service } from "./testing/service";
import { testDetector } from "./testing/test-detector";

const deploy = (kind: string, ...lines: string[]) =>
  service("deploy:", "  resources:", `    ${kind}:`, ...lines.map((line) => `      ${line}`));

testDetector(resourceLimit, [
  ...(
    [
      ["536870912 1000000000 200", { pass: [2], answer: "met" }],
      ["536870912 1000000000 <nil>", { pass: [2], answer: "met" }],
      ["0 1000000000 0", { fail: [2], answer: "partly" }],
      // CPU may be limited by a quota.
      ["0 0 0", { fail: [2], answer: "partly" }],
      ["536870912 0 0", { answer: null }],
    ] as const
  ).map(
    ([output, expected]) =>
      [
        `an engine says ${output}`,
        `$ docker inspect -f '{{.HostConfig.Memory}} {{.HostConfig.NanoCpus}} {{.HostConfig.PidsLimit}}' app\n${output}\n`,
        expected,
      ] as const,
  ),
  [
    "an engine says that neither has a limit",
    "$ docker inspect -f '{{.HostConfig.Memory}}/{{.HostConfig.NanoCpus}}/{{.HostConfig.CpuQuota}}' app\n0/0/0\n",
    { fail: [2], answer: "not_met" },
  ],
  [
    "memory and CPU of deploy pass",
    deploy("limits", "cpus: '1.0'", "memory: 512M"),
    { pass: [7], answer: "met" },
  ],
  ["memory and CPU of the service pass", service("mem_limit: 512m", "cpus: 0.5"), { pass: [4] }],
  ["a CPU quota is a limit", service("mem_limit: 512m", "cpu_quota: 50000"), { pass: [4] }],
  ["none fails at the service", service(), { fail: [2], answer: "not_met" }],
  [
    "a limit that Compose refuses says nothing",
    service("mem_limit: lots", "cpus: 1"),
    { unknown: [4], answer: null },
  ],
  ["memory only is partly", service("mem_limit: 512m"), { fail: [2], answer: "partly" }],
  ["CPU only is partly", deploy("limits", "cpus: '1.0'"), { fail: [2], answer: "partly" }],
  ["0 CPUs are no limit", service("mem_limit: 512m", "cpus: 0"), { fail: [5], answer: "partly" }],
  [
    "reservations limit nothing",
    deploy("reservations", "cpus: '0.5'", "memory: 256M"),
    { fail: [2], answer: "not_met" },
  ],
  [
    "weights limit nothing",
    service("cpu_shares: 512", "mem_reservation: 64m"),
    { fail: [2], answer: "not_met" },
  ],
  [
    "variables can't be told",
    service("mem_limit: ${MEM}", "cpus: ${CPUS}"),
    { unknown: [4], answer: null },
  ],
  [
    "a variable beside a limit can't be told",
    service("mem_limit: ${MEM}", "cpus: 1"),
    { unknown: [4] },
  ],
  [
    "a variable beside nothing is partly at best",
    service("mem_limit: ${MEM}"),
    { fail: [2], answer: "partly" },
  ],
  ["defaults are limits", service("mem_limit: ${MEM:-512m}", "cpus: ${CPUS:-1}"), { pass: [4] }],
  [
    "an anchor carries limits",
    "x-l: &l\n  mem_limit: 1g\n  cpus: 1\nservices:\n  app:\n    <<: *l\n    image: a/b:1\n",
    { pass: [2] },
  ],
  [
    "one-shot jobs need limits, too",
    service('restart: "no"', "command: npm run migrate"),
    { fail: [2] },
  ],
]);
