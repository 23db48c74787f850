import type { Metadata } from "next";
import type { ReactNode } from "react";
import { placeHref } from "@/components/project/hrefs";
import { ArchiveProject } from "@/components/projects/archive-project";
import { DeleteProject } from "@/components/projects/delete-project";
import { ProjectFacts } from "@/components/projects/project-facts";
import { ProjectForm } from "@/components/projects/project-form";
import { ReadOnlyNote } from "@/components/projects/read-only-note";
import { RemoveExample } from "@/components/projects/remove-example";
import { PageMain } from "@/components/shell/page-main";
import { buttonClass } from "@/components/ui/button-class";
import { LinkButton } from "@/components/ui/link-button";
import { CATALOGUE_VERSION } from "@/lib/core/model/version";
import { listTeams } from "@/lib/server/projects/queries";
import { openProject } from "../_open";

interface SettingsPageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: SettingsPageProps): Promise<Metadata> {
  const { project } = await openProject((await params).id);
  return { title: `Settings of ${project.name}` };
}

export default async function SettingsPage({ params }: SettingsPageProps) {
  const { ctx, project, assessment } = await openProject((await params).id);
  const { id, name, may, isExample, archivedAt } = project;
  return (
    <PageMain className="grid gap-10">
      <div className="grid max-w-measure gap-6">
        <h1 className="text-h1">Settings</h1>
        {may.edit ? (
          <ProjectForm project={project} teams={await listTeams(ctx)} />
        ) : (
          <>
            <ReadOnlyNote project={project} role={ctx.role} />
            <ProjectFacts project={project} />
          </>
        )}
      </div>
      <Section id="catalogue" title="Catalogue">
        <p className="text-ink-2">
          {project.catalogue === CATALOGUE_VERSION
            ? `This project is on catalogue ${project.catalogue}, the newest here.`
            : `This project is on catalogue ${project.catalogue}; the newest here is ${CATALOGUE_VERSION}.`}
        </p>
        <div>
          <LinkButton href={placeHref(id, "catalogue")}>
            {project.catalogue === CATALOGUE_VERSION ? "About this catalogue" : "See what changes"}
          </LinkButton>
        </div>
      </Section>
      {may.copy ? (
        <Section id="copy" title="Copy">
          <p className="text-ink-2">
            The same answers under another name, for another environment if need be.
          </p>
          <div>
            <LinkButton href={placeHref(id, "copy")}>Copy the project</LinkButton>
          </div>
        </Section>
      ) : null}
      {may.export ? (
        <Section id="export" title="Export">
          <p className="text-ink-2">
            One file with the answers, their history, the files that speak for them, and the
            snapshots. It holds the names of whoever answered, and no secret that was found in a
            file. Another Plimsoll can import it.
          </p>
          <div>
            <a href={`/api/projects/${id}/export`} className={buttonClass()}>
              Export the project
            </a>
          </div>
        </Section>
      ) : null}
      {may.archive ? (
        <Section id="archive" title={archivedAt ? "Unarchive" : "Archive"}>
          <p className="text-ink-2">
            {archivedAt
              ? "Puts the project back into the list. It can then be changed again."
              : "Takes the project out of the list and makes it read-only. Nothing is lost, and it can be taken out again."}
          </p>
          <ArchiveProject id={id} isArchived={archivedAt !== null} />
        </Section>
      ) : null}
      {may.delete ? (
        <Section id="delete" title={isExample ? "Remove" : "Delete"}>
          <p className="text-ink-2">
            {isExample
              ? "Nobody’s answers are in it, and it can be opened again from the page for a new project."
              : `Everything that was typed here goes for good.${archivedAt ? "" : " To keep it out of sight only, archive it."}`}
          </p>
          {isExample ? (
            <RemoveExample id={id} name={name} />
          ) : (
            <DeleteProject id={id} name={name} answered={assessment.progress.answered} />
          )}
        </Section>
      ) : null}
    </PageMain>
  );
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="grid max-w-measure gap-3 border-t border-line pt-4"
    >
      <h2 id={`${id}-title`} className="text-h2">
        {title}
      </h2>
      {children}
    </section>
  );
}
