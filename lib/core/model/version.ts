/** The version of this catalogue; a snapshot records the one it was made with. */
export const CATALOGUE_VERSION = "2026.11";
