import pg from "pg";
import type { Environment } from "@/lib/server/env";
import { Explained, errorCode, errorMessage } from "../explained";
import { withClient } from "./roles";

/** The addresses of a PostgreSQL server that is not ours to start. */
export type ExternalDatabase = { ownerUrl: string; appUrl: string };

/**
 * Takes an environment with `DATABASE_URL`. Returns its addresses once both answer.
 * Throws an `Explained` that names the variable that is missing, or what is wrong with the server.
 */
export async function openExternal(environment: Environment): Promise<ExternalDatabase> {
  const { databaseUrl: appUrl } = environment;
  if (!appUrl) throw missing("DATABASE_URL");
  const ownerUrl = environment.databaseOwnerUrl ?? appUrl;
  await answers("DATABASE_URL", appUrl);
  if (ownerUrl !== appUrl) await answers("DATABASE_OWNER_URL", ownerUrl);
  return { ownerUrl, appUrl };
}

/** Returns what signs the sessions beside a database of one's own. Throws an `Explained` when it is not set. */
export function demandAuthSecret({ databaseUrl, authSecret }: Environment): string {
  if (authSecret) return authSecret;
  throw missing(...(databaseUrl ? [] : ["DATABASE_URL"]), "NEXTAUTH_SECRET");
}

function missing(...variables: string[]): Explained {
  return new Explained(
    `With a database of your own Plimsoll makes up no secrets. Set ${variables.join(" and ")}` +
      " (or the same name with _FILE); `openssl rand -base64 32` makes a secret.",
  );
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing listens there",
  ENOTFOUND: "there is no such host",
  ETIMEDOUT: "it does not answer",
  ENOENT: "there is no such socket",
  "28P01": "it refuses the password",
  "28000": "it refuses the user",
  "3D000": "it has no such database",
};

async function answers(variable: string, url: string): Promise<void> {
  try {
    await withClient(url, (client) => client.query("select 1"));
  } catch (cause) {
    const { host, port, database, user } = new pg.Client(url);
    const code = cause instanceof AggregateError ? errorCode(cause.errors[0]) : errorCode(cause);
    const reason = REASONS[code ?? ""] ?? errorMessage(cause);
    throw new Explained(
      `The database in ${variable} can't be used: ${reason} (host ${host}, port ${port},` +
        ` database ${database}, user ${user}).`,
      { cause },
    );
  }
}
