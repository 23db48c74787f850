import { ControlRef } from "@/components/result/control-ref";
import { CONTROL_TEXT } from "@/lib/core/model/text/en";
import { metOf } from "@/lib/core/model/text/en/review";
import { reasonLines } from "@/lib/core/review/reason-lines";
import type { Review } from "@/lib/core/review/rows";
import { type FileHref, Reasons } from "./reasons";

interface OpenRowsProps {
  projectId: string;
  open: Review["open"];
  fileHref: FileHref;
  isOfSeveral: boolean;
}

/** What files bear on and leave open, folded away: it waits for people, and for other files. */
export function OpenRows({ projectId, open, fileHref, isOfSeveral }: OpenRowsProps) {
  return (
    <details className="rounded-sheet border border-line bg-surface">
      <summary className="cursor-pointer px-4 py-3 font-semibold hover:bg-harbour-soft">
        Left open by the files
        <span className="ml-2 font-normal text-ink-3">{open.length}</span>
      </summary>
      <ul className="border-t border-line">
        {open.map(({ control, counts, heldBy, deciding, others }) => {
          const met = metOf({ counts, deciding, others });
          return (
            <li
              key={control}
              className="grid gap-x-6 gap-y-1 border-b border-line px-4 py-2.5 last:border-b-0 lg:grid-cols-[minmax(0,4fr)_minmax(0,3fr)_minmax(0,10fr)]"
            >
              <p>
                <ControlRef projectId={projectId} control={control} className="mr-2" />
                {CONTROL_TEXT[control].title}
              </p>
              <p className="text-small wrap-anywhere text-ink-2">
                {counts.met > 0 && met ? `${met} proven` : null}
                {isOfSeveral && heldBy.length > 0 ? ` Open in ${heldBy.join(", ")}` : null}
              </p>
              <Reasons
                lines={reasonLines(deciding).slice(0, 3)}
                fileHref={fileHref}
                isOfSeveral={isOfSeveral}
              />
            </li>
          );
        })}
      </ul>
    </details>
  );
}
