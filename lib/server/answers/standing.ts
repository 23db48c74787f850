import "server-only";
import type { Context } from "@/lib/server/auth/context";
import { runStatement, type Statement } from "@/lib/server/db";
import type {
  AnswerRecord as AnswerRow,
  Project as ProjectRow,
} from "@/lib/server/generated/client";
import { isUuid } from "@/lib/server/projects/access";
import { MAY_SEE } from "@/lib/server/projects/may-see";
import { ANSWER_COLUMNS, type AnswerJson, MEMBER_NAME } from "./record";

/** What a save is decided on, as it is at one moment. */
export interface Standing {
  readonly project: Pick<ProjectRow, "id" | "teamId" | "isExample" | "archivedAt">;
  /** The teams of whoever asks. */
  readonly teamIds: readonly string[];
  /** Null: nobody touched it. */
  readonly before: AnswerRow | null;
  /** Whoever asks, whoever changed it last, its owner and the one who shall be it. */
  readonly people: readonly Person[];
}

interface Person {
  readonly memberId: string;
  readonly name: string;
  /** Sees the project now: false for one who has left, and for other teams. */
  readonly maySee: boolean;
}

type Project = Standing["project"];

interface Row extends Omit<Standing, "project" | "before">, Project {
  readonly before: AnswerJson | null;
}

const STANDING: Statement = {
  name: "standing",
  text: `
    SELECT project.id, project.team_id AS "teamId", project.is_example AS "isExample",
           project.archived_at AS "archivedAt", to_jsonb(before) AS before,
           ARRAY(
             SELECT team_id::text FROM team_member JOIN member ON member.id = member_id
              WHERE member.id = $4 AND organisation_id = $2 AND removed_at IS NULL
           ) AS "teamIds",
           ARRAY(
             SELECT jsonb_build_object('memberId', member.id, 'name', ${MEMBER_NAME},
                                       'maySee', ${MAY_SEE})
               FROM member LEFT JOIN person ON person.id = person_id
              WHERE member.organisation_id = $2
                AND member.id IN ($4, $5, before."changedBy", before."ownerMemberId")
           ) AS people
      FROM project LEFT JOIN LATERAL (
        SELECT ${ANSWER_COLUMNS} FROM answer WHERE project_id = project.id AND control = $3
      ) AS before ON true
     WHERE project.id = $1 AND project.organisation_id = $2 AND project.deleted_at IS NULL`,
};

/** Reads a project of one's organisation with one of its answers; null when it is not there. */
export async function readStanding(
  ctx: Context,
  save: { projectId: string; control: string; ownerMemberId: string | null },
): Promise<Standing | null> {
  if (!isUuid(save.projectId)) return null;
  const owner = isUuid(save.ownerMemberId) ? save.ownerMemberId : null;
  const given = [save.projectId, ctx.organisationId, save.control, ctx.memberId, owner];
  const [row] = await runStatement<Row>(STANDING, given);
  if (!row) return null;
  const { before, people, teamIds, ...project } = row;
  return { project, teamIds, people, before: before && withDates(before) };
}

function withDates({ date, dueDate, changedAt, ...row }: AnswerJson): AnswerRow {
  return {
    ...row,
    date: new Date(date),
    dueDate: dueDate === null ? null : new Date(dueDate),
    changedAt: new Date(changedAt),
  };
}
