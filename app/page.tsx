import { redirect } from "next/navigation";
import { requireContext } from "@/lib/server/auth/session";

export default async function FrontPage(): Promise<never> {
  await requireContext();
  redirect("/projects");
}
