import type { ReactNode } from "react";
import { PageMain } from "@/components/shell/page-main";
import { PublicHeader } from "@/components/shell/public-header";

const LINKS = [
  { href: "/try", label: "Try it" },
  { href: "/catalogue", label: "Catalogue" },
  { href: "/catalogue/five-steps", label: "Five steps" },
  { href: "/sign-in", label: "Sign in" },
];

export default function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <PublicHeader home="/" links={LINKS} />
      <PageMain>{children}</PageMain>
    </>
  );
}
