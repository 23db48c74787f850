import { newResetLink } from "./accounts/tokens";
import { commandEnvironment } from "./command-environment";
import { openDatabase } from "./database/open";
import { Explained, runCommand } from "./explained";
import { siteUrl } from "./start/address";

await runCommand(async () => {
  const email = process.argv[2];
  if (!email || process.argv.length > 3) throw new Explained("Usage: npm run reset-password EMAIL");
  const environment = commandEnvironment();
  const { appUrl, close } = await openDatabase(environment);
  try {
    console.log(await newResetLink(appUrl, siteUrl(environment), email));
    console.log("The link sets a new password once, within an hour, and ends all sessions.");
  } finally {
    await close();
  }
});
