import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Menu } from "@/components/ui/menu";

interface AccountMenuProps {
  name: string;
  email: string;
  children: ReactNode;
}

/** Who one is, and what one can do about it. */
export function AccountMenu({ name, email, children }: AccountMenuProps) {
  return (
    <Menu label={`Account of ${name}`} size="square" trigger={<Avatar name={name} size="lg" />}>
      <div role="presentation" className="mb-1 border-b border-line px-3 pt-1 pb-2">
        <p className="truncate font-semibold">{name}</p>
        <p className="truncate text-small text-ink-2">{email}</p>
      </div>
      {children}
    </Menu>
  );
}
