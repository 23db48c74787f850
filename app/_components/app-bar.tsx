import { TopBar } from "@/components/shell/top-bar";
import { requireAccount } from "@/lib/server/auth/session";

/** The top bar for whoever is signed in, over pages that are of no project. */
export async function AppBar() {
  const { name, email, organisation, unread } = await requireAccount();
  return (
    <TopBar
      home="/projects"
      organisation={organisation}
      account={{ name, email }}
      unread={unread}
    />
  );
}
