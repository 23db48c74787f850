import type { CatalogueRules } from "@/lib/core/model/catalogue";
import type { ControlId } from "@/lib/core/model/words";
import { catalogueDifference } from "./difference";
import type { ControlWords, Edition } from "./edition";

/** What a browser needs of a version that is not the newest, which it has: plain data. */
export interface OlderCatalogue {
  readonly rules: CatalogueRules;
  /** Of the controls that read otherwise in the newest. */
  readonly words: { readonly [control in ControlId]?: ControlWords };
}

/** What a browser lacks of a version. */
export function olderCatalogue(edition: Edition, newest: Edition): OlderCatalogue {
  const { version, controls, requirements, criterionNeeds, words } = edition.release;
  const { reworded } = catalogueDifference(edition.release, newest.release);
  const others = reworded.map(({ id }) => [id, words.controls[id]]);
  return {
    rules: { version, controls, requirements, criterionNeeds },
    words: Object.fromEntries(others),
  };
}
