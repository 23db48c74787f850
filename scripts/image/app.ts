/** The app in its container, as `docs/operations.md` tells: no migrations, no build, the secrets from files. */
import { commandEnvironment } from "../command-environment";
import { demandAuthSecret, openExternal } from "../database/external";
import { runCommand } from "../explained";
import { serve } from "../serve/server";
import { siteUrl } from "../start/address";
import { useStandaloneBuild } from "./standalone";

await runCommand(async () => {
  const environment = commandEnvironment();
  const authSecret = demandAuthSecret(environment);
  // The app has no use for the rights of the tables' owner.
  const { appUrl } = await openExternal({ ...environment, databaseOwnerUrl: undefined });
  const site = siteUrl(environment);
  process.env.DATABASE_URL = appUrl;
  process.env.NEXTAUTH_SECRET = authSecret;
  process.env.NEXTAUTH_URL = site;
  if (environment.smtpUrl) process.env.SMTP_URL = environment.smtpUrl;
  if (environment.databaseListenUrl) {
    process.env.DATABASE_LISTEN_URL = environment.databaseListenUrl;
  }
  const { oidcClientSecret } = environment;
  if (oidcClientSecret) process.env.OIDC_CLIENT_SECRET = oidcClientSecret;
  useStandaloneBuild();
  await serve({ dev: false, hostname: environment.host, port: environment.port });
  console.log(`Plimsoll is ready at ${site}`);
});
