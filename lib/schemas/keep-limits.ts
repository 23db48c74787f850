/** How much is kept as a project at one time: for the schema, and for pages, whose scripts carry no schema. */
export const KEEP_LIMITS = {
  files: 3_000,
  path: 1_024,
  /** Of all texts together. */
  characters: 6 * 1024 * 1024,
  /** Of the request. */
  bytes: 9 * 1024 * 1024,
} as const;
