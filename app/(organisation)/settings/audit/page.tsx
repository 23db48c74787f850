import type { Metadata } from "next";
import { Suspense } from "react";
import { AuditEntries } from "@/components/audit/audit-entries";
import { ChainNote } from "@/components/audit/chain-note";
import { PageMain } from "@/components/shell/page-main";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { Select } from "@/components/ui/select";
import { type AuditFilter, auditFilter } from "@/lib/schemas/audit";
import { checkAudit, listAudit, readsAudit } from "@/lib/server/audit/queries";
import type { Context } from "@/lib/server/auth/context";
import { requireContext } from "@/lib/server/auth/session";

export const metadata: Metadata = { title: "Audit log" };

interface AuditPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function AuditPage({ searchParams }: AuditPageProps) {
  const ctx = await requireContext();
  if (!readsAudit(ctx)) {
    return (
      <PageMain className="grid gap-6">
        <h1 className="text-h1">Audit log</h1>
        <EmptyState>Owners and reviewers read the audit log.</EmptyState>
      </PageMain>
    );
  }
  const filter = auditFilter.parse(await searchParams);
  const { entries, older, actions } = await listAudit(ctx, filter);
  return (
    <PageMain className="grid gap-4">
      <h1 className="text-h1">Audit log</h1>
      <Suspense fallback={<p className="text-ink-2">Checking whether the log is whole…</p>}>
        <Check ctx={ctx} />
      </Suspense>
      <form method="get" className="flex flex-wrap items-end gap-2 print:hidden">
        <Field id="action" label="Action">
          {(control) => (
            <Select {...control} name="action" defaultValue={filter.action ?? ""} className="w-64">
              <option value="">All</option>
              {actions.map((action) => (
                <option key={action}>{action}</option>
              ))}
            </Select>
          )}
        </Field>
        <Button type="submit">Show</Button>
      </form>
      {entries.length > 0 ? (
        <AuditEntries entries={entries} />
      ) : (
        <p className="text-ink-2">Nothing is recorded here.</p>
      )}
      <nav aria-label="Pages of the log" className="flex gap-3 print:hidden">
        {filter.before ? (
          <LinkButton href={hrefOf({ ...filter, before: null })}>Newest</LinkButton>
        ) : null}
        {older ? (
          <LinkButton rel="next" href={hrefOf(older)}>
            Older
          </LinkButton>
        ) : null}
      </nav>
    </PageMain>
  );
}

async function Check({ ctx }: { ctx: Context }) {
  return <ChainNote check={await checkAudit(ctx)} />;
}

function hrefOf({ action, before }: AuditFilter): string {
  const query = new URLSearchParams();
  if (action) query.set("action", action);
  if (before) query.set("before", String(before));
  return `/settings/audit${query.size > 0 ? `?${query}` : ""}`;
}
