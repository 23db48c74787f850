import type { BeforeAndAfter } from "@/lib/core/model/text/en/catalogue-change";

/** What was and what is, each under its word. */
export function BeforeAfter({ before, after }: BeforeAndAfter) {
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-small">
      <dt className="text-ink-3">Was</dt>
      <dd className="text-ink-2 wrap-anywhere">{before ?? "Not there"}</dd>
      <dt className="text-ink-3">Is</dt>
      <dd className="wrap-anywhere">{after ?? "Gone"}</dd>
    </dl>
  );
}
