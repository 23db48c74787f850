import type { Metadata } from "next";
import { CodeRule } from "@/components/people/code-rule";
import { RequireSso } from "@/components/people/require-sso";
import { SsoFacts } from "@/components/people/sso-facts";
import { PageMain } from "@/components/shell/page-main";
import { EmptyState } from "@/components/ui/empty-state";
import { requireContext } from "@/lib/server/auth/session";
import { managesPeople } from "@/lib/server/people/access";
import { readCodeRule } from "@/lib/server/people/code-rule";
import { readSignInRules } from "@/lib/server/people/sign-in-rules";

export const metadata: Metadata = { title: "Sign-in" };

export default async function SignInRulesPage() {
  const ctx = await requireContext();
  if (!managesPeople(ctx)) {
    return (
      <PageMain className="grid gap-6">
        <h1 className="text-h1">Sign-in</h1>
        <EmptyState>Owners decide how people sign in.</EmptyState>
      </PageMain>
    );
  }
  const [{ sso, requireSso, hasIdentity }, codes] = await Promise.all([
    readSignInRules(ctx),
    readCodeRule(ctx),
  ]);
  return (
    <PageMain className="grid gap-6">
      <h1 className="text-h1">Sign-in</h1>
      <section aria-labelledby="sso" className="grid max-w-measure gap-4">
        <h2 id="sso" className="text-h2">
          Single sign-on
        </h2>
        {sso ? (
          <SsoFacts {...sso} />
        ) : (
          <p className="text-ink-2">
            None is configured for this organisation. Whoever runs the server sets{" "}
            <code className="font-mono">OIDC_ISSUER</code>,{" "}
            <code className="font-mono">OIDC_CLIENT_ID</code> and{" "}
            <code className="font-mono">OIDC_CLIENT_SECRET</code>.
          </p>
        )}
        {requireSso ? (
          <p>
            It is required of everybody but owners: a password opens nothing for them.{" "}
            {sso ? "" : "Without a provider only owners come in."}
          </p>
        ) : null}
        {sso && !requireSso ? (
          <p className="text-ink-2">
            It may be used. Required, a password opens nothing any more, except for owners, who keep
            that way in for the day when {sso.name} does not answer.
            {hasIdentity ? "" : ` Sign in with ${sso.name} once yourself before you require it.`}
          </p>
        ) : null}
        {requireSso || (sso && hasIdentity) ? (
          <RequireSso isRequired={requireSso} name={sso?.name ?? "single sign-on"} />
        ) : null}
      </section>
      <section
        aria-labelledby="codes"
        className="grid max-w-measure gap-4 border-t border-line pt-4"
      >
        <h2 id="codes" className="text-h2">
          Codes
        </h2>
        <p>
          {codes.isRequired
            ? "Whoever signs in with a password, owners too, needs the code of an authenticator app as well. Single sign-on counts as one: what it asks for is decided there."
            : "Everybody decides under “Account” whether a password needs the code of an authenticator app as well."}{" "}
          {codes.withAuthenticator} of {codes.members}{" "}
          {codes.members === 1 ? "member has" : "members have"} an app.
        </p>
        <CodeRule isRequired={codes.isRequired} />
      </section>
    </PageMain>
  );
}
