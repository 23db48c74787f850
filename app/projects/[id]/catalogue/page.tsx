import type { Metadata } from "next";
import { ReadOnlyNote } from "@/components/projects/read-only-note";
import { PageMain } from "@/components/shell/page-main";
import { MoveButton } from "@/components/upgrade/move-button";
import { NewestPage } from "@/components/upgrade/newest-page";
import { UpgradePage } from "@/components/upgrade/upgrade-page";
import { EDITIONS, findEdition } from "@/lib/core/catalogues/bundle";
import { catalogueDifference } from "@/lib/core/catalogues/difference";
import { upgradeEffect } from "@/lib/core/catalogues/effect";
import { CONTROL_TEXT } from "@/lib/core/model/text/en";
import type { ControlId } from "@/lib/core/model/words";
import { answersByControl } from "@/lib/core/scoring/answers";
import { lastUpgrade } from "@/lib/server/projects/upgrade-catalogue";
import { openProject } from "../_open";

interface CataloguePageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: CataloguePageProps): Promise<Metadata> {
  const { project } = await openProject((await params).id);
  return { title: `Catalogue of ${project.name}` };
}

/** What a newer catalogue changes for a project, and the move to it; or that it is on the newest. */
export default async function CataloguePage({ params }: CataloguePageProps) {
  const { ctx, project, records, proposals, scoring } = await openProject((await params).id);
  const said = { answers: answersByControl(records), proposals };
  const from = findEdition(project.catalogue);
  const to = EDITIONS.newest;
  const titleOf = (control: ControlId) => CONTROL_TEXT[control].title;
  if (from && from !== to) {
    const difference = catalogueDifference(from.release, to.release);
    const upgrade = { from, to, difference };
    const effect = upgradeEffect(said, scoring, upgrade);
    return (
      <PageMain>
        <div className="grid max-w-240 gap-8">
          <ReadOnlyNote project={project} />
          <UpgradePage
            {...{ project, upgrade, effect }}
            move={
              <MoveButton
                projectId={project.id}
                from={from.release.version}
                to={to.release.version}
              />
            }
          />
        </div>
      </PageMain>
    );
  }
  const moved = await lastUpgrade(ctx, project.id);
  const earlier = moved && findEdition(moved.from);
  const isOld = (control: ControlId) =>
    moved !== null && records.some((it) => it.control === control && it.changedAt < moved.at);
  const left = earlier
    ? upgradeEffect(said, scoring, {
        from: earlier,
        to,
        difference: catalogueDifference(earlier.release, to.release),
      }).lookAgain.filter(({ control }) => isOld(control))
    : [];
  return (
    <PageMain>
      <div className="grid max-w-240 gap-8">
        <NewestPage
          projectId={project.id}
          catalogue={project.catalogue}
          createdAt={project.createdAt}
          moved={moved}
          lookAgain={left}
          titleOf={titleOf}
        />
      </div>
    </PageMain>
  );
}
