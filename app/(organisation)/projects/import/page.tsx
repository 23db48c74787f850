import type { Metadata } from "next";
import { ImportForm } from "@/components/projects/import-form";
import { PageMain } from "@/components/shell/page-main";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { requireContext } from "@/lib/server/auth/session";
import { listTeams } from "@/lib/server/projects/queries";
import { mayCreateProjects } from "../_may-create";

export const metadata: Metadata = { title: "Import a project" };

export default async function ImportProjectPage() {
  const ctx = await requireContext();
  return (
    <PageMain className="grid gap-6">
      <h1 className="text-h1">Import a project</h1>
      {mayCreateProjects(ctx) ? (
        <ImportForm
          teams={await listTeams(ctx)}
          cancel={
            <LinkButton variant="quiet" href="/projects/new">
              Cancel
            </LinkButton>
          }
        />
      ) : (
        <EmptyState action={<LinkButton href="/projects">Go to the projects</LinkButton>}>
          Your role does not make projects. Owners and assessors do.
        </EmptyState>
      )}
    </PageMain>
  );
}
