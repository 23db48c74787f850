import { readFileSync, statSync } from "node:fs";
import { withClient } from "@/scripts/database/roles";

/** A node of a plan, as `EXPLAIN (FORMAT JSON)` writes it. */
interface PlanNode {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly Plans?: readonly PlanNode[];
}

interface LoggedPlan {
  readonly "Query Text": string;
  readonly Plan: PlanNode;
}

/** A table that a statement of the app read from its first row to its last. */
interface WholeScan {
  readonly table: string;
  readonly statement: string;
}

/** What the statements behind some requests were planned as. */
export interface PlanCheck {
  readonly statements: number;
  readonly scans: readonly WholeScan[];
}

/** The database whose plans are looked at: its superuser's address and the server's log. */
export interface Watched {
  readonly adminUrl: string;
  readonly logFile: string;
}

/**
 * Lets the server log the plan of every statement that the app runs meanwhile, as it was really run, and looks for
 * sequential scans over tables of more than `least` rows.
 */
export async function checkPlans(
  { adminUrl, logFile }: Watched,
  least: number,
  requests: () => Promise<void>,
): Promise<PlanCheck> {
  const from = statSync(logFile).size;
  const tables = await withClient(adminUrl, async (client) => {
    for (const [name, value] of SETTINGS) {
      await client.query(`ALTER ROLE plimsoll_app SET ${name} = '${value}'`);
    }
    // What is set counts for new connections: the app makes its own anew.
    await client.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'plimsoll_app'",
    );
    const { rows } = await client.query<{ relname: string }>(
      "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND reltuples > $1",
      [least],
    );
    return new Set(rows.map(({ relname }) => relname));
  });
  try {
    await requests();
  } finally {
    await withClient(adminUrl, (client) => client.query("ALTER ROLE plimsoll_app RESET ALL"));
  }
  return wholeScans(readFileSync(logFile).subarray(from).toString(), tables);
}

/** What a server's log says of plans: how many statements there were, and which read one of these tables whole. */
export function wholeScans(log: string, tables: ReadonlySet<string>): PlanCheck {
  const plans = loggedPlans(log);
  const scans = plans.flatMap((plan) =>
    scannedWhole(plan.Plan)
      .filter((table) => tables.has(table))
      .map((table) => ({ table, statement: plan["Query Text"] })),
  );
  const once = new Map(scans.map((scan) => [`${scan.table} ${scan.statement}`, scan]));
  const statements = new Set(plans.map((plan) => plan["Query Text"])).size;
  return { statements, scans: [...once.values()] };
}

const SETTINGS = [
  ["session_preload_libraries", "auto_explain"],
  ["auto_explain.log_min_duration", "0"],
  ["auto_explain.log_format", "json"],
] as const;

/** A plan stands in the log behind its first line, each of its own lines behind a tab. */
function loggedPlans(log: string): LoggedPlan[] {
  return [...log.matchAll(/ plan:\n((?:\t.*\n)+)/g)].map(([, plan = ""]) => JSON.parse(plan));
}

function scannedWhole(node: PlanNode): string[] {
  const below = (node.Plans ?? []).flatMap(scannedWhole);
  const table = node["Relation Name"];
  return node["Node Type"] === "Seq Scan" && table ? [table, ...below] : below;
}
