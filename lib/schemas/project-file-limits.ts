/** How large a project's file may be. */
export const PROJECT_FILE_LIMITS = {
  /** As it is sent, in gzip. */
  bytes: 31 * 1024 * 1024,
  /** Unpacked. */
  unpacked: 128 * 1024 * 1024,
  revisions: 50_000,
  /** Of one answer. */
  versions: 5_000,
  snapshots: 5_000,
  people: 5_000,
} as const;
