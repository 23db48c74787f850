import { Callout } from "@/components/ui/callout";
import { formatDay } from "@/lib/core/model/text/en/day";
import type { OpenFile } from "./shown";

/** What to know of a file before its text: that it is gone, was not read, is of another day, or is in error. */
export function FileState({ file }: { file: OpenFile }) {
  const { deletedAt, text, isCurrent, about } = file;
  if (deletedAt !== null) {
    return (
      <Callout title={`Its text was deleted on ${formatDay(deletedAt)}`}>
        Answers that rest on it keep its path, line and digest: a file that somebody still has can
        be compared with them.
      </Callout>
    );
  }
  const told = about
    ? [
        ...about.errors.map((error) => ({ ...error, isError: true })),
        ...about.notes.map((note) => ({ ...note, isError: false })),
      ]
    : [];
  return (
    <>
      {text === null ? (
        <Callout variant="warning" title="It could not be read">
          It is known to be there and nothing more: nothing follows from what it may hold.
        </Callout>
      ) : null}
      {isCurrent ? null : (
        <Callout title="Not among the files any more">
          A later upload has another version of it, or none. What was found in it then is part of
          the answers it was accepted for.
        </Callout>
      )}
      {told.length > 0 ? (
        <Callout
          variant={told.some(({ isError }) => isError) ? "warning" : "info"}
          title={
            told.some(({ isError }) => isError) ? "Not all of it could be read" : "What to know"
          }
        >
          <ul className="grid gap-1">
            {told.map(({ line, message }) => (
              <li key={`${line}${message}`} className="wrap-anywhere">
                {line === null ? null : (
                  <>
                    <a href={`#L${line}`}>Line {line}</a>
                    {": "}
                  </>
                )}
                {message}
              </li>
            ))}
          </ul>
        </Callout>
      ) : null}
    </>
  );
}
