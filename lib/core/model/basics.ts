import type { ControlId, RequirementId } from "./words";

/** The four requirements of level 1. */
export const FOUR_BASICS = [
  "L1-1",
  "L1-2",
  "L1-3",
  "L1-4",
] as const satisfies readonly RequirementId[];

/** The five questions that the four basics ask; "No secrets in code" asks the last two. */
export const BASIC_QUESTIONS = [
  "CTR-1",
  "IMG-2",
  "PRG-1",
  "SEC-1",
  "BLD-2",
] as const satisfies readonly ControlId[];
