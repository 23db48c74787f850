import { areaTexts } from "@/lib/core/model/text/en/catalogue";
import type { AreaId, AreaState } from "@/lib/core/model/words";
import type { AreaResult } from "@/lib/core/scoring/types";

/** An area as the terminal shows it. */
export interface AreaView {
  area: AreaId;
  /** The area's name. */
  label: string;
  state: AreaState;
  answered: number;
  total: number;
  /** Answers met or not applicable. */
  inPlace: number;
  href: string;
}

/** What the terminal shows of an assessment's areas; `hrefOf` says where a part leads. */
export function areaViews(
  areas: readonly AreaResult[],
  hrefOf: (area: AreaId) => string,
): readonly AreaView[] {
  return areas.map(({ area, state, answered, total, inPlace }) => ({
    area,
    label: areaTexts[area].name,
    state,
    answered,
    total,
    inPlace,
    href: hrefOf(area),
  }));
}
