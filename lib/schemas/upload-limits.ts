/** How much comes into a project at one time: for the schema, and for pages, whose scripts carry no schema. */
export const UPLOAD_LIMITS = {
  files: 10_000,
  path: 1_024,
  /** Of all texts together. */
  characters: 32 * 1024 * 1024,
  /** Of the request as it is sent, in gzip. */
  bytes: 9 * 1024 * 1024,
  /** Of the request once it is unpacked: each mask takes three. */
  unpacked: 48 * 1024 * 1024,
  components: 20,
  componentName: 80,
  commit: 64,
  branch: 200,
} as const;

/** What the component of files is called until somebody calls it otherwise. */
export const FIRST_COMPONENT = "Main";
