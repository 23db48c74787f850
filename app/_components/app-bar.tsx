import { TopBar } from "@/components/shell/top-bar";
import { requireAccount } from "@/lib/server/auth/session";

/** The top bar for whoever is signed in. */
export async function AppBar({ project }: { project?: { name: string; href: string } }) {
  const { name, email, organisation, unread } = await requireAccount();
  return (
    <TopBar
      home="/projects"
      organisation={organisation}
      project={project}
      account={{ name, email }}
      unread={unread}
    />
  );
}
