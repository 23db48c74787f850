import "server-only";
import type { Evidence } from "@/lib/core/evidence/examine";
import type { GivenAnswer } from "@/lib/core/evidence/settings/types";
import { assessmentDigest } from "@/lib/core/exports/assessment-digest";
import { CATALOGUE_VERSION } from "@/lib/core/model/version";
import { CONTROL_IDS, type ControlId, type Level } from "@/lib/core/model/words";
import { type AssessedEvidence, assessEvidence } from "@/lib/core/proposals/score";
import {
  type RevisionEvidence,
  revisionEvidence,
  shownBy,
} from "@/lib/core/review/revision-evidence";
import { notApplicableProblem } from "@/lib/core/scoring/not-applicable";
import { ANSWER_LIMITS } from "@/lib/schemas/answer";
import { type KeepInput, keepInput } from "@/lib/schemas/keep";
import { FIRST_COMPONENT } from "@/lib/schemas/upload-limits";
import { dayOf } from "@/lib/server/answers/states";
import { type ProvenRow, writeAnswers } from "@/lib/server/answers/write";
import { AppError } from "@/lib/server/app-error";
import type { Context } from "@/lib/server/auth/context";
import { database } from "@/lib/server/db";
import { examineApart, toInputFile } from "@/lib/server/evidence/engine";
import { demandAssessable } from "@/lib/server/evidence/upload";
import { holdTexts, WRITING, writeUpload } from "@/lib/server/evidence/write";
import { countAttempt } from "@/lib/server/rate-limit";
import { changeInTransaction } from "@/lib/server/transaction";
import { actorOf, demand } from "./access";
import { demandTeam, type ProjectId } from "./commands";

const REFUSAL = "Your role does not make projects.";

/**
 * Makes a project of files that were tried without an account. The files are read here, by the same engine, as of today:
 * what it proposes becomes the answers, with the findings in their revisions, and the files the project's evidence.
 * @throws ZodError, or AppError `FORBIDDEN`, `RATE_LIMITED`, or `INVALID` naming the team, an answer, or the files where
 * none speaks of a container.
 */
export async function keepProject(
  ctx: Context,
  raw: KeepInput,
  now: Date = new Date(),
): Promise<ProjectId> {
  // Before anything is parsed or read: it is work that a viewer may not ask for.
  demand(await actorOf(database(), ctx), "project.create", null, REFUSAL);
  await countAttempt({ bucket: `keep:${ctx.memberId}`, attempts: 30, seconds: 3600 });
  const { project, ...kept } = keepInput.parse(raw);
  const scored = await scoreKept(kept, dayOf(now), project.target);
  return changeInTransaction(
    ctx,
    async (tx) => {
      await holdTexts(tx, ctx.organisationId, "together");
      const actor = await actorOf(tx, ctx);
      demand(actor, "project.create", null, REFUSAL);
      await demandTeam(tx, actor, project.teamId);
      const { organisationId, memberId } = ctx;
      const data = { ...project, organisationId, catalogue: CATALOGUE_VERSION };
      const { id } = await tx.project.create({ data, select: { id: true } });
      const digest = assessmentDigest(scored);
      const rows = rowsOf(scored, digest).map((row) => ({
        ...row,
        projectId: id,
        changedBy: memberId,
        changedAt: now,
      }));
      await writeAnswers(tx, organisationId, rows);
      const component = await tx.component.create({
        data: { projectId: id, name: FIRST_COMPONENT },
      });
      await writeUpload(
        tx,
        { organisationId, projectId: id, target: project.target, memberId, now },
        {
          componentId: component.id,
          source: "tried",
          complete: kept.complete,
          date: dayOf(now),
          commit: null,
          branch: null,
          given: kept.files,
          evidence: scored.evidence,
        },
      );
      const { environment, target, platform, teamId } = project;
      const details = {
        environment,
        target,
        platform,
        teamId,
        answers: rows.length,
        files: kept.files.length,
        complete: kept.complete,
        assessment: digest,
      };
      return {
        result: { id },
        audit: { action: "project.keep", subject: `project:${id}`, details },
      };
    },
    WRITING,
  );
}

type Kept = Omit<ReturnType<typeof keepInput.parse>, "project">;

async function scoreKept({ files, complete, answers }: Kept, asOf: string, target: Level) {
  const evidence = await examineApart({ files: files.map(toInputFile), complete, asOf });
  demandAssessable(evidence);
  // A file's word stands: what somebody said on the page fills only what no file answers.
  const said = answers.filter(
    ({ control }) =>
      !evidence.proposals.get(control)?.answer &&
      !evidence.settings.answers.some((given) => given.control === control),
  );
  for (const { control, answer, reason } of said) {
    const problem = answer === "not_applicable" ? notApplicableProblem(control, reason) : null;
    if (problem === null || problem === "reason-says-nothing") continue;
    const message =
      problem === "never" ? `${control} always applies.` : `Say why ${control} does not apply.`;
    throw new AppError("INVALID", message, { fields: { answers: message } });
  }
  return assessEvidence(withAnswers(evidence, said, asOf), { target });
}

function withAnswers(evidence: Evidence, said: Kept["answers"], asOf: string): Evidence {
  const given = said.map(
    ({ control, answer, reason }): GivenAnswer => ({
      control,
      answer,
      note: null,
      by: null,
      date: asOf,
      link: null,
      reason: answer === "not_applicable" ? reason : null,
      at: { path: "", start: 0, end: 0 },
    }),
  );
  const answers = [...evidence.settings.answers, ...given];
  return { ...evidence, settings: { ...evidence.settings, answers } };
}

type Row = Omit<ProvenRow, "projectId" | "changedBy" | "changedAt">;

/** The answers of files, of `.plimsoll.yaml`, and of whoever tried the page, each with where it comes from. */
function rowsOf({ evidence, answers }: AssessedEvidence, assessment: string): readonly Row[] {
  const given = new Map(evidence.settings.answers.map((answer) => [answer.control, answer]));
  return CONTROL_IDS.flatMap((control): Row[] => {
    const state = answers[control];
    if (!state) return [];
    const person = given.get(control);
    const isOfFile = person !== undefined && person.at.path !== "";
    return [
      {
        control,
        answer: state.answer,
        version: 1,
        strength: state.strength,
        provenance: person ? (isOfFile ? "import" : "person") : "evidence",
        date: new Date(state.date),
        note: (person?.note ?? "").slice(0, ANSWER_LIMITS.note),
        reason: state.answer === "not_applicable" ? reasonOf(evidence, control, person) : "",
        links: person?.link && person.link.length <= ANSWER_LIMITS.link ? [person.link] : [],
        ownerMemberId: null,
        ownerName: null,
        dueDate: null,
        evidence: evidenceOf(evidence, control, assessment),
      },
    ];
  });
}

/** What the file shows that proves it; a person's own words where a person says it. */
function reasonOf(evidence: Evidence, control: ControlId, person: GivenAnswer | undefined): string {
  const [finding] = evidence.proposals.get(control)?.findings ?? [];
  const shown = finding ? shownBy(finding) : "";
  return (person?.reason ?? shown).slice(0, ANSWER_LIMITS.reason);
}

function evidenceOf(
  { proposals, files, asOf }: Evidence,
  control: ControlId,
  assessment: string,
): RevisionEvidence | null {
  const digests = new Map(files.map(({ path, digest }) => [path, digest]));
  const digestOf = ({ file }: { readonly file: string }) => digests.get(file) ?? "";
  const findings = proposals.get(control)?.findings ?? [];
  return revisionEvidence(findings, { asOf, assessment, digestOf });
}
