import Link from "next/link";
import { AnswerGlyph } from "@/components/answers/answer-glyph";
import { evidenceFileHref } from "@/components/project/hrefs";
import { Icon } from "@/components/ui/icon";
import { SETTINGS_PATH } from "@/lib/core/evidence/settings/parse";
import { artefactNames } from "@/lib/core/model/text/en/artefacts";
import { AS_ANSWER, OUTCOME_COUNTS, OUTCOMES } from "./outcomes";
import type { OutcomeCounts } from "./outcomes-by-file";
import type { ShownFile } from "./shown";

interface FileRowProps {
  projectId: string;
  file: ShownFile;
  outcomes: OutcomeCounts | undefined;
}

/** So many errors and notes stand in a row; the file's own page has all. */
const TOLD_AT_MOST = 3;

/** A file, what it is, and what it says or why it says nothing. */
export function FileRow({ projectId, file, outcomes = {} }: FileRowProps) {
  const { id, path, kind, shipped, errors, notes } = file;
  const told = [
    ...errors.map((error) => ({ ...error, isError: true })),
    ...notes.map((note) => ({ ...note, isError: false })),
  ];
  const found = OUTCOMES.filter((outcome) => outcomes[outcome]);
  return (
    <tr className="block border-t border-line px-4 py-2.5 md:table-row md:p-0">
      <td className="block min-w-0 wrap-anywhere md:table-cell md:border-t md:border-line md:py-2 md:pl-4 md:align-top">
        <Link href={evidenceFileHref(projectId, id)} className="font-mono">
          {path}
        </Link>
      </td>
      <td className="block text-ink-2 md:table-cell md:border-t md:border-line md:py-2 md:pl-4 md:align-top">
        {path === SETTINGS_PATH ? "Plimsoll settings" : artefactNames[kind]}
      </td>
      <td className="block min-w-0 md:table-cell md:border-t md:border-line md:px-4 md:py-2 md:align-top">
        {found.length > 0 ? (
          <ul className="flex flex-wrap gap-x-4 gap-y-1">
            {found.map((outcome) => (
              <li key={outcome} className="flex items-center gap-1.5 whitespace-nowrap">
                <AnswerGlyph answer={AS_ANSWER[outcome]} size={12} />
                {outcomes[outcome]} {OUTCOME_COUNTS[outcome]}
              </li>
            ))}
          </ul>
        ) : null}
        {shipped ? null : (
          <p className="text-ink-2">Beside what ships: assessed and listed, never counted.</p>
        )}
        {told.slice(0, TOLD_AT_MOST).map(({ line, message, isError }) => (
          <p key={`${line}${message}`} className="grid grid-cols-[1rem_minmax(0,1fr)] gap-x-2">
            <Icon
              name={isError ? "warning" : "info"}
              className={isError ? "mt-0.5 text-partly-fg" : "mt-0.5 text-ink-3"}
            />
            <span className="wrap-anywhere">
              {line === null ? null : (
                <>
                  <Link href={evidenceFileHref(projectId, id, line)}>Line {line}</Link>
                  {": "}
                </>
              )}
              {message}
            </span>
          </p>
        ))}
        {told.length > TOLD_AT_MOST ? (
          <p className="pl-6">
            <Link href={evidenceFileHref(projectId, id)}>
              {told.length - TOLD_AT_MOST} more
              <span className="sr-only"> errors and notes in {path}</span>
            </Link>
          </p>
        ) : null}
        {found.length === 0 && told.length === 0 && shipped ? (
          <span className="text-ink-3">Nothing that decides a control</span>
        ) : null}
      </td>
    </tr>
  );
}
