import { monitoringHint } from "./monitoring-hint";
import { service } from "./testing/service";
import { testDetector } from "./testing/test-detector";

testDetector(monitoringHint, [
  [
    "a monitoring image is a hint, never an answer",
    "services:\n  m:\n    image: prom/prometheus:v3\n  g:\n    image: grafana/grafana:12\n",
    { pass: [3, 5], answer: null },
  ],
  [
    "one that watches behaviour hints at threat detection, too",
    "services:\n  f:\n    image: falcosecurity/falco:0.43\n",
    { pass: [3, 3], answer: null },
  ],
  ["another image says nothing", service(), { answer: null }],
]);
