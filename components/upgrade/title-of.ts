import type { ControlId } from "@/lib/core/model/words";

/** What a control is called, also one that the newer catalogue lacks. */
export type TitleOf = (control: ControlId) => string;
