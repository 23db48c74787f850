import type { ReactNode } from "react";
import { SettingsPlaces } from "@/components/people/settings-places";
import { requireContext } from "@/lib/server/auth/session";
import { managesPeople } from "@/lib/server/people/access";

const MEMBERS = { href: "/settings/members", label: "Members" };
const FOR_OWNERS = [
  { href: "/settings/invitations", label: "Invitations" },
  { href: "/settings/teams", label: "Teams" },
];

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const isOwner = managesPeople(await requireContext());
  return (
    <>
      <SettingsPlaces places={[MEMBERS, ...(isOwner ? FOR_OWNERS : [])]} />
      {children}
    </>
  );
}
