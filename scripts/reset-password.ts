import { afterReset, newResetLink, RESET_USAGE, readResetWords } from "./accounts/tokens";
import { commandEnvironment } from "./command-environment";
import { openDatabase } from "./database/open";
import { Explained, runCommand } from "./explained";
import { siteUrl } from "./start/address";

await runCommand(async () => {
  const asked = readResetWords(process.argv.slice(2));
  if (!asked) throw new Explained(`Usage: npm run reset-password ${RESET_USAGE}`);
  const environment = commandEnvironment();
  const { appUrl, close } = await openDatabase(environment);
  try {
    console.log(await newResetLink(appUrl, siteUrl(environment), asked));
    console.log(afterReset(asked.turnsCodeOff));
  } finally {
    await close();
  }
});
