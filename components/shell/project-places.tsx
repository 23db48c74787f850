import Link from "next/link";

const PLACES = [
  ["overview", "Overview"],
  ["checklist", "Checklist"],
  ["roadmap", "Roadmap"],
] as const;

export type ProjectPlace = (typeof PLACES)[number][0];

interface ProjectPlacesProps {
  project: string;
  hrefs: Record<ProjectPlace, string>;
  /** A few words beside a place: "33 of 45". */
  counts?: Partial<Record<ProjectPlace, string>>;
  /** None on a page beside the places, such as the project's settings. */
  current?: ProjectPlace;
}

/** The places of a project, always in this order. */
export function ProjectPlaces({ project, hrefs, counts = {}, current }: ProjectPlacesProps) {
  return (
    <nav
      aria-label={`Places in ${project}`}
      className="border-b border-line bg-surface print:hidden"
    >
      <ul className="mx-auto flex max-w-page gap-4 overflow-x-auto px-4 md:gap-6 md:px-6">
        {PLACES.map(([place, label]) => (
          <li key={place}>
            <Link
              href={hrefs[place]}
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
    </nav>
  );
}
