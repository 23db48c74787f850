/**
 * Does something with the app's own commands, on the database at an address, and lets go of it.
 * What needs the database has to be loaded in `work`: its client is made only when Plimsoll is first started.
 */
export async function withApp<T>(appUrl: string, work: () => Promise<T>): Promise<T> {
  process.env.DATABASE_URL = appUrl; // read at the first use
  const { database } = await import("@/lib/server/db");
  try {
    return await work();
  } finally {
    await database().$disconnect();
    globalThis.plimsollDatabase = undefined; // the next one connects anew, to its own address
  }
}
