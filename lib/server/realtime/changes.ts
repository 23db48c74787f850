import "server-only";
import { isControlId } from "@/lib/core/model/controls";
import type { LiveChange } from "@/lib/schemas/live";
import { ANSWER_COLUMNS, type AnswerJson, nameIn, toRecord } from "@/lib/server/answers/record";
import { runStatement, type Statement } from "@/lib/server/db";
import { IS_OPEN_THREAD } from "@/lib/server/projects/read-project";

/** One entry of an organisation's audit chain, as far as open pages care. */
export interface ChainEntry {
  /** Its number in the chain, by which a stream is taken up again. */
  readonly seq: number;
  /** The project it is about and that project's team; null for what is about no project. */
  readonly project: { readonly id: string; readonly teamId: string | null } | null;
  /** Null: nothing that a page shows. */
  readonly change: LiveChange | null;
  /** Members, teams or sessions have changed: who listens may not be who they were. */
  readonly isAboutPeople: boolean;
}

/** So many entries are read at a time. */
export const CHAIN_PAGE = 500;

interface Row {
  readonly seq: string;
  readonly action: string;
  readonly control: string | null;
  /** Of the control that a comment is on. */
  readonly openThreads: number | null;
  readonly projectId: string | null;
  readonly teamId: string | null;
  readonly answer: AnswerJson | null;
  readonly people: readonly { readonly memberId: string; readonly name: string }[];
}

// An answer that was saved several times in one page stands with the last of them.
const CHAIN: Statement = {
  name: "chain",
  text: `
    WITH entry AS (
      SELECT seq, action, details ->> 'control' AS control,
             CASE WHEN subject ~ '^project:[0-9a-f-]{36}$' THEN substr(subject, 9)::uuid END AS project_id
        FROM audit_event WHERE organisation_id = $1 AND seq > $2 ORDER BY seq LIMIT ${CHAIN_PAGE}
    ), last_save AS (
      SELECT max(seq) AS seq, project_id, control FROM entry WHERE action IN ('answer.save', 'answer.accept')
       GROUP BY project_id, control
    )
    SELECT entry.seq, entry.action, entry.control, entry.project_id AS "projectId",
           CASE WHEN entry.action LIKE 'comment.%' THEN (
             SELECT count(*)::int FROM comment
              WHERE comment.project_id = project.id AND comment.control = entry.control AND ${IS_OPEN_THREAD}
           ) END AS "openThreads",
           project.team_id AS "teamId", to_jsonb(state) AS answer,
           CASE WHEN state IS NULL THEN '{}' ELSE ARRAY(
             SELECT jsonb_build_object('memberId', member.id, 'name', person.name)
               FROM member JOIN person ON person.id = person_id
              WHERE organisation_id = $1 AND member.id IN (state."changedBy", state."ownerMemberId")
           ) END AS people
      FROM entry
      LEFT JOIN project ON project.id = entry.project_id AND project.organisation_id = $1
      LEFT JOIN last_save ON last_save.seq = entry.seq
      LEFT JOIN LATERAL (
        SELECT ${ANSWER_COLUMNS} FROM answer
         WHERE answer.project_id = last_save.project_id AND answer.control = last_save.control
      ) AS state ON true
     ORDER BY entry.seq`,
};

const HEAD: Statement = {
  name: "chain-head",
  text: `SELECT seq FROM audit_head WHERE organisation_id = $1`,
};

/** The number of an organisation's newest entry; 0 before the first. */
export async function chainHead(organisationId: string): Promise<number> {
  const [row] = await runStatement<{ seq: string }>(HEAD, [organisationId]);
  return Number(row?.seq ?? 0);
}

/** The entries after one, oldest first, at most `CHAIN_PAGE`. */
export async function readChain(organisationId: string, after: number): Promise<ChainEntry[]> {
  const rows = await runStatement<Row>(CHAIN, [organisationId, after]);
  return rows.map((row) => ({
    seq: Number(row.seq),
    project: row.projectId === null ? null : { id: row.projectId, teamId: row.teamId },
    change: changeOf(row),
    isAboutPeople: /^(member|team|session|organisation|password|authenticator)\./.test(row.action),
  }));
}

function changeOf(row: Row): LiveChange | null {
  const { action, answer, control, openThreads, people, projectId } = row;
  if (projectId === null) return null;
  if (openThreads !== null) {
    const isKnown = control !== null && isControlId(control);
    return isKnown ? { kind: "comment", projectId, control, openThreads } : null;
  }
  if (action === "answer.save" || action === "answer.accept") {
    if (!answer || !isControlId(answer.control)) return null;
    const record = toRecord(answer, answer.control, nameIn(people));
    return { kind: "answer", projectId, record };
  }
  return { kind: "project", projectId };
}
