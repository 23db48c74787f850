import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { Authenticator } from "@/components/account/authenticator";
import { Threshold } from "@/components/shell/threshold";
import { Button } from "@/components/ui/button";
import { signOutAction } from "@/lib/actions/account";
import { authenticatorOf } from "@/lib/server/auth/authenticator";
import { contextOrNull, withoutCode } from "@/lib/server/auth/session";

export const metadata: Metadata = { title: "Set up an authenticator app" };

/** Where members are sent whose organisation asks for a code that they have not set up. */
export default async function SetUpAppPage() {
  const lacking = await withoutCode();
  const ctx = lacking?.ctx ?? (await contextOrNull());
  if (!ctx) redirect("/sign-in");
  const authenticator = await authenticatorOf(ctx.personId);
  return (
    <Threshold home="/">
      <h1 className="text-h1">Set up an authenticator app</h1>
      {lacking ? (
        <p>
          {lacking.account.organisation} asks everybody who signs in with a password for a code as
          well.
        </p>
      ) : (
        <p>
          <Link href="/projects">Go to the projects</Link>
        </p>
      )}
      {lacking && authenticator.isOn ? (
        <p>Your app is set up: sign out, and sign in with its code.</p>
      ) : (
        <Authenticator {...authenticator} />
      )}
      <form action={signOutAction} className="border-t border-line pt-4">
        <Button type="submit">Sign out</Button>
      </form>
    </Threshold>
  );
}
