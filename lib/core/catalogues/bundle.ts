import { CATALOGUE, type Catalogue } from "@/lib/core/model/catalogue";
import { CONTROL_TEXT } from "@/lib/core/model/text/en";
import { requirementTitles } from "@/lib/core/model/text/en/catalogue";
import type { ControlId, RequirementId } from "@/lib/core/model/words";
import type { ControlWords, Edition } from "./edition";

/*
 * Every version of the catalogue, with its words: for the server. What runs in a browser scores by `CATALOGUE`, or is
 * given the older version of its project.
 */

const { version, controls, requirements, criterionNeeds } = CATALOGUE;

/** The version that the model is at. */
const NEWEST: Edition = {
  catalogue: CATALOGUE,
  release: {
    version,
    controls,
    requirements,
    criterionNeeds,
    words: {
      controls: Object.fromEntries(
        controls.map(({ id }): [ControlId, ControlWords] => {
          const { title, question, criteria, naCondition } = CONTROL_TEXT[id];
          return [id, { title, question, criteria, naCondition }];
        }),
      ),
      requirements: Object.fromEntries(
        requirements.map(({ id }): [RequirementId, string] => [id, requirementTitles[id]]),
      ),
    },
  },
};

/** The versions that a project can be on. */
export interface Editions {
  /** The oldest first. */
  readonly older: readonly Edition[];
  /** The one that new projects are made with. */
  readonly newest: Edition;
}

/** What is in this product. What was released stays in it: `docs/decisions/007-catalogue-versions.md`. */
export const EDITIONS: Editions = { older: [], newest: NEWEST };

/** The version of that name; null for one that is not among these. */
export function findEdition(name: string, { older, newest }: Editions = EDITIONS): Edition | null {
  return [newest, ...older].find(({ release }) => release.version === name) ?? null;
}

/** The rules of the version of that name; null for one that is not among these. */
export function findCatalogue(name: string, editions: Editions = EDITIONS): Catalogue | null {
  return findEdition(name, editions)?.catalogue ?? null;
}
