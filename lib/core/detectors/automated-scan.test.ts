import { automatedScan } from "./automated-scan";
import { testDetector } from "./testing/test-detector";

const workflow = (on: string, run: string) =>
  `on:\n  ${on}\njobs:\n  a:\n    steps:\n      - run: ${run}\n`;
const NIGHTLY = ".github/workflows/nightly.yml";

testDetector(automatedScan, [
  [
    "a scan on a schedule is a hint",
    workflow("schedule: [{ cron: '1 2 * * *' }]", "trivy image r.example.com/shop:1"),
    { pass: [2], answer: null },
  ],
  ["a scan on a push is none", workflow("push: {}", "trivy image shop:1"), { answer: null }],
  [
    "a blocking scan of the build beside it hints at both",
    {
      [NIGHTLY]: workflow("schedule: [{ cron: '1 2 * * *' }]", "trivy image r.example.com/shop:1"),
      ".github/workflows/ci.yml": workflow(
        "push: {}",
        "docker build -t shop:1 . && trivy image --exit-code 1 shop:1",
      ),
    },
    { pass: [`${NIGHTLY}:2`, `${NIGHTLY}:2`], answer: null },
  ],
]);
