import type { AreaId, AreaState } from "@/lib/core/model/words";

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
