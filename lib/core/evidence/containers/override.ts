import type { Container } from "../container";
import type { Cap, DraftFinding, Said } from "../finding";
import type { Inventory, RunningContainer } from "../inventory/types";
import type { Observation } from "../transcript/types";
import { openMessage, placeOf, type Unresolved } from "./verdict";

/** What an override finding limits: its own control first. */
export type Caps = readonly [
  { readonly control: DraftFinding["control"]; readonly best: Cap },
  ...{ readonly control: DraftFinding["control"]; readonly best: Cap }[],
];

/** An override finding (catalogue facts, 0.3): hard for its own control where it allows only `not_met`. */
export function override(
  { subject, shipped }: Pick<RunningContainer, "subject" | "shipped">,
  basis: Container["basis"],
  at: Pick<DraftFinding, "at" | "related">,
  message: Said,
  caps: Caps,
): DraftFinding {
  const [{ control, best }] = caps;
  const hard = best === "not_met" ? { hard: true } : {};
  return { control, outcome: "fail", basis, subject, shipped, best, ...hard, caps, message, ...at };
}

/** "Cannot tell" whether a container is so: the setting hangs on a variable, and so does all that it would limit. */
export function openOverride(
  { subject, shipped, basis }: RunningContainer,
  setting: Unresolved<unknown>,
  code: string,
  caps: Caps,
): DraftFinding[] {
  const message = openMessage(setting, code);
  const place = placeOf(setting);
  return caps.map(({ control }) => {
    return { control, outcome: "unknown", basis, subject, shipped, message, ...place };
  });
}

/**
 * What terminals show that an override finding is about, once per container and only where none is `found` yet: by the
 * code that `codeOf` gives it.
 */
export function shownOverrides(
  { containers, transcripts, ships }: Inventory,
  found: readonly DraftFinding[],
  codeOf: (observation: Observation) => string | null,
) {
  const told = new Set(
    found.filter(({ outcome }) => outcome === "fail").map(({ subject }) => subject),
  );
  return transcripts.flatMap(({ observations }) =>
    observations.flatMap((observation) => {
      const { subject, at } = observation;
      const code = told.has(subject) ? null : codeOf(observation);
      if (code === null) return [];
      told.add(subject);
      const known = containers.find((one) => one.subject === subject);
      return { container: known ?? { subject, shipped: ships(at.path) }, at, code };
    }),
  );
}

const NOTHING = { basis: "configured", hits: [] } as const;

/**
 * Looks for what an override finding is about, in the inspected container first, then in the file: a file that asks
 * for it is said even where what runs now doesn't have it, since the next start will. Never both, for it is one thing.
 */
export function lookFor<T>(
  running: RunningContainer,
  find: (settings: Container) => readonly T[],
): { readonly basis: Container["basis"]; readonly hits: readonly T[] } {
  const { observed } = running;
  const seen = observed ? find(observed) : [];
  if (observed && seen.length > 0) return { basis: observed.basis, hits: seen };
  const hits = find(running);
  return hits.length > 0 ? { basis: running.basis, hits } : NOTHING;
}
