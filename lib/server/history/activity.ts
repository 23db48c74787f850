import "server-only";
import type { Activity, SettingChange } from "@/lib/core/history/activity";
import { isControlId } from "@/lib/core/model/controls";
import type { Answer } from "@/lib/core/model/words";
import { cursorOf } from "@/lib/schemas/history";
import { MEMBER_NAME, nameIn } from "@/lib/server/answers/record";
import type { Context } from "@/lib/server/auth/context";
import { readVisible, visibleStatement } from "@/lib/server/projects/read-visible";
import { ABOUT_PROJECT, MADE } from "./queries";

/** One page of what people did in a project, newest first. */
export interface ActivityPage {
  readonly entries: readonly Activity[];
  /** Where the next page begins; null on the last. */
  readonly older: string | null;
}

interface Row {
  readonly entries: readonly Entry[];
  readonly people: readonly { readonly memberId: string; readonly name: string }[];
}

interface Entry {
  readonly at: string;
  readonly key: string;
  readonly kind: string;
  readonly memberId: string;
  readonly facts: Facts;
}

type Facts = Readonly<Record<string, string | number | boolean | null>>;

const PAGE_SIZE = 30;

/** Rows of one sort: the newest of those before the cursor. Every sort is asked for a whole page. */
const newest = (rows: string) => `
  (SELECT * FROM (${rows}) AS sort(at, key, kind, member_id, facts)
    WHERE (at, key) < ($4::timestamptz, $5) ORDER BY at DESC, key DESC LIMIT ${PAGE_SIZE + 1})`;

// What was written at one moment by one person is one entry: a copy, or what came of files.
const ANSWERS = `
  SELECT at, 'answers:' || member_id, 'answers', member_id::text,
         json_build_object('count', count(*), 'fromFiles', bool_and(provenance = 'evidence'),
                           'control', min(control), 'version', min(version))
    FROM answer_revision WHERE project_id = project.id GROUP BY at, member_id`;
const COMMENTS = `
  SELECT created_at, 'comment:' || id, 'comment', member_id::text,
         json_build_object('control', control, 'isReply', parent_id IS NOT NULL, 'isDeleted', deleted_at IS NOT NULL)
    FROM comment WHERE project_id = project.id`;
const RESOLVED = `
  SELECT resolved_at, 'resolved:' || id, 'resolved', resolved_by::text, json_build_object('control', control)
    FROM comment WHERE project_id = project.id AND resolved_at IS NOT NULL`;
// Files that came with the whole project are told by how it was made.
const UPLOADS = `
  SELECT at, 'upload:' || id, 'upload', member_id::text, json_build_object('isRemoval', source = 'removal')
    FROM upload WHERE project_id = project.id AND source NOT IN ('tried', 'imported')`;
const SNAPSHOTS = `
  SELECT at, 'snapshot:' || snapshot.id, 'snapshot', member_id::text, json_build_object('name', name)
    FROM snapshot JOIN snapshot_content ON snapshot_id = snapshot.id WHERE snapshot.project_id = project.id`;
const LOGGED = `
  SELECT at, 'log:' || lpad(seq::text, 19, '0'), action, substr(actor, 8), details::json
    FROM audit_event
   WHERE ${ABOUT_PROJECT}
     AND action IN ('project.edit', 'project.archive', 'project.unarchive', 'project.import', 'project.upgrade-catalogue')`;
// The first of all, also before answers that came with it.
const MAKING = `
  SELECT least(project.created_at, (SELECT min(at) FROM answer_revision WHERE project_id = project.id)), '', action, substr(actor, 8), '{}'::json
    FROM audit_event WHERE ${ABOUT_PROJECT} AND action IN (${MADE})`;

const ACTIVITY = visibleStatement(
  "activity",
  `(
     SELECT coalesce(json_agg(json_build_object(
              'at', to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
              'key', key, 'kind', kind, 'memberId', member_id,
              'facts', CASE WHEN kind = 'answers' AND (facts->>'count')::int = 1 THEN (
                SELECT json_build_object(
                         'control', now.control, 'fromFiles', now.provenance = 'evidence',
                         'before', was.answer, 'after', now.answer,
                         'note', (text_now.note, text_now.reason, text_now.links) IS DISTINCT FROM (coalesce(text_was.note, ''), coalesce(text_was.reason, ''), coalesce(text_was.links, '{}')),
                         'owner', (now.owner_member_id, text_now.owner_name) IS DISTINCT FROM (was.owner_member_id, text_was.owner_name),
                         'due', now.due_date IS DISTINCT FROM was.due_date)
                  FROM answer_revision AS now
                  LEFT JOIN revision_text AS text_now USING (project_id, control, version)
                  LEFT JOIN answer_revision AS was
                    ON was.project_id = now.project_id AND was.control = now.control AND was.version = now.version - 1
                  LEFT JOIN revision_text AS text_was
                    ON text_was.project_id = was.project_id AND text_was.control = was.control AND text_was.version = was.version
                 WHERE now.project_id = project.id AND now.control = facts->>'control' AND now.version = (facts->>'version')::int
              ) ELSE facts END) ORDER BY at DESC, key DESC), '[]')
       FROM (
         SELECT * FROM (${[ANSWERS, COMMENTS, RESOLVED, UPLOADS, SNAPSHOTS, LOGGED, MAKING].map(newest).join(" UNION ALL ")}) AS sorts
          ORDER BY at DESC, key DESC LIMIT ${PAGE_SIZE + 1}
       ) AS entries
   ) AS entries,
   (
     SELECT coalesce(json_agg(json_build_object('memberId', member.id, 'name', ${MEMBER_NAME})), '[]')
       FROM member LEFT JOIN person ON person.id = person_id
      WHERE organisation_id = project.organisation_id AND member.id::text IN (
              SELECT member_id::text FROM answer_revision WHERE project_id = project.id
              UNION SELECT member_id::text FROM upload WHERE project_id = project.id
              UNION SELECT member_id::text FROM snapshot WHERE project_id = project.id
              UNION SELECT member_id::text FROM comment WHERE project_id = project.id
              UNION SELECT resolved_by::text FROM comment WHERE project_id = project.id
              UNION SELECT substr(actor, 8) FROM audit_event WHERE ${ABOUT_PROJECT} AND action LIKE 'project.%')
   ) AS people`,
);

/**
 * What people did in a project, newest first: it was made, answers, comments, files, snapshots, settings, the archive. In one statement.
 * @param before where the page before ended.
 * @throws AppError `NOT_FOUND` for a project that whoever asks may not see.
 */
export async function readActivity(
  ctx: Context,
  projectId: string,
  before: string | null = null,
): Promise<ActivityPage> {
  const [at = "", key = ""] = (before ?? "infinity~").split("~");
  const row = await readVisible<Row>(ctx, projectId, ACTIVITY, [at, key]);
  const nameOf = nameIn(row.people);
  const shown = row.entries.slice(0, PAGE_SIZE);
  const last = shown.at(-1);
  return {
    entries: shown.flatMap((entry) => toActivity(entry, nameOf(entry.memberId)) ?? []),
    older: row.entries.length > PAGE_SIZE && last ? cursorOf(last) : null,
  };
}

function toActivity({ at, key, kind, facts }: Entry, by: string): Activity | null {
  const common = { at, key, by };
  const control = String(facts.control ?? "");
  switch (kind) {
    case "answers":
      if ("count" in facts) {
        const { count, fromFiles } = facts;
        return { ...common, kind, count: Number(count), fromFiles: fromFiles === true };
      }
      if (!isControlId(control)) return null;
      return {
        ...common,
        kind: "answer",
        control,
        before: facts.before as Answer | null,
        after: facts.after as Answer | null,
        fromFiles: facts.fromFiles === true,
        also: (["note", "owner", "due"] as const).filter((name) => facts[name]),
      };
    case "comment":
      if (!isControlId(control)) return null;
      return {
        ...common,
        kind,
        control,
        isReply: facts.isReply === true,
        isDeleted: facts.isDeleted === true,
      };
    case "resolved":
      return isControlId(control) ? { ...common, kind, control } : null;
    case "upload":
      return { ...common, kind: "files", isRemoval: facts.isRemoval === true };
    case "snapshot":
      return { ...common, kind, name: String(facts.name ?? "") };
    case "project.import":
      return { ...common, kind: "imported" };
    case "project.edit":
      return { ...common, kind: "settings", changes: settingChanges(facts) };
    case "project.upgrade-catalogue":
      return { ...common, kind: "catalogue", from: String(facts.from), to: String(facts.to) };
    case "project.archive":
      return { ...common, kind: "archived" };
    case "project.unarchive":
      return { ...common, kind: "unarchived" };
    case "project.create":
      return { ...common, kind: "made", how: "create" };
    case "project.copy":
      return { ...common, kind: "made", how: "copy" };
    case "project.keep":
      return { ...common, kind: "made", how: "keep" };
    case "project.open-example":
      return { ...common, kind: "made", how: "open-example" };
    default:
      return null;
  }
}

function settingChanges(facts: Facts): readonly SettingChange[] {
  const changed = (["environment", "target", "platform"] as const).flatMap((name) => {
    const [from, to] = [String(facts[`${name}Before`]), String(facts[`${name}After`])];
    return from === to ? [] : [{ name, from, to }];
  });
  const { teamBefore, teamAfter } = facts;
  if (teamBefore === teamAfter) return changed;
  return [...changed, { name: "team", isWholeOrganisation: teamAfter === null }];
}
