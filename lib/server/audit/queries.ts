import "server-only";
import { can } from "@/lib/core/access/can";
import type { AuditFilter } from "@/lib/schemas/audit";
import { memberNames } from "@/lib/server/answers/record";
import { AppError } from "@/lib/server/app-error";
import type { Context } from "@/lib/server/auth/context";
import { database, runStatement, type Statement } from "@/lib/server/db";
import { isUuid } from "@/lib/server/projects/access";
import { type ChainCheck, verifyChain } from "./verify";

/** An entry of the log as screens show it. Names come from where they stand, not from the log. */
interface LoggedEvent {
  readonly number: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  /** What it was done to: its kind and, where it has one, its name. */
  readonly subject: { readonly kind: string; readonly name: string };
  readonly details: readonly (readonly [name: string, value: string])[];
}

/** One page of the log, newest first. */
export interface AuditPage {
  readonly entries: readonly LoggedEvent[];
  /** The filter of the next page; null on the last. */
  readonly older: AuditFilter | null;
  /** Every action that the log holds, to filter by. */
  readonly actions: readonly string[];
}

const PAGE_SIZE = 50;

/** Whether whoever asks reads the organisation's log. */
export function readsAudit({ organisationId, role }: Context): boolean {
  const actor = { organisationId, role, teamIds: [] };
  return can(actor, "audit.read", { organisationId, teamId: null });
}

/** From one action to the next, past its entries: a log grows for ever, the kinds of what is done are few. */
const ACTIONS: Statement = {
  name: "audit-actions",
  text: `
    WITH RECURSIVE every AS (
      SELECT (SELECT action FROM audit_event WHERE organisation_id = $1 ORDER BY action LIMIT 1) AS action
      UNION ALL
      SELECT (SELECT next.action FROM audit_event AS next
               WHERE organisation_id = $1 AND next.action > every.action ORDER BY next.action LIMIT 1)
        FROM every WHERE action IS NOT NULL
    )
    SELECT action FROM every WHERE action IS NOT NULL`,
};

/** A page of the organisation's log. Throws AppError `FORBIDDEN`. */
export async function listAudit(ctx: Context, filter: AuditFilter): Promise<AuditPage> {
  demandReading(ctx);
  const { organisationId } = ctx;
  const [rows, actions] = await Promise.all([
    database().auditEvent.findMany({
      where: {
        organisationId,
        ...(filter.action ? { action: filter.action } : {}),
        ...(filter.before ? { seq: { lt: filter.before } } : {}),
      },
      orderBy: { seq: "desc" },
      take: PAGE_SIZE + 1,
    }),
    runStatement<{ action: string }>(ACTIONS, [organisationId]),
  ]);
  const shown = rows.slice(0, PAGE_SIZE);
  const nameOf = await namesOf(
    organisationId,
    shown.flatMap(({ actor, subject }) => [actor, subject]),
  );
  const last = shown.at(-1);
  return {
    entries: shown.map((row) => ({
      number: Number(row.seq),
      at: row.at.toISOString(),
      actor: nameOf(row.actor),
      action: row.action,
      subject: { kind: row.subject.split(":")[0] ?? "", name: nameOf(row.subject) },
      details: Object.entries(row.details instanceof Object ? row.details : {}).map(
        ([name, value]) => [name, String(value)] as const,
      ),
    })),
    older: rows.length > PAGE_SIZE && last ? { ...filter, before: Number(last.seq) } : null,
    actions: actions.map(({ action }) => action),
  };
}

/** Whether the log is whole, and whether the app could have changed it. Throws AppError `FORBIDDEN`. */
export async function checkAudit(
  ctx: Context,
): Promise<ChainCheck & { readonly appOwnsTables: boolean }> {
  demandReading(ctx);
  const [chain, [right]] = await Promise.all([
    verifyChain(ctx.organisationId),
    database().$queryRaw<{ owns: boolean }[]>`
      SELECT pg_has_role(current_user, relowner, 'MEMBER') AS owns
        FROM pg_class WHERE oid = 'public.audit_event'::regclass`,
  ]);
  return { ...chain, appOwnsTables: right?.owns !== false };
}

async function namesOf(
  organisationId: string,
  subjects: readonly string[],
): Promise<(subject: string) => string> {
  const idsOf = (kind: string) =>
    subjects.flatMap((subject) => {
      const [its, id] = subject.split(":");
      return its === kind && isUuid(id) ? [id] : [];
    });
  const named = (kind: string) => ({
    where: { organisationId, id: { in: idsOf(kind) } },
    select: { id: true, name: true },
  });
  const [member, projects, teams] = await Promise.all([
    memberNames(database(), organisationId, idsOf("member")),
    database().project.findMany(named("project")),
    database().team.findMany(named("team")),
  ]);
  const names = new Map([...projects, ...teams].map(({ id, name }) => [id, name]));
  return (subject) => {
    const [kind = "", id = ""] = subject.split(":");
    if (kind === "member") return member(id);
    return names.get(id) || id || kind; // a deleted project has an empty name
  };
}

function demandReading(ctx: Context): void {
  if (!readsAudit(ctx)) {
    throw new AppError("FORBIDDEN", "Only owners and reviewers read the audit log.");
  }
}
