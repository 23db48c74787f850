import "server-only";
import { findCatalogue } from "@/lib/core/catalogues/bundle";
import { canonicalJson } from "@/lib/core/digest/canonical-json";
import { sha256 } from "@/lib/core/digest/sha256";
import { isControlId } from "@/lib/core/model/controls";
import type { ControlId } from "@/lib/core/model/words";
import { projectProposals } from "@/lib/core/review/project-proposals";
import { reasonsOf } from "@/lib/core/review/reasons";
import { revisionEvidence, shownBy } from "@/lib/core/review/revision-evidence";
import type { ProjectProposal } from "@/lib/core/review/types";
import { answersByControl } from "@/lib/core/scoring/answers";
import { DEFAULT_POLICY } from "@/lib/core/scoring/policy";
import { isFresh } from "@/lib/core/scoring/strength";
import { ANSWER_LIMITS, type AnswerRecord } from "@/lib/schemas/answer";
import {
  type Accepted,
  type AcceptInput,
  type AcceptRefusal,
  acceptInput,
  type KeepAnswerInput,
  keepAnswerInput,
} from "@/lib/schemas/review";
import { saveAnswer } from "@/lib/server/answers/commands";
import { memberNames, toRecord } from "@/lib/server/answers/record";
import { dayOf } from "@/lib/server/answers/states";
import { changeDetails, type ProvenRow, writeAnswers } from "@/lib/server/answers/write";
import { AppError } from "@/lib/server/app-error";
import type { Context } from "@/lib/server/auth/context";
import { database, type Transaction } from "@/lib/server/db";
import type { AnswerRecord as AnswerRow } from "@/lib/server/generated/client";
import { fallNotices, mayLower } from "@/lib/server/notices/of-save";
import { tellMembers } from "@/lib/server/notices/tell";
import { actorOf, demand, demandWritable, lockProject } from "@/lib/server/projects/access";
import { demandVisible } from "@/lib/server/projects/read-visible";
import { changeInTransaction } from "@/lib/server/transaction";
import { readContents, type StandingContent } from "./contents";
import { WRITING } from "./write";

const REFUSAL = "Your role reads proposals and does not take them.";

/**
 * Takes proposals of a project's files as its answers: each becomes verified, of the day that the files speak of, with
 * the findings behind it. What people typed, owner and due date stay. One whose answer or whose files are not what
 * whoever takes it has seen is left as it is; the others are taken. What is answered so already, and proven, stays.
 * @throws ZodError, or AppError `NOT_FOUND` or `FORBIDDEN`.
 */
export async function acceptProposals(
  ctx: Context,
  raw: AcceptInput,
  now: Date = new Date(),
): Promise<Accepted> {
  const input = acceptInput.parse(raw);
  const { organisationId, memberId } = ctx;
  return changeInTransaction(
    ctx,
    async (tx) => {
      const actor = await actorOf(tx, ctx);
      const project = await lockProject(tx, actor, input.projectId);
      demand(actor, "answer.save", project.teamId, REFUSAL);
      demandWritable(project);
      const projectId = project.id;
      const components = await readContents(tx, projectId);
      const proposals = projectProposals(components);
      const rows = await tx.answerRecord.findMany({ where: { projectId } });
      const standing = new Map(rows.map((row) => [row.control, row]));

      const taken: Taken[] = [];
      const left: Accepted["left"][number][] = [];
      const proven: AnswerRow[] = [];
      for (const seen of input.controls) {
        const { control } = seen;
        const before = standing.get(control) ?? null;
        const proposal = proposals.get(control);
        if (before && isProvenAs(before, seen.proposed)) {
          proven.push(before);
          continue;
        }
        const why = refusalOf(seen, before, proposal, isFreshOn(project.catalogue, dayOf(now)));
        if (why || !proposal) left.push({ control, why: why ?? "files-changed" });
        else {
          const after = nextState(proposal, components, before);
          taken.push({
            before,
            after: { ...after, projectId, changedBy: memberId, changedAt: now },
          });
        }
      }
      const after = taken.map((each) => each.after);
      if (after.length > 0) {
        await writeAnswers(tx, organisationId, after);
        await tx.project.update({ where: { id: projectId }, data: { changedAt: now } });
        await tellOfFall(tx, { id: projectId, organisationId }, rows, taken, now);
      }
      const result = {
        accepted: await recordsOf(tx, organisationId, [...after, ...proven]),
        left,
      };
      const audit = taken.map((each) => ({
        action: "answer.accept",
        subject: `project:${projectId}`,
        details: {
          ...changeDetails(each.before, each.after),
          date: dayOf(each.after.date),
          evidence: each.after.evidence ? sha256(canonicalJson(each.after.evidence)) : null,
        },
      }));
      return { result, audit };
    },
    WRITING,
  );
}

/**
 * Gives the answer that stands although files say otherwise: the one that is there, or another, with the reason in its
 * note (of “not applicable”, as its reason). It is nobody's proof: what files say against it stays beside it.
 * @throws ZodError, or AppError `NOT_FOUND`, `FORBIDDEN`, `INVALID` naming the reason, or `CONFLICT` where the answer or
 * the proposal is not what was seen.
 */
export async function keepAnswer(
  ctx: Context,
  raw: KeepAnswerInput,
  now: Date = new Date(),
): Promise<AnswerRecord> {
  const { projectId, control, version, proposed, answer, reason } = keepAnswerInput.parse(raw);
  await demandVisible(ctx, projectId);
  const [before, said] = await Promise.all([
    database().answerRecord.findFirst({ where: { projectId, control } }),
    database().proposalRecord.findFirst({ where: { projectId, control } }),
  ]);
  if (said?.answer !== proposed || (before?.version ?? 0) !== version) {
    const message = "The answer or the files have changed in the meantime. Look at both again.";
    throw new AppError("CONFLICT", message);
  }
  const isExempt = answer === "not_applicable";
  const note = isExempt ? (before?.note ?? "") : joined(before?.note ?? "", reason);
  if (note.length > ANSWER_LIMITS.note) {
    const message = "The note has no room for this reason. Shorten the note on the checklist.";
    throw new AppError("INVALID", message, { fields: { reason: message } });
  }
  return saveAnswer(
    ctx,
    {
      projectId,
      control,
      version,
      answer,
      note,
      reason: isExempt ? reason : (before?.reason ?? ""),
      links: before?.links ?? [],
      ownerMemberId: before?.ownerMemberId ?? null,
      ownerName: before?.ownerName ?? null,
      dueDate: before?.dueDate ? dayOf(before.dueDate) : null,
    },
    now,
  );
}

interface Taken {
  readonly before: AnswerRow | null;
  readonly after: ProvenRow;
}

function isProvenAs({ answer, strength }: AnswerRow, proposed: AnswerRow["answer"]): boolean {
  return answer === proposed && (strength === "verified" || strength === "accepted");
}

function refusalOf(
  seen: ReturnType<typeof acceptInput.parse>["controls"][number],
  before: AnswerRow | null,
  proposal: ProjectProposal | undefined,
  isStillFresh: (proposal: ProjectProposal) => boolean,
): AcceptRefusal | null {
  if (!proposal || proposal.answer !== seen.proposed) return "files-changed";
  if ((before?.version ?? 0) !== seen.version) return "answer-changed";
  return isStillFresh(proposal) ? null : "too-old";
}

function isFreshOn(version: string, asOf: string): (proposal: ProjectProposal) => boolean {
  const catalogue = findCatalogue(version) ?? undefined;
  return ({ control, date }) => isFresh(control, date, asOf, DEFAULT_POLICY, catalogue);
}

function nextState(
  proposal: ProjectProposal,
  components: readonly StandingContent[],
  before: AnswerRow | null,
): Omit<ProvenRow, "projectId" | "changedBy" | "changedAt"> {
  const { control, answer, date } = proposal;
  const {
    note = "",
    links = [],
    ownerMemberId = null,
    ownerName = null,
    dueDate = null,
  } = before ?? {};
  return {
    control,
    answer,
    version: (before?.version ?? 0) + 1,
    strength: "verified",
    provenance: "evidence",
    date: new Date(date),
    note,
    reason: reasonOf(proposal, before),
    links,
    ownerMemberId,
    ownerName,
    dueDate,
    evidence: evidenceOf(proposal, components),
  };
}

/** What a file shows that proves that the control does not apply; a person's own words where a person has said so. */
function reasonOf(proposal: ProjectProposal, before: AnswerRow | null): string {
  const typed = before?.reason ?? "";
  if (proposal.answer !== "not_applicable" || typed !== "") return typed;
  const [finding] = reasonsOf(proposal).deciding;
  return finding ? shownBy(finding).slice(0, ANSWER_LIMITS.reason) : "";
}

function evidenceOf({ findings, date }: ProjectProposal, components: readonly StandingContent[]) {
  const digests = new Map(
    components.flatMap(({ name, content }) =>
      content.files.map(({ path, digest }) => [`${name} ${path}`, digest] as const),
    ),
  );
  const [only] = components;
  const assessment =
    only && components.length === 1
      ? only.assessment
      : sha256(canonicalJson(components.map((component) => component.assessment)));
  return revisionEvidence(findings, {
    asOf: date,
    assessment,
    digestOf: ({ of, file }) => digests.get(`${of} ${file}`) ?? "",
  });
}

async function tellOfFall(
  tx: Transaction,
  project: { readonly id: string; readonly organisationId: string },
  rows: readonly AnswerRow[],
  taken: readonly Taken[],
  now: Date,
): Promise<void> {
  const lowering = taken.find(({ before, after }) => before && mayLower(before, after));
  const by = taken[0]?.after.changedBy;
  if (!lowering || !by || !isControlId(lowering.after.control)) return;
  const changed = new Map(taken.map(({ after }) => [after.control, after]));
  const control: ControlId = lowering.after.control;
  const others = rows.filter((row) => !changed.has(row.control));
  const change = {
    control,
    before: scored(rows),
    after: scored([...others, ...changed.values()]),
  };
  const notices = await fallNotices(tx, project, change, { changedAt: now, changedBy: by });
  await tellMembers(tx, { projectId: project.id, actorMemberId: by, now }, notices);
}

function scored(rows: readonly AnswerRow[]) {
  return answersByControl(
    rows.flatMap(({ control, date, ...row }) =>
      isControlId(control) ? [{ ...row, control, date: dayOf(date) }] : [],
    ),
  );
}

async function recordsOf(
  tx: Transaction,
  organisationId: string,
  rows: readonly AnswerRow[],
): Promise<AnswerRecord[]> {
  const members = rows.flatMap((row) => [row.changedBy, row.ownerMemberId]);
  const nameOf = await memberNames(tx, organisationId, members);
  return rows.flatMap((row) =>
    isControlId(row.control) ? [toRecord(row, row.control, nameOf)] : [],
  );
}

function joined(note: string, reason: string): string {
  return note.trim() === "" ? reason : `${note.trimEnd()}\n\n${reason}`;
}
