/**
 * Asks the server for the page anew, where it can answer now: a router that cannot reach it, or gets
 * an error from it, would put something else in the page's place, and whoever types would lose it.
 */
export async function refreshIfReady(router: { refresh(): void }): Promise<void> {
  const ready = await fetch("/api/ready", { cache: "no-store" }).catch(() => null);
  if (ready?.ok) router.refresh();
}
