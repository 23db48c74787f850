/** How much is typed and found at once: for the schema, and for the field, whose script carries no schema. */
export const PALETTE_LIMITS = { text: 100, words: 8, projects: 20 } as const;
