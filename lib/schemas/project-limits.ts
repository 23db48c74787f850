/** How much a project's texts hold: for the schema, and for forms, whose scripts carry no schema. */
export const PROJECT_LIMITS = { name: 120, description: 2_000, tag: 40, tags: 20 } as const;
