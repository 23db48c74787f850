import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { KeepForm } from "@/components/keep/keep-form";
import { PageMain } from "@/components/shell/page-main";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { contextOrNull } from "@/lib/server/auth/session";
import { listTeams } from "@/lib/server/projects/queries";
import { AppBar } from "../_components/app-bar";
import { mayCreateProjects } from "../(organisation)/projects/_may-create";

export const metadata: Metadata = { title: "Keep as a project" };

/** Where files that were tried without an account become a project: listed first, sent when somebody says so. */
export default async function KeepPage() {
  const ctx = await contextOrNull();
  if (!ctx) redirect("/sign-in?then=keep");
  return (
    <>
      <AppBar />
      <PageMain className="grid gap-6">
        <h1 className="text-h1">Keep as a project</h1>
        {mayCreateProjects(ctx) ? (
          <KeepForm teams={await listTeams(ctx)} />
        ) : (
          <EmptyState action={<LinkButton href="/projects">Go to the projects</LinkButton>}>
            Your role does not make projects. Owners and assessors do. What you kept stays in this
            browser.
          </EmptyState>
        )}
      </PageMain>
    </>
  );
}
