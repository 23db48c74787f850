/** What an operator does in a container: migrate the database, or offer somebody a new password. */
import {
  afterReset,
  firstAccount,
  newResetLink,
  newSetupCode,
  RESET_USAGE,
  readResetWords,
} from "../accounts/tokens";
import { commandEnvironment } from "../command-environment";
import { openExternal } from "../database/external";
import { prepareSchema } from "../database/prepare";
import { Explained, runCommand } from "../explained";
import { siteUrl } from "../start/address";

const USAGE = `Usage: manage.mjs migrate | manage.mjs reset-password ${RESET_USAGE}`;

await runCommand(async () => {
  const [command, ...words] = process.argv.slice(2);
  if (command === "migrate" && words.length === 0) return migrate();
  const asked = command === "reset-password" ? readResetWords(words) : null;
  if (asked) return offer(asked);
  throw new Explained(USAGE);
});

async function migrate(): Promise<void> {
  const environment = commandEnvironment();
  const addresses = await openExternal(environment);
  const { applied, separateRoles } = await prepareSchema({ project: process.cwd(), ...addresses });
  console.log(
    applied.length === 0 ? "The database is up to date." : `Applied: ${applied.join(", ")}.`,
  );
  if (!separateRoles) {
    console.warn("One role owns the tables and runs the app: docs/operations.md, two roles.");
  }
  const code = await newSetupCode(addresses.appUrl);
  if (code) console.log(firstAccount(siteUrl(environment), code));
}

async function offer(asked: NonNullable<ReturnType<typeof readResetWords>>): Promise<void> {
  const environment = commandEnvironment();
  const { appUrl } = await openExternal({ ...environment, databaseOwnerUrl: undefined });
  console.log(await newResetLink(appUrl, siteUrl(environment), asked));
  console.log(afterReset(asked.turnsCodeOff));
}
