import "server-only";
import type { PlacedProposals } from "@/lib/core/review/standing";
import type { OpenThreads } from "@/lib/schemas/live";
import { ANSWER_COLUMNS, type AnswerJson, MEMBER_NAME } from "@/lib/server/answers/record";
import type { Context } from "@/lib/server/auth/context";
import {
  type Membership,
  type MembershipRow,
  membershipIn,
  membershipOf,
  membershipValues,
  membershipWith,
} from "@/lib/server/auth/membership";
import type { SessionClaim } from "@/lib/server/auth/sessions";
import { runStatement, type Statement } from "@/lib/server/db";
import { NEWEST_UPLOAD } from "@/lib/server/evidence/newest-upload";
import { PROPOSALS } from "@/lib/server/evidence/standing";
import type { Project as ProjectRow } from "@/lib/server/generated/client";
import { isUuid } from "./access";

/** A project with all that its pages show, as it is at one moment. */
export interface ReadProject extends Omit<ProjectRow, "deletedAt"> {
  readonly team: { readonly id: string; readonly name: string } | null;
  /** The teams of whoever asks. */
  readonly teamIds: string[];
  readonly answers: readonly AnswerJson[];
  /** Who changed or owns an answer. */
  readonly people: readonly { readonly memberId: string; readonly name: string }[];
  readonly openThreads: OpenThreads;
  /** What its files say; of controls too that the catalogue lacks. */
  readonly proposals: PlacedProposals;
  /** How many files its components have. */
  readonly files: number;
}

/** Which rows of `comment` are threads that wait for somebody, as SQL. */
export const IS_OPEN_THREAD =
  "comment.parent_id IS NULL AND comment.resolved_at IS NULL AND comment.deleted_at IS NULL";

/** A project as it is for a member: both ids as SQL. */
const projectOf = (id: string, memberId: string) => `
    SELECT project.id, project.organisation_id AS "organisationId", team_id AS "teamId", project.name, description, environment, target, platform,
           tags, catalogue, is_example AS "isExample", project.created_at AS "createdAt",
           changed_at AS "changedAt", archived_at AS "archivedAt",
           CASE WHEN team.id IS NOT NULL THEN json_build_object('id', team.id, 'name', team.name) END AS team,
           ARRAY(SELECT team_id::text FROM team_member WHERE member_id = reader.id) AS "teamIds",
           (
             SELECT coalesce(json_agg(said ORDER BY said.control), '[]') FROM (
               SELECT ${ANSWER_COLUMNS} FROM answer WHERE project_id = project.id) AS said
           ) AS answers,
           (
             SELECT coalesce(json_agg(json_build_object('memberId', member.id, 'name', ${MEMBER_NAME})), '[]')
               FROM member LEFT JOIN person ON person.id = person_id
              WHERE organisation_id = project.organisation_id AND member.id IN (
                      SELECT changed_by FROM answer WHERE project_id = project.id
                      UNION SELECT owner_member_id FROM answer WHERE project_id = project.id)
           ) AS people,
           (
             SELECT coalesce(json_object_agg(control, threads), '{}') FROM (
               SELECT control, count(*) AS threads FROM comment
                WHERE project_id = project.id AND ${IS_OPEN_THREAD} GROUP BY control) AS by_control
           ) AS "openThreads",
           ${PROPOSALS} AS proposals,
           (
             SELECT coalesce(sum(newest.files), 0)::int
               FROM component JOIN ${NEWEST_UPLOAD}
              WHERE component.project_id = project.id AND removed_at IS NULL
           ) AS files
      FROM project JOIN member AS reader ON reader.organisation_id = project.organisation_id
      LEFT JOIN team ON team.id = team_id
     WHERE project.id = ${id} AND reader.id = ${memberId} AND reader.removed_at IS NULL AND deleted_at IS NULL`;

const PROJECT: Statement = {
  name: "project",
  text: `SELECT row_to_json(project) AS project FROM (${projectOf("$1", "$2")}) AS project`,
};

// One way to the database for both: every page of a project begins with it.
const OPENING: Statement = {
  name: "opening",
  text: membershipWith("project", projectOf("$4", 'who."memberId"')),
};

interface Opening extends MembershipRow {
  readonly project: ProjectJson | null;
}

interface ProjectJson extends Omit<ReadProject, "createdAt" | "changedAt" | "archivedAt"> {
  readonly createdAt: string;
  readonly changedAt: string;
  readonly archivedAt: string | null;
}

/**
 * Reads a project of one's organisation in one statement; null when it is not there. Shows nothing yet: whether whoever
 * asks may see it is for `getProject` to decide.
 */
export async function readProject(ctx: Context, id: string): Promise<ReadProject | null> {
  if (!isUuid(id)) return null;
  const [row] = await runStatement<{ project: ProjectJson }>(PROJECT, [id, ctx.memberId]);
  return row ? fromJson(row.project) : null;
}

/** Reads who a session's claim stands for, as `membershipOf` does, and the project they open, as `readProject` does. */
export async function readOpening(
  claim: SessionClaim,
  id: string,
): Promise<{ membership: Membership | null; project: ReadProject | null }> {
  if (!isUuid(id)) return { membership: await membershipOf(claim), project: null };
  const given = [...membershipValues(claim), id];
  const [row] = await runStatement<{ found: Opening }>(OPENING, given);
  if (!row) return { membership: null, project: null };
  const { project } = row.found;
  return { membership: membershipIn(row.found, claim), project: project && fromJson(project) };
}

function fromJson({ createdAt, changedAt, archivedAt, ...row }: ProjectJson): ReadProject {
  return {
    ...row,
    createdAt: new Date(createdAt),
    changedAt: new Date(changedAt),
    archivedAt: archivedAt === null ? null : new Date(archivedAt),
  };
}
