import type { ReactNode } from "react";
import { SettingsPlaces } from "@/components/people/settings-places";
import { readsAudit } from "@/lib/server/audit/queries";
import { requireContext } from "@/lib/server/auth/session";
import { managesPeople } from "@/lib/server/people/access";

const MEMBERS = { href: "/settings/members", label: "Members" };
const FOR_OWNERS = [
  { href: "/settings/invitations", label: "Invitations" },
  { href: "/settings/teams", label: "Teams" },
  { href: "/settings/sign-in", label: "Sign-in" },
];
const AUDIT = { href: "/settings/audit", label: "Audit log" };

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const ctx = await requireContext();
  const places = [
    MEMBERS,
    ...(managesPeople(ctx) ? FOR_OWNERS : []),
    ...(readsAudit(ctx) ? [AUDIT] : []),
  ];
  return (
    <>
      <SettingsPlaces places={places} />
      {children}
    </>
  );
}
