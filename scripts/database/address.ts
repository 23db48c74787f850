/** The name of the embedded server's database. */
export const DATABASE = "plimsoll";

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
