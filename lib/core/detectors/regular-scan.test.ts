import { regularScan } from "./regular-scan";
import { testDetector } from "./testing/test-detector";
import { type Hole, trivyReport } from "./testing/trivy-report";

const COMPOSE = "services:\n  web:\n    image: shop:1\n";

/** The folder with a report of each day, named `0.json` and on, the newest last. */
const scanned = (...days: (string | readonly [string, Hole])[]) => ({
  "compose.yaml": COMPOSE,
  ...Object.fromEntries(
    days.map((day, index) => [
      `${index}.json`,
      typeof day === "string"
        ? trivyReport("shop:1", day)
        : trivyReport("shop:1", day[0], [day[1]]),
    ]),
  ),
});
const hole: Hole = { id: "CVE-2026-1", severity: "CRITICAL", fixed: "2", published: "2026-09-01" };

testDetector(regularScan, [
  ["no report", COMPOSE, { answer: null }],
  ["one of three", scanned("2026-11-20"), { unknown: ["0.json:4"], answer: null }],
  [
    "three within 30 days of each other",
    scanned("2026-09-25", "2026-10-25", "2026-11-20"),
    { pass: ["2.json:4"], answer: "met" },
  ],
  [
    "three on one day are one",
    scanned("2026-11-20", "2026-11-20", "2026-11-20"),
    { unknown: ["0.json:4"], answer: null },
  ],
  [
    "one was missed",
    scanned("2026-09-01", "2026-10-25", "2026-11-20"),
    { fail: ["2.json:4"], answer: "partly" },
  ],
  [
    "years between them are no habit",
    scanned("2024-09-01", "2025-10-25", "2026-11-20"),
    { unknown: ["2.json:4"], answer: null },
  ],
  [
    "a deadline was missed",
    scanned("2026-09-25", ["2026-10-25", hole], "2026-11-20"),
    { fail: ["1.json:8"], answer: "partly" },
  ],
  [
    "mended within its deadline",
    scanned("2026-09-25", ["2026-10-25", { ...hole, published: "2026-10-20" }], "2026-11-20"),
    { pass: ["2.json:4"], answer: "met" },
  ],
  [
    "a report to come doesn’t count",
    scanned("2026-10-25", "2026-11-20", "2026-11-24"),
    { unknown: ["1.json:4"], answer: null },
  ],
]);
