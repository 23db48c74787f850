import Link from "next/link";
import { Fragment } from "react";
import type { ReasonLine, ReasonPlace } from "@/lib/core/review/reason-lines";
import { cn } from "@/lib/utils";

/** The address of a line of a file that a component has now; null for one that it has not. */
export type FileHref = (of: string, file: string, line: number) => string | null;

interface ReasonsProps {
  lines: readonly ReasonLine[];
  fileHref: FileHref;
  /** Whether the project has several components, so that a file needs its own named. */
  isOfSeveral: boolean;
  className?: string;
}

/** Why files say something: where, of what, and the sentence. */
export function Reasons({ lines, fileHref, isOfSeveral, className }: ReasonsProps) {
  return (
    <ul className={cn("grid gap-1 text-small text-ink-2", className)}>
      {lines.map((line) => (
        <li key={`${line.outcome} ${line.sentence}`} className="wrap-anywhere">
          {line.places.map((place) => (
            <Fragment key={`${place.of} ${place.file}`}>
              <Place place={place} fileHref={fileHref} isOfSeveral={isOfSeveral} />{" "}
            </Fragment>
          ))}
          {subjectsOf(line)}
          {line.sentence}
        </li>
      ))}
    </ul>
  );
}

const LINES_AT_MOST = 6;

interface PlaceProps {
  place: ReasonPlace;
  fileHref: FileHref;
  isOfSeveral: boolean;
}

function Place({ place: { of, file, lines }, fileHref, isOfSeveral }: PlaceProps) {
  const shown = lines.slice(0, LINES_AT_MOST);
  const more = lines.length - shown.length;
  return (
    <span className="font-mono text-meta">
      {isOfSeveral ? `${of}: ` : null}
      {shown.map((line, index) => (
        <Fragment key={line}>
          {index > 0 ? ", " : null}
          <FileLine href={fileHref(of, file, line)}>
            {index === 0 ? `${file}:${line}` : String(line)}
            {index > 0 ? <span className="sr-only"> of {file}</span> : null}
          </FileLine>
        </Fragment>
      ))}
      {more > 0 ? ` and ${more} more` : null}
    </span>
  );
}

/** A place of a file, a link where the file is there. */
export function FileLine({ href, children }: { href: string | null; children: React.ReactNode }) {
  if (href === null) return <span>{children}</span>;
  return (
    // A page holds dozens of these: fetching each in advance would cost more than any click.
    <Link href={href} prefetch={false}>
      {children}
    </Link>
  );
}

const SUBJECTS_AT_MOST = 4;

// A repository has one of itself: to name it says nothing.
function subjectsOf({ subjects }: ReasonLine): string {
  const told = subjects.filter((subject) => subject !== "repository");
  if (told.length === 0) return "";
  const names = told.length > 1 ? told.map((subject) => subject.replace(/^service /, "")) : told;
  const shown = names.slice(0, SUBJECTS_AT_MOST);
  const more = names.length - shown.length;
  return `${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}: `;
}
