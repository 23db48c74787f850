import { Callout } from "@/components/ui/callout";
import { roleTexts } from "@/lib/core/model/text/en/catalogue";
import type { Role } from "@/lib/core/model/words";
import { formatDay } from "@/lib/utils";

interface ReadOnlyNoteProps {
  project: { readonly isExample: boolean; readonly archivedAt: string | null };
  role: Role;
}

/** Why nothing can be changed here, and what to do instead. */
export function ReadOnlyNote({ project: { isExample, archivedAt }, role }: ReadOnlyNoteProps) {
  if (isExample) {
    return (
      <Callout icon="lock" title="The example is read-only">
        Copy it to try answers of your own.
      </Callout>
    );
  }
  if (archivedAt !== null) {
    return (
      <Callout icon="archive" title={`Archived on ${formatDay(archivedAt)}`}>
        An archived project is read-only. Its answers stay as they are.
      </Callout>
    );
  }
  return (
    <Callout icon="lock" title="You can look, not change">
      Your role is {roleTexts[role].label.toLowerCase()}. Owners and assessors change projects.
    </Callout>
  );
}
