import type { Environment, Level } from "./words";

/** The level that a project in this environment aims at unless it says otherwise. */
export const TARGET_OF = {
  development: 1,
  staging: 2,
  production: 3,
  enterprise: 4,
} as const satisfies Record<Environment, Level>;
