import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { AccountForm } from "@/components/account/account-form";
import { Threshold } from "@/components/shell/threshold";
import { forgotPasswordAction } from "@/lib/actions/account";
import { isSetUp } from "@/lib/server/auth/setup";
import { mailConfigured } from "@/lib/server/mail/send-mail";

export const metadata: Metadata = { title: "Forgot your password?" };

export default async function ForgotPasswordPage() {
  await connection();
  if (!(await isSetUp())) redirect("/set-up");
  return (
    <Threshold home="/" footer={<Link href="/sign-in">Back to sign-in</Link>}>
      <h1 className="text-h1">Forgot your password?</h1>
      {mailConfigured() ? (
        <AccountForm
          action={forgotPasswordAction}
          verb="Mail me a link"
          refused="No link was asked for"
          done="If somebody signs in by this address, a link is on its way. It works once, within an hour."
          fields={[{ name: "email", label: "Email", type: "email", autoComplete: "username" }]}
        />
      ) : (
        <>
          <p>
            Ask an owner of your organisation: under “Organisation”, “Members”, they make a link
            with which you set a new password.
          </p>
          <p className="text-ink-2">
            If you are the only owner, whoever runs the server makes it with{" "}
            <code className="font-mono">npm run reset-password EMAIL</code>.
          </p>
        </>
      )}
    </Threshold>
  );
}
