import type pg from "pg";
import { withClient } from "@/scripts/database/roles";
import { PILOTS } from "./seed";

/** A page as somebody looks at it: the same one, of another project each time. */
export interface Visit {
  readonly name: string;
  readonly by: "owner" | "assessor";
  /** The address of the `round`th look at it. */
  readonly path: (round: number) => string;
}

interface Lived {
  readonly id: string;
  readonly name: string;
  readonly snapshots: readonly string[];
}

const PAGE = 50;
/** So many projects are looked at in turn, spread over all there are. */
const LOOKED_AT = 100;

/**
 * What people open first: the list and the ways to narrow it, each as long whatever the number of projects, and of a
 * project what grows with its past.
 * @param projects how many there are.
 * @param today the last day that can be compared, `YYYY-MM-DD`.
 */
export async function visitsOf(
  ownerUrl: string,
  projects: number,
  today: string,
): Promise<Visit[]> {
  const { rows: lived } = await withClient(ownerUrl, (client) => readLived(client));
  const [first] = lived;
  if (!first) throw new Error("There is no project.");
  const active = projects - PILOTS;
  const list = (query: string) => () => `/projects${query}`;
  const project = (path: (project: Lived) => string) => (round: number) =>
    path(lived[round % lived.length] ?? first);
  const days = `from=day&from-day=${daysBefore(today, 500)}&to=day&to-day=${daysBefore(today, 30)}`;
  const by = "owner";
  return [
    { name: "list", by, path: list("") },
    { name: "list_of_teams", by: "assessor", path: list("") },
    { name: "list_by_name", by, path: list("?sort=name") },
    { name: "list_by_target", by, path: list("?sort=target") },
    {
      name: "list_last_page",
      by,
      path: list(`?page=${Math.ceil(active / PAGE)}&after=${await placeBefore(ownerUrl, active)}`),
    },
    { name: "list_filtered", by, path: list("?environment=production") },
    { name: "list_tag", by, path: list("?tag=pilot") },
    { name: "list_search", by, path: list("?search=gateway") },
    { name: "list_search_few", by, path: list("?search=pilot") },
    { name: "list_assigned", by: "assessor", path: list("?assigned=me") },
    { name: "list_archived", by, path: list("?state=archived") },
    { name: "overview", by, path: project(({ id }) => `/projects/${id}`) },
    { name: "history", by, path: project(({ id }) => `/projects/${id}/history`) },
    { name: "history_all", by, path: project(({ id }) => `/projects/${id}/history?days=all`) },
    { name: "snapshots", by, path: project(({ id }) => `/projects/${id}/snapshots`) },
    {
      name: "compare_snapshots",
      by,
      path: project(
        ({ id, snapshots }) =>
          `/projects/${id}/compare?from=${snapshots[0]}&to=${snapshots.at(-1)}`,
      ),
    },
    { name: "compare_days", by, path: project(({ id }) => `/projects/${id}/compare?${days}`) },
  ];
}

/** Where the last page begins, as the link to it from the page before it says. */
async function placeBefore(ownerUrl: string, active: number): Promise<string> {
  const { rows } = await withClient(ownerUrl, (client) =>
    client.query<{ id: string; changedAt: Date }>(
      `SELECT id, changed_at AS "changedAt" FROM project WHERE archived_at IS NULL
        ORDER BY changed_at DESC, id DESC LIMIT 1 OFFSET $1`,
      [(Math.ceil(active / PAGE) - 1) * PAGE - 1],
    ),
  );
  return rows.map(({ id, changedAt }) => `${changedAt.toISOString()}~${id}`).join();
}

function readLived(client: pg.Client) {
  return client.query<Lived>(
    `SELECT id, name, ARRAY(SELECT id FROM snapshot WHERE project_id = project.id ORDER BY at) AS snapshots
       FROM (
         SELECT *, row_number() OVER (ORDER BY id) AS n, count(*) OVER () AS total FROM project WHERE archived_at IS NULL
       ) AS project
      WHERE n % greatest(1, total / ${LOOKED_AT}) = 0 ORDER BY md5(id::text) LIMIT ${LOOKED_AT}`,
  );
}

function daysBefore(day: string, count: number): string {
  return new Date(Date.parse(day) - count * 86_400_000).toISOString().slice(0, 10);
}
