import { randomBytes } from "node:crypto";
import { encode } from "next-auth/jwt";
import { removeDataDirectory, startTestApp } from "@/e2e/support/app";
import type { Context } from "@/lib/server/auth/context";
import { commandEnvironment, openDatabase } from "@/scripts/database/open";

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
  makeEditors(count: number): Promise<readonly Editor[]>;
  close(): Promise<void>;
}

/** Starts the app (it has to be built) on a new database, and makes an organisation. */
export async function openStage(): Promise<Stage> {
  const secret = randomBytes(32).toString("hex");
  const app = await startTestApp({ env: { NEXTAUTH_SECRET: secret } });
  process.env.PLIMSOLL_DATA = app.dataDirectory;
  const { appUrl, ownerUrl } = await openDatabase(commandEnvironment());
  process.env.DATABASE_URL = appUrl;
  // Loaded only now: it reads the database's address from the environment.
  const { database } = await import("@/lib/server/db");
  const { provenContext } = await import("@/lib/server/auth/context");
  const { sessionCookie } = await import("@/lib/server/auth/options");
  const organisation = await database().organisation.create({ data: { name: "Bench" } });
  const organisationId = organisation.id;

  const makeEditor = async (index: number): Promise<Editor> => {
    const data = { email: `editor-${index}@example.com`, name: `Editor ${index}` };
    const { id: personId } = await database().person.create({ data });
    const role = "assessor";
    const member = await database().member.create({ data: { organisationId, personId, role } });
    const token = await encode({ token: { personId, sessionVersion: 1 }, secret });
    return {
      ctx: provenContext({ organisationId, memberId: member.id, personId, role }),
      cookie: `${sessionCookie()}=${token}`,
    };
  };
  return {
    url: app.url,
    ownerUrl,
    makeEditors: (count) =>
      Promise.all(Array.from({ length: count }, (_, index) => makeEditor(index))),
    close: async () => {
      await database().$disconnect();
      globalThis.plimsollDatabase = undefined; // the next stage has another database
      await app.stop();
      removeDataDirectory(app.dataDirectory);
    },
  };
}
