import Link from "next/link";
import { AreaGlyph } from "@/components/answers/area-glyph";
import { areaStateTexts } from "@/lib/core/model/text/en/catalogue";
import { AREA_IDS } from "@/lib/core/model/words";
import { cn } from "@/lib/utils";
import type { AreaView } from "./area-view";
import { PART_NAMES } from "./parts";

interface TerminalListProps {
  areas: readonly AreaView[];
  className?: string;
}

/** The terminal in words, in the checklist's order; its numbers are those of the narrow picture. */
export function TerminalList({ areas, className }: TerminalListProps) {
  return (
    <ol className={cn("border-t border-line", className)}>
      {AREA_IDS.map((area, index) => {
        const view = areas.find((each) => each.area === area);
        if (!view) return null;
        // Only a project's pages are for the router: from a page that is sealed it could not fetch them.
        const Anchor = view.href.startsWith("/projects/") ? Link : "a";
        return (
          <li key={area} className="border-b border-line">
            <Anchor
              href={view.href}
              {...(Anchor === Link ? { prefetch: false } : {})}
              className="grid min-h-10 grid-cols-[1rem_1rem_minmax(0,1fr)_auto_3.25rem] items-center gap-2.5 py-1 pr-2 pl-1 text-small text-ink no-underline hover:bg-harbour-soft hover:text-ink max-md:min-h-11"
            >
              <span className="text-ink-3">{index + 1}</span>
              <AreaGlyph state={view.state} />
              <span className="flex min-w-0 items-baseline gap-2">
                <span className="font-semibold">{view.label}</span>
                <span className="truncate text-ink-3" aria-hidden="true">
                  {PART_NAMES[area]}
                </span>
              </span>
              <span className="text-ink-2">{areaStateTexts[view.state].label}</span>
              <span className="text-right text-ink-2">
                {view.inPlace} of {view.total}
                <span className="sr-only"> met or not applicable</span>
              </span>
            </Anchor>
          </li>
        );
      })}
    </ol>
  );
}
