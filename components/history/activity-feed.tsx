import Link from "next/link";
import { questionHref } from "@/components/project/hrefs";
import { Section } from "@/components/result/section";
import { LinkButton } from "@/components/ui/link-button";
import type { Activity } from "@/lib/core/history/activity";
import { activityText } from "@/lib/core/model/text/en/activity";
import { formatDay } from "@/lib/utils";

interface ActivityFeedProps {
  projectId: string;
  /** Newest first. */
  entries: readonly Activity[];
  /** The addresses of other pages of it; null where there is none. */
  newestHref: string | null;
  olderHref: string | null;
}

/** What people did in a project, newest first, under its days. */
export function ActivityFeed({ projectId, entries, newestHref, olderHref }: ActivityFeedProps) {
  return (
    <Section
      title="Activity"
      hint="What people did here, newest first. Times are UTC."
      id="activity"
    >
      {entries.length === 0 ? <p className="text-ink-2">Nothing earlier is recorded.</p> : null}
      <ol className="rounded-sheet empty:hidden border border-line bg-surface text-small">
        {byDay(entries).map(({ day, its }) => (
          <li
            key={day}
            className="grid gap-x-4 border-b border-line px-4 py-2.5 last:border-b-0 sm:grid-cols-[7rem_minmax(0,1fr)]"
          >
            <h3 className="text-small font-medium">
              <time dateTime={day}>{formatDay(day)}</time>
            </h3>
            <ol className="grid gap-1">
              {its.map((entry) => (
                <Entry key={`${entry.at} ${entry.key}`} projectId={projectId} entry={entry} />
              ))}
            </ol>
          </li>
        ))}
      </ol>
      <nav aria-label="Pages of the activity" className="mt-3 flex gap-3 empty:hidden print:hidden">
        {newestHref ? <LinkButton href={newestHref}>Newest</LinkButton> : null}
        {olderHref ? (
          <LinkButton rel="next" href={olderHref}>
            Older
          </LinkButton>
        ) : null}
      </nav>
    </Section>
  );
}

function Entry({ projectId, entry }: { projectId: string; entry: Activity }) {
  const { before, control, after } = activityText(entry);
  return (
    <li className="flex gap-x-3">
      <time dateTime={entry.at} className="text-ink-3 tabular-nums">
        {entry.at.slice(11, 16)}
      </time>
      <p className="min-w-0 wrap-anywhere">
        <b className="font-semibold">{entry.by}</b> {before}
        {control ? (
          <>
            {" "}
            <Link href={questionHref(projectId, control)} className="font-mono whitespace-nowrap">
              {control}
            </Link>
          </>
        ) : null}
        {after}.
      </p>
    </li>
  );
}

function byDay(entries: readonly Activity[]) {
  const days: { day: string; its: Activity[] }[] = [];
  for (const entry of entries) {
    const day = entry.at.slice(0, 10);
    const last = days.at(-1);
    if (last?.day === day) last.its.push(entry);
    else days.push({ day, its: [entry] });
  }
  return days;
}
