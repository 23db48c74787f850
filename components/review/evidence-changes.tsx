import { ControlRef } from "@/components/result/control-ref";
import { Icon, type IconName } from "@/components/ui/icon";
import { formatDay } from "@/lib/core/model/text/en/day";
import { changeKindTexts, changeReason, changeText } from "@/lib/core/model/text/en/review";
import {
  CHANGE_KINDS,
  type EvidenceChange,
  type EvidenceChangeKind,
} from "@/lib/core/review/changes";
import { cn } from "@/lib/utils";
import { type FileHref, FileLine } from "./reasons";

interface EvidenceChangesProps {
  projectId: string;
  changes: readonly EvidenceChange[];
  /** The upload before the last one. */
  since: { readonly date: string; readonly commit: string | null };
  fileHref: FileHref;
}

const LOOKS = {
  improved: { icon: "arrow-up", ink: "text-met-fg" },
  regressed: { icon: "arrow-down", ink: "text-notmet-fg" },
  new: { icon: "plus", ink: "text-ink" },
  gone: { icon: "close", ink: "text-ink" },
  stale: { icon: "clock", ink: "text-partly-fg" },
} satisfies Record<EvidenceChangeKind, { icon: IconName; ink: string }>;

const SHOWN = 5;

/** What the files say otherwise than before the last upload, in five columns. */
export function EvidenceChanges({ projectId, changes, since, fileHref }: EvidenceChangesProps) {
  return (
    <section
      aria-labelledby="since"
      className="min-w-0 rounded-sheet border border-line bg-surface py-4"
    >
      <h2 id="since" className="px-5 text-body font-semibold">
        Since the last upload
      </h2>
      <p className="mb-3 px-5 text-small text-ink-2">
        Compared with{" "}
        {since.commit ? (
          <>
            <span className="font-mono">{since.commit.slice(0, 7)}</span>,{" "}
          </>
        ) : null}
        {formatDay(since.date)}
      </p>
      {changes.length === 0 ? (
        <p className="px-5">The files say what they said before.</p>
      ) : (
        <ul className="grid gap-y-4 lg:grid-cols-5">
          {CHANGE_KINDS.map((kind) => (
            <li
              key={kind}
              className="min-w-0 px-5 not-first:border-line max-lg:not-first:border-t max-lg:not-first:pt-4 lg:not-first:border-l"
            >
              <Column
                projectId={projectId}
                kind={kind}
                changes={changes.filter((change) => change.kind === kind)}
                fileHref={fileHref}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface ColumnProps {
  projectId: string;
  kind: EvidenceChangeKind;
  changes: readonly EvidenceChange[];
  fileHref: FileHref;
}

function Column({ projectId, kind, changes, fileHref }: ColumnProps) {
  const { icon, ink } = LOOKS[kind];
  const row = (change: EvidenceChange) => (
    <ChangeRow key={change.control} projectId={projectId} change={change} fileHref={fileHref} />
  );
  const rest = changes.slice(SHOWN);
  return (
    <>
      <h3
        className={cn(
          "flex items-center gap-1.5 text-body font-semibold",
          changes.length > 0 ? ink : "font-normal text-ink-3",
        )}
      >
        <Icon name={icon} />
        {changes.length} {changeKindTexts[kind]}
      </h3>
      {changes.length > 0 ? (
        <ol className="mt-2 grid gap-2">{changes.slice(0, SHOWN).map(row)}</ol>
      ) : null}
      {rest.length > 0 ? (
        <details className="mt-2 text-small">
          <summary className="cursor-pointer text-harbour">
            {rest.length} more<span className="sr-only"> {changeKindTexts[kind]}</span>
          </summary>
          <ol className="mt-2 grid gap-2">{rest.map(row)}</ol>
        </details>
      ) : null}
    </>
  );
}

interface ChangeRowProps {
  projectId: string;
  change: EvidenceChange;
  fileHref: FileHref;
}

function ChangeRow({ projectId, change, fileHref }: ChangeRowProps) {
  const { control, finding, isOfBefore } = change;
  return (
    <li className="text-small">
      <ControlRef projectId={projectId} control={control} className="mr-1.5" />
      <span className="font-medium">{changeText(change)}</span>
      <span className="block wrap-anywhere text-ink-2">
        {changeReason(change)}
        {finding ? (
          <>
            {" "}
            <span className="font-mono text-meta">
              <FileLine href={isOfBefore ? null : fileHref(finding.of, finding.file, finding.line)}>
                {finding.file}
                {isOfBefore ? null : `:${finding.line}`}
              </FileLine>
            </span>
          </>
        ) : null}
      </span>
    </li>
  );
}
