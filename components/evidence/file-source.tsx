import type { KeptFinding } from "@/lib/core/review/types";
import { SourceGap, SourceLine } from "./source-line";
import { sourceLines } from "./source-lines";

interface FileSourceProps {
  path: string;
  /** Secrets masked. */
  text: string;
  findings: readonly KeptFinding[];
  /** Lines at which it could not be read. */
  errors: readonly number[];
}

/** A longer file is shown around its marks: it is a report or a lock file, and can be downloaded. */
const WHOLE = 2000;

/** A file as it is kept, with a mark at each line that was found something at; each line has an address. */
export function FileSource({ path, text, findings, errors }: FileSourceProps) {
  const here = findings.filter(({ file, basis }) => file === path && basis !== "hint");
  const related = findings.flatMap(({ places }) =>
    places.filter(({ file }) => file === path).map(({ line }) => line),
  );
  const also = [...related, ...errors];
  return (
    <section
      aria-label={`${path}, secrets masked`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="overflow-auto rounded-sheet border border-line bg-sunken py-2 focus-visible:-outline-offset-2 lg:sticky lg:top-16 lg:max-h-[calc(100dvh-5rem)]"
    >
      <pre className="font-mono text-small">
        <code className="block w-max min-w-full">
          {sourceLines(text, here, { whole: WHOLE, also }).map((line) =>
            "number" in line ? (
              <SourceLine
                key={line.number}
                id={`L${line.number}`}
                isTinted={line.outcome === "fail"}
                isError={line.outcome === null && errors.includes(line.number)}
                {...line}
              />
            ) : (
              <SourceGap key={`gap-${line.from}`} {...line} />
            ),
          )}
        </code>
      </pre>
    </section>
  );
}
