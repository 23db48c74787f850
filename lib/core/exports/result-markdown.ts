import { effortTexts, stepKindTexts } from "@/lib/core/model/text/en/catalogue";
import { formatDay } from "@/lib/core/model/text/en/day";
import { loadLineSentence } from "@/lib/core/model/text/en/load-line";
import {
  controlName,
  lintSentence,
  requirementTitle,
  stepReason,
  summarySentence,
} from "@/lib/core/model/text/en/result";
import type { ControlId } from "@/lib/core/model/words";
import type { Assessment, RequirementResult, Roadmap, Step } from "@/lib/core/scoring/types";
import { markdownText } from "./markdown-text";

/** What a page of Markdown about a project is made of. */
export interface ResultDocument {
  readonly project: string;
  /** `YYYY-MM-DD`, the day that the assessment speaks of. */
  readonly asOf: string;
  readonly assessment: Assessment;
  readonly roadmap: Roadmap;
  /** Who does what, as people typed it. */
  readonly owners: { readonly [control in ControlId]?: string | null };
  /** `YYYY-MM-DD` by control. */
  readonly dueDates: { readonly [control in ControlId]?: string | null };
}

/**
 * The result and the roadmap as Markdown to paste elsewhere: the level, what blocks the target,
 * the open questions, and the steps with owner and date.
 * @throws RangeError When a date is not a day of the calendar.
 */
export function resultMarkdown(document: ResultDocument): string {
  const { assessment, roadmap } = document;
  const { target } = assessment;
  const sections = [
    head(document),
    section(
      `What blocks level ${target}`,
      blockers(assessment),
      "Nothing found stands against it.",
    ),
    section(`Open questions up to level ${target}`, questions(assessment), "None."),
    section(
      `Steps to level ${target}`,
      stepTable(roadmap.gating, document),
      "None: the answers reach it.",
    ),
    section("Recommended, no level waits for them", stepTable(roadmap.recommended, document)),
    section("Answered met, to be proven", stepTable(roadmap.proving, document)),
    section("Check of the answers", assessment.lint.map(lintSentence).map(bullet)),
  ];
  return `${sections.filter((text) => text !== "").join("\n\n")}\n`;
}

function head({ project, asOf, assessment }: ResultDocument): string {
  const { answered, total } = assessment.progress;
  const coverage =
    assessment.coverage === null
      ? ""
      : ` Coverage ${assessment.coverage} of 100, weighted by risk.`;
  return [
    `# Container security of ${markdownText(project)}, ${formatDay(asOf)}`,
    `**${levelLine(assessment)}**`,
    summarySentence(assessment),
    `${answered} of ${total} answered.${coverage}`,
  ].join("\n\n");
}

/** "Below basic" would blame a team for what nobody has said yet: the summary says it in full. */
function levelLine(assessment: Assessment): string {
  return assessment.declared === 0 ? `Target ${assessment.target}` : loadLineSentence(assessment);
}

/** A heading with its lines; without lines what stands instead, or nothing at all. */
function section(title: string, lines: readonly string[], instead?: string): string {
  if (lines.length > 0) return `## ${title}\n\n${lines.join("\n")}`;
  return instead ? `## ${title}\n\n${instead}` : "";
}

/** What is answered partly or not met, then what the team's files contradict. */
function blockers(assessment: Assessment): readonly string[] {
  const requirements = requirementsUpToTarget(assessment);
  const asked = new Set(requirements.flatMap(({ controls }) => controls));
  const contradictions = assessment.lint.filter(
    ({ code, control }) => code === "contradiction" && control && asked.has(control),
  );
  const broken = requirements.filter((requirement) => requirement.broken.length > 0);
  return [
    ...broken.map(
      ({ id, level, broken }) =>
        `Level ${level}, ${requirementTitle(id).toLowerCase()}: ${broken.map(nameWithId).join(", ")}`,
    ),
    ...contradictions.map(lintSentence),
  ].map(bullet);
}

function questions(assessment: Assessment): readonly string[] {
  const asked = new Set<ControlId>();
  return requirementsUpToTarget(assessment).flatMap(({ level, blocking, broken }) => {
    const fresh = blocking.filter((id) => !broken.includes(id) && !asked.has(id));
    for (const id of fresh) asked.add(id);
    return fresh.map((id) => bullet(`Level ${level}: ${nameWithId(id)}`));
  });
}

function requirementsUpToTarget(assessment: Assessment): readonly RequirementResult[] {
  return assessment.levels
    .filter(({ level }) => level <= assessment.target)
    .flatMap(({ requirements }) => requirements);
}

function stepTable(steps: readonly Step[], document: ResultDocument): readonly string[] {
  if (steps.length === 0) return [];
  return [
    "| Step | Why | Kind | Effort | Owner | Due | Level after it |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...steps.map((step, place) => stepRow(step, place + 1, document)),
  ];
}

function stepRow(step: Step, place: number, { owners, dueDates, asOf }: ResultDocument): string {
  const due = dueDates[step.control];
  const cells = [
    `${place}. ${nameWithId(step.control)}`,
    stepReason(step),
    stepKindTexts[step.kind].label,
    effortTexts[step.effort].label,
    markdownText(owners[step.control] ?? "") || "nobody yet",
    due ? `${formatDay(due)}${due < asOf ? ", overdue" : ""}` : "no date",
    step.levelAfter === null ? "not assessed" : levelAfter(step.levelAfter),
  ];
  return `| ${cells.join(" | ")} |`;
}

function levelAfter(level: NonNullable<Step["levelAfter"]>): string {
  return level === 0 ? "below 1" : String(level);
}

function nameWithId(control: ControlId): string {
  return `${controlName[control]} (${control})`;
}

function bullet(line: string): string {
  return `- ${line}`;
}
