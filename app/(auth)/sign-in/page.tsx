import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AccountForm } from "@/components/account/account-form";
import { Threshold } from "@/components/shell/threshold";
import { signInAction } from "@/lib/actions/account";
import { contextOrNull } from "@/lib/server/auth/session";
import { isSetUp } from "@/lib/server/auth/setup";

export const metadata: Metadata = { title: "Sign in" };

interface SignInPageProps {
  /** `then=keep`: somebody came from the page without an account, to keep its files. */
  searchParams: Promise<{ then?: string | string[] }>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const isKeeping = (await searchParams).then === "keep";
  if (await contextOrNull()) redirect(isKeeping ? "/keep" : "/projects");
  if (!(await isSetUp())) redirect("/set-up");
  return (
    <Threshold home="/" footer={<Link href="/catalogue">Without an account: the catalogue</Link>}>
      <h1 className="text-h1">Sign in</h1>
      {isKeeping ? (
        <p className="text-ink-2">
          Your files wait in this browser. The next page lists what would be sent.
        </p>
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
