import type { Metadata } from "next";
import { FormerMembers } from "@/components/people/former-members";
import { Leave } from "@/components/people/leave";
import { MemberList } from "@/components/people/member-list";
import { PageMain } from "@/components/shell/page-main";
import { LinkButton } from "@/components/ui/link-button";
import { requireContext } from "@/lib/server/auth/session";
import { managesPeople } from "@/lib/server/people/access";
import { listFormerMembers, listMembers } from "@/lib/server/people/members";

export const metadata: Metadata = { title: "Members" };

export default async function MembersPage() {
  const ctx = await requireContext();
  const mayManage = managesPeople(ctx);
  const [members, former] = await Promise.all([
    listMembers(ctx),
    mayManage ? listFormerMembers(ctx) : null,
  ]);
  return (
    <PageMain className="grid gap-10">
      <div className="grid max-w-measure gap-4">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h1 className="text-h1">Members</h1>
          {mayManage ? (
            <LinkButton variant="primary" href="/settings/invitations">
              Invite somebody
            </LinkButton>
          ) : null}
        </div>
        <MemberList members={members} mayManage={mayManage} />
      </div>
      {former ? (
        <section
          aria-labelledby="former"
          className="grid max-w-measure gap-3 border-t border-line pt-4"
        >
          <h2 id="former" className="text-h2">
            Former members
          </h2>
          <FormerMembers members={former} />
        </section>
      ) : null}
      <section
        aria-labelledby="leave"
        className="grid max-w-measure gap-3 border-t border-line pt-4"
      >
        <h2 id="leave" className="text-h2">
          Leave
        </h2>
        <p className="text-ink-2">
          You are signed out everywhere, and only an invitation brings you back. What you wrote
          stays under your name.
          {mayManage ? " The only owner makes somebody else an owner first." : ""}
        </p>
        <Leave />
      </section>
    </PageMain>
  );
}
