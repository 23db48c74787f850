import "server-only";
import type { GivenEvent } from "@/lib/core/history/events";
import type { ProjectLog, RecordedUpload, Revision } from "@/lib/core/history/replay";
import { isControlId } from "@/lib/core/model/controls";
import { MEMBER_NAME, nameIn } from "@/lib/server/answers/record";
import type { Context } from "@/lib/server/auth/context";
import { toLevel } from "@/lib/server/projects/level";
import { readVisible, visibleStatement } from "@/lib/server/projects/read-visible";

interface LogRow {
  readonly revisions: readonly (Omit<Revision, "control"> & { readonly control: string })[];
  readonly uploads: readonly RecordedUpload[];
}

const MOMENT = `to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const LOG = visibleStatement(
  "project-log",
  `(
     SELECT coalesce(json_agg(json_build_object(
              'control', control, 'version', version, 'answer', answer, 'strength', strength,
              'date', date, 'reason', coalesce(reason, ''),
              'at', ${MOMENT}) ORDER BY at, control, version), '[]')
       FROM answer_revision LEFT JOIN revision_text USING (project_id, control, version)
      WHERE project_id = project.id
   ) AS revisions,
   (
     SELECT coalesce(json_agg(json_build_object('number', number, 'at', ${MOMENT}, 'proposals', proposals) ORDER BY number), '[]')
       FROM upload WHERE project_id = project.id
   ) AS uploads`,
);

/**
 * Every change of a project's answers, and what its files said after each upload, oldest first; in one statement.
 * @throws AppError `NOT_FOUND` for a project that whoever asks may not see.
 */
export async function readLog(ctx: Context, projectId: string): Promise<ProjectLog> {
  const { revisions, uploads } = await readVisible<LogRow>(ctx, projectId, LOG);
  const known = revisions.flatMap(({ control, ...revision }) =>
    isControlId(control) ? [{ ...revision, control }] : [],
  );
  return { revisions: known, uploads };
}

/** How a project comes to be, in the audit log's words. */
export const MADE = "'project.create', 'project.copy', 'project.keep', 'project.open-example'";

/** Which rows of `audit_event` are about a `project`, as SQL; its index holds them together. */
export const ABOUT_PROJECT =
  "audit_event.organisation_id = project.organisation_id AND subject = 'project:' || project.id";

interface EventsRow {
  readonly createdOn: string;
  readonly answerDays: readonly {
    readonly day: string;
    readonly controls: number;
    readonly members: readonly string[];
  }[];
  readonly uploadDays: readonly {
    readonly day: string;
    readonly uploads: number;
    readonly members: readonly string[];
  }[];
  readonly snapshotDays: readonly {
    readonly day: string;
    readonly count: number;
    readonly name: string | null;
    readonly members: readonly string[];
  }[];
  readonly audit: readonly {
    readonly day: string;
    readonly action: string;
    readonly memberId: string;
    readonly from: number | null;
    readonly to: number | null;
    readonly fromVersion: string | null;
    readonly toVersion: string | null;
  }[];
  readonly people: readonly { readonly memberId: string; readonly name: string }[];
}

const UTC_DAY = "to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD')";
const LOGGED = `
  FROM audit_event
 WHERE ${ABOUT_PROJECT}
   AND action IN (${MADE}, 'project.import', 'project.edit', 'project.archive', 'project.unarchive', 'project.upgrade-catalogue')
   AND (action <> 'project.edit' OR details->'targetBefore' <> details->'targetAfter')`;

const EVENTS = visibleStatement(
  "history-events",
  `to_char(project.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS "createdOn",
   (
     SELECT coalesce(json_agg(json_build_object('day', day, 'controls', controls, 'members', members) ORDER BY day), '[]')
       FROM (
         SELECT ${UTC_DAY} AS day, count(DISTINCT control) AS controls, array_agg(DISTINCT member_id) AS members
           FROM answer_revision WHERE project_id = project.id GROUP BY 1
       ) AS days
   ) AS "answerDays",
   (
     SELECT coalesce(json_agg(json_build_object('day', day, 'uploads', uploads, 'members', members) ORDER BY day), '[]')
       FROM (
         SELECT ${UTC_DAY} AS day, count(*) AS uploads, array_agg(DISTINCT member_id) AS members
           FROM upload WHERE project_id = project.id GROUP BY 1
       ) AS days
   ) AS "uploadDays",
   (
     SELECT coalesce(json_agg(json_build_object('day', day, 'count', count, 'name', name, 'members', members) ORDER BY day), '[]')
       FROM (
         SELECT ${UTC_DAY} AS day, count(*) AS count, CASE WHEN count(*) = 1 THEN min(name) END AS name,
                array_agg(DISTINCT member_id) AS members
           FROM snapshot LEFT JOIN snapshot_content ON snapshot_id = snapshot.id
          WHERE snapshot.project_id = project.id GROUP BY 1
       ) AS days
   ) AS "snapshotDays",
   (
     SELECT coalesce(json_agg(json_build_object(
              'day', ${UTC_DAY}, 'action', action, 'memberId', substr(actor, 8),
              'from', details->'targetBefore', 'to', details->'targetAfter',
              'fromVersion', details->>'from', 'toVersion', details->>'to') ORDER BY seq), '[]')
       ${LOGGED}
   ) AS audit,
   (
     SELECT coalesce(json_agg(json_build_object('memberId', member.id, 'name', ${MEMBER_NAME})), '[]')
       FROM member LEFT JOIN person ON person.id = person_id
      WHERE organisation_id = project.organisation_id AND member.id::text IN (
              SELECT member_id::text FROM answer_revision WHERE project_id = project.id
              UNION SELECT member_id::text FROM upload WHERE project_id = project.id
              UNION SELECT member_id::text FROM snapshot WHERE project_id = project.id
              UNION SELECT substr(actor, 8) ${LOGGED})
   ) AS people`,
);

/**
 * What people did in a project, by day, oldest first: it was made or imported, its target or catalogue changed, answers
 * or files changed, snapshots were taken, it was archived. In one statement.
 * @throws AppError `NOT_FOUND` for a project that whoever asks may not see.
 */
export async function readEvents(ctx: Context, projectId: string): Promise<GivenEvent[]> {
  const row = await readVisible<EventsRow>(ctx, projectId, EVENTS);
  const nameOf = nameIn(row.people);
  const maker = row.audit.find(({ action }) => MADE.includes(`'${action}'`));
  // A copy's answers may be older than its row by a moment, and the moment may be midnight.
  const madeOn = [row.createdOn, row.answerDays[0]?.day ?? row.createdOn].sort()[0] ?? "";
  const made: GivenEvent = { kind: "made", day: madeOn, by: maker ? nameOf(maker.memberId) : null };
  const logged = row.audit.flatMap((event): GivenEvent[] => {
    const { day, action, from, to, fromVersion, toVersion } = event;
    const by = nameOf(event.memberId);
    switch (action) {
      case "project.edit":
        return [{ kind: "target", day, from: toLevel(from), to: toLevel(to), by }];
      case "project.import":
        return [{ kind: "imported", day, by }];
      case "project.upgrade-catalogue":
        return [{ kind: "catalogue", day, from: fromVersion ?? "", to: toVersion ?? "", by }];
      case "project.archive":
        return [{ kind: "archived", day, by }];
      case "project.unarchive":
        return [{ kind: "unarchived", day, by }];
      default:
        return [];
    }
  });
  const answers = row.answerDays.map(
    ({ day, controls, members }): GivenEvent => ({
      kind: "answers",
      day,
      controls,
      people: members.map(nameOf),
    }),
  );
  const files = row.uploadDays.map(
    ({ day, uploads, members }): GivenEvent => ({
      kind: "files",
      day,
      uploads,
      people: members.map(nameOf),
    }),
  );
  const snapshots = row.snapshotDays.map(
    ({ day, count, name, members }): GivenEvent => ({
      kind: "snapshots",
      day,
      count,
      name,
      people: members.map(nameOf),
    }),
  );
  return [made, ...logged, ...files, ...answers, ...snapshots];
}
