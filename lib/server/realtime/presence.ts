import "server-only";
import { isControlId } from "@/lib/core/model/controls";
import type { Whereabouts } from "@/lib/schemas/live";
import { runStatement, type Statement } from "@/lib/server/db";

/** Who has said nothing for so long is gone: a browser that crashed takes no leave. Seconds. */
const PRESENT = 45;

const STAY: Statement = {
  name: "presence-stay",
  text: `
    WITH held AS (
      INSERT INTO presence (stream_id, project_id, member_id, seen_at)
      SELECT $1, project_id, $2, now() FROM unnest($3::uuid[]) AS wanted (project_id)
      ON CONFLICT (stream_id, project_id) DO UPDATE SET seen_at = now()
      RETURNING project_id, xmax = 0 AS is_new
    )
    SELECT pg_notify('plimsoll_presence', project_id::text)::text FROM held WHERE is_new`,
};

const MOVE: Statement = {
  name: "presence-move",
  text: `
    WITH moved AS (
      UPDATE presence SET control = $4, seen_at = now()
       WHERE stream_id = $1 AND project_id = $2 AND member_id = $3
         AND control IS DISTINCT FROM $4
      RETURNING project_id
    )
    SELECT pg_notify('plimsoll_presence', project_id::text)::text FROM moved`,
};

const LEAVE: Statement = {
  name: "presence-leave",
  text: `
    WITH gone AS (
      DELETE FROM presence WHERE stream_id = $1 OR seen_at < now() - interval '1 hour'
      RETURNING project_id
    )
    SELECT pg_notify('plimsoll_presence', project_id::text)::text FROM gone`,
};

const WHO: Statement = {
  name: "presence-who",
  text: `
    SELECT DISTINCT ON (member.id) member.id AS "memberId", person.name, control
      FROM presence JOIN member ON member.id = member_id JOIN person ON person.id = person_id
     WHERE project_id = $1 AND seen_at > now() - interval '${PRESENT} seconds'
       AND removed_at IS NULL
     ORDER BY member.id, control IS NULL, seen_at DESC`,
};

/** Says that a stream has these projects open, now and until it is said again or left. */
export async function stay(
  streamId: string,
  memberId: string,
  projectIds: readonly string[],
): Promise<void> {
  await runStatement(STAY, [streamId, memberId, projectIds]);
}

/** Says at which control of a project a stream's member is. A stream of somebody else's stays as it is. */
export async function move(
  memberId: string,
  place: { streamId: string; projectId: string; control: string | null },
): Promise<void> {
  await runStatement(MOVE, [place.streamId, place.projectId, memberId, place.control]);
}

/** Says that a stream has ended. */
export async function leave(streamId: string): Promise<void> {
  await runStatement(LEAVE, [streamId]);
}

/** Who has a project open, each member once. For a project that whoever asks may see. */
export async function whoIsThere(projectId: string): Promise<Whereabouts[]> {
  const rows = await runStatement<{ memberId: string; name: string; control: string | null }>(WHO, [
    projectId,
  ]);
  return rows.map(({ control, ...row }) => ({
    ...row,
    control: control !== null && isControlId(control) ? control : null,
  }));
}
