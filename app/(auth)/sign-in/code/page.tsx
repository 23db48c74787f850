import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AccountForm } from "@/components/account/account-form";
import { Threshold } from "@/components/shell/threshold";
import { enterCodeAction } from "@/lib/actions/account";
import { isAskedForCode } from "@/lib/server/auth/challenge";

export const metadata: Metadata = { title: "Enter a code" };

interface CodePageProps {
  /** As with the sign-in page, which leads here. */
  searchParams: Promise<{ then?: string | string[] }>;
}

export default async function CodePage({ searchParams }: CodePageProps) {
  const isKeeping = (await searchParams).then === "keep";
  if (!(await isAskedForCode())) redirect("/sign-in");
  return (
    <Threshold home="/" footer={<Link href="/sign-in">Back to sign-in</Link>}>
      <h1 className="text-h1">Enter a code</h1>
      <AccountForm
        action={enterCodeAction}
        verb="Sign in"
        refused="Not signed in"
        fields={[
          {
            name: "code",
            label: "Code",
            autoComplete: "one-time-code",
            hint: "The six digits that your authenticator app shows now, or one of your recovery codes.",
          },
        ]}
      >
        {isKeeping ? <input type="hidden" name="then" value="keep" /> : null}
      </AccountForm>
      <p className="text-small text-ink-2">
        Lost the app and the recovery codes? An owner of your organisation can turn the code off.
      </p>
    </Threshold>
  );
}
