import { expect, test } from "vitest";
import { examineTexts } from "@/lib/core/detectors/testing/test-detector";
import { canonicalJson } from "@/lib/core/digest/canonical-json";
import { CHECKLIST_SAMPLE } from "@/lib/core/model/samples/checklist";
import { TYPICAL_SAMPLE } from "@/lib/core/model/samples/typical";
import { scoreEvidence } from "@/lib/core/proposals/score";
import { controlText, findingText } from "./assessment-digest";
import { controlResults } from "./assessment-facts";
import { assessmentJson } from "./assessment-json";

const HOSTILE = {
  'a "quoted"\n\u0007 name/Dockerfile': "FROM node\nUSER root\nENV DB_PASSWORD=Hunter2-Tr0ub4dor\n",
  "compose.yaml":
    'services:\n  "we\\"b\\u2028":\n    build: .\n    privileged: true\n    volumes: [/var/run/docker.sock:/s]\n',
  ".plimsoll.yaml": 'components:\n  - name: "a \\"b\\""\n    paths: ["compose.yaml"]\n',
};

test.each([
  ["the checklist's sample", CHECKLIST_SAMPLE],
  ["the typical sample", TYPICAL_SAMPLE],
  ["hostile names", HOSTILE],
])(
  "%s: the text of a finding is the canonical JSON of all of it that is no sentence",
  (_, files) => {
    const evidence = examineTexts(files);
    const told = assessmentJson(scoreEvidence(evidence), { name: "plimsoll", version: "0.0.0" });
    const { findings } = JSON.parse(JSON.stringify(told)) as { findings: Told[] };
    expect(findings.length).toBeGreaterThan(5);
    expect(evidence.findings.map((finding) => findingText(finding))).toEqual(
      findings.map(factsOf).map(canonicalJson),
    );
  },
);

test.each([
  ["the checklist's sample", CHECKLIST_SAMPLE],
  ["the typical sample", TYPICAL_SAMPLE],
  [
    "a Dockerfile that isn't there",
    { "compose.yaml": 'services: {a: {build: {context: ., dockerfile: "no\\"where"}}}\n' },
  ],
])("%s: the text of a control is the canonical JSON of it", (_, files) => {
  const controls = controlResults(scoreEvidence(examineTexts(files)));
  expect(controls.map((control) => controlText(control))).toEqual(controls.map(canonicalJson));
  expect(new Set(controls.map(({ answer }) => answer)).size).toBeGreaterThan(1);
});

interface Told {
  readonly message: string;
  readonly related: readonly { readonly file: string; readonly line: number }[];
}

function factsOf({ message, related, ...facts }: Told) {
  return { ...facts, related: related.map(({ file, line }) => ({ file, line })) };
}
