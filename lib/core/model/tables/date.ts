/** The day the tables of images, releases and users speak of. What is newer is not judged. */
export const TABLES_DATE = "2026-08-22";
