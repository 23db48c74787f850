import type { ControlId } from "./words";

/** The controls to which "not applicable" is no answer: what they ask, every team with containers can do. */
export const ALWAYS_APPLIES: ReadonlySet<ControlId> = new Set([
  "IMG-3",
  "CTR-3",
  "SEC-1",
  "RUN-1",
  "RUN-2",
  "PRG-1",
  "PRG-2",
  "PRG-3",
  "PRG-4",
  "PRG-5",
  "PRG-6",
  "PRG-7",
  "PRG-8",
  "PRG-9",
  "PRG-10",
]);
