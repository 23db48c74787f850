import type { Metadata } from "next";
import { InvitationForm } from "@/components/people/invitation-form";
import { InvitationList } from "@/components/people/invitation-list";
import { PageMain } from "@/components/shell/page-main";
import { EmptyState } from "@/components/ui/empty-state";
import { requireContext } from "@/lib/server/auth/session";
import { mailConfigured } from "@/lib/server/mail/send-mail";
import { managesPeople } from "@/lib/server/people/access";
import { listInvitations } from "@/lib/server/people/invitations";
import { listTeams } from "@/lib/server/projects/queries";

export const metadata: Metadata = { title: "Invitations" };

export default async function InvitationsPage() {
  const ctx = await requireContext();
  if (!managesPeople(ctx)) {
    return (
      <PageMain className="grid gap-6">
        <h1 className="text-h1">Invitations</h1>
        <EmptyState>Owners invite people. Ask one of them.</EmptyState>
      </PageMain>
    );
  }
  const [teams, invitations] = await Promise.all([listTeams(ctx), listInvitations(ctx)]);
  return (
    <PageMain className="grid gap-10">
      <div className="grid max-w-measure gap-6">
        <h1 className="text-h1">Invitations</h1>
        <InvitationForm teams={teams} mails={mailConfigured()} />
      </div>
      <section aria-labelledby="open" className="grid max-w-measure gap-3">
        <h2 id="open" className="text-h2">
          Open invitations
        </h2>
        {invitations.length === 0 ? (
          <p className="text-ink-2">None waits for an answer.</p>
        ) : (
          <InvitationList invitations={invitations} />
        )}
      </section>
    </PageMain>
  );
}
