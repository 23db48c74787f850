import type { Metadata } from "next";
import Link from "next/link";
import { connection } from "next/server";
import { AccountForm } from "@/components/account/account-form";
import { TokenFromAddress } from "@/components/account/token-from-address";
import { Threshold } from "@/components/shell/threshold";
import { HeldFields } from "@/components/ui/held-fields";
import { resetPasswordAction } from "@/lib/actions/account";

export const metadata: Metadata = { title: "Set a new password" };

export default async function ResetPasswordPage() {
  await connection();
  return (
    <Threshold home="/">
      <h1 className="text-h1">Set a new password</h1>
      <p className="text-ink-2">The link works once, within an hour. All sessions end.</p>
      {/* The link's secret comes from the address, by script. */}
      <HeldFields className="min-w-0">
        <AccountForm
          action={resetPasswordAction}
          verb="Set password"
          refused="The password was not set"
          done={
            <p>
              The new password is set. <Link href="/sign-in">Sign in</Link> with it.
            </p>
          }
          fields={[
            {
              name: "password",
              label: "New password",
              type: "password",
              autoComplete: "new-password",
              hint: "12 characters or more, any kind.",
            },
          ]}
        >
          <TokenFromAddress />
        </AccountForm>
      </HeldFields>
    </Threshold>
  );
}
