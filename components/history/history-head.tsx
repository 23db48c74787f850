import { compareHref, placeHref } from "@/components/project/hrefs";
import { LinkButton } from "@/components/ui/link-button";
import type { HistoryDay } from "@/lib/core/history/events";
import type { Forecast } from "@/lib/core/history/forecast";
import { historyHeadline } from "@/lib/core/model/text/en/history";
import { formatDay } from "@/lib/utils";

interface HistoryHeadProps {
  projectId: string;
  project: string;
  days: readonly HistoryDay[];
  expected: Forecast;
}

/** How long the level has been what it is, and when the target comes. */
export function HistoryHead({ projectId, project, days, expected }: HistoryHeadProps) {
  const { loud, quiet } = historyHeadline(days, expected);
  const [first, last] = [days[0]?.day, days.at(-1)?.day];
  const events = days.reduce((count, day) => count + day.events.length, 0);
  return (
    <header className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
      <div className="min-w-0 flex-1 basis-120">
        <p className="mb-1 text-meta text-ink-3">
          <span className="hidden font-semibold text-ink print:inline">{project}. </span>
          {first && last && first !== last ? `${formatDay(first)} to ${formatDay(last)}` : null}
          {first && first === last ? formatDay(first) : null}
          {`, ${events === 1 ? "1 event" : `${events} events`}`}
        </p>
        <h1 className="text-h1 text-pretty">
          {loud} {quiet ? <span className="font-normal text-ink-2">{quiet}</span> : null}
        </h1>
      </div>
      <div className="flex flex-wrap gap-2 max-md:w-full max-md:*:flex-1 print:hidden">
        <LinkButton href={compareHref(projectId)}>Compare two states</LinkButton>
        <LinkButton href={placeHref(projectId, "snapshots")}>Snapshots</LinkButton>
      </div>
    </header>
  );
}
