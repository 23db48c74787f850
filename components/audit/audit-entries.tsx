interface AuditEntriesProps {
  entries: readonly {
    readonly number: number;
    readonly at: string;
    readonly actor: string;
    readonly action: string;
    readonly subject: { readonly kind: string; readonly name: string };
    readonly details: readonly (readonly [name: string, value: string])[];
  }[];
}

/** Entries of the audit log, newest first. */
export function AuditEntries({ entries }: AuditEntriesProps) {
  return (
    <ol className="rounded-sheet border border-line bg-surface text-small">
      {entries.map(({ number, at, actor, action, subject, details }) => (
        <li
          key={number}
          className="grid gap-x-4 gap-y-0.5 border-b border-line px-4 py-2 last:border-b-0 lg:grid-cols-[4rem_11rem_12rem_12rem_minmax(0,1fr)]"
        >
          <span className="font-mono text-ink-3">
            <span className="sr-only">Entry </span>
            {number}
          </span>
          <time dateTime={at} className="text-ink-2">
            {at.slice(0, 10)} {at.slice(11, 19)} UTC
          </time>
          <span className="font-medium wrap-anywhere">{actor}</span>
          <span className="font-mono wrap-anywhere">{action}</span>
          <span className="min-w-0">
            <span className="wrap-anywhere">
              {subject.kind} {subject.name === subject.kind ? "" : subject.name}
            </span>
            {details.length > 0 ? (
              <span className="block font-mono text-meta wrap-anywhere text-ink-2">
                {details.map(([name, value]) => `${name} ${value}`).join(" · ")}
              </span>
            ) : null}
          </span>
        </li>
      ))}
    </ol>
  );
}
