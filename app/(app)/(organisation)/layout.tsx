import type { ReactNode } from "react";
import { requireContext } from "@/lib/server/auth/session";
import { AppBar } from "../_components/app-bar";

export default async function OrganisationLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <AppBar ctx={await requireContext()} />
      {children}
    </>
  );
}
