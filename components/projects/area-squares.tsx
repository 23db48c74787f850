import { AreaGlyph } from "@/components/answers/area-glyph";
import { AREAS } from "@/lib/core/model/areas";
import { controlsOf } from "@/lib/core/model/controls";
import { areaStateTexts, areaTexts } from "@/lib/core/model/text/en/catalogue";
import type { AreaResult } from "@/lib/core/scoring/types";
import { areasSentence } from "./level-words";

/** Three letters for each area, the ones its controls begin with. */
export const AREA_MARKS = AREAS.map(({ id }) => ({
  area: id,
  mark: controlsOf(id)[0]?.id.split("-")[0] ?? "",
}));

/** The seven areas as squares in a row; one sentence for whoever hears the page. */
export function AreaSquares({ areas }: { areas: readonly Pick<AreaResult, "area" | "state">[] }) {
  return (
    <>
      <span className="sr-only">{areasSentence(areas)}</span>
      <span aria-hidden="true" className="flex">
        {AREA_MARKS.map(({ area, mark }) => {
          const state = areas.find((it) => it.area === area)?.state ?? "not_assessed";
          return (
            <span
              key={area}
              title={`${areaTexts[area].name}: ${areaStateTexts[state].label.toLowerCase()}`}
              className="grid w-7 gap-0.5"
            >
              <AreaGlyph state={state} size={12} />
              <span className="font-mono text-micro text-ink-3 lg:hidden">{mark}</span>
            </span>
          );
        })}
      </span>
    </>
  );
}

/** What the squares mean. */
export function AreaLegend() {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-meta text-ink-2">
      {(["in_place", "partial", "open", "not_assessed"] as const).map((state) => (
        <li key={state} className="flex items-center gap-1.5">
          <AreaGlyph state={state} size={12} />
          {areaStateTexts[state].label}
        </li>
      ))}
      <li>Flag in the glyph: target. Hollow mark: declared, not proven.</li>
    </ul>
  );
}
