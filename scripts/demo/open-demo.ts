import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Environment } from "@/lib/server/env";
import { serverAccount } from "../database/account";
import { runningInstance } from "../database/instance";
import { dataPlace } from "../database/place";
import { withApp } from "../database/with-app";
import { Explained } from "../explained";
import { PROJECT } from "../project";
import {
  newPasswords,
  readSignIns,
  type SignIns,
  signInLines,
  signInsPath,
  writeSignIns,
} from "./sign-ins";

/**
 * The environment that the demo runs in: a database of its own, in a folder `demo` beside the data of an installation.
 * What a filling that was broken off left there is removed. Throws an `Explained` where a database is named.
 */
export function demoEnvironment(environment: Environment): Environment {
  if (environment.databaseUrl || environment.databaseOwnerUrl) {
    throw new Explained(
      "The demo brings a database of its own and fills no other. Unset DATABASE_URL and DATABASE_OWNER_URL, or start with npm start.",
    );
  }
  const beside = dataPlace(PROJECT, serverAccount(), environment.dataDirectory);
  const dataDirectory = join(beside, "demo");
  const isBrokenOff = readSignIns(dataDirectory)?.filled === false;
  if (isBrokenOff && !runningInstance(dataDirectory)) {
    rmSync(join(dataDirectory, "postgres"), { recursive: true, force: true });
    rmSync(signInsPath(dataDirectory));
  }
  // Its people have made-up addresses: nobody is to be written to.
  return { ...environment, dataDirectory, smtpUrl: undefined, oidcClientSecret: undefined };
}

/**
 * Fills the demo's migrated database, once. Takes the app's address of it and the demo's folder. Returns the sign-ins,
 * those of the first time. Throws an `Explained` when the database holds what is not the demo's.
 */
export async function openDemo(appUrl: string, dataDirectory: string): Promise<SignIns> {
  const kept = readSignIns(dataDirectory);
  if (kept) return kept;
  const day = new Date().toISOString().slice(0, 10);
  const signIns = { day, filled: false, passwords: newPasswords() };
  return withApp(appUrl, async () => {
    const { isSetUp } = await import("@/lib/server/auth/setup");
    // Only what was empty before is ever removed as broken off.
    if (await isSetUp()) {
      throw new Explained(
        `${dataDirectory} holds an organisation that the demo did not make, so the demo leaves it alone.` +
          " Give the demo another place with PLIMSOLL_DATA.",
      );
    }
    console.log("Filling the demo, once.");
    writeSignIns(dataDirectory, signIns);
    const { fillDemo } = await import("@/prisma/seed/fill");
    await fillDemo(day, signIns.passwords);
    const filled = { ...signIns, filled: true };
    writeSignIns(dataDirectory, filled);
    return filled;
  });
}

/** What to tell whoever started the demo. */
export function demoWords(signIns: SignIns, dataDirectory: string): string {
  return (
    `Sign in there. The people of the demo, as they were on ${signIns.day}, with their passwords:\n\n` +
    `${signInLines(signIns)}\n\n` +
    `The passwords are kept in ${signInsPath(dataDirectory)}. Remove ${dataDirectory} to fill the demo anew.`
  );
}
