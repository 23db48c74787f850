import type { Control } from "./control";
import { CONTROLS } from "./controls";
import { CRITERION_NEEDS } from "./criteria";
import { REQUIREMENTS, type Requirement } from "./levels";
import { CATALOGUE_VERSION } from "./version";
import { type ControlId, LEVELS, type Level } from "./words";

/** What a version of the catalogue asks, without its prose: all that answers are judged by. */
export interface CatalogueRules {
  readonly version: string;
  /** In the checklist's order. Of the controls that this product knows, a version may lack some. */
  readonly controls: readonly Control[];
  /** Ordered by level. They ask for controls of this version alone. */
  readonly requirements: readonly Requirement[];
  /** Controls that the criterion for "met" of another one names. */
  readonly criterionNeeds: { readonly [control in ControlId]?: readonly ControlId[] };
}

/** The same with what scoring looks up all the time. */
export interface Catalogue extends CatalogueRules {
  readonly byId: ReadonlyMap<string, Control>;
  /** The requirements, and after those of each level one that asks for all controls expected at it. */
  readonly strict: readonly StrictRequirement[];
}

interface StrictRequirement extends Pick<Requirement, "level" | "controls"> {
  readonly id: Requirement["id"] | `strict-${Level}`;
}

/** Makes the rules of a version ready to score by. */
export function catalogueFrom(rules: CatalogueRules): Catalogue {
  const { controls, requirements } = rules;
  return {
    ...rules,
    byId: new Map(controls.map((control) => [control.id, control])),
    strict: LEVELS.flatMap((level): StrictRequirement[] => {
      const expected = controls.filter((control) => control.expectedLevel === level);
      const all = { id: `strict-${level}` as const, level, controls: expected.map(({ id }) => id) };
      return [...requirements.filter((requirement) => requirement.level === level), all];
    }),
  };
}

/**
 * The structure of a control in a version.
 * @throws When the version lacks it.
 */
export function controlIn({ version, byId }: Catalogue, id: ControlId): Control {
  const control = byId.get(id);
  if (!control) throw new Error(`No control ${id} in catalogue ${version}`);
  return control;
}

/** The catalogue that new projects are made with. */
export const CATALOGUE: Catalogue = catalogueFrom({
  version: CATALOGUE_VERSION,
  controls: CONTROLS,
  requirements: REQUIREMENTS,
  criterionNeeds: CRITERION_NEEDS,
});
