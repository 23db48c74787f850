import type { AreaId } from "./words";

/** What an area is in a house: a code, worded at the edge. */
type Analogy =
  | "foundation"
  | "doors"
  | "vault"
  | "fences"
  | "alarms"
  | "quality_control"
  | "access_control";

export interface Area {
  readonly id: AreaId;
  readonly analogy: Analogy;
}

/** The seven areas in the checklist's order. */
export const AREAS: readonly Area[] = [
  { id: "image", analogy: "foundation" },
  { id: "container", analogy: "doors" },
  { id: "secrets", analogy: "vault" },
  { id: "network", analogy: "fences" },
  { id: "runtime", analogy: "alarms" },
  { id: "build", analogy: "quality_control" },
  { id: "registry", analogy: "access_control" },
];
