import { expect, test } from "vitest";
import { sentencesOf, testDetector } from "./testing/test-detector";
import { workflowPermission } from "./workflow-permission";

const CI = ".github/workflows/ci.yml";
const JOBS = "jobs:\n  a:\n    steps: [{ run: echo }]\n";

testDetector({ ...workflowPermission, controls: ["SEC-4", "SEC-3"] }, [
  ["everything", `on: push\npermissions: write-all\n${JOBS}`, { fail: [2], answer: "partly" }],
  [
    "everything, for one job",
    "on: push\npermissions: {}\njobs:\n  a:\n    permissions: write-all\n    steps: []\n",
    { fail: [5], answer: "partly" },
  ],
  ["no permissions set is a hint", `on: push\n${JOBS}`, { unknown: [2], answer: null }],
  ["read only", `on: push\npermissions:\n  contents: read\n${JOBS}`, { answer: null }],
  [
    "each job has its own",
    "on: push\njobs:\n  a:\n    permissions: { contents: read }\n    steps: []\n",
    { answer: null },
  ],
  [
    "a login without a stored key is a hint",
    {
      [CI]: `on: push\npermissions: { id-token: write }\njobs:\n  a:\n    steps:\n      - uses: aws-actions/configure-aws-credentials@v5\n        with: { role-to-assume: x }\n`,
    },
    { pass: [`${CI}:6`], answer: null },
  ],
]);

const DEFAULT = "the token there has the organisation’s default, which may be everything.";
const OWN = "  pack:\n    permissions: { contents: read }\n    steps: []\n";

test.each([
  [
    "of the workflow",
    `on: push\npermissions: write-all\n${JOBS}`,
    "The workflow’s token may write everything.",
  ],
  [
    "of one job",
    "on: push\njobs:\n  a:\n    permissions: write-all\n    steps: []\n",
    "The token of this job may write everything.",
  ],
  ["that one job has not", `on: push\n${JOBS}${OWN}`, `No permissions are set for a: ${DEFAULT}`],
])("whose token it is is told: permissions %s", (_whose, text, sentence) => {
  expect(sentencesOf(workflowPermission, { [CI]: text })).toEqual([sentence]);
});
