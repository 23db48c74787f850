import type { Metadata } from "next";
import { NewTeam } from "@/components/people/new-team";
import { TeamCard } from "@/components/people/team-card";
import { PageMain } from "@/components/shell/page-main";
import { EmptyState } from "@/components/ui/empty-state";
import { requireContext } from "@/lib/server/auth/session";
import { managesPeople } from "@/lib/server/people/access";
import { listMembers } from "@/lib/server/people/members";
import { listTeamsWithMembers } from "@/lib/server/people/teams";

export const metadata: Metadata = { title: "Teams" };

export default async function TeamsPage() {
  const ctx = await requireContext();
  if (!managesPeople(ctx)) {
    return (
      <PageMain className="grid gap-6">
        <h1 className="text-h1">Teams</h1>
        <EmptyState>Owners make teams. Ask one of them.</EmptyState>
      </PageMain>
    );
  }
  const [teams, members] = await Promise.all([listTeamsWithMembers(ctx), listMembers(ctx)]);
  const people = members.map(({ id, name }) => ({ id, name }));
  return (
    <PageMain className="grid gap-6">
      <div className="grid max-w-measure gap-4">
        <h1 className="text-h1">Teams</h1>
        <p className="text-ink-2">
          A project belongs to a team or to everyone; its settings say which. Assessors and viewers
          see those of their teams, owners and reviewers see all.
        </p>
        <NewTeam />
      </div>
      {teams.map((team) => (
        <TeamCard key={team.id} team={team} people={people} />
      ))}
    </PageMain>
  );
}
