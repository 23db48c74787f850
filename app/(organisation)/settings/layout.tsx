import type { ReactNode } from "react";
import { SettingsPlaces } from "@/components/people/settings-places";

const PLACES = [{ href: "/settings/invitations", label: "Invitations" }];

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <SettingsPlaces places={PLACES} />
      {children}
    </>
  );
}
