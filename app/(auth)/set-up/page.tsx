import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { AccountForm } from "@/components/account/account-form";
import { Threshold } from "@/components/shell/threshold";
import { setUpAction } from "@/lib/actions/account";
import { isSetUp } from "@/lib/server/auth/setup";

export const metadata: Metadata = { title: "Set up Plimsoll" };

export default async function SetUpPage() {
  await connection();
  if (await isSetUp()) redirect("/sign-in");
  return (
    <Threshold home="/" afloat={false}>
      <h1 className="text-h1">Set up Plimsoll</h1>
      <p className="text-ink-2">
        Nobody has an account yet. The code that the server printed when it started shows that it is
        yours.
      </p>
      <AccountForm
        action={setUpAction}
        verb="Set up"
        refused="Nothing was created"
        fields={[
          {
            name: "code",
            label: "One-time code",
            autoComplete: "off",
            hint: "It stands in the terminal or in the log of the container. It works once, within a day.",
          },
          { name: "organisation", label: "Organisation", autoComplete: "organization" },
          { name: "name", label: "Your name", autoComplete: "name" },
          { name: "email", label: "Email", type: "email", autoComplete: "username" },
          {
            name: "password",
            label: "Password",
            type: "password",
            autoComplete: "new-password",
            hint: "12 characters or more, any kind.",
          },
        ]}
      />
    </Threshold>
  );
}
