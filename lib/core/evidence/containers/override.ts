import type { Container } from "../container";
import type { Cap, DraftFinding, Said } from "../finding";
import type { RunningContainer } from "../inventory/types";
import { openMessage, placeOf, type Unresolved } from "./verdict";

/** What an override finding limits: its own control first. */
export type Caps = readonly [
  { readonly control: DraftFinding["control"]; readonly best: Cap },
  ...{ readonly control: DraftFinding["control"]; readonly best: Cap }[],
];

/** An override finding (catalogue facts, 0.3): hard for its own control where it allows only `not_met`. */
export function override(
  { subject, shipped }: RunningContainer,
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
