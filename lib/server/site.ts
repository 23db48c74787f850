import "server-only";

/**
 * The address of a page for somebody who reads it elsewhere, in a mail. From the settings, never from a request: what a
 * caller says the host is must not stand in a link that opens an account.
 * @param path begins with a slash.
 */
export function siteAddress(path: string): string {
  const site = process.env.NEXTAUTH_URL;
  if (!site) throw new Error("NEXTAUTH_URL is unset. `npm start` sets it.");
  return new URL(path, site).href;
}
