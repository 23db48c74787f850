import Link from "next/link";

/** Where a row's fact stands. */
export interface RowPlace {
  readonly component: string;
  readonly file: string;
  readonly line: number;
}

interface PlaceProps {
  place: RowPlace;
  /** The project has several components: the row says whose file it is. */
  isOneOfSeveral: boolean;
  /** The file's page at that line; without one the place is text. */
  hrefOf?: (place: RowPlace) => string | null;
}

/** A file and a line, leading there where there is a page. */
export function Place({ place, isOneOfSeveral, hrefOf }: PlaceProps) {
  const href = hrefOf?.(place);
  const text = `${place.file}:${place.line}`;
  return (
    <span className="font-mono text-meta wrap-anywhere text-ink-2">
      {isOneOfSeveral ? <span className="font-sans text-ink-3">{place.component}, </span> : null}
      {href ? (
        <Link href={href} prefetch={false}>
          {text}
        </Link>
      ) : (
        text
      )}
    </span>
  );
}
