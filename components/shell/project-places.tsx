"use client";

import Link from "next/link";
import { useSelectedLayoutSegment } from "next/navigation";
import type { ReactNode } from "react";
import { useCounts } from "./live-counts";

const PLACES = [
  ["overview", "Overview"],
  ["checklist", "Checklist"],
  ["evidence", "Evidence"],
  ["roadmap", "Roadmap"],
  ["history", "History"],
] as const;

export type ProjectPlace = (typeof PLACES)[number][0];

interface ProjectPlacesProps {
  project: string;
  /** Of the overview; the other places lie under it. */
  href: string;
  /** A few words beside a place: "33 of 45". */
  counts?: Partial<Record<ProjectPlace, string>>;
  /** Stands at the right end: what can be done with the project as a whole. */
  aside?: ReactNode;
}

/** The places of a project, always in this order. None is current on a page beside them, such as the settings. */
export function ProjectPlaces({ project, href, counts: rendered = {}, aside }: ProjectPlacesProps) {
  const counts = useCounts(href, rendered);
  const current = useSelectedLayoutSegment() ?? "overview";
  return (
    <nav
      aria-label={`Places in ${project}`}
      className="border-b border-line bg-surface print:hidden"
    >
      <div className="mx-auto flex max-w-page items-center">
        <ul className="flex min-w-0 flex-1 gap-4 overflow-x-auto pl-4 md:gap-6 md:pl-6">
          {PLACES.map(([place, label]) => (
            <li key={place}>
              <Link
                href={place === "overview" ? href : `${href}/${place}`}
                aria-current={place === current ? "page" : undefined}
                className="flex h-11 items-center gap-1.5 border-y-2 border-transparent font-medium whitespace-nowrap text-ink-2 no-underline hover:border-b-line-control hover:text-ink focus-visible:-outline-offset-2 aria-[current]:border-b-harbour aria-[current]:text-ink"
              >
                {label}
                {counts[place] ? (
                  <span className="text-meta font-normal text-ink-3 max-md:hidden">
                    {counts[place]}
                  </span>
                ) : null}
              </Link>
            </li>
          ))}
        </ul>
        {aside ? <div className="flex items-center gap-2 pr-4 pl-2 md:pr-6">{aside}</div> : null}
      </div>
    </nav>
  );
}
