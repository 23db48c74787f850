import { type Catalogue, type CatalogueRules, catalogueFrom } from "@/lib/core/model/catalogue";
import type { ControlText } from "@/lib/core/model/control";
import type { ControlId, RequirementId } from "@/lib/core/model/words";

/** The words of a control that decide what an answer means; the rest of its prose helps to give one. */
export type ControlWords = Pick<ControlText, "title" | "question" | "criteria" | "naCondition">;

/** What a version says of what it asks. */
interface EditionWords {
  /** Of each of its controls. */
  readonly controls: { readonly [control in ControlId]?: ControlWords };
  /** The title of each of its requirements. */
  readonly requirements: { readonly [requirement in RequirementId]?: string };
}

/** A version of the catalogue as it was released: plain data that nobody changes any more. */
export interface Release extends CatalogueRules {
  readonly words: EditionWords;
}

/** A version that projects can be on. */
export interface Edition {
  readonly release: Release;
  /** The same rules, ready to score by. */
  readonly catalogue: Catalogue;
}

/** Makes a version of what was released. */
export function editionOf(release: Release): Edition {
  const { version, controls, requirements, criterionNeeds } = release;
  return {
    release,
    catalogue: catalogueFrom({ version, controls, requirements, criterionNeeds }),
  };
}
