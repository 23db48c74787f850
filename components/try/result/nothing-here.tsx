import { LoadLine } from "@/components/load-line/load-line";
import { loadLineOf } from "@/components/load-line/state";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import type { Evidence } from "@/lib/core/evidence/examine";
import { fileErrorSentence, fileNoteSentence } from "@/lib/core/model/text/en/files";
import type { Assessment } from "@/lib/core/scoring/types";

interface NothingHereProps {
  evidence: Evidence;
  assessment: Assessment;
  onAgain: () => void;
}

/** Where no file says anything about a container: what was seen, what came close, and how to go on. */
export function NothingHere({ evidence, assessment, onAgain }: NothingHereProps) {
  const count = evidence.files.length;
  const close = evidence.files.flatMap(({ path, errors, notes }) => [
    ...errors.map((error) => ({ path, line: error.line, why: fileErrorSentence(error) })),
    ...notes.map((note) => ({ path, line: note.line, why: fileNoteSentence(note) })),
  ]);
  return (
    <div className="grid items-start gap-x-6 gap-y-8 lg:grid-cols-[minmax(0,1fr)_auto]">
      <div className="grid gap-6">
        <div>
          <h1 className="text-h1">No file here says how a container is built or run.</h1>
          <p className="mt-2 max-w-measure text-read text-ink-2">
            {count === 0
              ? "There was no file to read."
              : `${count === 1 ? "1 file was" : `${count} files were`} read. None is a Dockerfile, a Compose file, or what docker run or docker inspect showed.`}
          </p>
        </div>
        {close.length > 0 ? (
          <Callout
            variant="warning"
            title={close.length === 1 ? "One file looked close" : "These files looked close"}
          >
            <ul className="grid gap-1">
              {close.slice(0, 12).map(({ path, line, why }) => (
                <li key={path + line + why} className="wrap-anywhere">
                  <span className="font-mono text-small">
                    {path}
                    {line === null ? null : `:${line}`}
                  </span>{" "}
                  {why}
                </li>
              ))}
            </ul>
          </Callout>
        ) : null}
        <div>
          <Button variant="primary" size="lg" onClick={onAgain}>
            Drop other files
          </Button>
        </div>
      </div>
      <div className="w-fit rounded-sheet border border-line bg-surface p-5">
        <LoadLine {...loadLineOf(assessment)} sentence="Not assessed" />
        <p className="mt-2 text-small text-ink-2">Not level 0: nothing is known.</p>
      </div>
    </div>
  );
}
