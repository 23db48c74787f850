import type { Finding } from "@/lib/core/evidence/finish";
import { CONTROLS } from "@/lib/core/model/controls";
import { CONTROL_TEXT } from "@/lib/core/model/text/en";
import { answerTexts } from "@/lib/core/model/text/en/catalogue";
import { formatDay } from "@/lib/core/model/text/en/day";
import { fileErrorSentence } from "@/lib/core/model/text/en/files";
import { loadLineSentence } from "@/lib/core/model/text/en/load-line";
import { openQuestions, proofSentence } from "@/lib/core/model/text/en/proof";
import { controlName } from "@/lib/core/model/text/en/result";
import type { ControlId } from "@/lib/core/model/words";
import type { ScoredEvidence } from "@/lib/core/proposals/score";
import { assessmentDigest } from "./assessment-digest";
import { nextSentence } from "./assessment-json";
import { markdownText } from "./markdown-text";

/**
 * An assessment of files as Markdown to paste elsewhere: the sentence, what is broken with file and line, what is proven,
 * what only people can answer, the steps. Names from the files mean nothing in it.
 */
export function assessmentMarkdown(scored: ScoredEvidence, name: string): string {
  const { evidence, assessment } = scored;
  const sections = evidence.assessable
    ? [
        head(scored, name),
        section("Broken", byControl(scored, "fail")),
        section("Cannot tell from these files", byControl(scored, "unknown")),
        section("Proven", proven(scored)),
        section(
          "Only people can answer",
          openQuestions(assessment).map((id) => `- ${id}: ${CONTROL_TEXT[id].question}`),
        ),
        section(`Steps to level ${assessment.target}`, steps(scored)),
        section("Files with errors", errors(scored)),
        `\`${assessmentDigest(scored)}\``,
      ]
    : [title(scored, name), nextSentence(scored), section("Files with errors", errors(scored))];
  return `${sections.filter((text) => text !== "").join("\n\n")}\n`;
}

function title({ evidence }: ScoredEvidence, name: string): string {
  return `# Container security of ${markdownText(name)}, ${formatDay(evidence.asOf)}`;
}

function head(scored: ScoredEvidence, name: string): string {
  const { assessment, evidence } = scored;
  const { proven: known, next, open } = proofSentence(assessment);
  const seen = evidence.complete ? "a whole folder" : "single files";
  return [
    title(scored, name),
    `**${[known, next, open].filter((part) => part !== "").join(" ")}**`,
    `${loadLineSentence(assessment)}. ${assessment.progress.answered} of ${assessment.progress.total} answered. Read: ${evidence.files.length} files, ${seen}.`,
  ].join("\n\n");
}

function section(heading: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : `## ${heading}\n\n${lines.join("\n")}`;
}

function byControl({ evidence, answers }: ScoredEvidence, outcome: "fail" | "unknown") {
  return CONTROLS.flatMap(({ id }) => {
    const answer = answers[id]?.answer;
    if (outcome === "unknown" && answer) return [];
    const found = evidence.findings.filter(
      (finding) => finding.control === id && finding.outcome === outcome && finding.shipped,
    );
    if (found.length === 0) return [];
    return [
      `- **${nameWithId(id)}**${answer ? `: ${answerTexts[answer].label.toLowerCase()}` : ""}`,
      ...found.map(
        (finding) =>
          `  - ${place(finding)} ${markdownText(finding.subject)}: ${markdownText(finding.sentence)}`,
      ),
    ];
  });
}

function proven({ answers, evidence }: ScoredEvidence): readonly string[] {
  return CONTROLS.flatMap(({ id }) => {
    const state = answers[id];
    if (state?.strength !== "verified") return [];
    if (state.answer !== "met" && state.answer !== "not_applicable") return [];
    const [first] = evidence.proposals.get(id)?.findings ?? [];
    const word = state.answer === "met" ? "" : ", not applicable";
    return [`- ${nameWithId(id)}${word}${first ? `, ${place(first)}` : ""}`];
  });
}

function steps({ roadmap }: ScoredEvidence): readonly string[] {
  return roadmap.gating.map(
    ({ control, levelAfter }, index) =>
      `${index + 1}. ${nameWithId(control)}${levelAfter ? ` (level ${levelAfter} after it)` : ""}`,
  );
}

function errors({ evidence }: ScoredEvidence): readonly string[] {
  return evidence.files.flatMap(({ path, errors: found }) =>
    found.map((error) => {
      const at = error.line === null ? path : `${path}:${error.line}`;
      return `- ${markdownText(at)}: ${markdownText(fileErrorSentence(error))}`;
    }),
  );
}

function place({ file, line }: Finding): string {
  return markdownText(`${file}:${line}`);
}

function nameWithId(control: ControlId): string {
  return `${controlName[control]} (${control})`;
}
