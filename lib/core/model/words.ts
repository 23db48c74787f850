/** The vocabulary of the product: one word per thing, the same from database column to button. */

export const ANSWERS = ["met", "partly", "not_met", "not_applicable", "unknown"] as const;
/** What a person or a file says about a control. An absent answer is "unanswered", which is not a value. */
export type Answer = (typeof ANSWERS)[number];

export const STRENGTHS = ["asserted", "attached", "verified", "accepted"] as const;
/** How well an answer is backed, weakest first. */
export type Strength = (typeof STRENGTHS)[number];

const PROVENANCES = ["person", "evidence", "workshop", "import"] as const;
/** Where an answer came from. */
export type Provenance = (typeof PROVENANCES)[number];

export type RequirementState = "satisfied" | "refuted" | "open";
export type AreaState = "not_assessed" | "open" | "partial" | "in_place";

export const ROLES = ["owner", "assessor", "reviewer", "viewer"] as const;
export type Role = (typeof ROLES)[number];

export const ENVIRONMENTS = ["development", "staging", "production", "enterprise"] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

export const PLATFORMS = ["docker", "compose", "kubernetes"] as const;
export type Platform = (typeof PLATFORMS)[number];

export const LEVELS = [1, 2, 3, 4] as const;
/** A maturity level that a project can aim at. */
export type Level = (typeof LEVELS)[number];
/** A level that a set of answers reaches: 0 is "below basic". "Not assessed" is null, never 0. */
export type LevelReached = 0 | Level;

export type Phase = "basics" | "staging" | "production" | "regulated";
/** S: half a day at most. M: a week at most. L: more than a week, or several teams. */
export type Effort = "S" | "M" | "L";
/** Expected reduction of risk, 1 to 5. */
export type Risk = 1 | 2 | 3 | 4 | 5;

export const AREA_IDS = [
  "image",
  "container",
  "secrets",
  "network",
  "runtime",
  "build",
  "registry",
] as const;
/** One of the checklist's seven areas. */
export type AreaId = (typeof AREA_IDS)[number];
/** Where a control belongs: one of the seven areas, or the programme that the levels ask for. */
export type ControlGroup = AreaId | "programme";

export const CONTROL_IDS = [
  "IMG-1",
  "IMG-2",
  "IMG-3",
  "IMG-4",
  "IMG-5",
  "IMG-6",
  "CTR-1",
  "CTR-2",
  "CTR-3",
  "CTR-4",
  "CTR-5",
  "SEC-1",
  "SEC-2",
  "SEC-3",
  "SEC-4",
  "SEC-5",
  "NET-1",
  "NET-2",
  "NET-3",
  "NET-4",
  "RUN-1",
  "RUN-2",
  "RUN-3",
  "RUN-4",
  "RUN-5",
  "BLD-1",
  "BLD-2",
  "BLD-3",
  "BLD-4",
  "BLD-5",
  "REG-1",
  "REG-2",
  "REG-3",
  "REG-4",
  "REG-5",
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
] as const;
/** The 35 controls of the checklist and the ten programme controls, in the checklist's order. */
export type ControlId = (typeof CONTROL_IDS)[number];

/** Requirements of the levels, `L<level>-<number>` in the checklist's order. */
export type RequirementId =
  | "L1-1"
  | "L1-2"
  | "L1-3"
  | "L1-4"
  | "L2-1"
  | "L2-2"
  | "L2-3"
  | "L2-4"
  | "L2-5"
  | "L3-1"
  | "L3-2"
  | "L3-3"
  | "L3-4"
  | "L3-5"
  | "L4-1"
  | "L4-2"
  | "L4-3"
  | "L4-4"
  | "L4-5";
