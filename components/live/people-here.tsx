import Link from "next/link";
import { projectHref } from "@/components/project/hrefs";
import type { Whereabouts } from "@/lib/schemas/live";

/** So many are named; the others are a number. */
const NAMED = 3;

interface PeopleHereProps {
  people: readonly Whereabouts[];
  projectId: string;
}

/** Who else has the project open, and at which control: nothing while nobody is. */
export function PeopleHere({ people, projectId }: PeopleHereProps) {
  const named = people.slice(0, NAMED);
  const more = people.length - named.length;
  return (
    <ul
      aria-label="Also here"
      className="flex items-center gap-3 text-meta whitespace-nowrap text-ink-3"
    >
      {named.map(({ memberId, name, control }) => (
        <li key={memberId} className="flex items-center gap-1">
          <span className="max-w-32 truncate max-md:sr-only">{name}</span>
          <span aria-hidden="true" className="md:hidden">
            {initialsOf(name)}
          </span>
          {control ? (
            <Link
              href={`${projectHref(projectId)}/checklist?control=${control}`}
              className="max-md:sr-only"
            >
              {control}
            </Link>
          ) : null}
        </li>
      ))}
      {more > 0 ? <li>{`and ${more} more`}</li> : null}
    </ul>
  );
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : ""]
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("");
}
