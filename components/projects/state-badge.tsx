import { Badge } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";

/** Says that a project is the example, or archived: both are read-only. Nothing for any other. */
export function StateBadge({
  project: { isExample, archivedAt },
}: {
  project: { readonly isExample: boolean; readonly archivedAt: string | null };
}) {
  if (isExample) return <Badge variant="slate">Example</Badge>;
  if (archivedAt === null) return null;
  return (
    <Badge variant="slate">
      <Icon name="archive" className="size-3" />
      Archived
    </Badge>
  );
}
