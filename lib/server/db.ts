import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "./generated/client";

export type Transaction = Omit<
  PrismaClient,
  "$connect" | "$disconnect" | "$on" | "$transaction" | "$extends"
>;

declare global {
  var plimsollDatabase: PrismaClient | undefined;
}

/**
 * The one Prisma client of the process. Made on first use, so that a build needs no database.
 * @throws Error when `DATABASE_URL` is unset.
 */
export function database(): PrismaClient {
  // On globalThis: a development server loads this module again with every change.
  globalThis.plimsollDatabase ??= connect();
  return globalThis.plimsollDatabase;
}

function connect(): PrismaClient {
  const connectionString = process.env.DATABASE_URL;
  if (!connectionString) throw new Error("DATABASE_URL is unset. `npm start` sets it.");
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString, max: 10, connectionTimeoutMillis: 5_000 }),
  });
}
