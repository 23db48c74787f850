import { AREA_MARKS, AreaSquares } from "@/components/projects/area-squares";
import { holding } from "@/components/ui/markup";
import type { HistoryDay, HistoryEvent } from "@/lib/core/history/events";
import { eventText } from "@/lib/core/model/text/en/history";
import type { LevelReached } from "@/lib/core/model/words";
import { cn, formatDay } from "@/lib/utils";
import { drawingOf } from "./event-mark";

interface HistoryTableProps {
  /** Newest first, with the day before each to tell what moved. */
  rows: readonly { readonly day: HistoryDay; readonly before: HistoryDay | null }[];
}

/** The picture as a table, newest day first; under 1024 px a card for each day. */
export function HistoryTable({ rows }: HistoryTableProps) {
  return (
    <table className="block w-full rounded-sheet border border-line bg-surface text-left text-small lg:table lg:border-separate lg:border-spacing-0">
      <caption className="sr-only">Level, coverage and areas by day, newest first</caption>
      <thead className="text-meta text-ink-2 max-lg:hidden">
        <tr>
          <Head className="pl-4">Date</Head>
          <Head>What happened</Head>
          <Head className="text-right">Verified</Head>
          <Head className="text-right">Declared</Head>
          <Head className="text-right">Target</Head>
          <Head className="text-right">Coverage</Head>
          <Head className="pl-6">
            <span className="sr-only">Areas</span>
            <span aria-hidden="true" className="flex font-mono text-micro">
              {AREA_MARKS.map(({ area, mark }) => (
                <span key={area} className="w-7">
                  {mark}
                </span>
              ))}
            </span>
          </Head>
        </tr>
      </thead>
      <tbody className="block lg:table-row-group">
        {rows.map((row, index) => (
          <Row key={row.day.day} {...row} isToday={index === 0} />
        ))}
      </tbody>
    </table>
  );
}

function Head({ className, children }: { className?: string; children: React.ReactNode }) {
  return (
    <th scope="col" className={cn("border-b border-line px-3 py-2 font-medium", className)}>
      {children}
    </th>
  );
}

const CELL =
  "lg:border-b lg:border-line lg:px-3 lg:py-2.5 lg:align-top lg:in-[tr:last-child]:border-b-0";

interface RowProps {
  day: HistoryDay;
  before: HistoryDay | null;
  isToday: boolean;
}

function Row({ day, before, isToday }: RowProps) {
  return (
    <tr
      id={`day-${day.day}`}
      className="flex scroll-mt-4 flex-wrap items-baseline gap-x-4 gap-y-1 border-b border-line px-4 py-3 last:border-b-0 target:bg-harbour-soft lg:table-row"
    >
      <th
        scope="row"
        className={cn(CELL, "font-medium whitespace-nowrap max-lg:basis-full lg:pl-4")}
      >
        <time dateTime={day.day}>{formatDay(day.day)}</time>
      </th>
      <td className={cn(CELL, "max-lg:basis-full lg:w-full")}>
        <Events events={day.events} isToday={isToday} />
      </td>
      <Level name="Verified" level={day.verified} before={before?.verified ?? null} />
      <Level name="Declared" level={day.declared} before={before?.declared ?? null} />
      <Level name="Target" level={day.target} before={before?.target ?? day.target} />
      <td className={cn(CELL, "whitespace-nowrap lg:text-right")}>
        <Name>Coverage</Name>
        {day.coverage === null ? <None>Nothing answered</None> : day.coverage}
      </td>
      <td className={cn(CELL, "max-lg:basis-full lg:pt-3 lg:pl-6")}>
        <AreaSquares areas={day.areas} />
      </td>
    </tr>
  );
}

function Events({ events, isToday }: { events: readonly HistoryEvent[]; isToday: boolean }) {
  if (events.length === 0) {
    return <span className="text-ink-3">{isToday ? "As it stands today" : "No event"}</span>;
  }
  return (
    <ul>
      {events.map((event, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes in place
        <li key={index} className="flex items-baseline gap-2">
          <svg
            viewBox="0 0 16 16"
            aria-hidden="true"
            className="icon translate-y-0.5 text-ink-2"
            {...holding(drawingOf(event.kind))}
          />
          <span className="wrap-anywhere">{eventText(event)}</span>
        </li>
      ))}
    </ul>
  );
}

interface LevelProps {
  name: string;
  level: LevelReached | null;
  before: LevelReached | null;
}

function Level({ name, level, before }: LevelProps) {
  const rise = (level ?? 0) - (before ?? 0);
  return (
    <td className={cn(CELL, "whitespace-nowrap lg:text-right")}>
      <Name>{name}</Name>
      {level === null ? (
        <None>{name === "Verified" ? "Nothing proven" : "Not assessed"}</None>
      ) : rise === 0 ? (
        level
      ) : (
        <>
          <span className="text-ink-2">{rise > 0 ? "up to" : "down to"}</span>{" "}
          <b className="font-semibold">{level}</b>
        </>
      )}
    </td>
  );
}

/** A column's name where there are no columns. */
function Name({ children }: { children: React.ReactNode }) {
  return <span className="mr-1 text-ink-3 lg:hidden">{children}</span>;
}

function None({ children }: { children: React.ReactNode }) {
  return (
    <>
      <span aria-hidden="true" className="text-ink-3">
        –
      </span>
      <span className="sr-only">{children}</span>
    </>
  );
}
