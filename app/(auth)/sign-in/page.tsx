import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AccountForm } from "@/components/account/account-form";
import { SsoButton } from "@/components/account/sso-button";
import { Threshold } from "@/components/shell/threshold";
import { Callout } from "@/components/ui/callout";
import { signInAction } from "@/lib/actions/account";
import { contextOrNull, hasEndedSession, withoutCode } from "@/lib/server/auth/session";
import { isSetUp } from "@/lib/server/auth/setup";
import { ssoFailure } from "@/lib/server/auth/sso/refusal";
import { ssoSettings } from "@/lib/server/auth/sso/settings";

export const metadata: Metadata = { title: "Sign in" };

interface SignInPageProps {
  /**
   * `then=keep`: somebody came from the page without an account, to keep its files. `error`: how single sign-on failed.
   */
  searchParams: Promise<{ then?: string | string[]; error?: string | string[] }>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { then, error } = await searchParams;
  const isKeeping = then === "keep";
  if (await contextOrNull()) redirect(isKeeping ? "/keep" : "/projects");
  if (await withoutCode()) redirect("/sign-in/set-up-app");
  if (!(await isSetUp())) redirect("/set-up");
  const sso = ssoSettings();
  return (
    <Threshold home="/" footer={<Link href="/catalogue">Without an account: the catalogue</Link>}>
      <h1 className="text-h1">Sign in</h1>
      {(await hasEndedSession()) ? (
        <Callout title="You are signed out">
          Your session here was ended, or you are no member any more.
        </Callout>
      ) : null}
      {isKeeping ? (
        <p className="text-ink-2">
          Your files wait in this browser. The next page lists what would be sent.
        </p>
      ) : null}
      {sso ? (
        <>
          {error ? (
            <Callout variant="error" title={`Not signed in with ${sso.name}`} role="alert">
              {ssoFailure(String(error))}
            </Callout>
          ) : null}
          <SsoButton name={sso.name} then={isKeeping ? "/keep" : "/projects"} />
          <p className="flex items-center gap-3 text-small text-ink-2 before:h-px before:grow before:bg-line after:h-px after:grow after:bg-line">
            or with a password
          </p>
        </>
      ) : null}
      <AccountForm
        action={signInAction}
        verb="Sign in"
        refused="Not signed in"
        fields={[
          { name: "email", label: "Email", type: "email", autoComplete: "username" },
          {
            name: "password",
            label: "Password",
            type: "password",
            autoComplete: "current-password",
          },
        ]}
      >
        {isKeeping ? <input type="hidden" name="then" value="keep" /> : null}
      </AccountForm>
      <p>
        <Link href="/forgot-password">Forgot your password?</Link>
      </p>
    </Threshold>
  );
}
