import type { ControlId, LevelReached } from "@/lib/core/model/words";
import type {
  AreaResult,
  Assessment,
  LevelResult,
  LintCode,
  LintResult,
  MistakeResult,
  RequirementResult,
  Step,
} from "@/lib/core/scoring/types";
import { areaStateTexts, areaTexts, requirementTitles } from "./catalogue";
import { mistakeTexts } from "./strategy";

/** A control in a few words, to stand inside a sentence or a list. */
export const controlName = {
  "IMG-1": "minimal base images",
  "IMG-2": "specific image tags",
  "IMG-3": "image scans",
  "IMG-4": "base image updates",
  "IMG-5": "distroless images",
  "IMG-6": "unnecessary packages",
  "CTR-1": "non-root user",
  "CTR-2": "read-only filesystem",
  "CTR-3": "resource limits",
  "CTR-4": "dropped capabilities",
  "CTR-5": "no new privileges",
  "SEC-1": "secrets in the repository",
  "SEC-2": "secrets management",
  "SEC-3": "secret rotation",
  "SEC-4": "least privilege for secrets",
  "SEC-5": "secrets encrypted at rest",
  "NET-1": "network isolation",
  "NET-2": "network policies",
  "NET-3": "exposed ports",
  "NET-4": "encrypted traffic",
  "RUN-1": "logging",
  "RUN-2": "container monitoring",
  "RUN-3": "health checks",
  "RUN-4": "restart policies",
  "RUN-5": "communication between containers",
  "BLD-1": "multi-stage builds",
  "BLD-2": "secrets in the build",
  "BLD-3": ".dockerignore",
  "BLD-4": "scans during the build",
  "BLD-5": "image signing",
  "REG-1": "private registries",
  "REG-2": "registry authentication",
  "REG-3": "HTTPS to the registry",
  "REG-4": "scans of stored images",
  "REG-5": "registry access",
  "PRG-1": "basic scanning",
  "PRG-2": "regular scanning",
  "PRG-3": "automated scanning",
  "PRG-4": "advanced monitoring",
  "PRG-5": "compliance checks",
  "PRG-6": "full audit logging",
  "PRG-7": "advanced threat detection",
  "PRG-8": "compliance automation",
  "PRG-9": "security policies",
  "PRG-10": "incident response",
} satisfies Record<ControlId, string>;

/** The title of a requirement, of the catalogue or of a strict policy. */
export function requirementTitle(id: RequirementResult["id"]): string {
  switch (id) {
    case "strict-1":
    case "strict-2":
    case "strict-3":
    case "strict-4":
      return "Added by the strict policy";
    default:
      return requirementTitles[id];
  }
}

// A strict policy can make one level wait for twenty controls: a sentence is no list.
const NAMED_AT_MOST = 8;

/**
 * The one sentence about a set of answers: what is proven or declared, and what stands between it
 * and the next level. Takes an assessment, returns one to four short sentences.
 */
export function summarySentence(assessment: Assessment): string {
  const { declared, verified, target } = assessment;
  if (declared === null) return "Not assessed: answer the four basics";

  const next = assessment.levels.find((level) => level.level === declared + 1);
  const said = [standing(declared, verified)];
  if (declared >= target) said.push(targetReached(assessment));
  else if (next && declared === 0) said.push(wayToLevelOne(next, assessment.ceiling));
  else if (next) said.push(wayTo(next));
  said.push(contradicted(assessment, next));
  return said.filter((sentence) => sentence !== "").join(" ");
}

/** An area in one line: its state and how many of its controls are in place and answered. */
export function areaSentence(area: AreaResult): string {
  const head = `${areaTexts[area.area].name}: ${lowerFirst(areaStateTexts[area.state].label)}`;
  if (area.state === "not_assessed") {
    return area.answered === 0
      ? `${head}, 0 of ${area.total} answered.`
      : `${head}, ${area.answered} of ${area.total} answered, all with “don't know”.`;
  }
  return `${head}, ${area.inPlace} of ${area.total} met or not applicable, ${area.answered} answered.`;
}

/** What satisfies a requirement, or what breaks it and what it waits for. */
export function requirementSentence(requirement: RequirementResult): string {
  if (requirement.state === "satisfied") {
    return requirement.by.length === 0
      ? "Satisfied: nothing is asked here."
      : `Satisfied by ${list(requirement.by, nameWithId)}.`;
  }
  const waiting = unsaid([requirement]);
  const parts = [
    requirement.broken.length > 0 &&
      `Broken by ${counted(requirement.broken, "control", nameWithId)}.`,
    waiting.length > 0 && `Waits for ${counted(waiting, "answer", nameWithId)}.`,
  ];
  return parts.filter((part) => part !== false).join(" ");
}

/** What a check of the answers found, in one sentence. */
export function lintSentence(lint: LintResult): string {
  const subject = lint.control ? upperFirst(nameWithId(lint.control)) : "An answer";
  switch (lint.code) {
    case "contradiction":
      return `${subject}: the team's files show less than the answer says.`;
    case "met-without-evidence":
      return `${subject} is answered met, without evidence.`;
    case "stale-evidence":
      return `${subject}: the evidence is too old to count.`;
    case "reason-says-nothing":
      return `${subject} is answered not applicable, with a reason that says nothing.`;
    case "many-not-applicable":
      return "More than a quarter of the controls that the levels ask for are answered not applicable.";
    case "criterion-needs-control":
      return lint.needs
        ? `${subject} is answered met, but its criterion also asks for ${nameWithId(lint.needs)}, which is not met.`
        : `${subject} is answered met, but its criterion also asks for a control that is not met.`;
  }
}

/**
 * What a check of the answers found in several of them; the list of their controls comes after it.
 * Null where each has a sentence of its own to say.
 */
export function lintGroupSentence(code: LintCode, count: number): string | null {
  const answers = count === 1 ? "1 answer" : `${count} answers`;
  const verb = (one: string, many: string) => (count === 1 ? one : many);
  switch (code) {
    case "contradiction":
      return `${answers} ${verb("says", "say")} more than the team's files show`;
    case "met-without-evidence":
      return `${answers} ${verb("says", "say")} met without evidence`;
    case "stale-evidence":
      return `${answers} ${verb("rests", "rest")} on evidence too old to count`;
    case "reason-says-nothing":
      return `${answers} ${verb("says", "say")} not applicable with a reason that says nothing`;
    case "many-not-applicable":
    case "criterion-needs-control":
      return null;
  }
}

/** One of the five common mistakes, and where it shows. */
export function mistakeSentence(mistake: MistakeResult): string {
  const { title, meaning } = mistakeTexts[mistake.mistake];
  const where =
    mistake.controls.length === 0 ? "" : ` It shows in ${list(mistake.controls, nameWithId)}.`;
  return `${title}. ${meaning}${where}`;
}

/** Why a step stands on the roadmap. */
export function stepReason(step: Pick<Step, "reason">): string {
  return stepReasons[step.reason];
}

const stepReasons = {
  not_met: "Answered not met.",
  partly: "Answered partly, and a level never counts partly.",
  unknown: "Somebody looked and could not say.",
  unanswered: "Nobody has said yet.",
  unproven: "Answered met, but nothing recent proves it.",
} satisfies Record<Step["reason"], string>;

/** Where the answers stand; silent below level 1, where "waits for" and "broken by" say more. */
function standing(declared: LevelReached, verified: LevelReached | null): string {
  if (declared === 0) return "";
  if (verified === null) return `Declared level ${declared}, nothing proven yet.`;
  if (verified === 0) return `Declared level ${declared}, level 1 is not fully proven yet.`;
  if (verified === declared) return `Verified level ${verified}.`;
  return `Verified level ${verified}, declared level ${declared}.`;
}

function targetReached({ declared, verified, target }: Assessment): string {
  if (verified === 4) return "Every requirement of all four levels is proven.";
  const reached =
    verified !== null && verified >= target
      ? `Target ${target} is reached.`
      : `Target ${target} is reached by declaration only.`;
  return declared === 4
    ? `Every requirement of all four levels is declared satisfied, not all are proven. ${reached}`
    : reached;
}

function wayToLevelOne(level: LevelResult, ceiling: LevelReached | null): string {
  const way = wayTo(level);
  const isBroken = level.requirements.some((requirement) => requirement.broken.length > 0);
  if (isBroken || ceiling === null || ceiling === 0) return way;
  return `Nothing found stands against level ${ceiling}; ${lowerFirst(way)}`;
}

function wayTo(level: LevelResult): string {
  const broken = unique(level.requirements.flatMap((requirement) => requirement.broken));
  const waiting = unsaid(level.requirements);
  const waits = `waits for ${counted(waiting, "answer", shortName)}.`;
  if (broken.length === 0) return `Level ${level.level} ${waits}`;
  const breaks = `Level ${level.level} is broken by ${counted(broken, "control", shortName)}.`;
  return waiting.length === 0 ? breaks : `${breaks} It also ${waits}`;
}

/** Contradictions that bear on what the sentence has said: those up to the next level. */
function contradicted(assessment: Assessment, next: LevelResult | undefined): string {
  const upTo = next?.level ?? 4;
  const spokenOf = new Set(
    assessment.levels
      .filter((level) => level.level <= upTo)
      .flatMap((level) => level.requirements)
      .flatMap((requirement) => requirement.controls),
  );
  const controls = assessment.lint.flatMap((lint) =>
    lint.code === "contradiction" && lint.control && spokenOf.has(lint.control)
      ? [lint.control]
      : [],
  );
  if (controls.length === 0) return "";
  return `The team's files contradict ${counted(unique(controls), "answer", shortName)}.`;
}

function unsaid(requirements: readonly RequirementResult[]): readonly ControlId[] {
  return unique(
    requirements.flatMap((requirement) =>
      requirement.blocking.filter((control) => !requirement.broken.includes(control)),
    ),
  );
}

function unique(controls: readonly ControlId[]): readonly ControlId[] {
  return [...new Set(controls)];
}

function counted(
  controls: readonly ControlId[],
  noun: "answer" | "control",
  word: (control: ControlId) => string,
): string {
  const many = controls.length === 1 ? "" : "s";
  return `${controls.length} ${noun}${many}: ${list(controls, word)}`;
}

function list(controls: readonly ControlId[], word: (control: ControlId) => string): string {
  if (controls.length <= NAMED_AT_MOST) return controls.map(word).join(", ");
  const named = controls.slice(0, NAMED_AT_MOST - 1);
  return `${named.map(word).join(", ")} and ${controls.length - named.length} more`;
}

function shortName(control: ControlId): string {
  return controlName[control];
}

function nameWithId(control: ControlId): string {
  return `${controlName[control]} (${control})`;
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
