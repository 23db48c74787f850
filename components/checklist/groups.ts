import { type Catalogue, controlIn } from "@/lib/core/model/catalogue";
import { areaTexts, programmeText } from "@/lib/core/model/text/en/catalogue";
import { AREA_IDS, type ControlGroup, type ControlId } from "@/lib/core/model/words";

export interface QuestionGroup {
  readonly id: ControlGroup;
  readonly name: string;
  /** What the area is in a house; null for the programme. */
  readonly analogy: string | null;
  readonly controls: readonly ControlId[];
}

/** The seven areas and the programme with what a catalogue asks in them, as the checklist goes. */
export function questionGroups({ controls }: Catalogue): readonly QuestionGroup[] {
  const of = (group: ControlGroup) =>
    controls.filter((control) => control.group === group).map(({ id }) => id);
  return [
    ...AREA_IDS.map((id) => ({
      id,
      name: areaTexts[id].name,
      analogy: areaTexts[id].analogy.toLowerCase(),
      controls: of(id),
    })),
    { id: "programme", name: programmeText.label, analogy: null, controls: of("programme") },
  ];
}

/** When a control matters: a requirement of a level, or only expected by one. */
export function levelWords(control: ControlId, catalogue: Catalogue): string {
  const { expectedLevel } = controlIn(catalogue, control);
  const isRequired = catalogue.requirements.some(({ controls }) => controls.includes(control));
  return isRequired ? `Level ${expectedLevel}` : `Expected at level ${expectedLevel}`;
}
