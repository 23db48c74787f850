import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { PrismaClient } from "./generated/client";

export type Transaction = Omit<
  PrismaClient,
  "$connect" | "$disconnect" | "$on" | "$transaction" | "$extends"
>;

/** A statement that every connection plans once. Two of one name must be of one text. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

/** What the database, or the way to it, reported of a statement. */
export class StatementError extends Error {
  override name = "StatementError";
  /** Where the driver says in words alone what became of the connection: what a socket would say. */
  readonly code: "ETIMEDOUT" | "ECONNRESET" | undefined;

  constructor(statement: string, cause: unknown) {
    super(`The statement ${statement} failed.`, { cause });
    const words = cause instanceof Error ? cause.message : "";
    if (/trying to connect|connection timeout/.test(words)) this.code = "ETIMEDOUT";
    else if (/^Connection terminated|not queryable/.test(words)) this.code = "ECONNRESET";
  }
}

declare global {
  var plimsollDatabase: { readonly pool: Pool; readonly client: PrismaClient } | undefined;
}

/**
 * The one Prisma client of the process. Made on first use, so that a build needs no database.
 * @throws Error when `DATABASE_URL` is unset.
 */
export function database(): PrismaClient {
  return connected().client;
}

/**
 * Runs one statement, a transaction of its own, past Prisma, which costs four times as much: for what
 * every request or every save asks.
 * @throws StatementError
 */
export async function runStatement<Row extends object>(
  { name, text }: Statement,
  values: readonly unknown[],
): Promise<Row[]> {
  try {
    return (await connected().pool.query<Row>({ name, text, values: [...values] })).rows;
  } catch (cause) {
    throw new StatementError(name, cause);
  }
}

function connected() {
  // On globalThis: a development server loads this module again with every change.
  globalThis.plimsollDatabase ??= connect();
  return globalThis.plimsollDatabase;
}

function connect() {
  const connectionString = process.env.DATABASE_URL;
  if (!connectionString) throw new Error("DATABASE_URL is unset. `npm start` sets it.");
  const pool = new Pool({ connectionString, max: 10, connectionTimeoutMillis: 5_000 });
  // A connection that breaks while it is idle must not end the process: the pool makes another.
  pool.on("error", () => undefined);
  const adapter = new PrismaPg(pool, { disposeExternalPool: true });
  return { pool, client: new PrismaClient({ adapter }) };
}
