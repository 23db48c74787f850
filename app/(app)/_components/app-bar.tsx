import { AccountMenu } from "@/components/shell/account-menu";
import { TopBar } from "@/components/shell/top-bar";
import { MenuItem } from "@/components/ui/menu-item";
import { signOutAction } from "@/lib/actions/account";
import { ownAccount } from "@/lib/server/auth/account";
import type { Context } from "@/lib/server/auth/context";

interface AppBarProps {
  ctx: Context;
  project?: { name: string; href: string };
}

/** The top bar for whoever is signed in. */
export async function AppBar({ ctx, project }: AppBarProps) {
  const { name, email, organisation } = await ownAccount(ctx);
  return (
    <TopBar
      home="/projects"
      organisation={organisation}
      project={project}
      account={
        <AccountMenu name={name} email={email}>
          <MenuItem href="/projects">Projects</MenuItem>
          <MenuItem href="/catalogue">Catalogue</MenuItem>
          <MenuItem href="/account">Account</MenuItem>
          <form action={signOutAction} role="presentation">
            <MenuItem type="submit">Sign out</MenuItem>
          </form>
        </AccountMenu>
      }
    />
  );
}
