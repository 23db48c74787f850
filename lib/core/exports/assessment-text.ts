import type { ExaminedFile } from "@/lib/core/evidence/examine";
import type { Finding } from "@/lib/core/evidence/finish";
import { READ_KINDS } from "@/lib/core/evidence/kinds";
import { CONTROLS, controlById } from "@/lib/core/model/controls";
import { CONTROL_TEXT } from "@/lib/core/model/text/en";
import { fileErrorSentence, fileNoteSentence } from "@/lib/core/model/text/en/files";
import { controlName } from "@/lib/core/model/text/en/result";
import { LEVELS, type LevelReached } from "@/lib/core/model/words";
import { acceptedRisks } from "@/lib/core/proposals/accepted";
import type { ScoredEvidence } from "@/lib/core/proposals/score";
import { nextSentence } from "./assessment-json";

/** How words are set off; each takes a text and returns it painted. Plain where the terminal has no colours. */
export interface Paint {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly open: (text: string) => string;
}

/** Nothing is set off. */
export const PLAIN: Paint = {
  strong: (text) => text,
  faint: (text) => text,
  good: (text) => text,
  bad: (text) => text,
  open: (text) => text,
};

/**
 * An assessment for a terminal: what was read, the load line in characters, what is broken with file and line, what is
 * proven, what only people can answer, the next three steps. State is said in words and marks, never by colour alone.
 */
export function assessmentText(scored: ScoredEvidence, paint: Paint = PLAIN): string {
  const sections = [
    head(scored, paint),
    ...(scored.evidence.assessable
      ? [
          loadLine(scored, paint),
          broken(scored, paint),
          proven(scored, paint),
          undecided(scored, paint),
          questions(scored, paint),
          accepted(scored, paint),
          steps(scored, paint),
        ]
      : []),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function head({ evidence, ...scored }: ScoredEvidence, paint: Paint): readonly string[] {
  const { files, asOf } = evidence;
  const unread = files.filter(isUnread).map(({ path, kind }) => `${path} (${kind})`);
  const known = files.filter(({ kind }) => READ_KINDS.has(kind) && kind !== "text").length;
  return [
    ...(unread.length > 0
      ? [paint.open(`Not read yet, so nothing follows from what is absent: ${listed(unread, 6)}.`)]
      : []),
    paint.strong(nextSentence({ evidence, ...scored })),
    paint.faint(
      `${plural(files.length, "file")}, ${known} about containers, as of ${asOf}${evidence.complete ? "" : ", seen in part"}.`,
    ),
    ...files.flatMap((file) => complaints(file, paint)),
  ];
}

function isUnread({ notes }: ExaminedFile): boolean {
  return notes.some(({ code }) => code === "unsupported");
}

function complaints({ path, errors, notes }: ExaminedFile, paint: Paint): readonly string[] {
  return [
    ...errors.map((error) =>
      paint.bad(`${place(path, error.line)}  error: ${fileErrorSentence(error)}`),
    ),
    ...notes
      .filter(({ code }) => code !== "unsupported")
      .map((note) => `${place(path, note.line)}  note: ${fileNoteSentence(note)}`),
  ];
}

/** `0 ──── 1 ━━━━ 2 …`: what is proven is drawn thick, declared and target are named under the line. */
function loadLine({ assessment }: ScoredEvidence, paint: Paint): readonly string[] {
  const { declared, verified, ceiling, target } = assessment;
  const line = LEVELS.map((level) => {
    const thick = verified !== null && verified >= level;
    const drawn = `${thick ? "━━━━━━━" : "───────"} ${level}`;
    return thick ? paint.good(drawn) : drawn;
  });
  return [
    `0 ${line.join(" ")}`,
    `verified ${said(verified)} · declared ${said(declared)} · ceiling ${said(ceiling)} · target ${target} · coverage ${said(assessment.coverage)}${assessment.coverage === null ? "" : "%"} · ${assessment.progress.answered} of ${assessment.progress.total} answered`,
  ];
}

function said(value: LevelReached | number | null): string {
  return value === null ? "–" : String(value);
}

function broken({ evidence, answers }: ScoredEvidence, paint: Paint): readonly string[] {
  const failing = evidence.findings.filter(({ outcome, shipped }) => outcome === "fail" && shipped);
  if (failing.length === 0) return [];
  return [
    paint.strong(`Broken (${failing.length})`),
    ...byControl(failing).flatMap(([control, findings]) => [
      `  ${paint.bad("✗")} ${control} ${controlName[control]}${answers[control] ? paint.faint(` · ${worded(answers[control].answer)}`) : ""}`,
      ...findings.map(
        (finding) => `      ${where(finding)}  ${finding.subject}: ${finding.sentence}`,
      ),
    ]),
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
    paint.strong(`Proven (${controls.length})`),
    ...controls.map(({ id }) => {
      const first = evidence.proposals
        .get(id)
        ?.findings.find(({ outcome }) => outcome !== "unknown");
      const at = first ? `  ${paint.faint(where(first))}` : "";
      const na = answers[id]?.answer === "not_applicable" ? " · not applicable" : "";
      return `  ${paint.good("✓")} ${id} ${controlName[id]}${na}${at}`;
    }),
  ];
}

/** What files speak about without deciding it. */
function undecided({ evidence, answers }: ScoredEvidence, paint: Paint): readonly string[] {
  const open = evidence.findings.filter(
    ({ outcome, shipped, control }) => outcome === "unknown" && shipped && !answers[control],
  );
  if (open.length === 0) return [];
  return [
    paint.strong("Cannot tell from these files"),
    ...open.map(
      (finding) =>
        `  ${paint.open("?")} ${finding.control} ${where(finding)}  ${finding.subject}: ${finding.sentence}`,
    ),
  ];
}

function questions({ answers, assessment }: ScoredEvidence, paint: Paint): readonly string[] {
  const asked = CONTROLS.filter(
    ({ id, expectedLevel }) => !answers[id] && expectedLevel <= assessment.target,
  );
  if (asked.length === 0) return [];
  return [
    paint.strong(`Only people can answer, up to level ${assessment.target} (${asked.length})`),
    ...asked.map(({ id }) => `  ${paint.open("?")} ${id} ${CONTROL_TEXT[id].question}`),
  ];
}

function accepted({ evidence }: ScoredEvidence, paint: Paint): readonly string[] {
  const risks = acceptedRisks(evidence);
  if (risks.length === 0) return [];
  return [
    paint.strong("Accepted risks: they change no answer"),
    ...risks.map(({ control, subject, until, reason, expired }) => {
      const day = expired ? paint.bad(`expired ${until}`) : `until ${until}`;
      return `  ${control} ${subject}, ${day}: ${reason}`;
    }),
  ];
}

function steps({ roadmap, assessment }: ScoredEvidence, paint: Paint): readonly string[] {
  const next = roadmap.gating.slice(0, 3);
  if (next.length === 0) return [];
  return [
    paint.strong(
      `Next steps to level ${assessment.target}${roadmap.gating.length > 3 ? `, 3 of ${roadmap.gating.length}` : ""}`,
    ),
    ...next.map(
      ({ control, kind, levelAfter }, index) =>
        `  ${index + 1}. ${control} ${controlName[control]} · ${kind} · effort ${controlById(control).effort} · level ${said(levelAfter)} after it`,
    ),
  ];
}

function byControl(findings: readonly Finding[]) {
  return CONTROLS.flatMap(({ id }) => {
    const those = findings.filter(({ control }) => control === id);
    return those.length === 0 ? [] : [[id, those] as const];
  });
}

function where({ file, line }: Finding): string {
  return place(file, line);
}

function place(file: string, line: number | null): string {
  return line === null ? file : `${file}:${line}`;
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
