import type { Metadata } from "next";
import type { ReactNode } from "react";

/** Doors of one team's own house: nobody should come upon them in a search. */
export const metadata: Metadata = { robots: { index: false } };

export default function AuthLayout({ children }: { children: ReactNode }) {
  return children;
}
