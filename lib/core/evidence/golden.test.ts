import { describe, expect, test } from "vitest";
import { examineTexts } from "@/lib/core/detectors/testing/test-detector";
import { CHECKLIST_SAMPLE } from "@/lib/core/model/samples/checklist";
import { TYPICAL_SAMPLE } from "@/lib/core/model/samples/typical";
import { CONTROL_IDS } from "@/lib/core/model/words";

/** Answers by answer, controls in the checklist's order; `open` is what the files speak about and leave open. */
function answersOf(evidence: ReturnType<typeof examineTexts>) {
  const answers: Record<string, string> = {};
  for (const id of CONTROL_IDS) {
    const proposal = evidence.proposals.get(id);
    if (!proposal) continue;
    const answer = proposal.answer ?? "open";
    answers[answer] = `${answers[answer] ?? ""} ${id}`.trim();
  }
  return answers;
}

const { "compose.yaml": compose, Dockerfile: dockerfile } = CHECKLIST_SAMPLE;

describe("images, containers, networks, runtime and pipelines", () => {
  test("of the checklist's production sample, pasted, and a Dockerfile it doesn't name", () => {
    const evidence = examineTexts(
      { "compose.yaml": compose, Dockerfile: dockerfile },
      { complete: false },
    );
    expect(answersOf(evidence)).toEqual({
      met: "IMG-1 IMG-2 IMG-6 CTR-1 CTR-2 CTR-3 CTR-4 CTR-5 SEC-2 NET-1 NET-3 RUN-1 RUN-4",
      partly: "IMG-5",
      not_met: "IMG-4 RUN-3",
      not_applicable: "RUN-5 BLD-1",
      open: "IMG-3 SEC-1 SEC-5",
    });
    expect(evidence.notLookedAt).toEqual(["Dockerfile.prod"]);
  });

  test("of a typical repository", () => {
    expect(answersOf(examineTexts(TYPICAL_SAMPLE))).toEqual({
      met: "IMG-1 IMG-2 IMG-6 CTR-1 SEC-1 NET-3 RUN-4 RUN-5 BLD-1 PRG-1",
      partly: "IMG-5 SEC-2 NET-1 RUN-3 BLD-4",
      not_met: "CTR-2 CTR-3 CTR-4 CTR-5",
      open: "IMG-3 IMG-4 NET-4 RUN-1",
    });
  });

  test("of the checklist's multi-stage Dockerfile", () => {
    expect(answersOf(examineTexts(CHECKLIST_SAMPLE["multi-stage/Dockerfile"]))).toEqual({
      met: "IMG-1 IMG-2 IMG-6 BLD-1",
      partly: "IMG-5",
      not_met: "IMG-4 CTR-1 RUN-3",
      open: "SEC-1",
    });
  });
});
