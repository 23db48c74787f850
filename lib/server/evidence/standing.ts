import "server-only";

/** What the files of the row `project` say, as SQL: `PlacedProposals`, empty while it has none. */
export const PROPOSALS = `(
  SELECT coalesce(json_object_agg(control, json_build_object(
           'answer', answer, 'basis', basis, 'date', date, 'file', file, 'line', line,
           'since', to_char(since AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))), '{}')
    FROM proposal WHERE project_id = project.id)`;
