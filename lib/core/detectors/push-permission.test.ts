import { pushPermission } from "./push-permission";
import { testDetector } from "./testing/test-detector";

const BUILD = "  build:\n    runs-on: x\n    steps: [{ run: make }]\n";
const release = (permissions: string) =>
  `  release:\n    runs-on: x\n${permissions}    steps:\n      - run: docker push ghcr.io/acme/app:1.2\n`;
const workflow = (top: string, ...jobs: string[]) => ({
  ".github/workflows/ci.yml": `on: push\n${top}jobs:\n${jobs.join("")}`,
});

testDetector(pushPermission, [
  [
    "only the job that pushes may",
    workflow("", BUILD, release("    permissions: { packages: write }\n")),
    { pass: [".github/workflows/ci.yml:8"], answer: null },
  ],
  [
    "every job may",
    workflow("permissions: { packages: write }\n", BUILD, release("")),
    { unknown: [".github/workflows/ci.yml:2"], answer: null },
  ],
  [
    "every job is the one that pushes",
    workflow("permissions: { packages: write }\n", release("")),
    {},
  ],
  [
    "others have permissions of their own",
    workflow(
      "permissions: { packages: write }\n",
      BUILD.replace("steps", "permissions: {}\n    steps"),
      release(""),
    ),
    {},
  ],
  ["nobody may", workflow("permissions: { contents: read }\n", BUILD, release("")), {}],
]);
