import type { CrosswalkEntry } from "@/lib/core/model/crosswalks";
import { standardsNote, standardTexts } from "@/lib/core/model/text/en/standards";

/** Where the standards ask for the same: numbers, and whose judgement they are. */
export function Crosswalk({ entries }: { entries: readonly CrosswalkEntry[] }) {
  return (
    <>
      <dl className="grid gap-2 text-small">
        {entries.map(({ standard, refs }) => (
          <div key={standard}>
            <dt className="text-ink-2">
              {standardTexts[standard].name} {standardTexts[standard].version}
            </dt>
            <dd>{refs.join(", ")}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-small text-ink-2">{standardsNote}</p>
    </>
  );
}
