import type { Metadata } from "next";
import { compareHref } from "@/components/project/hrefs";
import { PageMain } from "@/components/shell/page-main";
import { SnapshotList } from "@/components/snapshots/snapshot-list";
import { TakeSnapshot } from "@/components/snapshots/take-snapshot";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { listSnapshots } from "@/lib/server/snapshots/queries";
import { openProject } from "../_open";

interface SnapshotsPageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: SnapshotsPageProps): Promise<Metadata> {
  const { project } = await openProject((await params).id);
  return { title: `Snapshots of ${project.name}` };
}

/** What was frozen of a project, and where more is. */
export default async function SnapshotsPage({ params }: SnapshotsPageProps) {
  const { ctx, project } = await openProject((await params).id);
  const snapshots = await listSnapshots(ctx, project.id);
  const take = project.may.snapshot ? <TakeSnapshot projectId={project.id} /> : null;
  if (snapshots.length === 0) {
    return (
      <PageMain className="grid gap-6">
        <h1 className="text-h1">Snapshots</h1>
        <EmptyState title="No snapshot yet" action={take}>
          A snapshot freezes the project under a name: answers, levels and roadmap, with a digest
          that shows that nothing was changed since. Take one before an audit or a release, and
          compare it with what stands later.
          {project.may.snapshot ? null : <NotHere isReadOnly={isReadOnly(project)} />}
        </EmptyState>
      </PageMain>
    );
  }
  return (
    <PageMain className="grid gap-6">
      <header className="flex flex-wrap items-end justify-between gap-4">
        <h1 className="text-h1">Snapshots</h1>
        <div className="flex flex-wrap gap-2">
          <LinkButton href={compareHref(project.id, snapshots[0]?.id, "today")}>
            Compare two states
          </LinkButton>
          {take}
        </div>
      </header>
      <SnapshotList projectId={project.id} target={project.target} snapshots={snapshots} />
    </PageMain>
  );
}

function isReadOnly(project: { isExample: boolean; archivedAt: string | null }): boolean {
  return project.isExample || project.archivedAt !== null;
}

function NotHere({ isReadOnly }: { isReadOnly: boolean }) {
  return (
    <p className="mt-3">
      {isReadOnly ? "This project is read-only." : "Owners and assessors take snapshots."}
    </p>
  );
}
