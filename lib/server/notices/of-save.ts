import "server-only";
import { findCatalogue } from "@/lib/core/catalogues/bundle";
import type { ControlId } from "@/lib/core/model/words";
import { answersByControl } from "@/lib/core/scoring/answers";
import { declaredLevel } from "@/lib/core/scoring/level";
import { DEFAULT_POLICY } from "@/lib/core/scoring/policy";
import type { AnswersByControl } from "@/lib/core/scoring/types";
import { answersByProject, dayOf } from "@/lib/server/answers/states";
import { database, type Transaction } from "@/lib/server/db";
import type { AnswerRecord as AnswerRow } from "@/lib/server/generated/client";
import type { GivenNotice } from "./tell";

type State = Pick<AnswerRow, "answer" | "strength" | "date" | "reason">;

interface ProjectPlace {
  readonly id: string;
  readonly organisationId: string;
}

/** Whoever becomes the owner of an answer by somebody else's hand is told. */
export function assignment(
  before: Pick<AnswerRow, "ownerMemberId"> | null,
  after: Pick<AnswerRow, "projectId" | "control" | "version" | "ownerMemberId" | "changedBy">,
): GivenNotice[] {
  const { projectId, control, version, ownerMemberId: memberId } = after;
  if (memberId === null || memberId === before?.ownerMemberId || memberId === after.changedBy) {
    return [];
  }
  const key = `assigned:${projectId}:${control}:${version}`;
  return [{ memberId, kind: "assigned", key, control }];
}

/** Whether a change of one answer can lower the declared level at all: only what counted can stop to count. */
export function mayLower(before: State | null, after: State): boolean {
  const counts = (state: State | null) =>
    state?.answer === "met" || state?.answer === "not_applicable";
  return counts(before) && !counts(after);
}

/**
 * Who is told that a change of one answer lowers the declared level: the organisation's owners and everybody who
 * has changed or owns an answer of the project, but not whoever does it; once a day for the same fall. Nobody of a project
 * on a catalogue that this server lacks: its level cannot be told.
 */
export async function levelFall(
  project: ProjectPlace,
  control: ControlId,
  before: State,
  after: State & Pick<AnswerRow, "changedAt" | "changedBy">,
): Promise<GivenNotice[]> {
  const { changedAt, changedBy } = after;
  const answers = (await answersByProject(database(), [project.id], dayOf(changedAt)))(project.id);
  const change = {
    control,
    before: withState(answers, control, before),
    after: withState(answers, control, after),
  };
  return fallNotices(database(), project, change, { changedAt, changedBy });
}

/**
 * The same for a change of several answers, of which one is named.
 * @param change the answers before and after it.
 */
export async function fallNotices(
  db: Transaction,
  project: ProjectPlace,
  change: {
    readonly control: ControlId;
    readonly before: AnswersByControl;
    readonly after: AnswersByControl;
  },
  { changedAt, changedBy }: Pick<AnswerRow, "changedAt" | "changedBy">,
): Promise<GivenNotice[]> {
  const { control } = change;
  const where = { id: project.id };
  const found = await db.project.findUnique({ where, select: { catalogue: true } });
  const catalogue = found && findCatalogue(found.catalogue);
  if (!catalogue) return [];
  const fromLevel = declaredLevel(change.before, DEFAULT_POLICY, catalogue) ?? 0;
  const toLevel = declaredLevel(change.after, DEFAULT_POLICY, catalogue) ?? 0;
  if (toLevel >= fromLevel) return [];
  const key = `level_fell:${project.id}:${fromLevel}:${toLevel}:${dayOf(changedAt)}`;
  const people = await db.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM member
     WHERE organisation_id = ${project.organisationId}::uuid AND removed_at IS NULL
       AND id <> ${changedBy}::uuid
       AND (role = 'owner' OR id IN (
         SELECT changed_by FROM answer WHERE project_id = ${project.id}::uuid
         UNION SELECT owner_member_id FROM answer WHERE project_id = ${project.id}::uuid))`;
  return people.map(({ id: memberId }) => {
    return { memberId, kind: "level_fell", key, control, fromLevel, toLevel };
  });
}

function withState(answers: AnswersByControl, control: ControlId, state: State): AnswersByControl {
  const { [control]: _, ...others } = answers;
  const { answer, strength, date, reason } = state;
  const kept = { control, answer, strength, date: dayOf(date), reason };
  return { ...others, ...answersByControl([kept]) };
}
