import { networkPolicy } from "./network-policy";
import { service } from "./testing/service";
import { testDetector } from "./testing/test-detector";

const SETTINGS = "version: 1\nplatform: compose\n";

testDetector(networkPolicy, [
  ["a Compose file alone proves nothing", service(), { answer: null }],
  [
    "the project's settings do",
    { "compose.yaml": service(), ".plimsoll.yaml": SETTINGS },
    { not_applicable: ["compose.yaml:2"], answer: "not_applicable" },
  ],
  [
    "not for Kubernetes",
    { "compose.yaml": service(), ".plimsoll.yaml": "version: 1\nplatform: kubernetes\n" },
    {},
  ],
  [
    "not beside manifests",
    {
      "compose.yaml": service(),
      "pod.yaml": "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: []}\n",
      ".plimsoll.yaml": SETTINGS,
    },
    {},
  ],
]);
