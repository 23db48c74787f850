/** The name of the embedded server's database. */
export const DATABASE = "plimsoll";
/** The role that may do everything; Plimsoll uses it only to make the other two. */
export const ADMIN_ROLE = "plimsoll_admin";
/** The role that owns the tables and migrates them. */
export const OWNER_ROLE = "plimsoll_owner";
/** The role that the app runs as; it owns nothing. */
export const APP_ROLE = "plimsoll_app";

/** Returns the address of a database behind a socket. */
export function socketUrl(
  socketDirectory: string,
  role: string,
  password: string,
  database: string,
): string {
  const place = encodeURIComponent(socketDirectory);
  return `postgresql://${role}:${encodeURIComponent(password)}@localhost/${database}?host=${place}`;
}
