import { createServer } from "node:http";
import Provider from "oidc-provider";

/** What the provider says of somebody, beside their subject: `email`, `email_verified`, `name`, `groups`. */
type Claims = Readonly<Record<string, unknown>>;

/** A single sign-on provider on this machine. */
export interface SsoProvider {
  readonly issuer: string;
  /** What the app needs to know of it. */
  readonly env: Readonly<Record<string, string>>;
  /** Who has an account there, by subject. May be changed at any time. */
  readonly accounts: Map<string, Claims>;
  stop(): Promise<void>;
}

const CLIENT = { id: "plimsoll", secret: "the secret that the provider knows it by" };

/**
 * Starts one for an app at an address. It is the certified `oidc-provider`, with its own pages to sign in: a subject and
 * any password.
 */
export async function startSsoProvider(appUrl: string, port: number): Promise<SsoProvider> {
  const accounts = new Map<string, Claims>();
  const issuer = `http://localhost:${port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [`${appUrl}/api/auth/callback/oidc`],
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name", "groups"] },
    ttl: { AccessToken: 60, Grant: 600, IdToken: 60, Interaction: 600, Session: 600 },
    cookies: { keys: ["a key of the test"] },
    pkce: { required: () => true },
    findAccount: (_: unknown, subject: string) =>
      accounts.has(subject) && {
        accountId: subject,
        claims: () => ({ sub: subject, ...accounts.get(subject) }),
      },
  });
  const server = createServer(provider.callback());
  await new Promise<void>((resolve) => server.listen(port, resolve));
  return {
    issuer,
    env: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: CLIENT.id,
      OIDC_CLIENT_SECRET: CLIENT.secret,
      OIDC_NAME: "Nordhavn ID",
      OIDC_ROLES: "platform=owner,security=reviewer,builders=assessor",
    },
    accounts,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
