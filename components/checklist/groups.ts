import { controlById, controlsOf } from "@/lib/core/model/controls";
import { REQUIREMENTS } from "@/lib/core/model/levels";
import { areaTexts, programmeText } from "@/lib/core/model/text/en/catalogue";
import { AREA_IDS, type ControlGroup, type ControlId } from "@/lib/core/model/words";

export interface QuestionGroup {
  readonly id: ControlGroup;
  readonly name: string;
  /** What the area is in a house; null for the programme. */
  readonly analogy: string | null;
  readonly controls: readonly ControlId[];
}

/** The seven areas and the programme, as the checklist goes. */
export const QUESTION_GROUPS: readonly QuestionGroup[] = [
  ...AREA_IDS.map((id) => ({
    id,
    name: areaTexts[id].name,
    analogy: areaTexts[id].analogy.toLowerCase(),
    controls: controlsOf(id).map((control) => control.id),
  })),
  {
    id: "programme",
    name: programmeText.label,
    analogy: null,
    controls: controlsOf("programme").map((control) => control.id),
  },
];

const REQUIRED: ReadonlySet<ControlId> = new Set(REQUIREMENTS.flatMap(({ controls }) => controls));

/** When a control matters: a requirement of a level, or only expected by one. */
export function levelWords(control: ControlId): string {
  const { expectedLevel } = controlById(control);
  return REQUIRED.has(control) ? `Level ${expectedLevel}` : `Expected at level ${expectedLevel}`;
}
