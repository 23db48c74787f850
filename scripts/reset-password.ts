import { commandEnvironment, openDatabase } from "./database/open";
import { Explained, runCommand } from "./explained";
import { localUrl } from "./start/address";

await runCommand(async () => {
  const email = process.argv[2];
  if (!email || process.argv.length > 3) throw new Explained("Usage: npm run reset-password EMAIL");
  const environment = commandEnvironment();
  const { appUrl, close } = await openDatabase(environment);
  try {
    const token = await makeToken(appUrl, email);
    const site = environment.publicUrl ?? localUrl(environment.host, environment.port);
    // After the `#`: that part of an address reaches no server and no log.
    console.log(`${site}/reset-password#${token}`);
    console.log("The link sets a new password once, within an hour, and ends all sessions.");
  } finally {
    await close();
  }
});

// Loaded only now: these modules read the database's address from the environment.
async function makeToken(appUrl: string, email: string): Promise<string> {
  process.env.DATABASE_URL = appUrl;
  const { createResetToken } = await import("@/lib/server/auth/change-password");
  const { describeFailure } = await import("@/lib/server/failure");
  const { database } = await import("@/lib/server/db");
  try {
    return await createResetToken(email);
  } catch (cause) {
    const failure = describeFailure(cause);
    const words = failure.code === "INVALID" ? "This is not an e-mail address." : failure.message;
    throw new Explained(words, { cause });
  } finally {
    await database().$disconnect();
  }
}
