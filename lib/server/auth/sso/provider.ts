import "server-only";
import type { OAuthConfig } from "next-auth/providers/oauth";
import type { SsoClaims } from "./enter";
import { type SsoSettings, withoutSlash } from "./settings";

/** What next-auth calls the provider: its callback is `/api/auth/callback/oidc`. */
const SSO = "oidc";

/** Patience with the provider, in milliseconds. */
const PATIENCE = 10_000;
/** Groups beyond that are not looked at. */
const MOST_GROUPS = 2_000;

type Claims = Readonly<Record<string, unknown>>;

/** The provider for next-auth: the code flow with PKCE, state and nonce, the ID token's signature checked. */
export function ssoProvider({
  issuer,
  clientId,
  clientSecret,
  name,
}: SsoSettings): OAuthConfig<Claims> {
  return {
    id: SSO,
    name,
    type: "oauth",
    wellKnown: `${issuer}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    authorization: { params: { scope: "openid email profile" } },
    httpOptions: { timeout: PATIENCE },
    userinfo: {
      async request({ client, tokens }) {
        const { id_token: idToken, access_token: accessToken } = tokens;
        if (!idToken || !accessToken) throw new Error("The provider sent no ID token.");
        // What it calls itself must be what was configured: one address may speak for many tenants.
        if (withoutSlash(client.issuer.metadata.issuer) !== issuer) {
          throw new Error("The provider is another than OIDC_ISSUER says.");
        }
        const claims = (tokens as { claims?: () => Claims }).claims?.() ?? {};
        // Some send groups and address only here. It is read for the same subject, or refused.
        const more = client.issuer.metadata.userinfo_endpoint
          ? await client.userinfo(accessToken)
          : {};
        if ("sub" in more && more.sub !== claims.sub)
          throw new Error("Two subjects in one sign-in.");
        return { ...more, ...claims, sub: String(claims.sub) };
      },
    },
    profile: ({ sub }) => ({ id: String(sub) }),
  };
}

/** Reads what the provider says of somebody; what has another form than expected was not said. */
export function claimsOf(profile: Claims, { issuer, groupsClaim }: SsoSettings): SsoClaims {
  const text = (value: unknown) => (typeof value === "string" && value ? value : null);
  const subject = text(profile.sub);
  if (!subject || subject.length > 255) throw new Error("The provider named nobody.");
  const groups = profile[groupsClaim];
  return {
    issuer,
    subject,
    email: text(profile.email),
    emailVerified: profile.email_verified === true || profile.email_verified === "true",
    name: text(profile.name),
    groups: (Array.isArray(groups) ? groups : [groups])
      .filter((group) => typeof group === "string")
      .slice(0, MOST_GROUPS),
  };
}
