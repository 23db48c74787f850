import { TopBar } from "@/components/shell/top-bar";
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
      account={{ name, email }}
    />
  );
}
