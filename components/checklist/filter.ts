import { CATALOGUE } from "@/lib/core/model/catalogue";
import type { Control } from "@/lib/core/model/control";
import { CONTROL_IDS, type ControlId, type Level } from "@/lib/core/model/words";

export const FILTERS = [
  "all",
  "unanswered",
  "blocking",
  "level-1",
  "level-2",
  "level-3",
  "level-4",
  "mine",
] as const;
/** What the list shows; the word stands in the address, all but `all`. */
export type Filter = (typeof FILTERS)[number];

const LEVEL_OF = {
  "level-1": 1,
  "level-2": 2,
  "level-3": 3,
  "level-4": 4,
} as const satisfies Partial<Record<Filter, Level>>;

/** What a filter asks about a control. */
export interface FilterFacts {
  isAnswered(control: ControlId): boolean;
  isBlocking(control: ControlId): boolean;
  isMine(control: ControlId): boolean;
}

/** The filter that a foreign word names; everything else shows all. */
export function readFilter(word: string | null | undefined): Filter {
  return FILTERS.find((filter) => filter === word) ?? "all";
}

/** The controls of a catalogue that a filter lets through, in the checklist's order. */
export function controlsIn(
  filter: Filter,
  facts: FilterFacts,
  { controls }: { readonly controls: readonly Control[] } = CATALOGUE,
): readonly ControlId[] {
  return controls.filter((control) => passes(filter, control, facts)).map(({ id }) => id);
}

function passes(filter: Filter, { id, expectedLevel }: Control, facts: FilterFacts): boolean {
  switch (filter) {
    case "all":
      return true;
    case "unanswered":
      return !facts.isAnswered(id);
    case "blocking":
      return facts.isBlocking(id);
    case "mine":
      return facts.isMine(id);
    default:
      return expectedLevel === LEVEL_OF[filter];
  }
}

/** The next control of `list` in the checklist's order, from one that need not be in it; null at the end. */
export function neighbour(
  list: readonly ControlId[],
  from: ControlId,
  step: 1 | -1,
): ControlId | null {
  const at = CONTROL_IDS.indexOf(from);
  const inOrder = step === 1 ? list : [...list].reverse();
  return inOrder.find((control) => (CONTROL_IDS.indexOf(control) - at) * step > 0) ?? null;
}

/** The first of `list` after `from`, beginning again at the top; `from` itself only if it is alone. */
export function nextAround(list: readonly ControlId[], from: ControlId): ControlId | null {
  return neighbour(list, from, 1) ?? list[0] ?? null;
}
