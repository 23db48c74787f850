import type { ExaminedFile } from "@/lib/core/evidence/examine";
import type { Finding } from "@/lib/core/evidence/finish";
import { READ_KINDS } from "@/lib/core/evidence/kinds";
import { CONTROLS, controlById } from "@/lib/core/model/controls";
import { CONTROL_TEXT } from "@/lib/core/model/text/en";
import { stepKindTexts } from "@/lib/core/model/text/en/catalogue";
import { fileErrorSentence, fileNoteSentence } from "@/lib/core/model/text/en/files";
import { controlName, lintSentence, requirementTitle } from "@/lib/core/model/text/en/result";
import { type ControlId, LEVELS } from "@/lib/core/model/words";
import { acceptedRisks } from "@/lib/core/proposals/accepted";
import type { ScoredEvidence } from "@/lib/core/proposals/score";
import { nextSentence } from "./assessment-json";
import { type Paint, PLAIN } from "./paint";
import { visible } from "./visible";

/** A list that is longer ends with how many more there are; JSON has them all. */
const MOST_LINES = 20;

/**
 * An assessment for a terminal: what was read, the load line in characters, what is broken with file and line, what is
 * proven, what only people can answer, the next three steps. State is said in words and marks, never by colour alone;
 * what files say is made safe to print.
 */
export function assessmentText(scored: ScoredEvidence, paint: Paint = PLAIN): string {
  const sections = [
    head(scored, paint),
    ...(scored.evidence.assessable
      ? [
          loadLine(scored, paint),
          components(scored, paint),
          broken(scored, paint),
          people(scored, paint),
          proven(scored, paint),
          open(scored, paint),
          accepted(scored, paint),
          doubts(scored, paint),
          notShipped(scored, paint),
          steps(scored, paint),
        ]
      : []),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function head(scored: ScoredEvidence, paint: Paint): readonly string[] {
  const { files, asOf, complete } = scored.evidence;
  const unread = files.filter(isUnread).map(({ path, kind }) => visible(`${path} (${kind})`));
  const known = files.filter(({ kind }) => READ_KINDS.has(kind) && kind !== "text").length;
  return [
    ...(unread.length > 0
      ? [paint.open(`Not read yet, so nothing follows from what is absent: ${listed(unread, 6)}.`)]
      : []),
    paint.strong(nextSentence(scored)),
    paint.faint(
      `${plural(files.length, "file")}, ${known} about containers, as of ${asOf}${complete ? "" : ", seen in part: nothing follows from what is absent"}.`,
    ),
    ...atMost(files.flatMap((file) => complaints(file, paint))),
  ];
}

function isUnread({ notes }: ExaminedFile): boolean {
  return notes.some(({ code }) => code === "unsupported");
}

function complaints({ path, errors, notes }: ExaminedFile, paint: Paint): readonly string[] {
  return [
    ...errors.map((error) =>
      paint.bad(`${place(path, error.line)}  error: ${visible(fileErrorSentence(error))}`),
    ),
    ...notes
      .filter(({ code }) => code !== "unsupported")
      .map((note) => `${place(path, note.line)}  note: ${visible(fileNoteSentence(note))}`),
  ];
}

/** `0 ──── 1 ━━━━ 2 …`: what is proven is drawn thick, the rest is named under the line. */
function loadLine({ assessment }: ScoredEvidence, paint: Paint): readonly string[] {
  const { declared, verified, ceiling, target, coverage, progress, skippedBasics } = assessment;
  const line = LEVELS.map((level) => {
    const isProven = verified !== null && verified >= level;
    const drawn = `${isProven ? "━━━━━━━" : "───────"} ${level}`;
    return isProven ? paint.good(drawn) : drawn;
  });
  const skipped = skippedBasics.map(requirementTitle).join(", ");
  return [
    `0 ${line.join(" ")}`,
    `verified ${said(verified)} · declared ${said(declared)} · ceiling ${said(ceiling)} · target ${target}`,
    `${progress.answered} of ${progress.total} answered · coverage ${coverage === null ? "–" : `${coverage} of 100`}`,
    ...(skipped === ""
      ? []
      : [
          paint.bad(
            `Skipped basics: level 1 is broken, while this of higher levels is in place: ${skipped}.`,
          ),
        ]),
  ];
}

function said(value: number | null): string {
  return value === null ? "–" : String(value);
}

/** Which component holds the whole down. */
function components(
  { components: scored, evidence, assessment }: ScoredEvidence,
  paint: Paint,
): readonly string[] {
  const names = new Set(evidence.settings.components.map(({ name }) => name));
  if (names.size === 0) return [];
  return [
    paint.strong("Components: the lowest is the level of the whole"),
    ...scored.map(({ name, assessment: { declared, verified, ceiling } }) => {
      const isLowest = declared === assessment.declared && scored.length > 1;
      const line = `  ${visible(name)}: verified ${said(verified)} · declared ${said(declared)} · ceiling ${said(ceiling)}`;
      return isLowest ? `${line} · ${paint.open("the lowest")}` : line;
    }),
    ...[...names]
      .filter((name) => !scored.some((one) => one.name === name))
      .map((name) => `  ${visible(name)}: nothing to assess in it`),
  ];
}

function broken({ evidence, answers }: ScoredEvidence, paint: Paint): readonly string[] {
  const failing = evidence.findings.filter(
    ({ outcome, shipped, basis }) => outcome === "fail" && shipped && basis !== "hint",
  );
  const controls = byControl(failing).sort(
    ([a], [b]) => controlById(a).expectedLevel - controlById(b).expectedLevel,
  );
  if (controls.length === 0) return [];
  return [
    paint.strong(`Broken: ${plural(controls.length, "control")}`),
    ...controls.flatMap(([control, findings]) => {
      const answer = answers[control];
      const about = `${answer ? `${worded(answer.answer)} · ` : ""}expected at level ${controlById(control).expectedLevel}`;
      return [
        `  ${paint.bad("✗")} ${control} ${controlName[control]} ${paint.faint(`· ${about}`)}`,
        ...atMost(findings.map((finding) => `      ${told(finding)}`)),
      ];
    }),
  ];
}

/** What `.plimsoll.yaml` answers, and where files speak against it. */
function people(
  { evidence, answers, contradictions }: ScoredEvidence,
  paint: Paint,
): readonly string[] {
  const given = evidence.settings.answers;
  if (given.length === 0) return [];
  return [
    paint.strong(`Answered in .plimsoll.yaml (${given.length})`),
    ...given.map(({ control, answer, by, date }) => {
      const isContradicted = contradictions.some((one) => one.control === control);
      const against = evidence.proposals
        .get(control)
        ?.findings.find(({ outcome }) => isContradicted && outcome === "fail");
      const about = [worded(answer), answers[control]?.strength, by, date].filter(Boolean);
      const line = `  ${control} ${controlName[control]} · ${visible(about.join(" · "))}`;
      if (!against) return line;
      return `${line} · ${paint.bad(`contradicted by ${place(against.file, against.line)}`)}`;
    }),
  ];
}

function proven({ evidence, answers }: ScoredEvidence, paint: Paint): readonly string[] {
  const controls = CONTROLS.filter(({ id }) => {
    const state = answers[id];
    return (
      state?.strength === "verified" &&
      (state.answer === "met" || state.answer === "not_applicable")
    );
  });
  if (controls.length === 0) return [];
  return [
    paint.strong(`Proven: ${plural(controls.length, "control")}`),
    ...controls.map(({ id }) => {
      const findings = evidence.proposals.get(id)?.findings ?? [];
      const first = findings.find(({ outcome }) => outcome !== "unknown");
      const more = findings.length > 1 ? ` and ${findings.length - 1} more` : "";
      const at = first ? paint.faint(`  ${place(first.file, first.line)}${more}`) : "";
      const notApplicable = answers[id]?.answer === "not_applicable" ? " · not applicable" : "";
      return `  ${paint.good("✓")} ${id} ${controlName[id]}${notApplicable}${at}`;
    }),
  ];
}

/** The questions up to the target that no file decides, each with what the files do show. */
function open({ evidence, answers, assessment }: ScoredEvidence, paint: Paint): readonly string[] {
  const asked = CONTROLS.filter(
    ({ id, expectedLevel }) => !answers[id] && expectedLevel <= assessment.target,
  );
  if (asked.length === 0) return [];
  const shown = byControl(
    evidence.findings.filter(
      ({ outcome, basis, shipped }) => shipped && (outcome === "unknown" || basis === "hint"),
    ),
  );
  return [
    paint.strong(
      `For people to answer, since no file here does: ${plural(asked.length, "question")} up to level ${assessment.target}`,
    ),
    ...asked.flatMap(({ id }) => [
      `  ${paint.open("?")} ${id} ${CONTROL_TEXT[id].question}`,
      ...atMost(
        (shown.find(([control]) => control === id)?.[1] ?? []).map((finding) =>
          paint.faint(`      ${told(finding)}`),
        ),
      ),
    ]),
  ];
}

function accepted({ evidence }: ScoredEvidence, paint: Paint): readonly string[] {
  const risks = acceptedRisks(evidence);
  if (risks.length === 0) return [];
  return [
    paint.strong("Accepted risks: they change no answer"),
    ...risks.map(({ control, subject, until, reason, expired, findings }) => {
      const whose = subject === "*" ? "every subject" : visible(subject);
      const day = expired ? paint.bad(`expired ${until}`) : `until ${until}`;
      const idle = findings.length === 0 ? paint.open(" · nothing like it was found") : "";
      return `  ${control} ${whose}, ${day}: ${visible(reason)}${idle}`;
    }),
  ];
}

/** What a check of the answers found; contradictions stand beside their answers. */
function doubts({ assessment }: ScoredEvidence, paint: Paint): readonly string[] {
  const lint = assessment.lint.filter(({ code }) => code !== "contradiction");
  if (lint.length === 0) return [];
  return [
    paint.strong("Doubts about the answers"),
    ...atMost(lint.map((one) => `  ${lintSentence(one)}`)),
  ];
}

/** Assessed, and folded into nothing. */
function notShipped({ evidence }: ScoredEvidence, paint: Paint): readonly string[] {
  const failing = evidence.findings.filter(
    ({ outcome, shipped }) => outcome === "fail" && !shipped,
  );
  if (failing.length === 0) return [];
  const files = new Map<string, Set<ControlId>>();
  for (const { file, control } of failing)
    files.set(file, (files.get(file) ?? new Set()).add(control));
  return [
    paint.strong(
      "Found in what does not ship (tests, examples, development, excluded paths), and not counted",
    ),
    ...atMost(
      [...files].map(([file, controls]) => `  ${visible(file)}: ${[...controls].join(", ")}`),
    ),
  ];
}

function steps({ roadmap, assessment }: ScoredEvidence, paint: Paint): readonly string[] {
  const next = roadmap.gating.slice(0, 3);
  if (next.length === 0) return [];
  return [
    paint.strong(
      `Next steps to level ${assessment.target}${roadmap.gating.length > 3 ? `, 3 of ${roadmap.gating.length}` : ""}`,
    ),
    ...next.map(({ control, kind, levelAfter }, index) => {
      const { effort } = controlById(control);
      return `  ${index + 1}. ${control} ${controlName[control]} · ${stepKindTexts[kind].label.toLowerCase()} · effort ${effort} · then level ${said(levelAfter)}`;
    }),
    paint.faint(`plimsoll explain ${next[0]?.control} says what a control asks for.`),
  ];
}

function byControl(findings: readonly Finding[]) {
  return CONTROLS.flatMap(({ id }) => {
    const those = findings.filter(({ control }) => control === id);
    return those.length === 0 ? [] : [[id, those] as const];
  });
}

function told({ file, line, subject, sentence }: Finding): string {
  return `${place(file, line)}  ${visible(`${subject}: ${sentence}`)}`;
}

function place(file: string, line: number | null): string {
  return visible(line === null ? file : `${file}:${line}`);
}

function worded(answer: string): string {
  return answer.replace("_", " ");
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function listed(texts: readonly string[], most: number): string {
  const rest = texts.length - most;
  return rest > 0 ? `${texts.slice(0, most).join(", ")} and ${rest} more` : texts.join(", ");
}

/** The first lines, and how many more there are. */
function atMost(lines: readonly string[]): readonly string[] {
  const rest = lines.length - MOST_LINES;
  if (rest <= 0) return lines;
  const margin = /^ */.exec(lines[0] ?? "")?.[0] ?? "";
  return [...lines.slice(0, MOST_LINES), `${margin}and ${rest} more, which --format json lists`];
}
