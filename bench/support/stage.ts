import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { encode } from "next-auth/jwt";
import { removeDataDirectory, startTestApp, type TestApp } from "@/e2e/support/app";
import type { Context } from "@/lib/server/auth/context";
import { commandEnvironment } from "@/scripts/command-environment";
import { ADMIN_ROLE, DATABASE, socketUrl } from "@/scripts/database/address";
import { runningInstance } from "@/scripts/database/instance";
import { openDatabase } from "@/scripts/database/open";
import { keepSecrets } from "@/scripts/database/secrets";

/** An editor: a member who is signed in. */
export interface Editor {
  readonly ctx: Context;
  /** What the browser sends as `Cookie`. */
  readonly cookie: string;
}

/** The production app with an organisation in it, and its database. */
export interface Stage {
  readonly url: string;
  /** Where benchmarks make tables of their own. */
  readonly ownerUrl: string;
  /** Where the database's superuser sees what its server does. */
  readonly watched: { readonly adminUrl: string; readonly logFile: string };
  makeEditors(count: number): Promise<readonly Editor[]>;
  /** Starts another instance of the app on the same database. Returns where it is. */
  openInstance(): Promise<string>;
}

/**
 * Starts the app (it has to be built) on a new database, makes an organisation, and lets a benchmark work on it. All
 * is gone after it, however it ends, and the environment is as it was.
 */
export async function onStage<Result>(work: (stage: Stage) => Promise<Result>): Promise<Result> {
  const secret = randomBytes(32).toString("hex");
  const app = await startTestApp({ env: { NEXTAUTH_SECRET: secret } });
  const others: TestApp[] = [];
  try {
    const own = { databaseUrl: undefined, databaseOwnerUrl: undefined };
    const { dataDirectory } = app;
    const place = { ...commandEnvironment(), ...own, dataDirectory };
    const { appUrl, ownerUrl } = await openDatabase(place);
    return await withAppDatabase(appUrl, async () => {
      const makeEditors = await makeOrganisation(secret);
      const openInstance = async () => {
        const env = {
          NEXTAUTH_SECRET: secret,
          DATABASE_URL: appUrl,
          DATABASE_OWNER_URL: ownerUrl,
        };
        const other = await startTestApp({ env });
        others.push(other);
        return other.url;
      };
      const watched = {
        adminUrl: adminUrlOf(dataDirectory),
        logFile: join(dataDirectory, "postgres.log"),
      };
      return work({ url: app.url, ownerUrl, watched, makeEditors, openInstance });
    });
  } finally {
    for (const other of others) {
      await other.stop();
      removeDataDirectory(other.dataDirectory);
    }
    await app.stop();
    removeDataDirectory(app.dataDirectory);
  }
}

function adminUrlOf(dataDirectory: string): string {
  const running = runningInstance(dataDirectory);
  if (!running) throw new Error("The database does not run.");
  const { adminPassword } = keepSecrets(dataDirectory);
  return socketUrl(running.socketDirectory, ADMIN_ROLE, adminPassword, DATABASE);
}

/** Lets the app's own code, which reads the database's address from the environment, work on this one. */
async function withAppDatabase<Result>(url: string, work: () => Promise<Result>): Promise<Result> {
  const before = process.env.DATABASE_URL;
  process.env.DATABASE_URL = url;
  const { database } = await import("@/lib/server/db");
  const outer = globalThis.plimsollDatabase; // of a stage around this one
  globalThis.plimsollDatabase = undefined;
  try {
    return await work();
  } finally {
    await database().$disconnect();
    globalThis.plimsollDatabase = outer;
    if (before === undefined) delete process.env.DATABASE_URL;
    else process.env.DATABASE_URL = before;
  }
}

/** Makes the organisation. Returns how to make its editors. */
async function makeOrganisation(secret: string): Promise<Stage["makeEditors"]> {
  const { database } = await import("@/lib/server/db");
  const { provenContext } = await import("@/lib/server/auth/context");
  const { sessionCookie } = await import("@/lib/server/auth/options");
  const { makeSession } = await import("@/lib/server/auth/test-session");
  const organisation = await database().organisation.create({ data: { name: "Bench" } });
  const organisationId = organisation.id;

  const makeEditor = async (index: number): Promise<Editor> => {
    const data = { email: `editor-${index}@example.com`, name: `Editor ${index}` };
    const { id: personId } = await database().person.create({ data });
    const role = "assessor";
    const member = await database().member.create({ data: { organisationId, personId, role } });
    const token = await encode({ token: { ...(await makeSession(personId)) }, secret });
    return {
      ctx: provenContext({ organisationId, memberId: member.id, personId, role }),
      cookie: `${sessionCookie()}=${token}`,
    };
  };
  return (count) => Promise.all(Array.from({ length: count }, (_, index) => makeEditor(index)));
}
