import type { Metadata } from "next";
import { OpenExample } from "@/components/projects/open-example";
import { ProjectForm } from "@/components/projects/project-form";
import { PageMain } from "@/components/shell/page-main";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { requireContext } from "@/lib/server/auth/session";
import { listTeams } from "@/lib/server/projects/queries";
import { mayCreateProjects } from "../_may-create";

export const metadata: Metadata = { title: "New project" };

export default async function NewProjectPage() {
  const ctx = await requireContext();
  return (
    <PageMain className="grid gap-6">
      <h1 className="text-h1">New project</h1>
      {mayCreateProjects(ctx) ? (
        <div className="grid max-w-measure gap-6">
          <ProjectForm
            teams={await listTeams(ctx)}
            cancel={
              <LinkButton variant="quiet" href="/projects">
                Cancel
              </LinkButton>
            }
          />
          <div className="flex flex-wrap items-center gap-3 border-t border-line pt-4">
            <p className="text-ink-2">Or see first how a filled project looks.</p>
            <OpenExample variant="secondary" />
          </div>
          <div className="flex flex-wrap items-center gap-3 border-t border-line pt-4">
            <p className="text-ink-2">Or bring one from another Plimsoll.</p>
            <LinkButton href="/projects/import">Import a project</LinkButton>
          </div>
        </div>
      ) : (
        <EmptyState action={<LinkButton href="/projects">Go to the projects</LinkButton>}>
          Your role does not make projects. Owners and assessors do.
        </EmptyState>
      )}
    </PageMain>
  );
}
