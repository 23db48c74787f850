import type { ReactNode } from "react";
import { AppBar } from "../_components/app-bar";

export default function OrganisationLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <AppBar />
      {children}
    </>
  );
}
