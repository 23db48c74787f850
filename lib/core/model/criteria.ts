import type { ControlId } from "./words";

/** Controls that the criterion for "met" of another one names. A lint, never a gate. */
export const CRITERION_NEEDS: { readonly [control in ControlId]?: readonly ControlId[] } = {
  "PRG-3": ["BLD-4", "REG-4"],
  "PRG-4": ["RUN-1", "RUN-2"],
};
