import "server-only";
import { EDITIONS, type Editions } from "@/lib/core/catalogues/bundle";
import { isControlId } from "@/lib/core/model/controls";
import type { Answer, Provenance, Strength } from "@/lib/core/model/words";
import type { StandingProposals } from "@/lib/core/review/standing";
import { DEFAULT_POLICY } from "@/lib/core/scoring/policy";
import { makeSnapshot, type SnapshotInput, type StandingAnswer } from "@/lib/core/snapshot/make";
import type { SnapshotEvidence, SnapshotKind } from "@/lib/core/snapshot/types";
import { type TakeSnapshotInput, takeSnapshotInput } from "@/lib/schemas/snapshot";
import { dayOf } from "@/lib/server/answers/states";
import type { Context } from "@/lib/server/auth/context";
import type { Transaction } from "@/lib/server/db";
import { newestUpload } from "@/lib/server/evidence/newest-upload";
import { PROPOSALS } from "@/lib/server/evidence/standing";
import { actorOf, demand, demandWritable, lockProject } from "@/lib/server/projects/access";
import { catalogueOf } from "@/lib/server/projects/catalogue-of";
import { toLevel } from "@/lib/server/projects/level";
import { changeInTransaction } from "@/lib/server/transaction";

/**
 * Freezes a project as it stands, by hand, under a name.
 * @param now its day is the one that the project is scored on.
 * @returns the snapshot's id and the digest of its content.
 * @throws ZodError, or AppError `NOT_FOUND`, or `FORBIDDEN`, also where the project is read-only, or
 * `UNAVAILABLE` where it is on a catalogue that this server lacks.
 */
export async function takeSnapshot(
  ctx: Context,
  raw: TakeSnapshotInput,
  now: Date = new Date(),
  editions: Editions = EDITIONS,
): Promise<{ readonly id: string; readonly digest: string }> {
  const input = takeSnapshotInput.parse(raw);
  return changeInTransaction(ctx, async (tx) => {
    const actor = await actorOf(tx, ctx);
    // Saves wait for this lock: what is read next is one state, and none that never was.
    const project = await lockProject(tx, actor, input.projectId);
    demand(actor, "snapshot.take", project.teamId, "Your role does not take snapshots.");
    demandWritable(project);
    const { id: projectId, organisationId, name, environment, platform } = project;
    const target = toLevel(project.target);
    const kind: SnapshotKind = "by_hand";
    const { snapshot, text, digest } = makeSnapshot({
      project: { id: projectId, name, environment, platform, target },
      policy: DEFAULT_POLICY,
      asOf: dayOf(now),
      kind,
      catalogue: catalogueOf(project, editions),
      answers: await standingAnswers(tx, projectId),
      ...(await standingFiles(tx, projectId)),
    });
    const { catalogue } = snapshot;
    const { declared, verified, ceiling } = snapshot.result;
    const by = { organisationId, projectId, memberId: ctx.memberId, at: now };
    const data = { ...by, kind, catalogue, asOf: new Date(snapshot.asOf), digest };
    const { id } = await tx.snapshot.create({
      data: { ...data, declared, verified, ceiling },
      select: { id: true },
    });
    await tx.snapshotContent.create({
      data: { snapshotId: id, projectId, name: input.name, content: text },
    });
    const details = { project: projectId, kind, catalogue, digest, declared, verified };
    const audit = { action: "snapshot.made", subject: `snapshot:${id}`, details };
    return { result: { id, digest }, audit };
  });
}

interface Row {
  readonly control: string;
  readonly version: number;
  readonly answer: Answer | null;
  readonly strength: Strength;
  readonly provenance: Provenance;
  readonly date: string;
  readonly note: string;
  readonly reason: string;
  readonly links: string[];
  readonly dueDate: string | null;
  readonly ownerMemberId: string | null;
  readonly evidenceDigest: string | null;
}

async function standingAnswers(tx: Transaction, projectId: string): Promise<StandingAnswer[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT control, version, answer.answer::text, answer.strength::text, answer.provenance::text,
           answer.date::text, note, reason, links, answer.due_date::text AS "dueDate",
           answer.owner_member_id::text AS "ownerMemberId", evidence_digest AS "evidenceDigest"
      FROM answer LEFT JOIN answer_revision USING (project_id, control, version)
     WHERE project_id = ${projectId}::uuid`;
  return rows.flatMap(({ control, ...row }) => (isControlId(control) ? [{ ...row, control }] : []));
}

async function standingFiles(
  tx: Transaction,
  projectId: string,
): Promise<Pick<SnapshotInput, "proposals" | "evidence">> {
  const [row] = await tx.$queryRawUnsafe<{ proposals: StandingProposals }[]>(
    `SELECT ${PROPOSALS} AS proposals FROM project WHERE id = $1::uuid`,
    projectId,
  );
  const evidence = await tx.$queryRaw<SnapshotEvidence[]>`
    SELECT component.id::text AS component, name, number AS upload, date::text, complete, files,
           set_digest AS set, assessment
      FROM component JOIN ${newestUpload}
     WHERE component.project_id = ${projectId}::uuid AND removed_at IS NULL
     ORDER BY component.id`;
  return { proposals: row?.proposals ?? {}, evidence };
}
