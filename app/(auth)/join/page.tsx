import type { Metadata } from "next";
import { connection } from "next/server";
import { Join } from "@/components/people/join";
import { Threshold } from "@/components/shell/threshold";
import { accountOrNull } from "@/lib/server/auth/session";

export const metadata: Metadata = { title: "Join by an invitation" };

export default async function JoinPage() {
  await connection();
  const account = await accountOrNull();
  return (
    <Threshold home="/">
      <h1 className="text-h1">Your invitation</h1>
      <Join account={account && { name: account.name, email: account.email }} />
    </Threshold>
  );
}
