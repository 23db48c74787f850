"use client";

import { tabStream } from "@/components/live/browser";
import { Avatar } from "@/components/ui/avatar";
import { Menu } from "@/components/ui/menu";
import { MenuItem } from "@/components/ui/menu-item";
import { signOutAction } from "@/lib/actions/account";

interface AccountMenuProps {
  name: string;
  email: string;
}

/** Who one is, and what one can do about it. */
export function AccountMenu({ name, email }: AccountMenuProps) {
  return (
    <Menu label={`Account of ${name}`} size="square" trigger={<Avatar name={name} size="lg" />}>
      <div role="presentation" className="mb-1 border-b border-line px-3 pt-1 pb-2">
        <p className="truncate font-semibold">{name}</p>
        <p className="truncate text-small text-ink-2">{email}</p>
      </div>
      <MenuItem href="/projects">Projects</MenuItem>
      <MenuItem href="/catalogue">Catalogue</MenuItem>
      <MenuItem href="/settings/members">Organisation</MenuItem>
      <MenuItem href="/account">Account</MenuItem>
      <form
        action={signOutAction}
        onSubmit={() => tabStream().leave()} // else its end, heard of, would load the page a second time
        role="presentation"
      >
        <MenuItem type="submit">Sign out</MenuItem>
      </form>
    </Menu>
  );
}
