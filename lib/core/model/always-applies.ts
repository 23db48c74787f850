import { CONTROL_IDS, type ControlId } from "./words";

/** The controls to which "not applicable" is no answer: what they ask, every team with containers can do. */
export const ALWAYS_APPLIES: ReadonlySet<ControlId> = new Set<ControlId>([
  "IMG-3",
  "CTR-3",
  "SEC-1",
  "RUN-1",
  "RUN-2",
  ...CONTROL_IDS.filter((id) => id.startsWith("PRG-")),
]);
