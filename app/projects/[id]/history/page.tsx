import type { Metadata } from "next";
import { ActivityFeed } from "@/components/history/activity-feed";
import { AreaPictures } from "@/components/history/area-pictures";
import { HistoryHead } from "@/components/history/history-head";
import { HistoryTable } from "@/components/history/history-table";
import { LevelPicture } from "@/components/history/level-picture";
import { Outlook } from "@/components/history/outlook";
import { shownOf } from "@/components/history/shown";
import { placeHref } from "@/components/project/hrefs";
import { ReadOnlyNote } from "@/components/projects/read-only-note";
import { Section } from "@/components/result/section";
import { PageMain } from "@/components/shell/page-main";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { findCatalogue } from "@/lib/core/catalogues/bundle";
import { type GivenEvent, historyDays } from "@/lib/core/history/events";
import { expiries } from "@/lib/core/history/expiry";
import { type Forecast, forecast } from "@/lib/core/history/forecast";
import { type CatalogueChange, timeline } from "@/lib/core/history/timeline";
import { type HistoryFilter, historyFilter } from "@/lib/schemas/history";
import { readActivity } from "@/lib/server/history/activity";
import { readEvents, readLog } from "@/lib/server/history/queries";
import { openProject } from "../_open";

interface HistoryPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: HistoryPageProps): Promise<Metadata> {
  const { project } = await openProject((await params).id);
  return { title: `History of ${project.name}` };
}

/** How a project came to stand where it does, what is to come, and what people did in it. */
export default async function HistoryPage({ params, searchParams }: HistoryPageProps) {
  const { ctx, project, answers, assessment, asOf, scoring } = await openProject((await params).id);
  const filter = historyFilter.parse(await searchParams);
  const [log, given, activity] = await Promise.all([
    readLog(ctx, project.id),
    readEvents(ctx, project.id),
    readActivity(ctx, project.id, filter.before),
  ]);
  const madeOn = given.find(({ kind }) => kind === "made")?.day ?? asOf;
  const { target, policy, catalogue } = scoring;
  const points = timeline(log, {
    from: madeOn,
    to: asOf,
    target,
    targetChanges: given.filter((event) => event.kind === "target"),
    catalogue,
    catalogueChanges: catalogueChanges(given),
    otherDays: given.map(({ day }) => day),
    policy,
  });
  const days = historyDays(points, given);
  const isReadOnly = project.isExample || project.archivedAt !== null;
  const expected: Forecast = isReadOnly
    ? { kind: "read-only" }
    : forecast(log.revisions, madeOn, scoring);
  const isWhole = filter.days === "all";
  const href = (over: Partial<HistoryFilter>) => hrefOf(project.id, { ...filter, ...over });
  const { rows, from, isMore } = shownOf(days, isWhole);
  const isShown = new Set(rows.map(({ day }) => day.day));
  const dayHref = (day: string) => `${isShown.has(day) ? "" : href({ days: "all" })}#day-${day}`;
  return (
    <PageMain>
      <ReadOnlyNote project={project} />
      <HistoryHead projectId={project.id} project={project.name} days={days} expected={expected} />
      {assessment.progress.answered === 0 && log.revisions.length === 0 ? (
        <EmptyState
          title="The line begins with the first answer"
          action={
            project.may.answer ? (
              <LinkButton variant="primary" href={placeHref(project.id, "basics")}>
                Answer the four basics
              </LinkButton>
            ) : null
          }
        >
          Every day on which an answer changes becomes a point: the level, what is covered and how
          each area stands.
        </EmptyState>
      ) : (
        <>
          <LevelPicture days={days} expected={expected} isWhole={isWhole} hrefOf={dayHref} />
          <Outlook
            expected={expected}
            verified={assessment.verified}
            expiries={expiries(answers, scoring)}
          />
          <div className="mt-10 grid gap-10">
            <AreaPictures projectId={project.id} points={days} from={from} />
            <Section title="The same as a table">
              <HistoryTable rows={rows} />
              {isMore ? (
                <p className="mt-3 print:hidden">
                  <LinkButton href={href({ days: "all" })}>Show all {days.length} days</LinkButton>
                </p>
              ) : null}
            </Section>
          </div>
        </>
      )}
      <div className="mt-10">
        <ActivityFeed
          projectId={project.id}
          entries={activity.entries}
          newestHref={filter.before ? `${href({ before: null })}#activity` : null}
          olderHref={activity.older ? `${href({ before: activity.older })}#activity` : null}
        />
      </div>
    </PageMain>
  );
}

/** A version that this server lacks says nothing of the days under it: they are judged by the next one. */
function catalogueChanges(given: readonly GivenEvent[]): readonly CatalogueChange[] {
  return given.flatMap((event): CatalogueChange[] => {
    if (event.kind !== "catalogue") return [];
    const [from, to] = [findCatalogue(event.from), findCatalogue(event.to)];
    return from && to ? [{ day: event.day, from, to }] : [];
  });
}

function hrefOf(projectId: string, { days, before }: HistoryFilter): string {
  const query = new URLSearchParams();
  if (days) query.set("days", days);
  if (before) query.set("before", before);
  return `${placeHref(projectId, "history")}${query.size > 0 ? `?${query}` : ""}`;
}
